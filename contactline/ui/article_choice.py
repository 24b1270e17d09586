"""The choice of an article: searched for, fifty a page, the chosen one and the page in the link."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contactline.extract.text import fold
from contactline.i18n import Words, words
from contactline.library import ShelfPage, Shelved
from contactline.ui import session
from contactline.ui.choices import distinct
from contactline.ui.copy_link import copy_link
from contactline.ui.describe import citation_label
from contactline.ui.live import store
from contactline.ui.markup import tag, text
from contactline.view.link_parts import MAX_QUERY

_FIND, _CHOSEN = "articles.find", "article"


def choose_article() -> Shelved | None:
    """Show the search, a page of what it finds and the choice; return the chosen article, None where there is none.

    A link that names no article is completed with the first of its page.
    """
    say = words(session.current().lang)
    with st.container(horizontal=True, vertical_alignment="bottom", key="articles-find"):
        asked = _ask(say)
        link = st.container(width="content")
    found = store().find(fold(asked).text.split(), session.current().shelf)
    if not session.current().article and found.articles:
        session.fill(article=found.articles[0].id)
    with link:
        copy_link(session.current())
    chosen = _chosen(found)
    if session.current().article and chosen is None:
        st.warning(say("The article that the link names is not in this library."))
    _moves(found, say)
    if not found.articles:
        st.info(_nothing(say, asked))
    if found.articles or chosen:
        _choice(list(dict.fromkeys([*([chosen] if chosen else []), *found.articles])), found, chosen, say)
    return chosen


def _ask(say: Words) -> str:
    st.session_state[_FIND] = session.current().find
    return st.text_input(
        say("Search"),
        key=_FIND,
        max_chars=MAX_QUERY,
        placeholder=say("title, publisher, address or day"),
        on_change=lambda: session.change(find=st.session_state[_FIND].strip(), shelf=1, article=""),
    )


def _nothing(say: Words, asked: str) -> str:
    if asked.strip():
        return say("No article has all of these words in its title, publisher, address or day.")
    return say("There is no article yet.")


def _chosen(found: ShelfPage) -> Shelved | None:
    """Return the article of the link, also where it stands on another page by now."""
    article_id = session.current().article
    here = next((one for one in found.articles if one.id == article_id), None)
    return here or (store().shelved(article_id) if article_id else None)


def _moves(found: ShelfPage, say: Words) -> None:
    """Show how many articles were found, and the way from page to page."""
    count = say.counted("{count} article", "{count} articles", found.count)
    page = say("page {number} of {pages}", number=found.number, pages=found.pages)
    with st.container(horizontal=True, vertical_alignment="center", key="articles-moves"):
        st.html(tag("span", text(f"{count} · {page}" if found.pages > 1 else count), role="status"))
        if found.pages > 1:
            _move("articles-previous", say("Previous page"), found.number - 1, found)
            _move("articles-next", say("Next page"), found.number + 1, found)


def _move(key: str, label: str, number: int, found: ShelfPage) -> None:
    there = 1 <= number <= found.pages
    st.button(label, key=key, disabled=not there, on_click=lambda: session.change(shelf=number, article=""))


def _choice(options: Sequence[Shelved], found: ShelfPage, chosen: Shelved | None, say: Words) -> None:
    labels = distinct({one.id: citation_label(one.citation, say.lang) for one in options})
    order = [one.id for one in found.articles]
    ids = [*(one for one in labels if one not in order), *order]
    st.session_state[_CHOSEN] = chosen.id if chosen else None
    st.selectbox(
        say("Article"),
        ids,
        index=0 if chosen else None,
        format_func=lambda one: labels[one],
        key=_CHOSEN,
        placeholder=say("Choose"),
        on_change=lambda: session.change(article=st.session_state[_CHOSEN] or ""),
    )
