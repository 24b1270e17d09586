"""About: what the map says and does not say, and where each part of it comes from."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import words
from contactline.library import RELEASE, curated_events, shipped_events
from contactline.model import Grade
from contactline.ui import session
from contactline.ui.map_words import STATUS
from contactline.ui.tour import ask_for_tour

READING = (
    "Colours show who held the ground, not whose it is. A day is a day in local time (UTC+4). The filled mark is an "
    "event read from an article by rule, the ring an event of the chronology that was checked by hand. A faint mark "
    "is an event whose date is known to a month, a year or a period only."
)
PLACES = (
    "Talks and statements about a place are drawn as a badge on its area: nothing happened there. Where two names of "
    "a place are in use both are written, in alphabetical order of their Latin forms; the date does not decide which "
    "one is right."
)
COUNTS = (
    "Data release {release}, checked through {through}: {events} events of the chronology ({memory} from memory only, "
    "marked so) and {reports} happenings read from shipped articles, each with the words that say so."
)
GEOMETRY = (
    "Geometry: Natural Earth (public domain), OpenStreetMap contributors (ODbL; line of contact 1994 to 2020), GSHHG "
    "(LGPL), GeoNames and Who's On First (CC BY 4.0). Lines drawn with dashes are schematic. Each layer's source and "
    "licence stands in data/geo, each control period's sources in data/control."
)


def show() -> None:
    """Show the page; its counts are taken from the data."""
    say = words(session.current().lang)
    curated = curated_events()
    st.title(say("About Contact Line"), anchor=False)
    st.markdown(say(STATUS))
    ask_for_tour(say)
    st.subheader(say("How to read the map"), anchor=False)
    st.markdown(say(READING))
    st.markdown(say(PLACES))
    st.subheader(say("Where it comes from"), anchor=False)
    counts = {
        "events": len(curated),
        "memory": sum(event.grade is Grade.MEMORY for event in curated),
        "reports": len(shipped_events()),
        "release": RELEASE.version,
        "through": RELEASE.through.isoformat(),
    }
    st.markdown(say(COUNTS, **counts))
    st.markdown(say(GEOMETRY))
