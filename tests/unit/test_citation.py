"""Citations as other people's programs read them: pybtex, rispy, citeproc-py, and the official schema of CSL-JSON."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import rispy
from citeproc import Citation as CitedItems
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pybtex.database import parse_string

from contactline.exports import (
    FORMATS,
    article_record,
    data_sha256,
    event_records,
    release_record,
    view_record,
)
from contactline.exports.citation import one_line, web_address
from contactline.exports.formats import bibtex, csl_json, ris
from contactline.library import RELEASE, curated_events
from contactline.model import Citation
from contactline.view import decode, default_state, encode

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 26)
ADDRESS = "https://example.org/map"
CSL_SCHEMA = Draft7Validator(
    json.loads((ROOT / "tests" / "fixtures" / "csl" / "csl-data.json").read_text(encoding="utf-8"))
)
TITLES = [
    "بوتين يجري محادثات مع علييف وباشينيان بشأن قره باغ",
    "Заявление 10 ноября 2020 года",
    "Հայաստանի վարչապետի հայտարարությունը",
    "Dağlıq Qarabağ: 100 % & more",
    'A } that { closes } too much }}, note = {x}, "quoted" \\input{/etc/passwd} $x^2$ #1 a_b ~',
    "two\nlines\r\nER  - \nTY  - BOOK\nTI  - forged",
    "@book{forged, title = {x}}",
    "\u2028a line separator and \u202eturned text",
]
HOSTILE = st.one_of(
    st.sampled_from(TITLES),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.text(st.sampled_from('{}\\%&$#_~^"@,=\n\r -TYER'), min_size=1, max_size=40),
).filter(lambda text: one_line(text))


def read_bibtex(text):
    """The entries by key, as pybtex reads them."""
    return dict(parse_string(text, "bibtex").entries)


def plain(tex):
    """The plain text of a field, as TeX would print it."""
    names = {"braceleft": "{", "braceright": "}", "backslash": "\\", "asciitilde": "~", "asciicircum": "^"}
    tex = re.sub(r"^\{(.*)\}$", r"\1", tex, flags=re.DOTALL)
    return re.sub(r"\{\\text(\w+)\}|\\([%&$#_])", lambda m: names[m[1]] if m[1] else m[2], tex)


def records():
    """A view, an event with its sources, the release and an article, as a scholar would cite them together."""
    event = next(event for event in curated_events() if event.id == "ev-19880220-1")
    state = default_state("en")
    return (
        view_record(state, ADDRESS, DAY),
        *event_records(event, event.title, state, ADDRESS, DAY),
        release_record(ADDRESS, DAY, data_sha256()),
        article_record(Citation(TITLES[0], "تاس", date(2021, 3, 12)), DAY, "ar"),
    )


def article(title, publisher="تاس", url="https://example.org/?a=1&b=%20_#x~"):
    """The record of an article with this title."""
    return article_record(Citation(title, publisher, date(2021, 3, 12), url), DAY)


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_title_comes_back_whole_from_bibtex(title, publisher):
    """No brace, percent sign, line feed or forged entry in a title changes what a reader of BibTeX finds."""
    record = article(title, publisher)

    entries = read_bibtex(bibtex([record, article("the next one")]))

    assert list(entries) == [record.key, article("the next one").key]
    assert plain(entries[record.key].fields["title"]) == one_line(title)
    assert plain("{" + entries[record.key].fields["journal"] + "}") == one_line(publisher)


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_title_comes_back_whole_from_ris(title, publisher):
    """No line of a title is taken for a tag of its own."""
    found = rispy.loads(ris([article(title, publisher), article("the next one")]))

    assert [entry["title"] for entry in found] == [one_line(title), "the next one"]
    assert found[0]["secondary_title"] == one_line(publisher)


@settings(deadline=None)
@given(HOSTILE)
def test_any_title_comes_back_whole_from_csl_json(title):
    """CSL-JSON holds the title as it is, and nothing else moves."""
    assert json.loads(csl_json([article(title)]))[0]["title"] == one_line(title)


@pytest.mark.parametrize("title", TITLES[:3])
def test_arabic_russian_and_armenian_titles_stand_in_the_files_as_they_are(title):
    """UTF-8, not escapes: people read these files too."""
    assert all(title in writer.write([article(title)]) for writer in FORMATS.values())


def test_the_three_formats_name_the_same_records():
    """A view, an event, its sources, the release and an article: the same keys in all three."""
    keys = [record.key for record in records()]

    assert list(read_bibtex(bibtex(records()))) == keys
    assert [entry["id"] for entry in rispy.loads(ris(records()))] == keys
    assert [item["id"] for item in json.loads(csl_json(records()))] == keys


def csl_faults(written):
    """What the official schema of CSL-JSON finds wrong with a file."""
    return [fault.message for fault in CSL_SCHEMA.iter_errors(json.loads(written))]


def test_our_csl_json_is_what_its_official_schema_asks_for():
    """A view, an event with its sources, the release and an article: only known types, variables and forms of dates."""
    assert csl_faults(csl_json(records())) == []


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_csl_json_of_any_title_is_what_its_schema_asks_for(title, publisher):
    """No title and no publisher makes a file that a reference manager refuses."""
    assert csl_faults(csl_json([article(title, publisher)])) == []


def test_the_schema_finds_a_file_that_is_wrong():
    """It is held against more than whether a file is JSON: a variable that there is not, and a day of four parts."""
    wrong = [{"id": "x", "type": "webpage", "colour": "red", "issued": {"date-parts": [[2020, 11, 10, 1]]}}]

    assert len(csl_faults(json.dumps(wrong))) == 2


def test_a_citation_processor_writes_a_bibliography_from_our_csl_json():
    """citeproc-py, with a style that is not ours, prints the title, the paper and the year."""
    source = CiteProcJSON(json.loads(csl_json(records())))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(CitedItems([CitationItem(record.key) for record in records()]))

    printed = [str(entry) for entry in bibliography.bibliography()]

    assert len(printed) == len(records())
    assert any(TITLES[0] in entry and "تاس" in entry and "2021" in entry for entry in printed)
    assert any("Contact Line" in entry and "2026" in entry for entry in printed)


def test_the_link_in_a_citation_opens_the_view_that_was_cited():
    """The address of a view's citation decodes to the same view, in every format unescaped."""
    state = replace(default_state("ru"), q="Шуша & 100 %", days=7)
    record = view_record(state, ADDRESS, DAY)

    read = read_bibtex(bibtex([record]))[record.key].fields["url"]

    assert decode(read.partition("?")[2]) == (state, ())
    assert [entry["urls"] for entry in rispy.loads(ris([record]))] == [[f"{ADDRESS}?{encode(state)}"]]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "on 12 March 2021"), ("ar", "12 مارس 2021"), ("ru", "12 марта 2021")]
)
def test_a_view_is_titled_by_its_day_in_the_readers_language(lang, words):
    """The title says the day and the period, as the page does."""
    record = view_record(default_state(lang), ADDRESS, DAY)

    assert words in record.title
    assert (record.language, record.version, record.accessed) == (lang, RELEASE.version, DAY)


