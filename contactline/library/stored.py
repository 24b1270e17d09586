"""An event as the library keeps it: what its sources say, what an editor corrected, its review, or its tombstone."""

from __future__ import annotations

from dataclasses import dataclass, field

from contactline.library.fields import Fields, Json, corrected
from contactline.model import Event, Origin, Review, SourcedReport


@dataclass(frozen=True, slots=True)
class Gone:
    """Why an event is no more, and the ids of the events that it went to."""

    reason: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event of the library.

    ``base`` is what the release, the reports or an importer say; ``overlay`` holds the JSON of the fields
    that an editor set and stays when the base is renewed. ``seq`` is the number of the write that it had last.
    """

    id: str
    origin: Origin
    base: Fields
    overlay: Json = field(default_factory=dict[str, object])
    dataset: str = ""
    review: Review = Review.AUTOMATIC
    gone: Gone | None = None
    reports: tuple[SourcedReport, ...] = ()
    seq: int = 0

    @property
    def fields(self) -> Fields:
        """What is said of the event now: the editor's word over the sources'."""
        return corrected(self.base, self.overlay)

    @property
    def is_live(self) -> bool:
        """Whether a map may show it: it is dated, neither rejected nor gone."""
        return self.gone is None and self.review is not Review.REJECTED and self.fields.when is not None

    def event(self) -> Event | None:
        """Return the event as a map shows it; None for a tombstone, and for a draft that has no date."""
        if self.gone is not None:
            return None
        return event_of(self.id, self.fields, self.origin, self.review, self.dataset, self.reports)


def event_of(
    name: str,
    said: Fields,
    origin: Origin,
    review: Review,
    dataset: str,
    reports: tuple[SourcedReport, ...] = (),
) -> Event | None:
    """Return the event with an id of which this is said; None where its date is not known."""
    if said.when is None:
        return None
    cited = (
        (*said.citations, *dict.fromkeys(told.citation for told in reports)) if reports else said.citations
    )
    return Event(
        id=name,
        kind=said.kind,
        when=said.when,
        title=said.title,
        places=said.places,
        actors=said.actors,
        status=said.status,
        origin=origin,
        grade=said.grade,
        certainty=said.certainty,
        citations=cited,
        other_actors=said.other_actors,
        reports=reports,
        location=said.location,
        review=review,
        dataset=dataset,
        deaths=said.deaths,
    )
