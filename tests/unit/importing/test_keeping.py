"""Other people's data in the library: in once, renewed under corrections, found by its filters, on the command line."""

from dataclasses import replace
from datetime import date

import pytest
from typer.testing import CliRunner

from contactline.cli import app
from contactline.library import ReviewDesk, Store, load
from contactline.library.fields import fields_of
from contactline.library.importers import UCDP, own_dataset, read_acled, read_ucdp
from contactline.model import LOCAL
from contactline.view.link import default_state
from contactline.view.select import select
from tests.unit.importing.fixtures import FOLDER, by_id, raw

UCDP_EVENTS = read_ucdp(raw("ucdp.csv")).events


@pytest.fixture
def store(tmp_path):
    """A library with the fixture of UCDP GED."""
    opened = Store.open(tmp_path / "library.sqlite")
    opened.import_events(UCDP, UCDP_EVENTS)
    return opened


def test_an_event_comes_back_as_it_was_read(store):
    """Place, radius, deaths, dataset and citations survive the library."""
    assert [store.event(event.id).event() for event in UCDP_EVENTS] == list(UCDP_EVENTS)


def test_the_same_file_again_changes_nothing(store):
    """Bringing data in twice gives no event twice and no new revision of one."""
    assert store.import_events(UCDP, UCDP_EVENTS) == 0


def test_a_correction_survives_a_newer_version_of_the_data(store):
    """The editor's word stands over the dataset's, and the rest is renewed."""
    event = by_id(read_ucdp(raw("ucdp.csv")))["ucdp-900004"]
    desk = ReviewDesk(store.database, LOCAL)
    desk.edit(event.id, replace(fields_of(event), title="Corrected"), store.revision())

    store.import_events(UCDP, [replace(event, kind="clash")])

    kept = store.event(event.id).event()
    assert (kept.title, kept.kind) == ("Corrected", "clash")


def test_an_id_of_somebody_elses_event_is_refused(store):
    """No import can overwrite the chronology, an article's event or another dataset's."""
    with pytest.raises(ValueError, match="not events of mine"):
        store.import_events(own_dataset("mine"), [replace(UCDP_EVENTS[0], dataset="mine")])


def test_a_users_own_data_cannot_have_the_ids_of_a_known_dataset():
    """A table called "ucdp" does not stand in for UCDP."""
    assert own_dataset("ucdp").prefix == "own-ucdp"


def test_other_peoples_data_can_be_filtered_in_and_out(store):
    """The filter by source knows it."""
    state = replace(default_state(), sources=frozenset({"imported"}), on=date(2020, 10, 20))

    assert len(select(load(store), state, store.matching).matching) == len(UCDP_EVENTS)


def test_an_event_is_found_by_its_drawn_place(store):
    """The text filter looks at the label of a place that the gazetteer has not."""
    state = replace(default_state(), q="fixture province")

    assert len(select(load(store), state, store.matching).matching) == 1


@pytest.fixture
def command(tmp_path, monkeypatch):
    """The command line with a library of its own."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", str(tmp_path / "library.sqlite"))
    return lambda *arguments: CliRunner().invoke(app, ["import", *map(str, arguments)])


def test_the_command_says_what_was_left_out_and_why(command):
    """Rows read, events, rows outside, and each bad row with its column."""
    result = command(FOLDER / "ucdp.csv", "--as", "ucdp")

    assert result.exit_code == 1
    assert "8 rows read, 5 events" in result.output and "1 rows lie outside" in result.output
    assert "row 8, where_prec: 9 is no code" in result.output


def test_the_command_keeps_the_events(command, tmp_path):
    """What it read is in the library afterwards."""
    command(FOLDER / "acled_old.csv", "--as", "acled")

    store = Store.open(tmp_path / "library.sqlite")
    assert {store.event(event.id).dataset for event in read_acled(raw("acled_old.csv")).events} == {"acled"}


def test_a_dry_run_keeps_nothing(command, tmp_path):
    """Looking at a file makes no library."""
    result = command(FOLDER / "acled_old.csv", "--as", "acled", "--dry-run")

    assert result.exit_code == 0 and not (tmp_path / "library.sqlite").exists()


def test_the_command_takes_a_mapping(command, tmp_path):
    """Columns of any name, days of any form."""
    table = tmp_path / "notes.csv"
    table.write_text("when it was,spot\n10.11.2020,Shusha\n")

    result = command(table, "--map", "date=when it was", "--map", "place=spot", "--dates", "d.m.y")

    assert (result.exit_code, "1 rows read, 1 events" in result.output) == (0, True)


def test_the_command_brings_a_table_in_for_own_use(command, tmp_path):
    """Whoever keeps the library says so with the rows."""
    table = tmp_path / "notes.csv"
    table.write_text("date,place\n2020-11-10,Shusha\n")

    result = command(table, "--own-use")

    assert "editors alone see them" in result.output
    assert [one.own_use for one in Store.open(tmp_path / "library.sqlite").datasets()] == [True]


@pytest.mark.parametrize(
    "options",
    [
        ("--map", "date"),
        ("--map", "moon=x"),
        ("--kind", "no-kind"),
        ("--dataset", "acled"),
        ("--encoding", "no-such"),
    ],
)
def test_an_option_that_means_nothing_is_named(command, options):
    """A slip in an option is a sentence on standard error, not a traceback."""
    result = command(FOLDER / "ucdp.csv", "--dry-run", *options)

    assert result.exit_code == 2 and isinstance(result.exception, SystemExit)


def test_a_file_with_nothing_to_bring_in_fails(command, tmp_path):
    """A script that calls the command learns that nothing came in."""
    empty = tmp_path / "empty.csv"
    empty.write_text("")

    assert command(empty).exit_code == 2
