"""What goes into a release: only what may be given on, as one pure value."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from contactline.library.curated import curated_events
from contactline.library.package.tombstones import Tombstone, shipped_tombstones
from contactline.library.release import RELEASE, Release
from contactline.library.shipped import shipped_events
from contactline.model import Event, Review


class Terms(Protocol):
    """Whose data an imported event is, and whether it may be given on."""

    @property
    def id(self) -> str:
        """What ``Event.dataset`` says."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def licence(self) -> str:
        """The licence, as the dataset's makers name it."""
        ...

    @property
    def citation(self) -> str:
        """How its makers ask to be cited."""
        ...

    @property
    def redistributable(self) -> bool:
        """Whether the licence lets others pass the data on."""
        ...


@dataclass(frozen=True, slots=True)
class ReleaseContent:
    """Everything of a release that is not a file of ``data/``: its name and day, the events, the ids that went.

    ``datasets`` are the terms of other people's data that is in it.
    """

    release: Release
    events: tuple[Event, ...]
    tombstones: tuple[Tombstone, ...] = ()
    datasets: tuple[Terms, ...] = field(default=())


def shipped_content(release: Release = RELEASE) -> ReleaseContent:
    """Return the content of the project's own release."""
    return content_of((*curated_events(), *shipped_events()), shipped_tombstones().values(), release=release)


def content_of(
    events: Iterable[Event],
    tombstones: Iterable[Tombstone] = (),
    datasets: Iterable[Terms] = (),
    release: Release = RELEASE,
) -> ReleaseContent:
    """Return the content of a release made from ``events``, leaving out what may not or should not be given on.

    In go the events that the project ships, and of others those that an editor accepted or edited. Out stay what
    was rejected, and other people's data whose terms are not known or forbid it. Events and tombstones are
    sorted by id; the id of an event that is in it has no tombstone, and of two tombstones of one id the one that
    leads somewhere stays.
    """
    terms = {one.id: one for one in datasets if one.redistributable}
    kept = {event.id: event for event in events if _may_go(event, terms)}
    used = {event.dataset for event in kept.values()}
    return ReleaseContent(
        release,
        tuple(kept[identity] for identity in sorted(kept)),
        tuple(_graves(tombstones, kept)),
        tuple(terms[identity] for identity in sorted(used & terms.keys())),
    )


def _graves(tombstones: Iterable[Tombstone], kept: Container[str]) -> list[Tombstone]:
    by_heirs = sorted(tombstones, key=lambda one: bool(one.to))
    unique = {one.id: one for one in by_heirs if one.id not in kept}
    return [unique[identity] for identity in sorted(unique)]


def _may_go(event: Event, terms: Mapping[str, Terms]) -> bool:
    if event.review is Review.REJECTED or (event.dataset and event.dataset not in terms):
        return False
    return event.review is not Review.AUTOMATIC or event.id in _shipped_ids()


@cache
def _shipped_ids() -> frozenset[str]:
    return frozenset(event.id for event in (*curated_events(), *shipped_events()))
