"""What is doubtful in the data, by its own grades: each doubt with what it is about and out of how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from contactline.geography import Holding, Settlement, holdings, settlement_holdings, settlements
from contactline.library import curated_events
from contactline.model import Event, Grade
from contactline.names.publishers import FROM_MEMORY, publishers

Any_ = TypeVar("Any_")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt by its key: ``count`` of ``total`` things have it.

    ``items`` are what the data says of them, each once: an event's title, an act, the note of a dispute.
    """

    key: str
    count: int
    total: int
    items: tuple[str, ...] = ()


def doubts() -> tuple[Doubt, ...]:
    """Return the doubts of the shipped data; one that nothing has any more is left out."""
    events = curated_events()
    held = (*holdings(), *settlement_holdings())
    found = (
        _doubt("events-memory", events, lambda one: one.grade is Grade.MEMORY, _told),
        _doubt("events-one-source", events, lambda one: one.grade is Grade.VERIFIED_1),
        _doubt("events-unsure", events, lambda one: one.certainty != "high", _told),
        _doubt("control-memory", held, lambda one: one.verification == "memory", _act),
        _doubt("control-low", held, lambda one: one.certainty == "low", _act),
        _doubt("control-disputed", held, lambda one: one.dispute_note, lambda one: one.dispute_note),
        _doubt("control-day", held, lambda one: one.from_earliest != one.from_latest),
        _doubt("points", settlements(), _own_point, lambda one: f"{one.name}: {one.coord_source}"),
        _doubt("owners", publishers().all, lambda one: one.ownership_source == FROM_MEMORY),
    )
    return tuple(one for one in found if one.count)


def _doubt(
    key: str,
    things: Iterable[Any_],
    is_doubtful: Callable[[Any_], object],
    name: Callable[[Any_], str] | None = None,
) -> Doubt:
    everything = tuple(things)
    doubtful = [one for one in everything if is_doubtful(one)]
    return Doubt(
        key, len(doubtful), len(everything), tuple(dict.fromkeys(map(name, doubtful))) if name else ()
    )


def _told(event: Event) -> str:
    return f"{event.when.edtf}: {event.title}"


def _act(row: Holding) -> str:
    return f"{row.valid_from}: {row.basis}"


def _own_point(row: Settlement) -> bool:
    """Whether a point is our own and from no gazetteer."""
    return row.coord_source.startswith("own")
