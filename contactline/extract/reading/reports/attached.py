"""A sentence with its dates, places and actors, each given to the trigger or saying that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contactline.extract.reading.reports.attachment import Ground, attach, ground_of
from contactline.extract.reading.reports.dating import Dated, does_not_belong, without_dateline
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.idle import idle_triggers
from contactline.extract.reading.reports.linking import Links, both_sides, links_of
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.page import Page
from contactline.extract.reading.reports.pointing import pointed_at
from contactline.extract.reading.reports.seats import without_seats
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import PlaceMention, Status

_NEAR = 40
"""A date that follows a trigger within so many characters may be its own."""


class Attached(NamedTuple):
    """A scene of a page with what belongs to what; ``owned`` are dates by the identity of their mark."""

    page: Page
    scene: Scene
    ground: Ground
    dates: Sequence[Dated]
    places: Sequence[Named]
    owned: dict[int, list[Dated]]
    links: Links

    def draft_of(self, mark: Mark, status: Status) -> Draft:
        """Return a draft that knows its words only."""
        what = self.page.folded.span(mark.start, mark.end)
        return Draft(mark.row.kind, mark, self.scene.sentence, [what], status)

    def pointed_at(self, mark: Mark) -> list[PlaceMention]:
        """Return the place that words beside a trigger point back to, or nothing."""
        before = self.page.places_before(self.scene.sentence.end)
        opened = [date.start for date in self.dates]
        return pointed_at(mark, self.scene, before, self.ground, self.page.folded, opened)


def attached(page: Page, scene: Scene) -> Attached:
    """Return a scene with its dates, places and actors; triggers that turn out to tell nothing are left out."""
    sentence, text = scene.sentence, page.folded.text
    ground = ground_of(scene, text, page.words)
    dates = without_dateline(page.dates_in(sentence), sentence, text, page.article.published)
    dates = _outside_triggers(dates, scene)
    owned = _owned_dates(dates, scene, ground, page.words.participles)
    idle = idle_triggers(scene, owned, ground)
    if idle:
        scene = scene.without(idle)
        dates = _outside_triggers(dates, scene)
        owned = _owned_dates(dates, scene, ground, page.words.participles)
    found = _with_names(page, scene, ground, dates, owned)
    unplaced = [
        one
        for one in scene.triggers
        if one.row.placed and not (found.links.places[id(one)] or found.pointed_at(one))
    ]
    if not unplaced:
        return found
    scene = scene.without(unplaced)  # "took", but no town
    return _with_names(page, scene, ground, dates, _owned_dates(dates, scene, ground, page.words.participles))


def _outside_triggers(dates: Sequence[Dated], scene: Scene) -> list[Dated]:
    """Leave out a date of a relative clause within the words of a trigger that another date stands beside.

    "The town that fell in 1993 was returned on 3 May", where "town … returned" are the words.
    """
    return [
        date
        for date in dates
        if len(dates) == 1
        or not any(
            one.start < date.start and date.end < one.end and scene.has("relative", one.start, date.start)
            for one in scene.triggers
        )
    ]


def _with_names(
    page: Page, scene: Scene, ground: Ground, dates: Sequence[Dated], owned: dict[int, list[Dated]]
) -> Attached:
    """Add the places at which something may happen and the actors of a sentence."""
    named = page.actors_in(scene.sentence)
    places = without_seats(page.places_in(scene.sentence), named, scene, ground)
    actors = sorted([*named, *both_sides(scene, page.words, named)], key=lambda one: (one.start, one.end))
    return Attached(page, scene, ground, dates, places, owned, links_of(scene, places, actors, ground))


def _owned_dates(
    dates: Sequence[Dated], scene: Scene, ground: Ground, participles: tuple[str, ...]
) -> dict[int, list[Dated]]:
    spans = [(one.start, one.end) for one in dates]
    found = attach(
        spans,
        scene,
        ground,
        lambda one, anchor: does_not_belong(one, anchor, ground.text),
        more=scene.more,
        listed=False,
    )
    owned = {name: [dates[i] for i in mine] for name, mine in found.items()}
    if len(dates) > 1 and len(scene.triggers) > 1:
        _share(owned, scene, ground, participles)
    return owned


def _share(owned: dict[int, list[Dated]], scene: Scene, ground: Ground, ends: tuple[str, ...]) -> None:
    """Give the first of two dates to a trigger without one that it follows: "after the shelling on 1 May they met on"."""
    for one in scene.triggers:
        if owned[id(one)]:
            continue
        for other in scene.triggers:
            mine = owned[id(other)]
            if len(mine) > 1 and (
                _follows(mine[0], one, other, ground) or _frames(mine, other, one, ground, ends)
            ):
                owned[id(one)] = [mine.pop(0)]
                break


def _follows(date: Dated, one: Mark, other: Mark, ground: Ground) -> bool:
    """Whether a date stands between two triggers, after the first and parted from it by nothing."""
    between = one.end <= date.start and date.end <= other.start and date.start - one.end < _NEAR
    return between and not ground.weight(one.end, date.start)


def _frames(dates: Sequence[Dated], other: Mark, one: Mark, ground: Ground, ends: tuple[str, ...]) -> bool:
    """Whether the first of a participle's dates before it is the later verb's: "on Monday X, opened in 1975, was shut"."""
    if not ends or not dates[1].end <= other.start < other.end < one.start:
        return False
    return ground.text[other.start : other.end].endswith(ends)