def test_an_event_is_cited_beside_its_sources_and_names_them():
    """The event's record points at one record for each source: a map is not cited for what a paper wrote."""
    own, *sources = records()[1:-2]

    assert own.related == tuple(source.key for source in sources)
    assert "event=ev-19880220-1" in own.url and "on=1988-02-20" in own.url
    assert own.notes[0] == "Date of the event (EDTF): 1988-02-20"
    assert len(sources) == 3 and all(source.url.startswith("http") for source in sources)


def test_a_source_is_dated_no_finer_than_its_day_is_known():
    """An address that is only known to be of a month gets no day."""
    month = Citation("Unification", "x", None, "http://thisweekinarmenianhistory.blogspot.com/2016/12/"
                     "unification-of-armenia-and-artsakh.html")  # fmt: skip

    assert article_record(month, DAY).issued == (2016, 12)
    assert article_record(Citation("a", "b"), DAY).issued == ()


def test_a_release_is_cited_by_version_licence_and_checksum():
    """Who has the files can compute the number that was cited."""
    record = release_record(ADDRESS, DAY, data_sha256())

    assert record.version == RELEASE.version
    assert any(note == f"SHA-256: {data_sha256()}" for note in record.notes)
    assert any("SOURCES.md" in note for note in record.notes)


def test_the_checksum_of_the_data_changes_with_any_byte_and_any_name(tmp_path):
    """The same files give the same number; another name or another byte gives another."""
    roots = [tmp_path / name for name in ("a", "b", "c", "d")]
    files = [("x.csv", "1"), ("x.csv", "1"), ("x.csv", "2"), ("y.csv", "1")]
    for root, (name, text) in zip(roots, files, strict=True):
        (root / "release").mkdir(parents=True)
        (root / "release" / name).write_text(text)

    sums = [data_sha256(root) for root in roots]

    assert sums[0] == sums[1]
    assert len(set(sums)) == 3


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""])
def test_only_web_addresses_are_cited(address):
    """A bibliography is clicked on: no other scheme gets into it."""
    assert web_address(address) == ""


@settings(deadline=None)
@given(st.text(max_size=80))
def test_an_address_has_nothing_that_could_end_a_field(tail):
    """Braces, backslashes, quotes and spaces are percent-encoded, whatever an address holds."""
    assert not re.search(r"[{}\\\"\s<>]", web_address(f"https://example.org/{tail}"))
