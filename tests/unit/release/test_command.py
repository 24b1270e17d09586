"""``contactline release``: what it writes and says, of the shipped data and of a library."""

import json
from dataclasses import replace

from typer.testing import CliRunner

from contactline.cli import app
from contactline.library import ReviewDesk, Store
from contactline.model import LOCAL


def test_the_command_says_what_it_wrote_and_refuses_a_bad_version(tmp_path):
    """A version becomes part of a file's name: a path is none."""
    run = CliRunner()
    written = run.invoke(app, ["release", "--to", str(tmp_path / "out"), "--version", "2026.11-draft"])
    refused = run.invoke(app, ["release", "--to", str(tmp_path / "other"), "--version", "../x"])

    assert written.exit_code == 0 and "2026.11-draft" in written.stdout
    assert json.loads((tmp_path / "out" / "datapackage.json").read_bytes())["version"] == "2026.11-draft"
    assert refused.exit_code == 2 and not (tmp_path / "other").exists()


def test_the_note_of_the_present_release_is_up_to_date():
    """``contactline release note`` has nothing to say of data that is as it was noted."""
    noted = CliRunner().invoke(app, ["release", "note"])

    assert noted.exit_code == 0 and "changed" not in noted.stdout


def test_a_release_of_a_library_needs_a_name_of_its_own(tmp_path):
    """What editors added says something else than the project's release: it never bears its name."""
    told = CliRunner().invoke(app, ["release", "--to", str(tmp_path / "out"), "--library"])

    assert told.exit_code == 2 and not (tmp_path / "out").exists()


def test_a_release_of_a_library_holds_what_editors_accepted(tmp_path, monkeypatch, sqlite_address):
    """The package of a library has the editors' word where they corrected a row."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", sqlite_address)
    store = Store.open(sqlite_address)
    wanted = replace(store.event("ev-20201120-1").fields, title="The words of an editor")
    ReviewDesk(store.database, LOCAL).edit("ev-20201120-1", wanted, store.revision())

    told = CliRunner().invoke(
        app, ["release", "--to", str(tmp_path / "out"), "--library", "--version", "ours-1"]
    )

    assert told.exit_code == 0
    assert "The words of an editor" in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8")
