"""About: what the page says of the project follows from the data, and changes when the data does."""

import json
from dataclasses import replace
from datetime import date

import pytest

from contactline.i18n import words
from contactline.library import RELEASE, curated_events
from contactline.library.package import PastRelease
from contactline.model import Citation, Grade
from contactline.names import Group
from contactline.ui import about_page
from contactline.ui.about.correcting import correcting
from contactline.ui.about.errors import known
from contactline.ui.about.naming import two_names
from contactline.ui.about.quality import quality as quality_html
from contactline.ui.about.releases import versions
from contactline.ui.about.sources import sources
from contactline.view.about import (
    Doubt,
    ErrorsError,
    Part,
    QualityError,
    Step,
    doubts,
    geometry_figures,
    known_errors,
    libraries,
    outlines,
    parts,
    quality,
    source_counts,
    steps,
    vendored,
)
from contactline.view.about.errors import KNOWN_ERRORS
from contactline.view.about.figures import QUALITY
from contactline.view.state import UI_LANGUAGES

SAY = words("en")
TASS = Citation("Posts", "TASS", None, "https://tass.com/defense/1")
MEMORY = Citation("own knowledge", "not verified with the tools")


def test_a_source_that_is_cited_twice_is_counted_once():
    """What counts is its address: another title for it is no other source."""
    counts = source_counts([TASS, replace(TASS, title="Posts of 16 November")])

    assert (counts.total, counts.groups) == (1, ((Group.RUSSIAN, 1),))


def test_a_source_from_memory_belongs_to_no_publisher():
    """What nobody looked up is counted apart, and is not among the undated."""
    counts = source_counts([TASS, MEMORY])

    assert (counts.total, counts.memory, counts.undated, counts.groups) == (2, 1, 1, ((Group.RUSSIAN, 1),))


def test_every_source_is_counted_in_one_group():
    """Groups, unknown publishers and sources from memory add up to all."""
    counts = source_counts(source for part in parts() for source in part.sources)

    assert sum(count for _, count in counts.groups) + counts.unknown + counts.memory == counts.total


def test_the_page_counts_the_sources_it_is_given():
    """Other sources make another page: no figure of it is written down."""
    part = Part("events", 4321, frozenset({TASS}))

    page = sources((part,), source_counts([TASS]), SAY)

    assert "4,321" in page
    assert "cites 1 different sources of 1 publishers" in page


def test_doubts_follow_the_grades_of_the_data():
    """The events from memory are those that the chronology grades so, each named."""
    graded = [event for event in curated_events() if event.grade is Grade.MEMORY]

    found = next(one for one in doubts() if one.key == "events-memory")

    assert (found.count, found.total) == (len(graded), len(curated_events()))
    assert [event.title for event in graded] == [item.split(": ", 1)[1] for item in found.items]


@pytest.mark.parametrize("key", [doubt.key for doubt in doubts()])
def test_every_doubt_is_said_with_its_numbers(key):
    """A kind of doubt has a sentence of its own."""
    page = known((), (Doubt(key, 98765, 123456),), SAY)

    assert "98765" in page
    assert "123456" in page


def test_what_the_data_says_is_text_on_the_page():
    """A title with marks of HTML is shown as it stands."""
    page = known((), (Doubt("events-memory", 1, 1, ("<img src=x>",)),), SAY)

    assert "<img" not in page


def test_each_known_error_names_a_file_that_exists():
    """Who wants to know more finds it."""
    root = KNOWN_ERRORS.parents[1]

    assert [one.where for one in known_errors() if not (root / one.where).exists()] == []


@pytest.mark.parametrize(
    ("found", "put", "told"),
    [
        ("  ru: В\n", "", "ru: Field required"),
        ("concerns: map", "concerns: weather", "concerns"),
        ("id: one", "id: One Two", "id"),
        ("where: README.md\n", "where: README.md\n  who: me\n", "who"),
    ],
)
def test_a_known_error_that_cannot_be_right_is_refused(tmp_path, found, put, told):
    """It is said which part is wrong, as for every file that people write by hand."""
    written = "- id: one\n  concerns: map\n  en: A\n  ar: أ\n  ru: В\n  where: README.md\n"
    path = tmp_path / "errors.yaml"
    path.write_text(written.replace(found, put), encoding="utf-8")

    with pytest.raises(ErrorsError, match=f"errors.yaml: .*{told}"):
        known_errors(path)


