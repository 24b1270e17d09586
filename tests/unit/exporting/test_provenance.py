"""Whatever is saved says where it is from."""

import json
from dataclasses import replace

import pytest

from contactline.exports import DATA_FILES, data_sha256, file_name
from contactline.library import RELEASE
from contactline.view import decode, default_state
from tests.unit.exporting.fixtures import ADDRESS, taken


def text_of(name, content):
    """A saved file as text that can be searched; escapes and folded lines undone."""
    text = content.decode("utf-8", errors="replace")
    if name == "ics":
        text = text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
    if name == "kml":
        text = text.replace("&amp;", "&")
    return text


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
@pytest.mark.parametrize("name", DATA_FILES)
def test_every_format_holds_its_citation_licence_link_and_version(name, lang):
    """Who finds the file alone can cite it, knows its terms, opens its view and names its version."""
    view = taken(lang)

    text = text_of(name, DATA_FILES[name].write(view))

    wanted = (
        view.provenance.citation,
        view.provenance.licence,
        view.provenance.link,
        RELEASE.version,
        data_sha256(),
    )
    assert [part for part in wanted if part not in text and json.dumps(part)[1:-1] not in text] == []


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_view_without_events_says_where_it_is_from_too(name):
    """An empty answer is an answer: that nothing passed these filters, in this version."""
    view = taken(events=[])

    assert view.provenance.link in text_of(name, DATA_FILES[name].write(view))


def test_the_link_inside_opens_the_view_in_the_release_that_was_read():
    """Not in the release that an older link had asked for."""
    view = taken("ar", kinds=frozenset({"ceasefire"}), release="2020.1")

    state, problems = decode(view.provenance.link.removeprefix(f"{ADDRESS}?"))

    assert (state, problems) == (replace(view.state, release=RELEASE.version), ())


def test_a_file_is_named_by_its_day_and_its_whole_view():
    """Two views of one day have two names; the same view has the same."""
    state = default_state()

    names = [file_name(one, "csv") for one in (state, replace(state, kinds=frozenset({"clash"})), state)]

    assert names[0].startswith("contactline-2021-03-12-") and names[0].endswith(".csv")
    assert names[0] == names[2] != names[1]
