"""An event that very many articles tell: its reports are shown a few at a time, and all can be reached."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from contactline.library.desk import new_event
from tests.telling import report, told

SHELLING = report("incident", "2020-10-04", "stepanakert", "az-mod")


def event(count):
    """An event that so many articles tell."""
    return new_event([told(f"a{n:02}", SHELLING, published="2020-10-10") for n in range(count)])


def page(shown):
    """A page with the event's sources and reports, as a map shows it."""
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function as a script of its own)

    from contactline.i18n import words  # noqa: PLC0415
    from contactline.ui.report_pages import reports_shown, show_turn, sources_shown  # noqa: PLC0415

    reports = reports_shown(shown.id, shown.reports)
    st.text(" ".join(one.article_id for one in reports))
    st.text(" ".join(one.title for one in sources_shown(shown)))
    show_turn(shown.id, shown.reports, words("en"), "test")


def opened(shown):
    """The page of an event, run."""
    return AppTest.from_function(page, args=(shown,)).run()


@pytest.mark.parametrize(("count", "buttons"), [(1, 0), (12, 0), (13, 2)])
def test_few_reports_stand_on_one_page(count, buttons):
    """There is nothing to turn where all are shown."""
    found = opened(event(count).event())

    assert len(found.button) == buttons
    assert len(found.text[0].value.split()) == min(count, 12)


def test_every_report_is_reached_by_turning_on():
    """Page by page, each report once, each with its source beside it."""
    found, seen = opened(event(30).event()), []
    for number in (1, 2, 3):
        assert re.search(f"told by 30 reports.*page {number} of 3", found.markdown[0].value)
        seen += found.text[0].value.split()
        assert re.findall(r"a\d\d", found.text[1].value) == found.text[0].value.split()
        if number < 3:
            found.button[1].click().run()

    assert seen == [f"a{n:02}" for n in range(30)] and found.button[1].disabled


def test_sources_of_its_own_are_always_shown():
    """What a chronology cites for an event stands on each page of the reports that were merged into it."""
    stored = event(30)
    own = told("own", SHELLING).citation
    shown = replace(stored.event(), citations=(own, *stored.event().citations))

    found = opened(shown)
    found.button[1].click().run()

    assert "Title of own" in found.text[1].value and "Title of a00" not in found.text[1].value