def test_two_known_errors_with_one_id_are_refused(tmp_path):
    """An id names one thing."""
    entry = "- {id: one, concerns: map, en: A, ar: أ, ru: В, where: README.md}\n"
    path = tmp_path / "errors.yaml"
    path.write_text(entry * 2, encoding="utf-8")

    with pytest.raises(ErrorsError, match="one stands there twice"):
        known_errors(path)


def test_what_is_said_of_missed_happenings_is_still_so():
    """Two known errors are about figures: when these turn, the errors are to be taken out."""
    figures = quality()

    assert figures.fresh["all"].scores["kinds"].recall < figures.fresh["all"].scores["kinds"].precision
    assert figures.merging.given.recall < figures.merging.given.precision


def test_the_page_shows_the_figures_of_the_file(tmp_path):
    """Another run of `make eval` makes another page, and the weakest figure is said, not hidden."""
    figures = json.loads(QUALITY.read_text(encoding="utf-8"))
    figures["fresh"]["hy"]["scores"]["reports"] = {"precision": 0.02, "recall": 0.02, "f1": 0.02}
    path = tmp_path / "quality.json"
    path.write_text(json.dumps(figures), encoding="utf-8")

    page = quality_html(quality(path), SAY)

    assert "whole reports in Armenian on the later test articles, 0.02" in page


def test_a_figure_above_one_is_refused(tmp_path):
    """A share lies between 0 and 1."""
    path = tmp_path / "quality.json"
    written = QUALITY.read_text(encoding="utf-8")
    path.write_text(written.replace('"f1": 0.', '"f1": 7.', 1), encoding="utf-8")

    with pytest.raises(QualityError, match=r"quality.json"):
        quality(path)


def test_every_language_that_is_read_has_its_figures():
    """No weak language is left out, and each stands beside the second reader."""
    figures = quality()

    assert (
        set(figures.test)
        == set(figures.second)
        == set(figures.fresh)
        == {"ar", "ru", "en", "az", "hy", "all"}
    )


def test_the_outlines_are_judged_by_the_table_that_is_shipped_with_them():
    """The rows are those of data/geo/README.md, the heading left out."""
    figures = geometry_figures()

    assert ("area of nkao, km²", "4411", "4388 published, +0.5%") in figures
    assert all(measure != "measure" and not measure.startswith("---") for measure, _, _ in figures)


def test_places_with_one_name_are_not_listed_as_having_two():
    """Both names are listed, and they differ."""
    names = [(one.forms["en"], two.forms["en"]) for one, two in two_names()]

    assert ("Khankendi", "Stepanakert") in names
    assert [pair for pair in names if pair[0] == pair[1]] == []


def test_licences_are_those_that_layers_and_libraries_state():
    """A layer says its own, a library's stands in the metadata of its distribution."""
    layers = {layer: one.licence for one in outlines() for layer in one.layers}
    stated = {one.name.lower(): one.licence for one in (*vendored(), *libraries())}

    assert layers["cells"].startswith("ODbL")
    assert (stated["folium"], stated["streamlit"]) == ("MIT", "Apache-2.0")
    assert stated["leaflet"].startswith("BSD-2-Clause")


def test_a_library_that_another_one_needs_is_listed_too():
    """NumPy comes by pandas; the project itself is no library of its own."""
    names = {one.name.lower() for one in libraries("pandas")}

    assert "numpy" in names
    assert "pandas" not in names


def test_the_page_lists_every_release_the_present_one_first():
    """The first release has nothing before it that it could be compared with."""
    assert steps()[0].release.version == RELEASE.version
    assert steps()[-1].difference is None


def test_a_new_release_makes_a_new_entry():
    """Version and note come from the list of releases."""
    first = Step(PastRelease("2027.01", date(2027, 1, 2), "", "A note <b>"), None)

    page = versions(RELEASE, (first,), curated_events()[0].when, SAY)

    assert "2027.01" in page
    assert "A note &lt;b&gt;" in page


def test_a_reader_is_told_whom_to_write_to():
    """The contact is the server's setting, shown as text; without one it is said that there is none."""
    assert "<bdi>anna@example.org &lt;x&gt;</bdi>" in correcting("anna@example.org <x>", SAY)
    assert "This server names nobody for it." in correcting("", SAY)


@pytest.mark.parametrize("lang", UI_LANGUAGES)
def test_the_table_of_contents_leads_to_every_section(lang):
    """Anchors are the same in every language, so that a link works in all of them."""
    say = words(lang)
    found = about_page.sections(say, "")

    contents = about_page.contents(found, say)

    assert [f'href="#{anchor}"' in contents for anchor, _, _ in found] == [True] * 10
    assert [anchor for anchor, _, html in found if not html] == []
