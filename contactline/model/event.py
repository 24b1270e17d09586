"""A happening on the map: reports that were merged, or a row of the curated chronology."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contactline.model.article import Citation
from contactline.model.kinds import KINDS
from contactline.model.report import ActorMention, PlaceMention, Report, Status
from contactline.model.when import When


class Origin(StrEnum):
    """Where an event comes from: read out of an article by rule, or checked by hand."""

    ARTICLE = "article"
    CURATED = "curated"


class Grade(StrEnum):
    """How far a curated event was verified; an event read from an article has the article's word only."""

    VERIFIED_2PLUS = "verified_2plus"
    VERIFIED_1 = "verified_1"
    MEMORY = "memory"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with all that is known of it.

    ``title`` is empty for events read from articles: the screen builds their title from kind, places
    and actors in the reader's language. ``report`` and ``article_id`` are None for curated events.
    """

    id: str
    kind: str
    when: When
    title: str
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    status: Status
    origin: Origin
    grade: Grade
    certainty: str
    citations: tuple[Citation, ...]
    other_actors: tuple[str, ...] = ()
    report: Report | None = None
    article_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse an event of no known kind or with no source."""
        if self.kind not in KINDS:
            raise ValueError(f"event {self.id}: {self.kind!r} is no kind of happening")
        if not self.citations:
            raise ValueError(f"event {self.id} has no source")
