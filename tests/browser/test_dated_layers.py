"""Dragging over the days that matter: control, line, corridor, zone and posts follow without a request."""

import json
from datetime import date

import pytest

from contactline.geography import as_of, turns
from tests.browser.conftest import map_frame

EPOCH = date(1970, 1, 1)
NAMED = [
    "2020-09-26", "2020-11-21", "2020-11-26", "2020-12-02", "2022-03-25", "2022-08-27", "2023-09-25", "2024-01-02",
]  # fmt: skip


@pytest.fixture
def shown(open_page):
    """What the map shows on a day, after the time control has told it so."""
    page = open_page("v=1&on=2020-09-26")
    frame = map_frame(page)
    frame.wait_for_function("window.contactline.state().told")

    def on(day):
        number = (day - EPOCH).days
        return json.loads(
            frame.evaluate(
                f"(window.contactline.setTime({number}, 30), JSON.stringify(window.contactline.state()))"
            )
        )

    return on


def test_the_named_days_show_what_python_says(shown):
    """On each named day the browser draws the same holders, line, corridor and zone as `as_of`."""
    for day in map(date.fromisoformat, NAMED):
        situation, state = as_of(day), shown(day)

        assert state["control"] == {cell.id: period.value for cell, period in situation.cells}
        assert state["lines"] == [feature.id for feature, _ in situation.lines]
        assert state["corridors"] == [feature.id for feature, _ in situation.corridors]
        assert state["zones"] == [feature.id for feature, _ in situation.zones]


def test_every_turn_of_the_facts_is_a_turn_of_the_map(shown):
    """On no day on which a fact changes does the map fall behind the facts."""
    assert [
        day for day in turns() if shown(day)["control"] != {c.id: p.value for c, p in as_of(day).cells}
    ] == []
