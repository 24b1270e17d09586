"""The "Cite" block: a view or an event in three formats, to copy or to save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st

from contactline.exports import FORMATS, Record, event_records, view_record
from contactline.i18n import words
from contactline.model import Event
from contactline.ui.describe import event_title, place_names
from contactline.view import ViewState


def cite_view(state: ViewState) -> None:
    """Show how to cite what is on the screen."""
    say = words(state.lang)

    def records() -> Sequence[Record]:
        return (view_record(state, page_address(), datetime.now(UTC).date()),)

    _block(say("Cite this view"), records, "view", state.lang)


def cite_event(event: Event, state: ViewState) -> None:
    """Show how to cite an event here, and each of its sources by itself."""
    say = words(state.lang)

    def records() -> Sequence[Record]:
        title = event_title(event, state.lang, place_names(state.lang, state.names))
        return event_records(event, title, state, page_address(), datetime.now(UTC).date())

    _block(say("Cite this event and its sources"), records, "event", state.lang)


def page_address() -> str:
    """Return where this page is served, without its query."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}{parts.path or '/'}" if parts.netloc else ""


def _block(label: str, make: Callable[[], Sequence[Record]], key: str, lang: str) -> None:
    """Fill the block once it is open: what shows the text is a third of all that a first visitor would load."""
    say = words(lang)
    block = st.expander(label, key=f"cite-{key}", on_change="rerun")
    if not block.open:
        return
    records = make()
    with block:
        tabs = st.tabs([writer.label for writer in FORMATS.values()])
        for tab, (name, writer) in zip(tabs, FORMATS.items(), strict=True):
            written = writer.write(records)
            with tab, st.container(key=f"cite-{key}-{name}"):
                st.download_button(
                    say("Save as {format}", format=writer.label),
                    written,
                    file_name=f"{records[0].key}.{writer.extension}",
                    mime=writer.media_type,
                    key=f"cite.{key}.{name}",
                    icon=":material/download:",
                    on_click="ignore",
                )
                st.code(written, language=None, wrap_lines=True, height=220)
