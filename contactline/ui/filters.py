"""The filters: period, kind, actor, place, source, state of review and text, in one popover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from contactline.i18n import Words, number_in_words, words
from contactline.library import Catalogue
from contactline.library.kept import Kept
from contactline.model import KINDS, Review
from contactline.names import actor_label, place_label
from contactline.ui import session
from contactline.ui.describe import kind_label
from contactline.ui.field_words import REVIEWS as REVIEW_WORDS
from contactline.ui.live import facets_of
from contactline.ui.markup import tag, text
from contactline.ui.unpublished import show_known
from contactline.view import ViewState
from contactline.view.link_parts import LATEST_DAY, MAX_QUERY
from contactline.view.state import FIRST_DAY, REVIEWS, SOURCES


def show_filters(state: ViewState, catalogue: Catalogue) -> None:
    """Show the filters as the view has them; each change goes into the view and the link.

    They are made once they are asked for: made with each move in time, they were a fifth of its work.
    """
    say = words(state.lang)
    # Its words are always the same: Streamlit takes a menu of other words for another one, and closes it.
    menu = st.popover(say("Filters"), key="filters", on_change="rerun", width="stretch")
    if count := _count(state):
        told = say("Filters that are set: {count}", count=count)
        number = text(number_in_words(count, state.lang))
        st.html(tag("span", number, cls="cl-set", role="img", aria_label=told, title=told), width="content")
    if not menu.open:
        return
    with menu:
        _ids("kinds", say("Kind"), {kind: kind_label(kind, state.lang) for kind in KINDS}, state)
        _ids("actors", say("Actor"), _actors(catalogue, state.lang), state)
        _ids("places", say("Place"), _places(catalogue, state), state)
        labels = source_labels(say)
        _ids("sources", say("Source"), {source: labels[source] for source in SOURCES}, state)
        _ids("reviews", say("State of review"), review_labels(state.lang), state)
        text_filter(state)
        _period(state)
        st.button(say("Clear all filters"), on_click=clear_filters, width="stretch")


def _count(state: ViewState) -> int:
    sets = (state.kinds, state.actors, state.places, state.sources, state.reviews)
    return sum(map(bool, (*sets, state.q, state.known, state.nothing)))


def _ids(part: str, label: str, options: Mapping[str, str], state: ViewState) -> None:
    key = f"filter.{part}"
    chosen: frozenset[str] = getattr(state, part)
    st.session_state[key] = sorted(chosen)
    names = {**{one: one for one in chosen}, **options}
    st.multiselect(
        label,
        list(names),
        key=key,
        format_func=lambda one: names[one],
        placeholder=words(state.lang)("all"),
        on_change=lambda: session.change(**{part: frozenset(st.session_state[key])}),
    )


def source_labels(say: Words) -> dict[str, str]:
    """Return what each source of events is called."""
    return {
        "article": say("read from articles"),
        "curated": say("curated chronology"),
        "imported": say("other people’s data"),
    }


def text_filter(state: ViewState, key: str = "filter.q") -> None:
    """Show the search for words, in any script."""
    st.session_state[key] = state.q
    st.text_input(
        words(state.lang)("Text"),
        key=key,
        max_chars=MAX_QUERY,
        on_change=lambda: session.change(q=st.session_state[key].strip()),
    )


def _period(state: ViewState) -> None:
    say = words(state.lang)
    first, last = st.columns(2)
    for column, part, label in ((first, "first", say("From")), (last, "last", say("To"))):
        key = f"filter.{part}"
        st.session_state[key] = getattr(state, part)
        column.date_input(
            label,
            key=key,
            min_value=FIRST_DAY,
            max_value=LATEST_DAY,
            format="YYYY-MM-DD",
            on_change=_change_period,
        )
    show_known(state)


def _change_period() -> None:
    first: date | None = st.session_state["filter.first"]
    last: date | None = st.session_state["filter.last"]
    state = session.current()
    if first is None or last is None:
        return
    if first > last:
        session.warn("The period ends before it starts: nothing was changed.")
        return
    session.change(first=first, last=last, on=min(max(state.on, first), last))


def clear_filters() -> None:
    """Let everything through again."""
    empty: frozenset[str] = frozenset()
    sets = dict.fromkeys(("kinds", "actors", "places", "sources", "reviews"), empty)
    session.change(**sets, q="", known=None, nothing=False)
    st.session_state["map.stale"] = True


def review_labels(lang: str) -> dict[str, str]:
    """Return what each state of review is called."""
    say = words(lang)
    labels = {
        "automatic": say(REVIEW_WORDS[Review.AUTOMATIC]),
        "accepted": say(REVIEW_WORDS[Review.ACCEPTED]),
        "edited": say(REVIEW_WORDS[Review.EDITED]),
        "curated": say("curated chronology, as the release has it"),
        "imported": say("other people’s data, as it came"),
    }
    return {state: labels[state] for state in REVIEWS}


_LABELS = Kept[dict[str, str]](24)
"""The choices of a catalogue by language and order of names."""


def _actors(catalogue: Catalogue, lang: str) -> dict[str, str]:
    return _LABELS.get(
        catalogue, lang, lambda: _ordered(catalogue, "actors", lambda one: actor_label(one, lang))
    )


def _places(catalogue: Catalogue, state: ViewState) -> dict[str, str]:
    lang, names = state.lang, state.names
    return _LABELS.get(
        catalogue,
        (lang, names),
        lambda: _ordered(catalogue, "places", lambda one: place_label(one, lang, names)),
    )


def _ordered(catalogue: Catalogue, facet: str, label: Callable[[str], str]) -> dict[str, str]:
    """Return what each value of a facet that some event has is called, in the order of the alphabet."""
    labels = ((one, label(one)) for one in facets_of(catalogue).columns[facet].names)
    return dict(sorted(labels, key=lambda pair: pair[1].casefold()))
