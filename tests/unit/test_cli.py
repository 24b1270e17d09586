"""The command line: stable JSON, clear messages, honest exit codes."""

import json

import pytest
from typer.testing import CliRunner

from contactline.cli import app
from contactline.library import Store

TEXT = "سيطر الجيش الأذربيجاني على مدينة شوشا في 8 نوفمبر 2020."


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command with a library of its own."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", str(tmp_path / "library.sqlite"))
    return lambda *arguments, **options: CliRunner().invoke(app, list(arguments), **options)


def test_extract_prints_one_report_a_line(run):
    """A report has the documented fields, and its evidence its offsets."""
    result = run("extract", "-", input=TEXT)
    record = json.loads(result.stdout)

    assert result.exit_code == 0 and record["kind"] == "capture" and record["when"]["edtf"] == "2020-11-08"
    assert set(record) == {"article", "kind", "when", "places", "actors", "status", "evidence", "confidence"}
    assert all(
        TEXT[q["start"] : q["end"]] == q["exact"] for quotes in record["evidence"].values() for q in quotes
    )


def test_extract_can_keep_the_article(run, tmp_path):
    """With --save the article and its reports are in the library afterwards."""
    run("extract", "-", "--save", input=TEXT)

    held = [shelved for shelved in Store.open(tmp_path / "library.sqlite").shelf() if shelved.held]
    assert len(held) == 1


def test_timex_prints_offsets_and_edtf(run):
    """Each date has exact, start, end, edtf and precision."""
    record = json.loads(run("timex", "-", input=TEXT).stdout)

    assert (record["exact"], record["edtf"], record["precision"]) == ("8 نوفمبر 2020", "2020-11-08", "day")


def test_control_prints_who_held_what(run):
    """The holdings of a day are JSON with sources."""
    records = json.loads(run("control", "--on", "2020-11-20").stdout)

    assert {r["controller"] for r in records if r["area"] == "aghdam-west"} == {"azerbaijan"}
    assert all(record["sources"] for record in records)


def test_describe_prints_the_map_in_words(run):
    """The day's description comes out in the asked language and order of names, one line a sentence."""
    result = run("describe", "--on", "2021-03-12", "--lang", "ru", "--names", "azerbaijani-first")

    assert result.exit_code == 0
    assert result.stdout.startswith("Под контролем армянских сил: Нагорный Карабах")
    assert "через город Лачин / Бердзор" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "text", "message"),
    [
        (["extract", "/nowhere.txt"], None, "No such file"),
        (["extract", "-"], "", "no words"),
        (["extract", "-"], "Görüşmeler Bakü'de yapıldı, bakan açıkladı.", "no grammar for the language 'tr'"),
        (["extract", "-"], "مذاکرات پیگیری گردید.", "no grammar for the language 'fa'"),
        (["extract", "-", "--published", "yesterday"], TEXT, "is not a day"),
        (["extract", "-", "--lang", "arabic"], TEXT, "two-letter"),
        (["control", "--on", "2020-02-31"], None, "is not a day"),
    ],
)
def test_bad_input_ends_with_a_reason_and_code_2(run, arguments, text, message):
    """The message names what was wrong; there is no traceback."""
    result = run(*arguments, input=text)

    assert result.exit_code == 2 and message in result.stderr.replace("\n", " ")


def test_a_broken_file_among_good_ones_is_reported_and_the_rest_is_read(tmp_path):
    """Exit code 1 says that some were not read; the message names which; the others are on standard output."""
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text("في 9 نوفمبر 2020 وقع الرئيسان اتفاقا.", encoding="utf-8")
    (tmp_path / "07.txt").write_bytes(b"\xff\xfe\x00")

    result = CliRunner().invoke(app, ["extract", str(tmp_path), "--format", "table"])

    assert result.exit_code == 1
    assert "07.txt" in result.stderr and result.stdout.count(".txt:") == 19


@pytest.mark.parametrize("command", ["extract", "explain"])
def test_an_article_out_of_which_nothing_was_read_says_so(run, command):
    """It is no failure; standard output holds nothing but what was found."""
    result = run(
        command, "-", input="Rain fell in Baku on Monday. Shops were shut. Trams stood still. Nobody came."
    )

    assert (result.exit_code, "no happening was read" in result.stderr) == (0, True)
    assert "no happening" not in result.stdout


def test_nothing_to_read_is_said(tmp_path):
    """An empty folder is no success."""
    result = CliRunner().invoke(app, ["extract", str(tmp_path)])

    assert (result.exit_code, "nothing to read" in result.stderr) == (2, True)
