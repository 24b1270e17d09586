"""Cells of a release's tables: whatever a title holds, it comes back whole and no spreadsheet runs it."""

import csv
import io
from dataclasses import replace

import pytest
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st

from contactline.library import curated_events
from contactline.library.package import content_of, package_files, write_folder
from contactline.library.package.tables import Field, Table, csv_bytes, guard, unguard
from contactline.model import Citation, Review

CURATED = curated_events()[0]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


def test_hostile_titles_stay_what_they_are(tmp_path):
    """Commas, quotes, breaks, formulas and markup in a cited title come back as they were, for another reader too."""
    title = '=HYPERLINK("http://x"),"\r\n<script>alert(1)</script>\ttail'
    event = replace(CURATED, review=Review.ACCEPTED, citations=(Citation(title, "@SUM(1)", None, "+1"),))
    write_folder(package_files(content_of([event])), tmp_path / "hostile")
    with system.use_context(trusted=True):
        (row,) = Package(str(tmp_path / "hostile" / "datapackage.json")).get_resource("citations").read_rows()

    assert [unguard(row[name]) for name in ("title", "publisher", "url")] == [title, "@SUM(1)", "+1"]
    assert all(row[name].startswith("'") for name in ("title", "publisher", "url"))


@given(TEXT)
def test_the_guard_is_taken_off_without_loss(text):
    """Every text comes back from the guard as it was."""
    assert unguard(guard(text)) == text


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_no_cell_of_a_table_begins_like_a_formula(cells):
    """Whatever is written, a reader of the file meets no first character that a spreadsheet runs."""
    table = Table("x.csv", "X", "MIT", (Field("a", "A"), Field("b", "B")), tuple(cells))
    found = list(csv.reader(io.StringIO(csv_bytes(table).decode(), newline="")))[1:]

    assert [tuple(unguard(cell) for cell in row) for row in found] == cells
    assert not [cell for row in found for cell in row if cell[:1] in tuple("=+-@\t\r\n＝＋－＠")]


def test_a_number_that_is_none_is_refused_by_file():
    """A word in a column of numbers would pass the guard: it is refused instead."""
    table = Table("x.csv", "X", "MIT", (Field("a", "A", "number"),), (("=1+1",),))

    with pytest.raises(ValueError, match=r"x\.csv: '=1\+1' is no number"):
        csv_bytes(table)
