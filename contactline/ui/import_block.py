"""Bring in other people's data: choose what it is, map its columns, look at ten rows, save."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import streamlit as st

from contactline.i18n import Words, words
from contactline.library.importers import (
    ACLED,
    UCDP,
    Dataset,
    Imported,
    Problem,
    mapped,
    open_table,
    own_dataset,
    read_acled,
    read_ucdp,
)
from contactline.model import Event
from contactline.ui.describe import PlaceNames, date_line, event_title, place_names, places_in_words
from contactline.ui.import_words import problem_place, problem_words
from contactline.ui.mapping_step import choose_mapping
from contactline.ui.markup import isolated, tag, text
from contactline.ui.tables import table
from contactline.ui.uploader import MEGABYTES, dress_uploader

Save = Callable[[Dataset, Sequence[Event]], None]
"""Keeps the events of a dataset in the library."""

PREVIEW = 10
"""Events that are shown before anything is saved."""

SHOWN_PROBLEMS = 100


class Format(StrEnum):
    """What a file is."""

    UCDP = "ucdp"
    ACLED = "acled"
    TABLE = "table"


def show_import(lang: str, save: Save, names: PlaceNames | None = None) -> None:
    """Show the whole step; ``save`` is called with the good rows when the user says so, and never before."""
    say = words(lang)
    labels = {
        Format.UCDP: say("UCDP GED (CSV)"),
        Format.ACLED: say("your ACLED export (CSV)"),
        Format.TABLE: say("a table of your own (CSV or GeoJSON)"),
    }
    chosen = st.radio(
        say("What the file is"), list(Format), format_func=lambda one: labels[one], key="import.as"
    )
    if chosen is Format.ACLED:
        st.info(
            say(
                "ACLED’s terms let nobody pass its rows on: they stay in your library, editors alone see them, "
                "and no release holds them."
            )
        )
    st.caption(say("A table (CSV, TSV, text) or GeoJSON; up to {most} MB.", most=MEGABYTES))
    uploaded = st.file_uploader(say("File"), type=["csv", "tsv", "txt", "json", "geojson"], key="import.file")
    dress_uploader("import.file", say)
    if uploaded is None:
        return
    found = _read(chosen, uploaded.name, uploaded.getvalue(), lang)
    if found:
        dataset, imported = found
        _show_result(imported, say, names or place_names(lang))
        _offer(dataset, imported, save, say)


def _read(chosen: Format, name: str, raw: bytes, lang: str) -> tuple[Dataset, Imported] | None:
    """Return what a file holds; None after saying what the user must put right first."""
    say = words(lang)
    if chosen is Format.UCDP:
        return UCDP, _once((chosen, raw), lambda: read_ucdp(raw))
    if chosen is Format.ACLED:
        return ACLED, _once((chosen, raw), lambda: read_acled(raw))
    called = st.text_input(
        say("Name of the data"), value=Path(name).stem[:60], max_chars=60, key="import.name"
    )
    private = st.checkbox(say("For own use: shown to editors only, not to visitors"), key="import.own-use")
    try:
        dataset = own_dataset(called, own_use=private)
    except ValueError:
        st.error(say("Give the data a name of its own."))
        return None
    sheet = open_table(raw)
    if isinstance(sheet, Problem):
        return dataset, Imported(problems=(sheet,))
    mapping = choose_mapping(sheet, lang)
    return dataset, _once((chosen, raw, dataset, mapping), lambda: mapped(sheet, dataset, mapping))


def _once(key: tuple[object, ...], read: Callable[[], Imported]) -> Imported:
    """Read a file when it or its mapping has changed, not again with every click on the page."""
    mark = hashlib.sha256(repr(key).encode(errors="replace")).hexdigest()
    kept: tuple[str, Imported] | None = st.session_state.get("import.read")
    if kept is None or kept[0] != mark:
        kept = (mark, read())
        st.session_state["import.read"] = kept
    return kept[1]


def _show_result(imported: Imported, say: Words, names: PlaceNames) -> None:
    counts = {
        say("Rows read"): imported.rows,
        say("Events to bring in"): len(imported.events),
        say("Outside the map or its time"): imported.outside,
        say("Not readable"): len(imported.problems),
    }
    st.html(tag("p", text(" · ".join(f"{label}: {count:,}" for label, count in counts.items()))))
    if imported.events:
        st.html(_preview(imported.events[:PREVIEW], say, names))
    if imported.problems:
        st.html(_problems(imported.problems[:SHOWN_PROBLEMS], say))
        if len(imported.problems) > SHOWN_PROBLEMS:
            st.caption(say("Only the first {count} are shown.", count=SHOWN_PROBLEMS))


def _preview(events: Sequence[Event], say: Words, names: PlaceNames) -> str:
    heads = [say("When"), say("Event"), say("Where"), say("Sources")]
    rows = [
        [
            isolated(date_line(event, say.lang)),
            isolated(event_title(event, say.lang, names)),
            text(places_in_words(event, say.lang, names) or say("not said")),
            "".join(tag("p", isolated(citation.title)) for citation in event.citations),
        ]
        for event in events
    ]
    return table(say("The first rows, as they will be shown"), heads, rows, frozenset())


def _problems(problems: Sequence[Problem], say: Words) -> str:
    heads = [say("Where in the file"), say("What to put right")]
    rows = [[text(problem_place(one, say)), text(problem_words(one, say))] for one in problems]
    return table(say("Not brought in"), heads, rows, frozenset())


def _offer(dataset: Dataset, imported: Imported, save: Save, say: Words) -> None:
    if not imported.events:
        st.warning(say("Nothing in this file can be brought in."))
        return
    if st.button(say("Bring in these events"), key="import.save", type="primary"):
        save(dataset, imported.events)
        count = f"{len(imported.events):,}"
        st.success(say("Brought in. Events of {dataset}: {count}", dataset=dataset.title, count=count))
