"""What changed since a link was made: what of it the view shows, and in which words."""

from dataclasses import replace
from datetime import date

import pytest

from contactline.library import RELEASE
from contactline.library.package import Entry, entries_in, releases
from contactline.model import Review
from contactline.ui.describe import place_names
from contactline.ui.entry_lines import area_label, entry_line
from contactline.view import Standing, changes_since, decode, default_state
from contactline.view.since import concerns

FIRST = releases()[0].version
EVENT = Entry(
    "event", "ev-1", "0" * 16, "2020-11-10", date(2020, 11, 10), date(2020, 11, 10), "agreement", "occurred",
    "Statement of 10 November", ("at:moscow",), ("ilham-aliyev",),
)  # fmt: skip
VIEW = replace(default_state(), on=date(2020, 11, 12), days=7)


def test_a_link_of_this_release_has_nothing_to_tell():
    """No bar stands over a view of the present data."""
    assert changes_since(default_state()).standing is Standing.PRESENT


def test_a_link_of_the_first_release_tells_what_changed():
    """The shipped article was read anew since: the day of its talks shows it."""
    found = changes_since(replace(default_state(), release=FIRST))

    assert found.standing is Standing.EARLIER
    assert found.difference.counts("event")
    assert {entry.id for entry in found.shown.withdrawn} <= {entry.id for entry in entries_in(FIRST)}
    assert any(entry.part == "event" for entry in found.shown.added)


def test_days_before_anything_changed_show_no_difference():
    """A view whose days nothing of the difference concerns has nothing to list."""
    curated = frozenset({"curated"})
    state = replace(default_state(), release=FIRST, on=date(1989, 6, 1), days=1, sources=curated)

    assert changes_since(state).difference and not changes_since(state).shown


@pytest.mark.parametrize(
    ("release", "standing"),
    [("2999.1", Standing.LATER), ("no-such", Standing.UNKNOWN), ("..", Standing.UNKNOWN)],
)
def test_what_cannot_be_compared_is_said_to_be_so(release, standing):
    """A release that is to come, or that nobody knows, has no difference but is never passed over."""
    found = changes_since(replace(default_state(), release=release))

    assert (found.standing, bool(found.difference)) == (standing, False)


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "../../etc/passwd", "a" * 41, "", "2026.11%00", "٢"]
)
def test_a_release_that_is_no_name_never_reaches_the_files(value):
    """What is not a name is a notice, and the view is of the present release."""
    state, notices = decode({"v": "1", "rel": value})

    assert state.release == RELEASE.version
    assert [notice.problem for notice in notices] == ["not-a-release"]


@pytest.mark.parametrize(
    "changes",
    [
        {"on": date(2020, 11, 9)},
        {"kinds": frozenset({"clash"})},
        {"places": frozenset({"shusha"})},
        {"actors": frozenset({"putin"})},
        {"sources": frozenset({"article"})},
        {"reviews": frozenset({"automatic", "edited"})},
        {"nothing": True},
    ],
)
def test_what_the_view_leaves_out_does_not_concern_it(changes):
    """A day, a filter or an unreadable link that hides an event hides its change."""
    assert concerns(EVENT, VIEW)
    assert not concerns(EVENT, replace(VIEW, **changes))


def test_a_row_that_an_editor_corrected_concerns_a_view_of_what_was_edited(catalogue):
    """The map shows it by what the library says of it, and so does the bar."""
    row = next(event for event in catalogue.events if event.review_state == "curated")
    corrected = replace(row, review=Review.EDITED)
    view, entry = replace(VIEW, reviews=frozenset({"edited"})), replace(EVENT, id=row.id)

    assert concerns(entry, view, {row.id: corrected}.get)
    assert not concerns(entry, view, {row.id: row}.get)


def test_the_day_that_is_compared_with_is_on_the_screen_too():
    """What was held on the other day of a comparison concerns the view."""
    held = Entry("control", "a", "0" * 16, first=date(1994, 5, 12), last=date(1994, 12, 31))

    assert not concerns(held, VIEW)
    assert concerns(held, replace(VIEW, against=date(1994, 6, 1)))


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
@pytest.mark.parametrize("release", [release.version for release in releases()])
def test_every_dated_entry_has_a_line_in_every_language(release, lang):
    """Also what the present data has no more is told in words, with its date and what it is."""
    names = place_names(lang)
    dated = [entry for entry in entries_in(release) if entry.part in ("event", "control", "line")]

    assert all(" · " in entry_line(entry, lang, names) for entry in dated)


def test_an_area_without_a_name_is_told_by_its_settlements():
    """An area of the control data is named by where it is, never by its id where that can be helped."""
    assert area_label("nkao-malibeyli-gushchular", place_names("en"), None) == "Malibeyli"
    assert area_label("aghdam-east", place_names("en"), None).startswith("Aghdam District (")


def test_what_is_alleged_never_reads_like_what_happened():
    """The status stands beside the kind where the event is not said to have occurred."""
    alleged = replace(EVENT, title="", status="alleged")

    assert "Agreement (alleged)" in entry_line(alleged, "en", place_names("en"))
