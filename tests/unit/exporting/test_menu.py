"""The menu: what it offers of a view, and that nothing is made before it is asked for."""

import csv
import json
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from contactline.ui.live import timeline_of
from contactline.ui.take_away import NAMES, offered, taken_of
from contactline.view import default_state, select


@pytest.fixture
def filtered(catalogue, shipped):
    """The ceasefires of November 2020, with what the page knows of them."""
    store = shipped[0]
    state = replace(default_state(), on=date(2020, 11, 10), days=30, kinds=frozenset({"ceasefire"}))
    selection = select(catalogue, state, store.matching)
    return taken_of(state, catalogue, selection, store, "https://example.org/"), catalogue, selection


def file_of(name, view):
    """The file that the menu would save."""
    taken, catalogue, selection = view
    return offered(
        name, lambda: taken, catalogue, selection, lambda: timeline_of(taken.state, catalogue, selection)
    ).make()


def test_a_file_holds_the_list_of_the_screen(filtered):
    """What the filters and the period let through, in that order, and nothing else."""
    _, catalogue, selection = filtered

    rows = list(csv.DictReader(file_of("csv", filtered).decode("utf-8-sig").splitlines()))

    assert [row["id"] for row in rows] == [catalogue.events[i].id for i in selection.visible]
    assert {row["kind"] for row in rows} == {"ceasefire"}


def test_the_one_html_file_holds_all_days_and_passes_the_same_filters(filtered):
    """Its time control moves to other days: events of the filters on any of them are there."""
    _, catalogue, selection = filtered

    page = file_of("html", filtered).decode()

    data = json.loads(page.split('id="contactline-data">')[1].split("</script>")[0])
    assert data["map"]["events"]["id"] == [catalogue.events[i].id for i in selection.matching]
    assert len(selection.matching) > len(selection.visible)


def test_the_evidence_comes_from_the_library_of_the_reader(catalogue, shipped):
    """The words of the events on the screen, though the map's own events come without them."""
    state = replace(default_state(), on=date(2021, 3, 12), days=30)
    selection = select(catalogue, state, shipped[0].matching)
    view = taken_of(state, catalogue, selection, shipped[0], "https://example.org/"), catalogue, selection

    items = json.loads(file_of("evidence", view))["first"]["items"]

    assert items and {item["target"]["selector"][0]["type"] for item in items} == {"TextPositionSelector"}


@pytest.mark.parametrize("name", NAMES)
def test_every_format_of_the_menu_makes_a_file(name, filtered):
    """Each of them, of the same view."""
    assert len(file_of(name, filtered)) > 1000


def test_nothing_is_made_before_the_click(filtered):
    """The menu is drawn with every move of the time control: it may gather nothing each time."""

    _, catalogue, selection = filtered

    def fails():
        raise AssertionError("gathered before it was asked for")

    offer = offered("csv", fails, catalogue, selection, fails)

    assert offer.extension == "csv"


@pytest.mark.parametrize("name", ["csv", "geojson", "kml", "ics", "evidence", "svg"])
def test_a_file_of_an_empty_view_says_so(name, catalogue, shipped):
    """In the reader's language, where the file says what it is of."""
    state = replace(default_state("ru"), on=date(1999, 6, 1), days=1, kinds=frozenset({"referendum"}))
    selection = select(catalogue, state, shipped[0].matching)
    view = taken_of(state, catalogue, selection, shipped[0], "https://example.org/"), catalogue, selection

    assert not selection.visible
    assert "В этом виде нет событий" in file_of(name, view).decode("utf-8").replace("\r\n ", "")


def page():
    """The menu alone, over the whole library, with one HTML file chosen."""
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function as a script of its own)

    from contactline.ui import live, take_away  # noqa: PLC0415
    from contactline.view import default_state, select  # noqa: PLC0415

    st.session_state["take-away"] = True  # open
    st.session_state["take-away.format"] = "html"
    state, events = default_state(), live.catalogue()
    selection = select(events, state, live.store().matching)
    take_away.take_away(state, events, selection, lambda: live.timeline_of(state, events, selection))


def test_a_page_of_too_many_events_is_refused_before_the_click(shipped, catalogue, monkeypatch):
    """The reader is told the limit and their own number, and what to do; the button waits."""
    monkeypatch.setattr("contactline.ui.live.store", lambda: shipped[0])
    monkeypatch.setattr("contactline.ui.live.catalogue", lambda: catalogue)
    monkeypatch.setattr("contactline.ui.take_away.store", lambda: shipped[0])
    monkeypatch.setattr("contactline.ui.take_away.MOST_EVENTS", 10)

    app = AppTest.from_function(page, default_timeout=100).run()

    assert not app.exception
    assert app.info[0].value == (
        f"One HTML file holds at most 10 events; {len(catalogue.events)} pass these filters. Choose fewer by filters."
    )
    assert app.get("download_button")[0].proto.disabled
