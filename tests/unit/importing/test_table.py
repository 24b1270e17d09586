"""A user's own table: any encoding, any delimiter, any order of columns; bad rows named, good ones kept."""

import pytest

from contactline.library.importers import (
    DateForm,
    FieldMap,
    guess,
    mapped,
    open_table,
    own_dataset,
    read_table,
)
from contactline.library.importers.cells import (
    BACKWARDS,
    BAD_ADDRESS,
    BAD_DATE,
    HALF_A_POINT,
    NO_COLUMN,
    NO_DATE,
    NO_PLACE,
    OUT_OF_RANGE,
    SAME_ID,
    TOO_LARGE,
    TOO_LONG,
    TWICE,
)  # fmt: skip
from contactline.library.importers.sheet import MAX_BYTES
from tests.unit.importing.fixtures import MINE, table

RUSSIAN = "дата;место;вид;название\n17.10.2020;Джебраил;столкновение;Бои у города\n"
ARABIC = "التاريخ,المكان,النوع,العنوان\n17/10/2020,شوشا,اشتباك,اشتباكات قرب المدينة في اليوم نفسه\n"


@pytest.mark.parametrize(
    ("text", "encoding", "place"),
    [
        (RUSSIAN, "utf-8", "jabrayil"),
        (RUSSIAN, "utf-8-sig", "jabrayil"),
        (RUSSIAN, "utf-16", "jabrayil"),
        (RUSSIAN, "cp1251", "jabrayil"),
        (ARABIC, "utf-8", "shusha"),
        (ARABIC, "cp1256", "shusha"),
        (RUSSIAN.replace(";", "\t"), "utf-8", "jabrayil"),
    ],
)
def test_encoding_delimiter_and_mapping_are_found_out(text, encoding, place):
    """A table saved by a Russian or an Arabic Excel needs no settings."""
    sheet = open_table(text.encode(encoding))

    found = mapped(sheet, MINE, guess(sheet.columns, sheet.rows()))

    assert [(event.when.edtf, event.places[0].id) for event in found.events] == [("2020-10-17", place)]


def test_kinds_in_the_readers_language_are_known():
    """The names that our own interface gives to kinds need no mapping."""
    sheet = open_table(RUSSIAN.encode())

    assert mapped(sheet, MINE, guess(sheet.columns, sheet.rows())).events[0].kind == "clash"


def test_a_kind_of_the_users_own_is_mapped_and_others_fall_back():
    """The user says which value is which kind, and what all the others are."""
    found = table(
        "d,k\n2020-10-10,Handing over\n2020-10-11,Whatever\n",
        date="d",
        kind="k",
        kinds=FieldMap.keyed({"HANDING OVER": "handover"}),
        other_kind="statement",
    )

    assert [event.kind for event in found.events] == ["handover", "statement"]


@pytest.mark.parametrize(
    ("written", "form", "edtf"),
    [
        ("1992/1994", DateForm.EDTF, "1992/1994"),
        ("2020-11", DateForm.EDTF, "2020-11"),
        ("2020-11-10T12:30:00Z", DateForm.EDTF, "2020-11-10"),
        ("10.11.2020", DateForm.DAY_FIRST, "2020-11-10"),
        ("11.2020", DateForm.DAY_FIRST, "2020-11"),
        ("11/10/2020", DateForm.MONTH_FIRST, "2020-11-10"),
        ("44145", DateForm.EXCEL, "2020-11-10"),
    ],
)
def test_dates_are_read_in_the_form_that_the_user_chose(written, form, edtf):
    """The same digits are another day in another country: nobody guesses row by row."""
    assert table(f"d\n{written}\n", date="d", form=form).events[0].when.edtf == edtf


@pytest.mark.parametrize(
    ("text", "mapping", "column", "message"),
    [
        ("d\n10.11.20\n", {"form": DateForm.DAY_FIRST}, "d", BAD_DATE),
        ("d,x\n,1\n", {}, "d", NO_DATE),
        ("d,e\n2020-11-10,2020-11-09\n", {"date_end": "e"}, "e", BACKWARDS),
        ("d,p\n2020-11-10,Nowhereville\n", {"place": "p"}, "p", NO_PLACE),
        ("d,y,x\n2020-11-10,39.8,\n", {"lat": "y", "lon": "x"}, "x", HALF_A_POINT),
        ("d,y,x\n2020-11-10,139.8,46\n", {"lat": "y", "lon": "x"}, "y", OUT_OF_RANGE),
        ("d,u\n2020-11-10,javascript:alert(1)\n", {"url": "u"}, "u", BAD_ADDRESS),
        ("d\n2020-11-10,surplus\n", {}, "d", TOO_LONG),
    ],
)
def test_a_bad_row_names_its_column_and_what_to_do(text, mapping, column, message):
    """The row of the spreadsheet, the column, and the reason."""
    found = table(text, date="d", **mapping)

    assert [(one.row, one.column, one.message) for one in found.problems] == [(2, column, message)]


