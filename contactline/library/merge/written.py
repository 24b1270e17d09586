"""What the reports of an event say, as it is written beside the event: so it is compared without its reports being read."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from contactline.library.merge.days import Days
from contactline.library.merge.gist import Gist, interned
from contactline.library.merge.scoring import Group
from contactline.model import Status


def group_to_json(group: Group) -> str:
    """Return a group as JSON: a list of lists, one for each gist, with how many say so."""
    rows = [[*_row(said), many] for said, many in group.gists]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1 << 15)
def group_from_json(written: str) -> Group:
    """Return the group that ``group_to_json`` wrote; the same events are compared again and again."""
    return Group(tuple((_gist(*row), many) for *row, many in json.loads(written)))


def _row(said: Gist) -> list[Any]:
    days = [said.days.first, said.days.last] if said.days else None
    return [said.kind, days, said.places, said.about, said.actors, said.status.value]


def _gist(
    kind: str,
    days: tuple[int, int] | None,
    places: list[str],
    about: list[str],
    actors: list[str],
    status: str,
) -> Gist:
    found = Days(*days) if days else None
    return interned(Gist(kind, found, tuple(places), tuple(about), tuple(actors), Status(status)))
