"""The stories: what there is to follow, and one step of it with its map, its words and their sources."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import Words, day_in_words, words
from contactline.library import Catalogue
from contactline.ui import session
from contactline.ui.copy_link import copy_link
from contactline.ui.describe import date_line
from contactline.ui.details import citation_html
from contactline.ui.keyboard import STORY_KEYS, keyboard
from contactline.ui.language_choice import language_choice
from contactline.ui.map_link import map_link
from contactline.ui.markup import isolated, plain, tag, text
from contactline.ui.notices import show_notices
from contactline.ui.screen import show_screen
from contactline.ui.time_control import TimeControlData
from contactline.view import Selection, Story, ViewState, stories
from contactline.view.stories import Step


def show() -> None:
    """Show the stories that there are, or the step that the link names."""
    state = session.current()
    if state.story in stories():
        with st.container(key="story"):
            show_screen(_side)
    else:
        _show_all(state)


def _show_all(state: ViewState) -> None:
    say = words(state.lang)
    st.title(say("Stories"), anchor=False)
    show_notices(state)
    with st.container(key="stories-top", horizontal=True, vertical_alignment="center"):
        language_choice(state)
        copy_link(state)
    for story in stories().values():
        with st.container(key=f"story-{story.id}", border=True):
            st.header(story.title[state.lang], anchor=False)
            st.markdown(plain(story.summary[state.lang]))
            st.button(
                say("Start"),
                key=f"start.{story.id}",
                type="primary",
                on_click=_go,
                args=(story, 1),
            )


def _side(state: ViewState, _: Catalogue, __: Selection, ___: TimeControlData) -> None:
    """Show the words of the step beside its map."""
    story, say = stories().get(state.story), words(state.lang)
    if story is None:
        st.rerun(scope="app")
    step = story.steps[state.step - 1]
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        language_choice(state)
        copy_link(state, embed=True)
    show_notices(state)
    st.html(_told(story, step, state, say))
    _moves(story, state, say)
    _way_back(story, state, say)
    map_link(state)
    st.html(_sources(step, state, say))
    with st.expander(say("All steps")):
        for number, other in enumerate(story.steps, 1):
            st.button(
                plain(f"{number}. {other.title[state.lang]}"),
                key=f"step.{number}",
                type="secondary" if number == state.step else "tertiary",
                width="stretch",
                on_click=_go,
                args=(story, number),
            )
    keyboard(STORY_KEYS, say.direction)


def _told(story: Story, step: Step, state: ViewState, say: Words) -> str:
    """Return the words of a step; who listens hears them when they change."""
    count = say("Step {number} of {count}", number=state.step, count=len(story.steps))
    return tag(
        "article",
        tag("p", text(f"{story.title[state.lang]} · {count}"), cls="cl-story-at"),
        tag("h2", text(step.title[state.lang])),
        tag("p", text(step.text[state.lang])),
        cls="cl-story",
        aria_live="polite",
        lang=state.lang,
    )


def _moves(story: Story, state: ViewState, say: Words) -> None:
    """Show the buttons for the step before and after; the arrow keys press them."""
    at, last = state.step, len(story.steps)
    with st.container(key="story-moves", horizontal=True, vertical_alignment="center"):
        for key, label, number in (("previous", say("Back"), at - 1), ("next", say("Next"), at + 1)):
            with st.container(key=f"story-{key}", width="content"):
                st.button(
                    label,
                    key=f"story.{key}",
                    type="primary" if key == "next" else "secondary",
                    disabled=not 1 <= number <= last,
                    on_click=_go,
                    args=(story, number),
                )
    with st.container(key="story-keys"):
        st.caption(say("The arrow keys turn the pages too."))


def _way_back(story: Story, state: ViewState, say: Words) -> None:
    """Offer the step's own view where the reader has moved to another day or set other filters."""
    own = story.view(state.step, state)
    if (own.on, own.days, own.kinds, own.first, own.last) == (
        state.on,
        state.days,
        state.kinds,
        state.first,
        state.last,
    ):
        return
    st.button(
        say("Back to {day}", day=day_in_words(own.on, state.lang)),
        key="story.own",
        on_click=_go,
        args=(story, state.step),
    )


def _sources(step: Step, state: ViewState, say: Words) -> str:
    """Return the events that a step rests on, each with who says so."""
    rows = [
        tag(
            "li",
            tag("span", text(date_line(event, state.lang)), cls="cl-story-day"),
            isolated(event.title, "en"),
            *(citation_html(citation, state.lang) for citation in event.citations),
        )
        for event in step.events
    ]
    return tag("section", tag("h3", text(say("Sources"))), tag("ul", *rows), cls="cl-story-sources")


def _go(story: Story, number: int) -> None:
    session.show(story.view(number, session.current()))
