"""The map as a file, in the reader's words: one HTML page, or a sheet for print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from contactline.exports import Taken
from contactline.exports.rows import rows_of
from contactline.geography import base_layers
from contactline.i18n import Words, browser_locale, day_in_words, words
from contactline.maps import Labels, MapEvents, told, whole_map
from contactline.maps.one_file import Page, page_html
from contactline.maps.printed import SheetWords, png_of, sheet_svg
from contactline.names import dated_labels, place_label
from contactline.ui.describe import event_line, kind_label, place_names
from contactline.ui.live import features
from contactline.ui.map_words import STATUS, map_words
from contactline.ui.time_control import TimeControlData, as_sent, control_parts
from contactline.view import known_limit


def page_file(taken: Taken, timeline: TimeControlData) -> bytes:
    """Return the one HTML file: ``taken.events`` are all that pass the filters, on whatever day."""
    state, say = taken.state, words(taken.state.lang)
    names = place_names(state.lang, state.names)
    labels = Labels(
        state.lang,
        say.direction,
        lambda place: place_label(place, state.lang),
        lambda event: event_line(event, state.lang, names),
        map_words(say),
        lambda place: dated_labels(place, state.lang),
        lambda kind: kind_label(kind, state.lang),
        browser_locale(state.lang),
    )
    ids = [event.id for event in taken.events]
    selected = ids.index(state.event) if state.event in ids else -1
    drawn = whole_map(
        features(known_limit(state)),
        base_layers(),
        MapEvents.of(taken.events),
        labels,
        state.viewport,
        state.on,
        state.days,
    )
    return page_html(
        Page(
            title=taken.provenance.title,
            status=say(STATUS),
            licence=taken.provenance.licence,
            map=drawn,
            time=as_sent(_all_in(timeline, selected)),
            sources=[row.sources for row in rows_of(taken)],
            link=taken.link_of()("{id}"),
            words={
                "asOf": say("As of {day}"),
                "count": say("Events of the period: {count}"),
                "link": say("Open in Contact Line"),
            },
            control=control_parts(),
            about=about(taken, say),
            digest=say("SHA-256 of the data in this file"),
        )
    )


def _all_in(timeline: TimeControlData, selected: int) -> TimeControlData:
    """Return what the control of a file shows, whose map has all its events and their words."""
    return replace(timeline, events=None, exact=None, mask=None, called=told((), str), selected=selected)


def svg_file(taken: Taken) -> bytes:
    """Return the map for print as SVG."""
    return _sheet(taken).encode()


def png_file(taken: Taken) -> bytes:
    """Return the map for print as pixels."""
    return png_of(_sheet(taken), "\n".join(taken.provenance.lines()))


def about(taken: Taken, say: Words) -> dict[str, str]:
    """Return where a file is from, by label in the reader's language."""
    provenance = taken.provenance
    return {
        say("To cite"): provenance.citation,
        say("Licence"): provenance.licence,
        say("Link"): provenance.link,
        say("Data"): f"{provenance.release} (SHA-256 {provenance.sha256})",
        say("Saved on"): day_in_words(provenance.saved, say.lang),
    }


def _sheet(taken: Taken) -> str:
    state, say = taken.state, words(taken.state.lang)
    first, last = state.window
    period = say(
        "Events from {first} to {last}",
        first=day_in_words(first, state.lang),
        last=day_in_words(last, state.lang),
    )
    title = say("The situation around Nagorno-Karabakh on {day}", day=day_in_words(state.on, state.lang))
    return sheet_svg(
        SheetWords(
            title=title,
            period=". ".join((period, *taken.provenance.notes)),
            legend={**map_words(say), **_sign_words(say)},
            foot=_foot(taken, say),
            link=taken.provenance.link,
            place=lambda place: place_label(place, state.lang, state.names, state.on),
            kilometres=_kilometres(say),
            rtl=say.direction == "rtl",
        ),
        state.viewport,
        base_layers(),
        taken.geography,
        taken.events if "events" in state.layers else (),
        first,
    )


def _foot(taken: Taken, say: Words) -> tuple[str, ...]:
    """Return what stands under a printed map; its link stands there by itself."""
    provenance, told = taken.provenance, about(taken, say)
    data, saved = say("Data"), say("Saved on")
    return (
        say(STATUS),
        f"{say('To cite')}: {provenance.reference}",
        f"{say('Licence')}: {provenance.licence}",
        f"{data}: {told[data]}. {saved}: {told[saved]}",
    )


def _sign_words(say: Words) -> dict[str, str]:
    """Return what each sign of an event means: a sheet draws the signs themselves."""
    return {
        "origin_article": say("read from an article"),
        "origin_curated": say("curated"),
        "origin_imported": say("other people’s data"),
        "pale": say("month or year only, or not said to have happened"),
        "about": say("talked about"),
        "within": say("Dashed circle: somewhere within."),
    }


def _kilometres(say: Words) -> Callable[[int], str]:
    return lambda km: say("{count} km", count=km)
