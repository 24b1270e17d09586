"""About: how this is made, what it rests on, how good it is, what is wrong with it, and how to correct it.

Whatever can be counted is taken from the data when the page is drawn.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import streamlit as st

from contactline.i18n import Words, day_in_words, words
from contactline.library import RELEASE, curated_events, shipped_events
from contactline.model import Grade, When
from contactline.ui import session
from contactline.ui.about.anchor import follow_anchor
from contactline.ui.about.blocks import paragraph
from contactline.ui.about.correcting import correcting
from contactline.ui.about.errors import known
from contactline.ui.about.licences import licences
from contactline.ui.about.method import geography, method
from contactline.ui.about.naming import naming
from contactline.ui.about.quality import quality
from contactline.ui.about.releases import versions
from contactline.ui.about.sources import sources
from contactline.ui.language_choice import language_choice
from contactline.ui.map_words import STATUS
from contactline.ui.markup import tag, text
from contactline.ui.sign_in import CONTACT
from contactline.ui.tour import ask_for_tour
from contactline.view import about

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
WORDS = (
    "“NK force” in the legend is the armed force of the former unrecognised Armenian administration in "
    "Nagorno-Karabakh. “The oblast” is the Nagorno-Karabakh Autonomous Oblast of 1923 to 1991; the seven districts "
    "lie around it."
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
_STYLE = Path(__file__).with_name("about") / "about.css"


def show() -> None:
    """Show the page: a table of contents, and each section under an anchor that a link may name."""
    state = session.current()
    say = words(state.lang)
    with st.container(key="about"):
        st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")
        st.title(say("About Contact Line"), anchor=False)
        with st.container(key=f"about-top-{say.direction}", horizontal=True, vertical_alignment="center"):
            language_choice(state)
            ask_for_tour(say)
        st.markdown(say(STATUS))
        found = sections(say, os.environ.get(CONTACT, "").strip())
        st.html(contents(found, say))
        for anchor, title, html in found:
            st.header(title, anchor=anchor)
            st.html(html)
        follow_anchor(".st-key-about")


def sections(say: Words, contact: str) -> list[tuple[str, str, str]]:
    """Return the sections in their order: anchor, title and HTML."""
    parts = about.parts()
    counts = about.source_counts(source for part in parts for source in part.sources)
    return [
        (
            "reading",
            say("How to read the map"),
            "".join(paragraph(say(one)) for one in (READING, PLACES, WORDS)),
        ),
        ("method", say("How an article becomes an event"), method(say)),
        ("map", say("How the map of a day is made"), geography(say)),
        ("sources", say("Where it comes from"), paragraph(_counts(say)) + sources(parts, counts, say)),
        ("names", say("How places and sides are named"), naming(say)),
        ("quality", say("How good it is"), quality(about.quality(), say)),
        ("errors", say("Known errors and doubts"), known(about.known_errors(), about.doubts(), say)),
        ("correct", say("How to correct something"), correcting(contact, say)),
        ("licences", say("Licences"), paragraph(say(GEOMETRY)) + _licences(say)),
        ("release", say("Version of the data, and changes"), versions(RELEASE, about.steps(), _last(), say)),
    ]


def contents(found: list[tuple[str, str, str]], say: Words) -> str:
    """Return the table of contents: a link to each section."""
    links = (tag("li", tag("a", text(title), href=f"#{anchor}")) for anchor, title, _ in found)
    return tag("nav", tag("ol", *links), cls="cl-about-contents", aria_label=say("On this page"))


def _counts(say: Words) -> str:
    curated = curated_events()
    return say(
        COUNTS,
        events=len(curated),
        memory=sum(event.grade is Grade.MEMORY for event in curated),
        reports=len(shipped_events()),
        release=RELEASE.version,
        through=day_in_words(RELEASE.through, say.lang),
    )


def _last() -> When:
    """Return the date of the last event of the chronology."""
    return max((event.when for event in curated_events()), key=lambda when: when.latest or date.min)


def _licences(say: Words) -> str:
    return licences(about.data_files(), about.outlines(), about.vendored(), about.libraries(), say)
