"""The one HTML file as an HTML parser reads it, and our modules as one script."""

import hashlib
import json
import re
from base64 import b64encode
from dataclasses import replace

import lxml.html
import pytest

from contactline.maps.one_file import MOST_EVENTS, Page, page_html
from contactline.maps.one_file.scripts import joined
from contactline.ui.saved_map import page_file
from contactline.ui.time_control import TimeControlData, control_parts
from tests.unit.exporting.fixtures import HOSTILE, hostile, taken


def timeline(view):
    """What the time control is sent."""
    return TimeControlData(
        min=0, max=20000, day=18571, days=30, histogram=[0], windows=[30], events=None, exact=None,
        mask="AA==", called={}, selected=-1, layers=sorted(view.state.layers), viewport=view.state.viewport, told=1,
        names="both", description="", lengths={"30": "30 days"}, lang=view.state.lang, locale="en-GB-u-nu-latn",
        dir="ltr", words={}
    )  # fmt: skip


def opened(view):
    """The page of a view, as lxml reads it."""
    return lxml.html.document_fromstring(page_file(view, timeline(view)).decode())


def data_of(page):
    """The text of the page's data."""
    return page.get_element_by_id("contactline-data").text


def test_the_page_holds_the_hash_of_its_own_data():
    """Who gets the file from a third hand can tell whether its data was changed."""
    page = opened(taken())

    written = page.xpath("//meta[@name='contactline-data-sha256']/@content")[0]

    assert written == hashlib.sha256(data_of(page).encode()).hexdigest()
    assert written in page.find(".//footer").text_content()


def test_the_policy_lets_nothing_out_and_runs_only_the_two_scripts_of_the_file():
    """Everything is forbidden but these scripts, by their hashes, and pictures that are in the file."""
    page = opened(taken())

    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]

    scripts = [script.text for script in page.iter("script") if script.get("type") != "application/json"]
    hashes = [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts]
    assert policy.startswith("default-src 'none'; ")
    assert re.search(r"script-src ([^;]*)", policy)[1].split() == hashes
    assert "connect-src" not in policy and "http" not in policy


def test_words_that_follow_a_large_map_stay_out_of_the_page():
    """They name events by their numbers on the dashboard's map; the page has all words, by numbers of its own."""
    sent = replace(timeline(taken()), called={"at": [0], "id": ["another"], "label": ["Another event"]})

    data = json.loads(data_of(lxml.html.document_fromstring(page_file(taken(), sent).decode())))

    assert data["time"]["called"] == {"at": [], "id": [], "label": []}
    assert data["map"]["events"]["id"] == [event.id for event in taken().events]


def test_the_page_names_no_file_outside_itself():
    """No script, style, picture or frame has an address."""
    page = opened(taken())

    assert page.xpath("//*[@src] | //link | //iframe | //object | //base") == []


def test_hostile_titles_stay_data():
    """No title makes an element, ends the script that it stands in, or becomes an address to follow."""
    view = hostile()

    page = opened(view)

    labels = json.loads(data_of(page))["map"]["events"]["label"]
    assert len(page.xpath("//script")) == 3 and page.xpath("//evil") == []
    assert all(mark not in data_of(page) for mark in "<>&`$")
    assert any(HOSTILE[0] in label for label in labels)


def test_the_page_holds_its_citation_licence_and_link():
    """In the reader's language, at its foot."""
    view = taken("ar")

    foot = opened(view).find(".//footer").text_content()

    assert (
        view.provenance.citation in foot and view.provenance.licence in foot and view.provenance.link in foot
    )


def test_more_events_than_a_page_holds_are_refused():
    """With the limit in the message, instead of a file that no phone opens."""
    page = Page(
        "",
        "",
        "",
        {"lang": "en", "dir": "ltr"},
        {},
        [()] * (MOST_EVENTS + 1),
        "",
        {},
        control_parts(),
        {},
        "",
    )

    with pytest.raises(ValueError, match=f"one file holds {MOST_EVENTS} events, not {MOST_EVENTS + 1}"):
        page_html(page)


def test_modules_become_one_script_with_a_scope_each():
    """Named and default exports are handed on; two modules may use one name for two things."""
    core = "const DAY = 1;\nexport function twice(n) { return 2 * n * DAY; }\n"
    page = 'import { twice as double } from "./core.js";\nconst DAY = 2;\nexport default function () { double(DAY); }\n'

    script = joined({"core": core, "page": page})

    assert "const { twice: double } = module_core;" in script
    assert "return { twice };" in script and "return { started };" in script
    assert re.search(r"^(import|export)\b", script, re.MULTILINE) is None


def test_an_import_that_is_not_known_is_refused():
    """A module that somebody writes in another way fails here and not in the reader's browser."""
    with pytest.raises(ValueError, match="could not be joined"):
        joined({"page": 'import * as all from "./core.js";\n'})


def test_a_module_that_stands_before_none_it_needs_is_refused():
    """A file without one of its modules would open on an empty map."""
    with pytest.raises(ValueError, match="core"):
        joined({"page": 'import { one } from "./core.js";\n'})
