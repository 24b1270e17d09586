"""The command that cites: a view by its link, an event by its id, or the shipped data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated
from urllib.parse import urlsplit

import typer

from contactline.cli.facts import read_day
from contactline.exports import (
    FORMATS,
    CitationFormat,
    Record,
    data_sha256,
    event_records,
    release_record,
    view_record,
)
from contactline.library import Store, default_address, load
from contactline.ui.describe import event_title, place_names
from contactline.view import ViewState, decode, default_state
from contactline.view.state import UI_LANGUAGES

ADDRESS = "http://localhost:8501/"
"""Where ``contactline serve`` serves the dashboard, for a link that names no server of its own."""


def cite_command(
    view: Annotated[str | None, typer.Option(metavar="LINK", help="The link of the view.")] = None,
    event: Annotated[str | None, typer.Option(metavar="ID", help="The id of the event.")] = None,
    release: Annotated[bool, typer.Option("--release", help="The shipped data.")] = False,
    format: Annotated[CitationFormat, typer.Option()] = CitationFormat.BIBTEX,
    lang: Annotated[str, typer.Option(help="The language of titles: en, ar or ru.")] = "en",
    address: Annotated[str, typer.Option(help="Where the dashboard is served.")] = ADDRESS,
    accessed: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DATE", help="The day of access, if not today.")
    ] = None,
) -> None:
    """Print how to cite a view, an event with its sources, or the data release."""
    if sum((view is not None, event is not None, release)) != 1:
        raise typer.BadParameter("give one of --view LINK, --event ID and --release")
    if lang not in UI_LANGUAGES:
        raise typer.BadParameter(f"{lang!r} is not one of {', '.join(UI_LANGUAGES)}")
    day = accessed or datetime.now(UTC).date()
    if view is not None:
        records = (_view(view, address, day),)
    elif event is not None:
        records = _event(event, default_state(lang), address, day)
    else:
        records = (release_record(address, day, data_sha256(), lang),)
    typer.echo(FORMATS[format].write(records), nl=False)


def _view(link: str, address: str, accessed: date) -> Record:
    """Return the citation of a link's view; a link that cannot be read whole would cite another view than was meant."""
    path, separator, query = link.partition("?")
    if separator:
        address = path if urlsplit(path).netloc else address
    state, notices = decode(query if separator else link)
    if notices:
        parts = ", ".join(f"{notice.part} ({notice.problem})" for notice in notices)
        raise typer.BadParameter(f"the link cannot be read whole: {parts}")
    return view_record(state, address, accessed)


def _event(event_id: str, state: ViewState, address: str, accessed: date) -> tuple[Record, ...]:
    event = load(Store.open(default_address())).get(event_id)
    if event is None:
        raise typer.BadParameter(f"there is no event {event_id!r} in this copy of the data")
    title = event_title(event, state.lang, place_names(state.lang, state.names))
    return event_records(event, title, state, address, accessed)
