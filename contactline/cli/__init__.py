"""The command line: read articles, list dates, say who held what, start the dashboard."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from typer.core import TyperGroup

from contactline.cli.articles import (
    BAD_INPUT,
    SOME_FAILED,
    article_or_none,
    say_nothing_was_read,
    sources_or_exit,
)
from contactline.cli.cite import cite_command
from contactline.cli.facts import areas_command, control_command, read_day
from contactline.cli.imports import import_command
from contactline.cli.ingest import ingest_command
from contactline.cli.release import release_app
from contactline.extract import Timex, explain, reports_of, timexes
from contactline.extract.explain import marked_text
from contactline.library import LibraryError, Store, default_address, report_to_record
from contactline.library.catalogue import most_in_memory
from contactline.library.inputs import Source
from contactline.model import Article, Report
from contactline.names import Naming
from contactline.view.in_words import in_words
from contactline.view.state import UI_LANGUAGES


class _Commands(TyperGroup):
    """The commands; where the library cannot be used, each ends with one sentence about it."""

    def invoke(self, ctx: Any) -> Any:  # typer keeps the type of a context to itself
        """Run a command."""
        try:
            return super().invoke(ctx)
        except LibraryError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(BAD_INPUT) from error


app = typer.Typer(
    cls=_Commands,
    help="What was the situation around Nagorno-Karabakh on a given day, and how do we know?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(release_app, name="release")

LONG_WORK = 10
"""Inputs from which on a progress bar is shown."""


class ReportFormat(StrEnum):
    """How reports are printed."""

    JSONL = "jsonl"
    TABLE = "table"


class JsonlFormat(StrEnum):
    """How dates are printed."""

    JSONL = "jsonl"


def _lang(value: str | None) -> str | None:
    if value is not None and not (
        len(value) == 2 and value.isascii() and value.isalpha() and value.islower()
    ):
        raise typer.BadParameter(f"{value!r} is not a two-letter language code such as ar, ru or en")
    return value


Published = Annotated[
    date | None,
    typer.Option(
        parser=read_day, metavar="DATE", help="The day of publication, if the file does not say it."
    ),
]
Lang = Annotated[
    str | None, typer.Option(callback=_lang, metavar="xx", help="The language, if it is not to be found out.")
]


@app.command()
def extract(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|FOLDER|-]…", help="Texts, web pages, .docx, .pdf, .zip; - reads standard input."
        ),
    ] = None,
    url: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="A page to fetch; may be repeated.")
    ] = None,
    feed: Annotated[
        list[str] | None,
        typer.Option(metavar="URL|FILE", help="An RSS or Atom feed whose articles are read."),
    ] = None,
    published: Published = None,
    lang: Lang = None,
    format: Annotated[ReportFormat, typer.Option(help="jsonl: one report a line.")] = ReportFormat.JSONL,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the articles and reports in your library.")
    ] = False,
) -> None:
    """Print the happenings that articles report, each with the words that say so."""
    store = Store.open(default_address()) if save else None
    sources = sources_or_exit(files or [], url or [], feed or [])
    failed = 0
    for source in _with_progress(sources):
        article = article_or_none(source, published, lang)
        if article is None:
            failed += 1
            continue
        reports = reports_of(article)
        if store:
            store.save(article, reports)
        if not reports:
            say_nothing_was_read(source.name)
        _print_reports(source.name, article, reports, format)
    if failed:
        raise typer.Exit(BAD_INPUT if failed == len(sources) else SOME_FAILED)


@app.command()
def timex(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text; - reads standard input.")],
    published: Published = None,
    lang: Lang = None,
    format: Annotated[JsonlFormat, typer.Option()] = JsonlFormat.JSONL,
) -> None:
    """Print the temporal expressions of a text, one a line."""
    for source in sources_or_exit([file], [], []):
        article = article_or_none(source, published, lang)
        if article is None:
            raise typer.Exit(BAD_INPUT)
        for found in timexes(article.text, lang=article.lang, published=article.published):
            typer.echo(_json(_timex_record(found)))


@app.command("explain")
def explain_command(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A text or an HTML page; - reads standard input.")
    ],
    published: Published = None,
    lang: Lang = None,
) -> None:
    """Print an article with every mention marked, and for each report where its parts come from."""
    for source in sources_or_exit([file], [], []):
        article = article_or_none(source, published, lang)
        if article is None:
            raise typer.Exit(BAD_INPUT)
        found = explain(article)
        typer.echo(marked_text(found))
        if not found.reports:
            say_nothing_was_read(source.name)
        for number, (report, reasons) in enumerate(found.reports, start=1):
            typer.echo(f"\n{number}. {report.kind}, confidence {report.confidence:.2f}")
            for reason in reasons:
                words = " … ".join(f"“{' '.join(text.split())}”" for text in reason.words)
                typer.echo(f"   {reason.layer:<6} {reason.value or '-'}  [{reason.how}]  {words}".rstrip())


app.command("control")(control_command)
app.command("areas")(areas_command)
app.command("import")(import_command)
app.command("ingest")(ingest_command)
app.command("cite")(cite_command)


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    address: Annotated[str, typer.Option(help="The address to listen on.")] = "localhost",
) -> None:
    """Start the dashboard; the library is made when there is none."""
    most_in_memory()  # a setting that cannot be read is said before anything is started
    Store.open(default_address()).database.engine.dispose()
    typer.echo(f"Contact Line: http://{address}:{port}")
    sys.stdout.flush()
    # In this process: whoever stops it stops the dashboard, and what has been read into it is not read again.
    os.chdir(Path(__file__).resolve().parents[2])
    from streamlit.web.cli import main  # noqa: PLC0415 (no other command needs it, and it takes half a second)

    main(["run", "server.py", f"--server.port={port}", f"--server.address={address}"], prog_name="streamlit")


@app.command("describe")
def describe_command(
    on: Annotated[date, typer.Option(parser=read_day, metavar="DATE", help="The day to describe.")],
    lang: Annotated[str, typer.Option(help="en, ar or ru.")] = "en",
    names: Annotated[Naming, typer.Option(help="The order of a place's two names.")] = Naming.BOTH,
) -> None:
    """Print the map of a day in words: who held what, the line, the corridor, and what changed."""
    if lang not in UI_LANGUAGES:
        raise typer.BadParameter(f"{lang!r} is not one of {', '.join(UI_LANGUAGES)}")
    for sentence in in_words(on, lang, names):
        typer.echo(sentence)


def _with_progress(sources: list[Source]) -> Iterable[Source]:
    """Yield the sources, with a progress bar on standard error where a person is looking at long work."""
    screen = Console(stderr=True)
    shown = len(sources) >= LONG_WORK and screen.is_terminal
    return track(sources, "Reading", console=screen, disable=not shown, transient=True)


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
