"""``contactline cite``: each format on standard output, and nothing for what cannot be cited."""

from datetime import date

import pytest
from pybtex.database import parse_string
from typer.testing import CliRunner

from contactline.cli import app
from contactline.exports import FORMATS, CitationFormat, data_sha256, release_record, view_record
from contactline.exports.formats import bibtex
from contactline.view import default_state, encode

DAY = date(2026, 11, 26)
ADDRESS = "https://example.org/map"


def run(*arguments):
    """Run ``contactline cite``."""
    return CliRunner().invoke(app, ["cite", "--accessed", "2026-11-26", *arguments])


@pytest.mark.parametrize("format", list(CitationFormat))
def test_the_command_prints_each_format(format):
    """``--release`` in each format is what the writer gives."""
    result = run("--release", "--format", format.value, "--address", ADDRESS)

    expected = FORMATS[format].write([release_record(ADDRESS, DAY, data_sha256())])
    assert (result.exit_code, result.stdout) == (0, expected)


def test_the_command_cites_a_view_at_the_address_of_its_link():
    """A whole link is cited where it points to, in its own language."""
    state = default_state("ar")

    result = run("--view", f"{ADDRESS}?{encode(state)}")

    assert result.stdout == bibtex([view_record(state, ADDRESS, DAY)])


def test_the_command_cites_an_event_with_its_sources(tmp_path, monkeypatch):
    """The event and three sources, four entries."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", str(tmp_path / "library.sqlite"))

    result = run("--event", "ev-19880220-1")

    assert len(parse_string(result.stdout, "bibtex").entries) == 4


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--release", "--event", "x"),
        ("--event", "no-such-event"),
        ("--view", "on=nonsense"),
        ("--release", "--lang", "xx"),
    ],
)
def test_the_command_refuses_what_it_cannot_cite(arguments, tmp_path, monkeypatch):
    """Nothing, two things at once, an unknown event, a link that cannot be read whole: an error, no citation."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", str(tmp_path / "library.sqlite"))

    result = run(*arguments)

    assert result.exit_code == 2
    assert "@" not in result.stdout
