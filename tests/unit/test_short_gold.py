"""The short form of gold is read as it is written, and a slip in it is named."""

import pytest

from contactline.model import Span
from tests.eval.gold import GoldError
from tests.eval.short import read_short, reports_in

TEXT = "Troops took Hadrut. A day later they took Fuzuli, officials said."


def test_a_row_gives_a_report_with_what_is_accepted():
    """Lists of what is right, the second occurrence of a trigger, optional places and actors."""
    (one,) = reports_in(
        "a",
        "took#2 | capture,offensive | 2020-10-17 | occurred,alleged | fuzuli:at,to; hadrut? | az-mod; az?",
        TEXT,
    )

    assert one.trigger == Span(TEXT.rindex("took"), TEXT.rindex("took") + 4)
    assert one.kinds == ("capture", "offensive")
    assert one.status == {"occurred", "alleged"}
    assert (one.places, one.optional_places) == ({"fuzuli": {"at", "to"}}, {"hadrut"})
    assert (one.actors, one.optional_actors) == ({"az-mod"}, {"az"})


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ("took | capture | 2020-10-17 | occurred | fuzuli", "row 1 has 5 cells"),
        ("seized | capture | 2020-10-17 | occurred | | az", "there is no 'seized'"),
        ("took#3 | capture | 2020-10-17 | occurred | | az", "there is no 'took#3'"),
    ],
)
def test_a_slip_names_the_file_and_the_row(rows, named):
    """Whoever writes gold is told what to mend."""
    with pytest.raises(GoldError, match=named):
        reports_in("hadrut.txt", rows, TEXT)


def test_a_file_without_its_three_parts_is_refused(tmp_path):
    """The day of publication comes first."""
    file = tmp_path / "1-01.txt"
    file.write_text(f"{TEXT}\n===\ntook | capture | 2020-10-17 | occurred | | az")

    with pytest.raises(GoldError, match="three parts"):
        read_short(file, "tune", "en")
