"""The map's data is inert, the same for the same input."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from contactline.geography import base_layers, dated_features
from contactline.library import curated_events, shipped_events
from contactline.maps import Form, Labels, MapEvents, build_map, map_data, marks_of
from contactline.maps.payload import CORE, inert_json, labels
from contactline.model import PlaceMention, PlaceRole, Status, When
from contactline.names import PLACES
from contactline.ui.describe import event_line
from contactline.view import HOME

HOSTILE = "<img src=x onerror=alert(1)> ${alert(1)} `alert` </script> \u2028 '\" &lt;"


def chart(label=lambda event: event.title, address_of=lambda _: ""):
    """The map of all shipped events as the browser gets it."""
    labels = Labels("en", "ltr", str, label, {})
    events = (*curated_events(), *shipped_events())
    data = map_data(dated_features(), base_layers(), MapEvents.of(events), labels, address_of=address_of)
    return generate_leaflet_string(build_map(data, HOME, date(2020, 11, 20), 30))


@given(st.text())
def test_json_is_inert_wherever_it_stands(text):
    """No character is left that HTML, JavaScript or a template literal could take for its own."""
    assert not re.search("[<>&`$'\u2028\u2029]", inert_json({"title": text}))


def test_a_hostile_label_reaches_the_map_as_data_only():
    """The map's script has none of the label's markup."""
    script = chart(lambda event: HOSTILE)

    assert (
        "<img" not in script
        and "${alert" not in script
        and "</script" not in script
        and "`alert" not in script
    )


def test_the_same_input_gives_the_same_script():
    """The frame reloads whenever the script changes, so it must not change by itself."""
    assert chart() == chart()


def test_what_lies_at_an_address_is_not_sent_with_the_map():
    """What all views of a language are drawn from is there, and the view itself in the script."""
    given = []

    def address_of(data):
        given.append(json.loads(data))
        return "../../parcels/1"

    script = chart(address_of=address_of)

    assert len(script) < 5_000 and '"beside":"../../parcels/1"' in script
    assert '"days":30' in script and not {"view", "day", "days"} & given[0].keys()


def test_no_asset_comes_from_elsewhere():
    """The map's script and styles name no other host."""
    assert not re.search(r"""["'(]https?://(?!www\.w3\.org)""", re.sub(r'"texts":\[.*?\]', "", chart()))


def test_talks_are_never_a_dot_inside_the_region_they_are_about():
    """What a place is only about is drawn as a badge on it."""
    events = shipped_events()
    about = {i for i, event in enumerate(events) if {place.role.value for place in event.places} == {"about"}}

    assert about and {mark.form for mark in marks_of(events) if mark.event in about} == {Form.BADGE}


def test_a_dateline_draws_nothing():
    """Where an article was written is no place of what it tells."""
    event = replace(curated_events()[0], places=(PlaceMention("baku", PlaceRole.ORIGIN),))

    assert list(marks_of([event])) == []


def test_the_names_of_the_first_gazetteer_are_written_first():
    """Towns and villages that were added later appear only further in, and their districts not at all."""
    rank = {row["text"]: row["rank"] for row in labels(lambda place: place)}
    added = [place for place in PLACES.values() if place.id not in CORE]

    assert rank["tabriz"] > rank["goris"]
    assert rank["vazashen"] > rank["talish"]
    assert not [
        place.id for place in added if place.kind in ("district", "meeting_place") and place.id in rank
    ]


@pytest.mark.parametrize("status", [Status.PLANNED, Status.ALLEGED, Status.DENIED, Status.CALLED_FOR])
def test_what_is_not_said_to_have_happened_is_never_a_full_dot(status):
    """A planned, alleged, denied or demanded happening is pale on the map and named so in words."""
    told = replace(
        shipped_events()[0],
        kind="capture",
        when=When.parse("2020-11-08"),
        places=(PlaceMention("shusha", PlaceRole.AT),),
        status=status,
    )

    assert [mark.form for mark in marks_of([told])] == [Form.FAINT]
    assert status.value in event_line(told, "en")
