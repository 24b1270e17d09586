"""The known-on clock: nothing counts as known before a source of it had been published."""

import csv
import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from contactline.cli import app
from contactline.geography import dated_features, holdings
from contactline.geography.comparison import NOT_KNOWN
from contactline.geography.known import as_known, hidden_on, is_known, known_since
from contactline.model import DATA, When, first_published, published_by

FEATURES = dated_features()
DAYS = st.dates(date(1988, 2, 20), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("A — B — https://www.aljazeera.com/news/2020/11/20/azerbaijan-army", date(2020, 11, 20)),
        ("A — B — https://efe.com/en/latest-news/2023-09-27/death-toll", date(2023, 9, 27)),
        ("A — B — https://sputnikglobe.com/20230920/azerbaijani.html", date(2023, 9, 20)),
        ("A — B — https://example.org/2020/13/45/page", None),
        ("A — B — https://example.org/read.php?id=20201120", None),
        ("Black Garden (2003; 2013 ed.) — T. de Waal — cited from memory, not consulted", date(2003, 12, 31)),
        ("own knowledge — not verified with the tools", None),
    ],
)
def test_a_source_is_published_on_the_last_day_that_is_sure(source, day):
    """The address or the table says the day; a month or year counts from its end; else it is not known."""
    assert published_by(source) == day


def test_every_row_of_the_table_is_a_date_and_says_how_it_is_known():
    """The table of published days holds EDTF values, each with its reason, no source twice."""
    with (DATA / "sources" / "published.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert all(When.parse(row["published"]).latest and row["how"] for row in rows)
    assert len({row["source"] for row in rows}) == len(rows)


def test_the_first_of_several_sources_counts():
    """A fact is known from its earliest source, and from none where no day is established."""
    early, late = "A — https://x.org/2020/11/20/a", "B — https://x.org/2021/01/02/b"

    assert first_published((late, "own knowledge", early)) == date(2020, 11, 20)
    assert first_published(("own knowledge",)) is None


def test_no_fact_is_known_before_it_began():
    """A statement that announces a handover does not make the handover known before its day."""
    handover = next(
        row for row in holdings() if row.area == "aghdam-west" and row.first == date(2020, 11, 20)
    )

    assert known_since(handover) == date(2020, 11, 20)
    assert not is_known(handover, date(2020, 11, 19)) and is_known(handover, date(2020, 11, 20))


@settings(deadline=None)
@given(DAYS, DAYS)
def test_what_is_shown_had_been_published(on, known):
    """Every holder, line and road of the view as known on a day rests on a source of that day or earlier."""
    shown = [p for f in as_known(FEATURES, known) if (p := f.on(on)) and p.value != NOT_KNOWN]

    assert all(is_known(period, known) for period in shown)


@settings(deadline=None)
@given(DAYS, DAYS, st.integers(0, 9000))
def test_later_knowledge_only_adds(on, known, more):
    """What was known on a day is still so on a later one: nothing that was shown disappears."""
    earlier, later = (
        [f for f in as_known(FEATURES, day) if f.layer == "control"]
        for day in (known, known + timedelta(days=more))
    )
    values = [(f.on(on), g.on(on)) for f, g in zip(earlier, later, strict=True)]

    assert all(a == b for a, b in values if a and a.value != NOT_KNOWN)


@settings(deadline=None)
@given(DAYS, DAYS)
def test_what_was_not_known_is_counted(on, known):
    """The hidden facts of a day are those whose land then has no known holder, and the hidden roads and lines."""
    hidden = hidden_on(FEATURES, on, known)
    blank = [f for f in as_known(FEATURES, known) if (p := f.on(on)) and p.value == NOT_KNOWN]

    assert bool(blank) <= bool(hidden) and all(not is_known(period, known) for period in hidden)


def test_the_map_of_a_day_as_known_before_it_has_no_holder_for_what_changed_since():
    """On 15 November 2020 nobody could know who would hold Aghdam on the 21st."""
    aghdam = [f for f in as_known(FEATURES, date(2020, 11, 15)) if f.area == "aghdam-west"]

    assert {f.on(date(2020, 11, 21)).value for f in aghdam} == {NOT_KNOWN}
    assert {f.on(date(2020, 11, 14)).value for f in aghdam} == {"armenian_forces"}


def held_in_aghdam(*options):
    """The holders of the west of Aghdam district on 21 November 2020 by the command line."""
    result = CliRunner().invoke(app, ["control", "--on", "2020-11-21", *options])
    return [row["controller"] for row in json.loads(result.stdout) if row["area"] == "aghdam-west"]


def test_the_command_line_has_the_same_clock():
    """With --known a row that was not yet known is left out; the figures then have land of no known holder."""
    figures = CliRunner().invoke(
        app, ["areas", "--on", "2020-11-21", "--known", "2020-11-15", "--format", "json"]
    )

    assert held_in_aghdam() == ["azerbaijan"] and held_in_aghdam("--known", "2020-11-15") == []
    assert NOT_KNOWN in {row["controller"] for row in json.loads(figures.stdout)["totals"]}