def test_good_rows_come_in_beside_bad_ones():
    """One slip does not cost the whole table."""
    found = table("d\n2020-11-10\nyesterday\n2020-11-12\n", date="d")

    assert ([event.when.edtf for event in found.events], len(found.problems)) == (
        ["2020-11-10", "2020-11-12"],
        1,
    )


def test_the_same_id_twice_keeps_the_first():
    """Two rows under one id would overwrite each other without a word."""
    found = table("i,d\na,2020-11-10\na,2020-11-12\n", id="i", date="d")

    assert [event.when.edtf for event in found.events] == ["2020-11-10"]
    assert [(one.row, one.message) for one in found.problems] == [(3, SAME_ID)]


def test_ids_stay_when_a_file_is_brought_in_again():
    """The same file gives the same events, so that nothing is in twice."""
    text = "i,d\nحدث ١,2020-11-10\n"

    assert table(text, id="i", date="d").events == table(text, id="i", date="d").events


def test_a_point_of_ones_own_is_drawn_with_its_label_and_radius():
    """Where the gazetteer has no such place, the row's own words and point stand."""
    found = table(
        'd,p,y,x,r\n2020-11-10,The ford,"39,8",46.9,3\n', date="d", place="p", lat="y", lon="x", radius="r"
    )

    where = found.events[0].location

    assert (where.label, where.lat, where.lon, where.radius_km) == ("The ford", 39.8, 46.9, 3)


def test_rows_outside_the_map_are_counted():
    """A point in another part of the world, or a day before 1988, is not shown as if it were here."""
    found = table("d,y,x\n2020-11-10,10,20\n1950-01-01,39.8,46.9\n", date="d", lat="y", lon="x")

    assert (found.events, found.outside) == ((), 2)


def test_a_formula_is_only_text():
    """A cell that a spreadsheet would run stands in the title as it was written."""
    found = table('d,t\n2020-11-10,"=HYPERLINK(""http://example.org"",""x"")"\n', date="d", title="t")

    assert found.events[0].title == '=HYPERLINK("http://example.org","x")'


def test_marks_that_turn_a_line_around_are_taken_out():
    """A title cannot reorder the words beside it, nor break the line."""
    found = table('d,t\n2020-11-10,"safe\u202e\u2066 title\x1b[2J"\n', date="d", title="t")

    assert found.events[0].title == "safe title [2J"


def test_an_id_of_any_script_makes_an_id_that_fits_in_a_link():
    """Ids travel in links: letters, digits, dots and hyphens only."""
    event = read_table(
        "i,d\n<b>٥</b>,2020-11-10\n".encode(), own_dataset("ملاحظاتي"), FieldMap(id="i", date="d")
    ).events[0]

    assert event.id.isascii() and not set("<>&/ ") & set(event.id)


def test_a_mapped_column_that_is_not_there_is_a_problem_of_the_header():
    """A mapping made for another file does not silently read nothing."""
    found = table("d\n2020-11-10\n", date="d", title="headline")

    assert [(one.row, one.column, one.message) for one in found.problems] == [(1, "headline", NO_COLUMN)]


def test_a_column_name_that_stands_twice_is_refused():
    """Which of the two was meant nobody can know."""
    assert table("d,d\n2020-11-10,2020-11-11\n", date="d").problems[0].message == TWICE


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    """Ten megabytes are more than a table of events needs."""
    found = read_table(b"d\n" + b"x" * MAX_BYTES, MINE, FieldMap(date="d"))

    assert [problem.message for problem in found.problems] == [TOO_LARGE]


def test_a_users_data_is_never_for_a_release():
    """Nobody has said on what terms others may have it."""
    assert not MINE.redistributable


@pytest.mark.parametrize("name", ["", "  \u202e ", "acled", "ucdp-ged"])
def test_data_needs_a_name_of_its_own(name):
    """A user's rows cannot pass as UCDP's or ACLED's."""
    with pytest.raises(ValueError, match="no name"):
        own_dataset(name)
