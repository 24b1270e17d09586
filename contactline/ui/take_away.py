"""Take it away: what is on the screen as a file, made when the reader asks for it and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from contactline.exports import DATA_FILES, Taken, file_name, provenance_of, shown_on
from contactline.i18n import Words, words
from contactline.library import Catalogue, Store
from contactline.library.catalogue import most_in_memory
from contactline.maps.one_file import MOST_EVENTS
from contactline.maps.palette import CONTROL
from contactline.model import Event
from contactline.ui.cite import page_address
from contactline.ui.describe import event_title, place_names
from contactline.ui.live import features, store
from contactline.ui.markup import tag, text
from contactline.ui.saved_map import page_file, png_file, svg_file
from contactline.ui.time_control import TimeControlData
from contactline.view import Selection, ViewState, known_limit

NAMES: dict[str, str] = {
    "csv": "CSV: a table for spreadsheets",
    "geojson": "GeoJSON: for maps on the web",
    "geopackage": "GeoPackage: layers for QGIS",
    "kml": "KML: for Google Earth, with time",
    "ics": "ICS: a calendar of the events",
    "linked-places": "Linked Places (JSON-LD): places and events",
    "evidence": "Web Annotation (JSON-LD): the evidence",
    "html": "One HTML file: the map without a network",
    "png": "PNG: the map for print, A4, 300 dpi",
    "svg": "SVG: the map for print, A4",
}
"""What each format is called on the screen, in the order of the menu."""

PROPER_NAMES: dict[str, str] = {
    "csv": "CSV",
    "geojson": "GeoJSON",
    "geopackage": "GeoPackage",
    "kml": "KML",
    "ics": "ICS",
    "linked-places": "Linked Places",
    "evidence": "Web Annotation",
    "html": "HTML",
    "png": "PNG",
    "svg": "SVG",
}
"""What the button calls each format, in every language."""


EMPTY = "No event is in this view. The file will say so, and hold only what the map shows of the day."
FAILED = "The file could not be made. Try again, or choose another format."


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that can be saved: how it is made and what it is called."""

    make: Callable[[], bytes]
    extension: str
    media_type: str


def take_away(
    state: ViewState, events: Catalogue, selection: Selection, timeline: Callable[[], TimeControlData]
) -> None:
    """Show the menu: a format, and the button that makes and saves the file.

    It is filled once it is open, so that no visitor loads what only who saves a file needs. ``timeline`` is what
    the time control of the one HTML file shows.
    """
    say = words(state.lang)
    menu = st.expander(say("Take it away"), key="take-away", on_change="rerun")
    if not menu.open:
        return
    with menu:
        chosen = st.radio(
            say("Format"), list(NAMES), format_func=lambda name: say(NAMES[name]), key="take-away.format"
        )
        held = len(shown_in(chosen, selection))
        too_many = held > _most(chosen)
        if too_many:
            st.info(_too_many(chosen, held, say))
        elif not held:
            st.info(say(EMPTY))
        view = partial(taken_of, state, events, selection, store(), page_address())
        offer = offered(chosen, view, events, selection, timeline)
        with st.container(key="take-away-save"):
            st.download_button(
                say("Save as {format}", format=PROPER_NAMES[chosen]),
                offer.make,
                file_name=file_name(state, offer.extension),
                mime=offer.media_type,
                # A button of its own for each format: the one of the last format would save that one.
                key=f"take-away.save.{chosen}",
                icon=":material/download:",
                on_click="ignore",
                disabled=too_many,
            )
            # Streamlit's own words for it are English; style sheets show ours in their place.
            st.html(tag("p", text(say(FAILED)), cls="cl-failed"))
        st.caption(
            say(
                "Every file holds what is on the screen, how to cite it, its licence, its link and its version."
            )
        )


def offered(
    name: str,
    view: Callable[[], Taken],
    events: Catalogue,
    selection: Selection,
    timeline: Callable[[], TimeControlData],
) -> Offer:
    """Return how a format of ``NAMES`` is made of a view; nothing is made or even gathered yet."""
    if name in DATA_FILES:
        file = DATA_FILES[name]
        return Offer(lambda: file.write(_noted(view())), file.extension, file.media_type)
    if name == "html":
        return Offer(
            lambda: page_file(_noted(_on_any_day(view(), events, selection)), timeline()), "html", "text/html"
        )
    make = {"png": png_file, "svg": svg_file}[name]
    return Offer(lambda: make(_noted(view())), name, {"png": "image/png", "svg": "image/svg+xml"}[name])


def shown_in(name: str, selection: Selection) -> Sequence[int]:
    """Return the positions of the events that a format holds of a view: one HTML file those of every day."""
    return selection.matching if name == "html" else selection.visible


def taken_of(
    state: ViewState, events: Catalogue, selection: Selection, library: Store, address: str
) -> Taken:
    """Return what the screen shows, to be written in any format; the evidence is read only if asked for."""
    names = place_names(state.lang, state.names)
    shown = events.at(selection.visible)
    return Taken(
        state=state,
        provenance=provenance_of(state, address, datetime.now(UTC).date(), events.seq),
        events=shown,
        geography=shown_on(features(known_limit(state)), state.on, state.layers),
        title=lambda event: event_title(event, state.lang, names),
        colours=CONTROL,
        told=lambda: _told(library, [one.id for one in shown]),
    )


def _most(name: str) -> int:
    """Return how many events a format holds at most: made of more, a file would keep everybody else waiting."""
    return MOST_EVENTS if name == "html" else most_in_memory()


def _too_many(name: str, count: int, say: Words) -> str:
    if name == "html":
        return say(
            "One HTML file holds at most {most} events; {count} pass these filters. Choose fewer by filters.",
            most=_most(name),
            count=count,
        )
    return say(
        "A file holds at most {most} events; {count} may fall in this period. Choose fewer by filters, or a shorter period.",
        most=_most(name),
        count=count,
    )


def _on_any_day(taken: Taken, events: Catalogue, selection: Selection) -> Taken:
    """Return the view with all that passes its filters: a time control moves through all days."""
    return replace(taken, events=events.at(selection.matching))


def _noted(taken: Taken) -> Taken:
    """Return the view; one without events says so wherever its file says what it is."""
    if taken.events:
        return taken
    note = words(taken.state.lang)("No event is in this view")
    provenance = replace(taken.provenance, notes=(*taken.provenance.notes, note))
    return replace(taken, provenance=provenance)


def _told(library: Store, ids: Sequence[str]) -> Iterator[Event]:
    """Yield events with their reports, in the order of ``ids``."""
    by_id = {stored.id: stored.event() for stored in library.events(ids)}
    return (event for one in ids if (event := by_id.get(one)))
