"""An article that the library may have already: the two side by side, with how much of one stands in the other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contactline.i18n import Words, day_in_words, words
from contactline.library import Alike
from contactline.model import Article
from contactline.ui.article_text import direction_of
from contactline.ui.markup import isolated, tag, text
from contactline.view import ViewState

SHOWN = 3
"""Articles that are shown beside the new one."""


def show_duplicates(article: Article, alike: Sequence[Alike], *, known: bool, state: ViewState) -> None:
    """Say that this very text is known, or show the articles that resemble it; the editor decides."""
    say = words(state.lang)
    if known:
        st.warning(
            say("This very text is in your library already. Keeping it reads it again; nothing stands twice.")
        )
    for one in alike[:SHOWN]:
        st.warning(
            say(
                "An article of your library resembles this one: {share} % of the shorter text stands in the other.",
                share=round(one.share * 100),
            )
        )
        with st.expander(say("The two side by side")):
            new, old = st.columns(2)
            new.html(_text(article, say("This article"), say))
            old.html(_text(one.article, say("In the library"), say))


def _text(article: Article, heading: str, say: Words) -> str:
    day = day_in_words(article.published, say.lang) if article.published else say("no date")
    facts = " · ".join(part for part in (article.source, day) if part)
    lines = [tag("p", text(line)) for line in article.text.splitlines() if line.strip()]
    section = tag("section", *lines, dir=direction_of(article.lang), lang=article.lang)
    return tag(
        "div",
        tag("h4", text(heading)),
        tag("div", isolated(article.title)),
        tag("div", isolated(facts)),
        section,
        cls="cl-article cl-beside",
    )
