"""What commands read articles from: files, folders, addresses and feeds, with a message for each that fails."""

from __future__ import annotations

import sys
from datetime import date

import typer

from contactline.extract import IntakeError, supported
from contactline.library.inputs import Source, sources_of
from contactline.model import Article, InputError

SOME_FAILED, BAD_INPUT = 1, 2
"""Exit codes: some inputs could not be read and the others were; nothing could be read."""

UNREADABLE = (InputError, OSError)


def sources_or_exit(names: list[str], urls: list[str], feeds: list[str]) -> list[Source]:
    """Return what there is to read; leave with a message where there is nothing or a list cannot be had."""
    try:
        found = sources_of(names, urls=urls, feeds=feeds, stdin=sys.stdin.buffer.read)
    except UNREADABLE as error:
        _complain(" ".join(feeds) or " ".join(names), error)
        raise typer.Exit(BAD_INPUT) from error
    if not found:
        typer.echo(
            "there is nothing to read: give a file, a folder with texts, web pages, Word, PDF or zip files, --url or --feed",
            err=True,
        )
        raise typer.Exit(BAD_INPUT)
    return found


def article_or_none(source: Source, published: date | None, lang: str | None) -> Article | None:
    """Return the article of a source; None after saying why there is none."""
    try:
        article = source.load(lang, published)
        if article.lang not in supported():
            raise IntakeError(
                "no grammar for the language {lang!r}; there is one for {known}",
                lang=article.lang,
                known=", ".join(supported()),
            )
    except UNREADABLE as error:
        _complain(source.name, error)
        return None
    return article


def say_nothing_was_read(name: str) -> None:
    """Say that no happening was read out of an article, and which articles are read at all."""
    typer.echo(
        f"{name}: no happening was read out of it; an article is read if it names a place in or beside"
        " Nagorno-Karabakh, or both sides",
        err=True,
    )


def _complain(name: str, error: Exception) -> None:
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    typer.echo(reason if reason.startswith(name) else f"{name}: {reason}", err=True)
