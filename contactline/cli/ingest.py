"""The command that reads a corpus into the library."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType
from typing import IO, Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from contactline.cli.articles import BAD_INPUT, SOME_FAILED
from contactline.cli.facts import read_day
from contactline.library import Store, default_address
from contactline.library.corpus import ClusterError, Filed, batches, ingest, open_readers
from contactline.library.inputs import files_of

BATCH = 100
STOPPED = 130
"""Exit code: the reader stopped it."""


@dataclass(slots=True)
class _Count:
    """What was done so far."""

    read: int = 0
    before: int = 0
    failed: int = 0


class _Rate(ProgressColumn):
    """Articles a second since the start."""

    def render(self, task: Task) -> Text:
        """Return the rate as it is shown."""
        return Text(f"{task.completed / task.elapsed:.0f}/s" if task.elapsed else "")


def ingest_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…", help="Files, folders and zip files with texts, web pages, Word or PDF."
        ),
    ],
    workers: Annotated[
        int,
        typer.Option(min=1, max=256, help="Processes that read; as many as there are cores if not given."),
    ] = os.cpu_count() or 1,
    scheduler: Annotated[
        str | None, typer.Option(metavar="tcp://HOST:PORT", help="Read on a Dask cluster instead.")
    ] = None,
    batch: Annotated[int, typer.Option(min=1, max=5_000, help="Articles that are filed together.")] = BATCH,
    report: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="What could not be read, and why: a JSON object a line.",
        ),
    ] = Path("ingest-problems.jsonl"),
    lang: Annotated[
        str | None,
        typer.Option(metavar="xx", help="Their language, if it is not to be found out."),
    ] = None,
    published: Annotated[
        date | None,
        typer.Option(
            parser=read_day, metavar="DATE", help="Their day of publication, if they do not say it."
        ),
    ] = None,
) -> None:
    """Read a corpus into your library. What was read before is passed over, so that it can be stopped and started again."""
    files = _files(paths)
    store = Store.open(default_address())
    screen = Console(stderr=True)
    count = _Count()
    with _stopping(screen) as stopped, report.open("w", encoding="utf-8") as problems:
        try:
            with open_readers(workers, scheduler) as readers:
                work = batches(files, batch, lang=lang, published=published)
                filed = ingest(store.database, work, readers, stopped=stopped)
                for one in _with_progress(filed, len(files), screen):
                    _note(one, count, problems)
        except ClusterError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(BAD_INPUT) from error
    _say(count, report)
    if stopped():
        typer.echo("stopped: the same command goes on from here", err=True)
        raise typer.Exit(STOPPED)
    if count.failed:
        raise typer.Exit(SOME_FAILED if count.read or count.before else BAD_INPUT)


def _files(names: list[str]) -> list[Path]:
    try:
        files = [file for name in names for file in files_of(name)]
    except OSError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from error
    if not files:
        typer.echo("there is nothing to read in it: give texts, web pages, Word, PDF or zip files", err=True)
        raise typer.Exit(BAD_INPUT)
    return files


@contextmanager
def _stopping(screen: Console) -> Generator[Callable[[], bool]]:
    """Give what says whether the reader, or the system, wants it to end; asked a second time, it ends at once."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        screen.print("stopping after what is being read; once more to stop at once (nothing filed is lost)")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _with_progress(filed: Iterator[Filed], total: int, screen: Console) -> Iterator[Filed]:
    """Yield what is filed, with a bar on standard error where a person looks at it."""
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=screen, disable=not screen.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=total)
        done = 0
        for one in filed:
            done += one.read + one.before + len(one.problems)
            bar.update(task, completed=done, total=max(total, done))  # a zip file holds more than one
            yield one


def _note(one: Filed, count: _Count, problems: IO[str]) -> None:
    count.read += one.read
    count.before += one.before
    count.failed += len(one.problems)
    for outcome in one.problems:
        line = {"name": outcome.name, "problem": outcome.problem}
        problems.write(json.dumps(line, ensure_ascii=False) + "\n")
    problems.flush()


def _say(count: _Count, report: Path) -> None:
    typer.echo(f"{count.read:,} articles read and filed, {count.before:,} filed before")
    if count.failed:
        typer.echo(f"{count.failed:,} could not be read: {report} says why", err=True)
