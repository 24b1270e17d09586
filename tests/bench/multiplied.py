"""A very large library, made out of a smaller one by the database itself: a million events in a minute, not in six."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from contactline.library import Store
from contactline.library.schema import PARTS
from tests.bench import synthetic

SEED = 20_000
"""Events that are made and written one by one."""

# The same at every run: steps by numbers that share no factor with the days and the points of the grid.
_EVENT = """
insert into event (num, id, origin, dataset, base, overlay, review, gone, seq, kind, earliest, latest, known, live)
select num + :shift, id || '-' || :turn, origin, dataset,
  case when json_extract(base, '$.location') is null then json_set(base, '$.when', day)
  else json_set(base, '$.when', day, '$.location[0]', lat, '$.location[1]', lon) end,
  overlay, review, gone, seq, kind, day, day, known, live
from (select *, date('1988-02-20', '+' || ((num * 7919 + :turn * 104729) % 13900) || ' days') as day,
  38.9 + (num * 6007 + :turn * 15013) % 19001 / 10000.0 as lat, 45.2 + (num * 8009 + :turn * 20011) % 27001 / 10000.0 as lon
  from event where num between :first and :last)"""
_BESIDE = (
    "insert into event_place select place_id, event_num + :shift from event_place where event_num between :first and :last",
    "insert into event_actor select actor_id, event_num + :shift from event_actor where event_num between :first and :last",
    f"insert into event_text select num + :shift * {PARTS}, event_num + :shift, words from event_text"
    " where event_num between :first and :last",
)


def filled(path: Path, count: int) -> None:
    """Make a library on SQLite with so many made-up events beside the release: copies on other days, at other points."""
    seed = min(SEED, count)
    synthetic.filled(path, seed)
    store = Store.open(str(path))
    bounds = "select min(num), max(num) from event where dataset = 'made-up'"
    with store.database.engine.begin() as connection:
        first, last = connection.execute(text(bounds)).one()
        for turn in range(1, -(-count // seed)):
            step = {"shift": turn * last, "turn": turn, "first": first, "last": last}
            _copy(connection, step)
    store.database.engine.dispose()


def _copy(connection, step):
    connection.execute(text(_EVENT), step)
    for statement in _BESIDE:
        connection.execute(text(statement), step)
