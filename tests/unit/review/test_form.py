"""The form of the review: what its fields begin with, as the browser itself is told it."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from contactline.library import Fields, StoredEvent
from contactline.model import (
    ActorMention,
    ActorRole,
    Location,
    Origin,
    PlaceMention,
    PlaceRole,
    Status,
    When,
)

SAID = Fields(
    kind="clash",
    when=When.parse("2020-10-12~"),
    status=Status.ALLEGED,
    title="Shelling by the road",
    places=(PlaceMention("hadrut", PlaceRole.AT), PlaceMention("shusha", PlaceRole.FROM)),
    actors=(ActorMention("az", ActorRole.PARTICIPANT),),
    location=Location(39.5, 47.0, 2.0, "a hill"),
)
EVENT = StoredEvent("ev-form", Origin.CURATED, SAID, seq=7)

BEGUN = {
    "date": "2020-10-12~",
    "kind": "Clash",
    "status": "alleged",
    "places": ["Hadrut", "Shusha / Shushi"],
    "places.hadrut": ["at"],
    "places.shusha": ["from"],
    "actors": ["Azerbaijan"],
    "actors.az": ["participant"],
    "location.drawn": True,
    "location.lat": 39.5,
    "location.lon": 47.0,
    "location.radius": 2.0,
    "location.label": "a hill",
    "title": "Shelling by the road",
}
"""What each field of the event's form begins with, by the part of its key."""


def page(event):
    """A page with the form alone; what it would save stands in the session."""
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function as a script of its own)

    from contactline.ui.review_form import form_fields, show_form  # noqa: PLC0415
    from contactline.view import default_state  # noqa: PLC0415

    show_form(event, default_state())
    st.session_state["fields"] = form_fields(event)


def run(event):
    """The form of an event, run for the first time."""
    return AppTest.from_function(page, kwargs={"event": event}, default_timeout=60).run()


@pytest.fixture(scope="module")
def form():
    """The form of the event above."""
    return run(EVENT)


@pytest.fixture
def fields(form):
    """The form's fields by the part of their keys, each with what the browser is told of it."""
    widgets = [*form.text_input, *form.selectbox, *form.multiselect, *form.checkbox, *form.number_input]
    prefix = f"form.{EVENT.id}.{EVENT.seq}."
    return {one.key.removeprefix(prefix): one.proto for one in widgets if one.key.startswith(prefix)}


def default(proto):
    """The default of a field, as the browser shows it; a choice names it by its position among the options."""
    if not hasattr(proto, "options"):
        return proto.default
    labels = [option.split(" · ")[0] for option in proto.options]
    return labels[proto.default] if isinstance(proto.default, int) else [labels[at] for at in proto.default]


def test_the_table_names_every_field_of_the_form(fields):
    """No field of the form is left out of the tests below."""
    assert fields.keys() == BEGUN.keys()


@pytest.mark.parametrize("part", BEGUN)
def test_a_field_begins_by_its_widgets_own_default(fields, part):
    """The value is in the widget and not in the session alone: a browser that has not drawn it yet loses nothing."""
    assert (default(fields[part]), fields[part].set_value) == (BEGUN[part], False)


def test_a_form_that_nobody_touched_says_what_the_event_says(form):
    """Every field is read back as it began."""
    assert form.session_state["fields"] == SAID


def test_what_an_event_leaves_open_the_form_leaves_open():
    """No date, no place, no actor and no title are made up for a draft that has none."""
    bare = replace(SAID, when=None, title="", places=(), actors=(), location=None)

    assert run(replace(EVENT, base=bare)).session_state["fields"] == bare
