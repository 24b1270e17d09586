"""What is taken away: the events and the geography of a view, as the screen shows them and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from contactline.exports.provenance import Provenance
from contactline.geography import DatedFeature, Period
from contactline.library import RELEASE
from contactline.model import Event
from contactline.view import ViewState, encode

Dated = tuple[DatedFeature, Period]

_EVENT = "EVENT-OF-THE-LINK"


@dataclass(frozen=True, slots=True)
class Taken:
    """A view with what it shows.

    ``events`` are those of the list beside the map; ``geography`` has what the map shows of the day's cells,
    lines, road, zone and posts, each with its period. ``title`` says what the screen calls an event, ``colours``
    how it fills a cell by its holder. ``told`` gives the same events with their reports, which only the evidence
    needs: it is asked only then.
    """

    state: ViewState
    provenance: Provenance
    events: Sequence[Event]
    geography: Sequence[Dated]
    title: Callable[[Event], str]
    colours: Mapping[str, str]
    told: Callable[[], Iterable[Event]]

    def link_of(self) -> Callable[[str], str]:
        """Return what gives the link of the view with an event of it opened, by the event's id."""
        shown = replace(self.state, release=RELEASE.version, event=_EVENT)
        head, _, tail = encode(shown).partition(_EVENT)
        address = self.provenance.link.partition("?")[0]
        return lambda event_id: f"{address}?{head}{event_id}{tail}"


def shown_on(features: Iterable[DatedFeature], on: date, layers: frozenset[str]) -> tuple[Dated, ...]:
    """Return the features of a day whose layer is ticked, with that day's period; posts go with the zone."""
    return tuple(
        (feature, period)
        for feature in features
        if ("zone" if feature.layer == "post" else feature.layer) in layers and (period := feature.on(on))
    )
