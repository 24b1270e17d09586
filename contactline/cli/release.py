"""The commands that write the data that the project ships: a package of it, its history, its articles."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from contactline.cli.articles import BAD_INPUT, article_or_none, sources_or_exit
from contactline.extract import reports_of
from contactline.library import RELEASE, Store, default_address, write_release
from contactline.library.package import (
    FolderInUse,
    compare,
    package_files,
    releases,
    shipped_content,
    write_folder,
    write_zip,
)
from contactline.library.package.entries import PARTS
from contactline.library.package.history import HISTORY, read_entries, write_entries
from contactline.library.package.reading import entries_of
from contactline.model import DATA

release_app = typer.Typer(help="Write the data that the project ships.", invoke_without_command=True)


def _version(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"\w[\w.-]{0,39}", value, re.ASCII):
        raise typer.BadParameter(f"{value!r} is no version: letters, digits, dots and dashes, at most 40")
    return value


@release_app.callback()
def release_command(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="The folder to write to; it must be empty.")
    ] = None,
    version: Annotated[
        str | None,
        typer.Option(callback=_version, help="Another name than that of data/release/release.json."),
    ] = None,
    zip_: Annotated[bool, typer.Option("--zip", help="Write one zip into DIR instead of a folder.")] = False,
    library: Annotated[
        bool, typer.Option("--library", help="Add what editors accepted in your library and may be given on.")
    ] = False,
) -> None:
    """Write the release as a Frictionless data package: CSV, GeoJSON and checksums, the same bytes every time."""
    if context.invoked_subcommand is not None:
        return
    if to is None:
        typer.echo(context.get_help())
        raise typer.Exit(BAD_INPUT)
    if library and version in (None, RELEASE.version):
        raise typer.BadParameter(
            "a release of your own library needs its own --version: it says something else"
        )
    named = replace(RELEASE, version=version or RELEASE.version)
    content = Store.open(default_address()).release_content(named) if library else shipped_content(named)
    files = package_files(content)
    try:
        if zip_:
            written = write_zip(files, to, named.version)
        else:
            write_folder(files, to)
            written = to
    except (FolderInUse, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from error
    typer.echo(f"{written}: release {named.version}, {len(files)} files")


@release_app.command("articles")
def articles_command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="The articles whose reports are shipped.")
    ],
) -> None:
    """Write data/release/articles.json: reports with phrase-level evidence and citations, without the text."""
    found = [article_or_none(source, None, None) for source in sources_or_exit(files, [], [])]
    articles = [article for article in found if article]
    if len(articles) < len(found):
        raise typer.Exit(BAD_INPUT)
    write_release((article, reports_of(article)) for article in articles)
    typer.echo(f"{len(articles)} article(s) written")


@release_app.command("note")
def note_command(
    again: Annotated[
        bool,
        typer.Option("--again", help="Write over what was noted: only for a release nobody has a link of."),
    ] = False,
) -> None:
    """Note what the present release says in data/release/history/, and print what differs from what was noted."""
    if RELEASE.version not in {one.version for one in releases()}:
        typer.echo(f"{HISTORY / 'releases.csv'}: add a row for {RELEASE.version} first", err=True)
        raise typer.Exit(BAD_INPUT)
    path = HISTORY / f"{RELEASE.version}.csv"
    now = entries_of(DATA)
    noted = read_entries(path.read_text(encoding="utf-8")) if path.exists() else ()
    difference = compare(noted, now)
    for part in PARTS:
        counts = difference.counts(part)
        if counts:
            typer.echo(
                f"{part}: {counts.added} added, {counts.changed} changed, {counts.withdrawn} withdrawn"
            )
    if noted and difference and not again:
        typer.echo(
            f"release {RELEASE.version} is noted otherwise: give the data a new version in release.json, or --again",
            err=True,
        )
        raise typer.Exit(BAD_INPUT)
    path.write_text(write_entries(now), encoding="utf-8")
    typer.echo(f"{path.name}: {len(now)} entries")
