"""The command that brings in other people's data."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from contactline.library import Store, default_address
from contactline.library.importers import (
    ACLED,
    HEADERS,
    UCDP,
    Dataset,
    DateForm,
    FieldMap,
    Imported,
    Problem,
    Row,
    guess,
    mapped,
    open_table,
    own_dataset,
    read_acled,
    read_ucdp,
)

SOME_FAILED, BAD_INPUT = 1, 2
"""Exit codes: some rows could not be read and the others were; nothing could be read."""

SHOWN_PROBLEMS = 50


class Format(StrEnum):
    """What a file is."""

    UCDP = "ucdp"
    ACLED = "acled"
    TABLE = "table"


def import_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="CSV or GeoJSON.")
    ],
    as_: Annotated[Format, typer.Option("--as", help="What the file is.")] = Format.TABLE,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help=f"Which column says what: {', '.join(HEADERS)}."),
    ] = None,
    dates: Annotated[DateForm | None, typer.Option(help="How a table of your own writes its days.")] = None,
    kind: Annotated[str, typer.Option(help="The kind of rows whose own kind is not known.")] = "incident",
    dataset: Annotated[str, typer.Option(metavar="NAME", help="What a table of your own is called.")] = "",
    own_use: Annotated[
        bool, typer.Option("--own-use", help="Show the rows of a table of your own to editors only.")
    ] = False,
    encoding: Annotated[str, typer.Option(help="The encoding, if it is not to be found out.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be brought in; keep nothing.")
    ] = False,
) -> None:
    """Bring in other people's data: say what was read, what was left out and why, and keep the rest."""
    raw = file.read_bytes()
    try:
        if as_ is Format.TABLE:
            source = own_dataset(dataset or file.stem[:60], own_use=own_use)
            imported = _table(raw, source, map_ or [], dates, kind, encoding)
        else:
            source = UCDP if as_ is Format.UCDP else ACLED
            imported = read_ucdp(raw) if as_ is Format.UCDP else read_acled(raw)
    except (ValueError, LookupError) as error:  # a name, field, kind or encoding that there is not
        raise typer.BadParameter(str(error)) from error
    _say(source, imported)
    if not imported.events:
        raise typer.Exit(BAD_INPUT)
    if not dry_run:
        changed = Store.open(default_address()).import_events(source, imported.events)
        typer.echo(f"{changed:,} events are new or changed in your library")
    if imported.problems:
        raise typer.Exit(SOME_FAILED)


def _table(
    raw: bytes, source: Dataset, columns: list[str], dates: DateForm | None, kind: str, encoding: str
) -> Imported:
    """Return the events of a table by the guessed mapping, with what the options say of it."""
    sheet = open_table(raw, encoding)
    if isinstance(sheet, Problem):
        return Imported(problems=(sheet,))
    guessed = guess(sheet.columns, (row for row in sheet.rows() if isinstance(row, Row)))
    given = FieldMap(form=dates or guessed.form, other_kind=kind)
    return mapped(sheet, source, given.with_columns({**guessed.columns, **_pairs(columns)}))


def _pairs(columns: list[str]) -> dict[str, str]:
    pairs = [column.partition("=") for column in columns]
    bad = next((field + sign + name for field, sign, name in pairs if not sign), None)
    if bad is not None:
        raise ValueError(f"--map {bad}: write FIELD=COLUMN")
    return {field.strip(): name.strip() for field, _, name in pairs}


def _say(source: Dataset, imported: Imported) -> None:
    typer.echo(f"{source.title}: {imported.rows:,} rows read, {len(imported.events):,} events")
    if imported.outside:
        typer.echo(f"{imported.outside:,} rows lie outside the map's region or before 1988: left out")
    for problem in imported.problems[:SHOWN_PROBLEMS]:
        typer.echo(str(problem), err=True)
    if len(imported.problems) > SHOWN_PROBLEMS:
        typer.echo(f"and {len(imported.problems) - SHOWN_PROBLEMS:,} more like these", err=True)
    if not source.redistributable:
        typer.echo("These rows stay in your own library and are never part of a release.")
    if source.own_use:
        typer.echo("On a shared server editors alone see them.")
