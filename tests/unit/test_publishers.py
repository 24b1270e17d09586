"""The registry of publishers: who published a source, by its address or its name."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.library.curated import curated_events
from contactline.model import DATA, Citation
from contactline.names.publishers import (
    REGISTRY,
    Group,
    Ownership,
    PublisherError,
    folded,
    publisher_of,
    publishers,
    read_publishers,
)

HEADER = (
    "id,name,names_en,names_ru,names_ar,names_az,names_hy,domains,country,languages,group,"
    "ownership,ownership_source,note"
)
TASS = "tass,ТАСС,TASS,ТАСС,تاس,,,tass.com,RU,ru,russian,state-agency,memory,"
DOMAINS = sorted(publishers().domains)
FORMS = sorted({form for row in publishers().all for form in row.forms})
LABEL = st.from_regex(r"[a-z]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)


def registry(tmp_path: Path, *rows: str) -> Path:
    """A registry with these rows."""
    path = tmp_path / "publishers.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


@settings(deadline=None)
@given(st.sampled_from(DOMAINS), st.lists(LABEL, max_size=3), st.booleans())
def test_what_lies_under_a_domain_belongs_to_its_publisher_or_to_a_nearer_one(domain, labels, upper):
    """A host below a registered domain has that publisher, unless a longer registered domain is nearer."""
    host = ".".join((*labels, domain))
    longest = max((known for known in DOMAINS if f".{host}".endswith(f".{known}")), key=len)

    found = publishers().at(f"https://{host.upper() if upper else host}/news/1?x=tass.com#bbc.com")

    assert found is publishers().domains[longest]


@settings(deadline=None)
@given(st.sampled_from(DOMAINS), LABEL)
def test_a_name_that_only_ends_like_a_domain_is_somebody_else(domain, label):
    """``notass.com`` is not ``tass.com``: domains are compared label by label."""
    host = label + domain

    found = publishers().at(f"https://{host}/")

    assert found is None or any(f".{host}".endswith(f".{own}") for own in found.domains)


@settings(deadline=None)
@given(st.sampled_from(FORMS), st.sampled_from([str.upper, str.lower, lambda text: f"  {text}  "]))
def test_a_name_is_found_in_any_case_and_spacing(form, change):
    """Case, marks and spaces do not hide a publisher; two publishers never share a name."""
    assert publishers().called(change(form)) is publishers().called(form)
    assert form in publishers().called(form).forms or folded(form) in map(
        folded, publishers().called(form).forms
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_address_and_no_name_breaks_the_lookup(text):
    """Whatever a user types as source or address is looked up, and mostly found to be unknown."""
    publishers().at(text)

    assert publisher_of(Citation("a title", text, None, text)) is publisher_of(
        Citation("a title", text, None, text)
    )


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (Citation("a", "", None, "https://en.trend.az/x"), "trend"),
        (Citation("a", "anything at all", None, "https://www.kremlin.ru/events"), "kremlin"),
        (Citation("a", "تاس"), "tass"),
        (Citation("a", "Արմենպրես"), "armenpress"),
        (Citation("a", "TASS via armenianclub.com", None, "http://armenianclub.com/1"), "tass"),
        (Citation("a", "YJC citing TASS", None, "https://www.yjc.ir/1"), "yjc"),
        (Citation("a", "Al Arabiya / AFP", None, "https://english.alarabiya.net/1"), "al-arabiya"),
        (Citation("a", "HRW — existence confirmed", None, "https://documents.pub/1"), "hrw"),
        (Citation("https://perceptiode.com/x"), "wikipedia-copies"),
    ],
)
def test_the_one_who_speaks_is_found(citation, expected):
    """A relayed agency speaks itself; else the address says who it is, and where it does not, the name."""
    assert publisher_of(citation).id == expected


def test_a_source_that_nobody_knows_has_no_publisher():
    """Unknown is a value: no guess from part of a name or of an address."""
    assert publisher_of(Citation("a", "The Daily Nobody", None, "https://example.org/tass.com")) is None


def test_every_address_cited_in_the_chronology_has_its_publisher():
    """The registry covers our own data: only sites that host other people's documents are left to the name."""
    cited = {citation for event in curated_events() for citation in event.citations if citation.url}

    assert [citation for citation in cited if publisher_of(citation) is None] == []


def test_every_source_of_the_control_facts_with_a_publisher_has_one_in_the_registry():
    """A fact about who held what is never on the word of somebody the registry does not name."""
    rows = [
        row
        for path in sorted((DATA / "control").glob("*.csv"))
        for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
    ]
    parts = {s.strip() for row in rows for s in (row.get("sources") or row.get("source") or "").split(" ; ")}
    cited = [part.split(" — ") for part in parts if part.rsplit(" — ", 1)[-1].startswith("http")]

    unknown = [
        part
        for part in cited
        if publisher_of(Citation(part[0], part[1] if len(part) > 2 else "", None, part[-1])) is None
    ]
    assert unknown == []


def test_every_group_and_ownership_is_in_use_and_every_row_has_a_label():
    """No group stands empty, and an English page has a name for everybody."""
    rows = publishers().all

    assert {row.group for row in rows} == set(Group)
    assert {row.ownership for row in rows} == set(Ownership)
    assert all(row.label(lang) for row in rows for lang in ("en", "ar", "ru"))


@pytest.mark.parametrize("word", ["regime", "occupi", "terroris", "separatis", "so-called", "propaganda"])
def test_the_registry_speaks_of_nobody_in_partisan_words(word):
    """The naming policy's words (docs/naming.md) hold for notes about publishers too."""
    assert word not in REGISTRY.read_text(encoding="utf-8").casefold()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (TASS.replace("russian", "northern"), "line 2, group"),
        (TASS.replace("tass.com", "https://tass.com/"), "line 2, domains"),
        (TASS.replace(",RU,", ",Russia,"), "line 2, country"),
        (TASS.replace("memory", "somebody said"), "line 2, ownership_source"),
        (TASS.replace("TASS", "", 1).replace(",TASS", ","), "line 2, names_en"),
    ],
)
def test_a_bad_row_is_refused_by_line_and_column(tmp_path, row, problem):
    """Whoever edits the registry is told where it is wrong."""
    with pytest.raises(PublisherError, match=problem):
        read_publishers(registry(tmp_path, row))


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ("x,Икс,X,Тасс,,,,x.com,RU,ru,russian,private,memory,", "line 3, names: 'тасс' is already that of"),
        ("x,Икс,X,,,,,tass.com,RU,ru,russian,private,memory,", "line 3, domains: 'tass.com' is already"),
        ("tass,Икс,X,,,,,x.com,RU,ru,russian,private,memory,", "line 3, id: 'tass' is already"),
    ],
)
def test_a_name_or_domain_of_two_publishers_is_refused(tmp_path, other, problem):
    """A lookup never has to choose between two publishers."""
    with pytest.raises(PublisherError, match=problem):
        read_publishers(registry(tmp_path, TASS, other))
