"""Laws of every importer: any bytes are read without a crash, and no date or place gets finer than it was."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.i18n import words
from contactline.library.importers import MESSAGES, FieldMap, read_acled, read_table, read_ucdp
from contactline.library.importers.cells import plain
from contactline.library.importers.days import spanning
from tests.unit.importing.fixtures import MINE, changed, raw

READERS = (
    read_ucdp,
    read_acled,
    lambda data: read_table(
        data, MINE, FieldMap(date="date", title="title", lat="lat", lon="lon", place="place")
    ),
)
CELLS = st.one_of(
    st.text(max_size=20), st.sampled_from(["nan", "inf", "-1", "1e999", "٣", "", '"', "0x10", "1,5"])
)
DAYS = st.dates(date(1988, 1, 1), date(2026, 11, 26))


@pytest.mark.parametrize("read", READERS)
@given(data=st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_without_a_crash(read, data):
    """Whatever is uploaded, the answer is events and problems, each with a place and a known reason."""
    found = read(data)

    assert all(problem.column and problem.message in MESSAGES for problem in found.problems)


@pytest.mark.parametrize(("read", "name"), [(read_ucdp, "ucdp.csv"), (read_acled, "acled_old.csv")])
@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_any_cell_gives_an_event_or_a_problem_of_its_row(read, name, data):
    """A single odd cell is never lost without a word, and never takes another row with it."""
    header = raw(name).decode().splitlines()[0].split(",")
    column, cell = data.draw(st.sampled_from(header)), data.draw(CELLS)

    found = read(changed(name, 0, **{column: cell}))

    assert len(found.events) + found.outside + len(found.problems) == 1
    assert all(problem.row in (0, 2) for problem in found.problems)


@given(DAYS, DAYS)
def test_a_date_covers_exactly_the_days_that_were_given(one, other):
    """Written as a day, month, year or range, it begins and ends where the dataset says."""
    first, last = min(one, other), max(one, other)

    when = spanning(first, last)

    assert (when.earliest, when.latest) == (first, last)


@given(DAYS, DAYS, st.sampled_from("12345"))
@settings(max_examples=60, deadline=None)
def test_an_event_of_ucdp_may_lie_on_every_day_of_its_row(one, other, precision):
    """No code makes the date narrower than from ``date_start`` to ``date_end``."""
    first, last = min(one, other), max(one, other)
    cells = {
        "date_start": f"{first} 00:00:00.000",
        "date_end": f"{last} 00:00:00.000",
        "date_prec": precision,
    }

    when = read_ucdp(changed("ucdp.csv", 0, **cells)).events[0].when

    assert when.earliest <= first and last <= when.latest


@given(st.text(max_size=400))
def test_a_plain_text_is_one_short_line(text):
    """No control character, no mark that turns a line, no line break, no essay."""
    made = plain(text)

    assert len(made) <= 300 and made == plain(made)
    assert not set(made) & set("\n\r\t\x00\x1b\u202a\u202e\u2066\u2069\u2028\ufeff")


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_every_reason_is_translated(lang):
    """What is wrong with a row is said in the reader's language."""
    assert [message for message in MESSAGES if message not in words(lang).messages] == []
