"""The import step: what it says before anything is kept, and what it hands on."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.unit.importing.fixtures import raw

TABLE = "date;place;kind;title\n17.10.2020;Jabrayil;clash;<img src=x onerror=alert(1)>\nyesterday;Shusha;clash;x\n"


def page(lang):
    """A page with the step alone; what it saves stands in the session."""
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function as a script of its own)

    from contactline.ui.import_block import show_import  # noqa: PLC0415

    show_import(lang, lambda dataset, events: st.session_state.update(saved=(dataset, events)))


def step(form, name, content, lang="en"):
    """The step after a file was uploaded as one form of data."""
    app = AppTest.from_function(page, kwargs={"lang": lang}, default_timeout=60).run()
    app.radio(key="import.as").set_value(form).run()
    return app.file_uploader(key="import.file").set_value((name, content, "text/csv")).run()


def shown(app):
    """All HTML that the step shows."""
    return " ".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize(("form", "name"), [("ucdp", "ucdp.csv"), ("acled", "acled_new.csv")])
def test_nothing_is_kept_before_the_user_says_so(form, name):
    """A preview is no import."""
    app = step(form, name, raw(name))

    assert not app.exception and "saved" not in app.session_state


def test_the_good_rows_are_handed_on():
    """The button hands the events and whose they are to the library."""
    app = step("ucdp", "ucdp.csv", raw("ucdp.csv"))

    app.button(key="import.save").click().run()

    dataset, events = app.session_state["saved"]
    assert (dataset.id, len(events)) == ("ucdp-ged", 5)


def test_the_user_sees_how_many_rows_were_left_out():
    """Read, to bring in, outside, not readable: nothing is dropped without a word."""
    app = step("ucdp", "ucdp.csv", raw("ucdp.csv"))

    assert [part in shown(app) for part in ("Rows read: 8", "in: 5", "time: 1", "Not readable: 2")] == [
        True
    ] * 4


def test_acled_is_announced_with_its_terms():
    """Whoever brings in ACLED reads what it allows."""
    app = step("acled", "acled_new.csv", raw("acled_new.csv"))

    assert "ACLED’s terms" in app.info[0].value


def test_a_table_is_mapped_by_its_header():
    """The columns are found by their names, the form of the dates by the dates."""
    app = step("table", "notes.csv", TABLE.encode())

    assert (app.selectbox(key="import.map.date").value, app.selectbox(key="import.form").value) == (
        "date",
        "d.m.y",
    )


def test_a_row_that_cannot_be_read_is_shown_with_its_place():
    """The reader can go to the row and column, and knows what to do."""
    app = step("table", "notes.csv", TABLE.encode())

    assert "row 3, column \u2068date\u2069" in shown(app) and "no date of the chosen form" in shown(app)


def test_hostile_cells_are_only_text():
    """Markup in a cell reaches the page escaped."""
    app = step("table", "notes.csv", TABLE.encode())

    assert "&lt;img" in shown(app) and "<img" not in shown(app)


def test_a_changed_kind_reaches_the_library():
    """What the user says of a value holds for its rows."""
    app = step("table", "notes.csv", TABLE.encode())

    app.selectbox(key="import.kind.clash").set_value("incident").run()
    app.button(key="import.save").click().run()

    assert [event.kind for event in app.session_state["saved"][1]] == ["incident"]


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_the_step_speaks_the_readers_language(lang):
    """No English sentence is left beside a translated one."""
    app = step("table", "notes.csv", TABLE.encode(), lang)

    assert not app.exception and "cannot be read" not in shown(app) and "column" not in shown(app)


def test_a_file_that_is_no_table_says_so():
    """Bytes that are no text lead to a sentence, not to a crash."""
    app = step("table", "notes.csv", b"\x00\x01\x02")

    assert not app.exception and "this is no table of text" in shown(app)


@pytest.mark.parametrize("private", [True, False])
def test_the_user_says_who_may_see_a_table(private):
    """Visitors see it unless the user says otherwise."""
    app = step("table", "notes.csv", TABLE.encode())

    app.checkbox(key="import.own-use").set_value(private).run()
    app.button(key="import.save").click().run()

    assert app.session_state["saved"][0].own_use is private


def test_who_sees_acled_is_not_for_the_user_to_say():
    """Its terms are fixed: there is nothing to choose."""
    app = step("acled", "acled_new.csv", raw("acled_new.csv"))

    app.button(key="import.save").click().run()

    assert app.session_state["saved"][0].own_use and not app.checkbox
