"""The command line: read articles, list dates, say who held what, start the dashboard."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from contactline.extract import IntakeError, Timex, read_article, reports_of, supported, timexes
from contactline.geography import Holding, control
from contactline.library import Store, default_path, report_to_record, write_release
from contactline.model import Article, Report

app = typer.Typer(
    help="What was the situation around Nagorno-Karabakh on a given day, and how do we know?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
release = typer.Typer(help="Write the data that the project ships.", no_args_is_help=True)
app.add_typer(release, name="release")

BAD_INPUT = 2
MAX_BYTES = 10_000_000


class ReportFormat(StrEnum):
    """How reports are printed."""

    JSONL = "jsonl"
    TABLE = "table"


class JsonFormat(StrEnum):
    """How facts are printed."""

    JSON = "json"


class JsonlFormat(StrEnum):
    """How dates are printed."""

    JSONL = "jsonl"


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a day of the form 2020-11-10") from error


def _lang(value: str | None) -> str | None:
    if value is not None and not (
        len(value) == 2 and value.isascii() and value.isalpha() and value.islower()
    ):
        raise typer.BadParameter(f"{value!r} is not a two-letter language code such as ar, ru or en")
    return value


Published = Annotated[
    date | None,
    typer.Option(parser=_day, metavar="DATE", help="The day of publication, if the file does not say it."),
]
Lang = Annotated[
    str | None, typer.Option(callback=_lang, metavar="xx", help="The language, if it is not to be found out.")
]


@app.command()
def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Article texts; - reads standard input.")
    ],
    published: Published = None,
    lang: Lang = None,
    format: Annotated[ReportFormat, typer.Option(help="jsonl: one report a line.")] = ReportFormat.JSONL,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the articles and reports in your library.")
    ] = False,
) -> None:
    """Print the happenings that articles report, each with the words that say so."""
    store = Store.open(default_path()) if save else None
    failed = False
    for name in files:
        try:
            article = _article(name, published, lang)
        except (IntakeError, OSError) as error:
            _complain(name, error)
            failed = True
            continue
        reports = reports_of(article)
        if store:
            store.save(article, reports)
        _print_reports(name, article, reports, format)
    if failed:
        raise typer.Exit(BAD_INPUT)


@app.command()
def timex(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text; - reads standard input.")],
    published: Published = None,
    lang: Lang = None,
    format: Annotated[JsonlFormat, typer.Option()] = JsonlFormat.JSONL,
) -> None:
    """Print the temporal expressions of a text, one a line."""
    try:
        article = _article(file, published, lang)
    except (IntakeError, OSError) as error:
        _complain(file, error)
        raise typer.Exit(BAD_INPUT) from error
    for found in timexes(article.text, lang=article.lang, published=article.published):
        typer.echo(_json(_timex_record(found)))


@app.command("control")
def control_command(
    on: Annotated[date, typer.Option(parser=_day, metavar="DATE", help="The day to say it for.")],
    format: Annotated[JsonFormat, typer.Option()] = JsonFormat.JSON,
) -> None:
    """Print who held which area on a day, on whose word and how surely."""
    typer.echo(
        json.dumps([_holding_record(holding) for holding in control(on)], ensure_ascii=False, indent=1)
    )


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    address: Annotated[str, typer.Option(help="The address to listen on.")] = "localhost",
) -> None:
    """Start the dashboard; the library is made when there is none."""
    Store.open(default_path())
    root = Path(__file__).resolve().parents[1]
    typer.echo(f"Contact Line: http://{address}:{port}")
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = [f"--server.port={port}", f"--server.address={address}"]
    raise typer.Exit(subprocess.run([*command, *options], cwd=root, check=False).returncode)  # noqa: S603


@release.command("articles")
def release_articles(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="The articles whose reports are shipped.")
    ],
) -> None:
    """Write data/release/articles.json: reports with phrase-level evidence and citations, without the text."""
    articles = [_article(name, None, None) for name in files]
    write_release((article, reports_of(article)) for article in articles)
    typer.echo(f"{len(articles)} article(s) written")


def _article(name: str, published: date | None, lang: str | None) -> Article:
    raw = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else Path(name).read_bytes()
    article = read_article(raw, lang=lang, published=published)
    if article.lang not in supported():
        raise IntakeError(
            f"no grammar for the language {article.lang!r}; there is one for {', '.join(supported())}"
        )
    return article


def _complain(name: str, error: Exception) -> None:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    typer.echo(f"{'standard input' if name == '-' else name}: {reason}", err=True)


def _print_reports(name: str, article: Article, reports: list[Report], format: ReportFormat) -> None:
    if format is ReportFormat.JSONL:
        for report in reports:
            typer.echo(_json({"article": article.id, **report_to_record(report)}))
        return
    typer.echo(f"{name}: {article.title}")
    for report in reports:
        when = report.when.edtf if report.when else "no date"
        places = " ".join(f"{place.role.value}:{place.id}" for place in report.places)
        actors = " ".join(actor.id for actor in report.actors)
        typer.echo(
            f"{when:<24} {report.kind:<13} {report.status.value:<10} {report.confidence:4.2f}  {places} | {actors}"
        )


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)


def _timex_record(found: Timex) -> dict[str, Any]:
    return {
        "exact": found.exact,
        "start": found.start,
        "end": found.end,
        "edtf": found.edtf,
        "precision": found.precision,
        "how": found.how,
    }


def _holding_record(holding: Holding) -> dict[str, Any]:
    record = asdict(holding)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in record.items()}
