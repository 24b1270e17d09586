"""The calendar as icalendar reads it."""

from datetime import date

import icalendar
import pytest

from contactline.exports.ics import LONGEST_LINE, ics_file
from contactline.model import When
from tests.unit.exporting.fixtures import HOSTILE, at, event, hostile, taken


def entries(view):
    """The entries of a view's calendar."""
    return icalendar.Calendar.from_ical(ics_file(view)).walk("VEVENT")


def test_every_event_on_the_screen_is_an_entry():
    """In the order of the list, each with a UID of its own."""
    view = taken("ar")

    found = entries(view)

    assert [entry["UID"] for entry in found] == [f"{event.id}@contactline" for event in view.events]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2020-11-10", date(2020, 11, 10), date(2020, 11, 11)),
        ("2020-11", date(2020, 11, 1), date(2020, 12, 1)),
        ("2020-09-27/2020-11-09", date(2020, 9, 27), date(2020, 11, 10)),
        ("1992/..", date(1992, 1, 1), date(1992, 1, 2)),
        ("../1994-05-12", date(1994, 5, 12), date(1994, 5, 13)),
    ],
)
def test_an_entry_covers_the_days_that_its_event_may_cover(edtf, start, end):
    """DTEND is the day after the last; an open period stands on the one end that is known."""
    (entry,) = entries(taken(events=[event(id="e-1", when=When.parse(edtf))]))

    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (start, end)
    assert entry["X-CONTACTLINE-EDTF"] == edtf


def test_hostile_titles_neither_end_an_entry_nor_begin_one():
    """Line ends, semicolons, commas and backslashes are text; what no calendar may hold is left out."""
    found = entries(hostile())

    assert len(found) == len(HOSTILE)
    assert str(found[0]["SUMMARY"]) == HOSTILE[0]
    assert str(found[5]["SUMMARY"]) == HOSTILE[5]
    assert str(found[8]["SUMMARY"]) == HOSTILE[8]
    assert all("\n" not in str(entry["SUMMARY"]) for entry in found)


def test_no_line_is_longer_than_the_format_allows():
    """75 octets, and no character of Arabic or Armenian is cut in two."""
    lines = ics_file(hostile()).split(b"\r\n")

    assert max(map(len, lines)) <= LONGEST_LINE
    assert all(line.decode("utf-8") is not None for line in lines)


def test_one_place_where_it_happened_is_the_entrys_position():
    """GEO is latitude, then longitude."""
    (entry,) = entries(taken(events=[event(id="e-1", places=(at("shusha"),))]))

    assert (round(entry["GEO"].latitude, 1), round(entry["GEO"].longitude, 1)) == (39.8, 46.7)
