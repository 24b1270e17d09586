"""What came in: first as a preview of which nothing is kept, then as drafts that can be reviewed on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from contactline.i18n import Words, words
from contactline.model import Editor
from contactline.ui import session
from contactline.ui.acting import doing, tell
from contactline.ui.article_text import legend, marked_article
from contactline.ui.basket import SHOWN, Basket, Candidate, basket, candidate_of, explained, reread
from contactline.ui.choices import language_options
from contactline.ui.describe import place_names
from contactline.ui.draft_list import show_drafts, show_preview
from contactline.ui.duplicate_view import show_duplicates
from contactline.ui.live import store
from contactline.ui.markup import isolated, tag, text
from contactline.view import ViewState
from contactline.view.link_parts import LATEST_DAY

EARLIEST = date(1900, 1, 1)
"""The first day that an article may have been published on here."""


def show_basket(state: ViewState) -> None:
    """Show what could not be read, then the article that is chosen among those that came."""
    say, full = words(state.lang), basket()
    if full.problems:
        _show_problems(full, say)
    if not full.candidates:
        return
    _choose(full, say)
    candidate = full.candidates[st.session_state[SHOWN]]
    _show_candidate(candidate, state, say)


def _show_problems(full: Basket, say: Words) -> None:
    items = [
        tag("li", isolated(name), text(": "), text(say(error.message, **error.values)))
        for name, error in full.problems
    ]
    heading = tag("p", text(say("This could not be read; nothing of it was kept:")))
    st.html(tag("div", heading, tag("ul", *items), cls="cl-notices", role="alert"))


def _choose(full: Basket, say: Words) -> None:
    """Show the choice among several articles, and the way to keep all that raise no question."""
    ids = list(full.candidates)
    if st.session_state.get(SHOWN) not in ids:
        st.session_state[SHOWN] = ids[-1]
    if len(ids) == 1:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake-choice"):
        st.selectbox(
            say("Articles that came"),
            ids,
            format_func=lambda one: _label(full.candidates[one]),
            key=SHOWN,
        )
        st.button(say("Keep all that raise no question"), key="intake-keep-all", on_click=_keep_all)


def _label(candidate: Candidate) -> str:
    return f"{candidate.number}. \u2068{candidate.article.title or candidate.name}\u2069"


def _show_candidate(candidate: Candidate, state: ViewState, say: Words) -> None:
    article = candidate.article
    st.html(tag("h2", isolated(article.title or candidate.name, article.lang), cls="cl-title"))
    _settings(candidate, state, say)
    alike = [] if candidate.kept else store().alike(article)
    known = not candidate.kept and store().holds(article.id)
    if known or alike:
        show_duplicates(article, alike, known=known, state=state)
    if not candidate.is_ready:
        return
    _buttons(candidate, say, doubtful=known or bool(alike))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        found = explained(article)
        marked = marked_article(article, found.marks, say, place_names(state.lang, state.names))
        st.html(tag("div", legend(say), marked, cls="cl-article cl-beside"))
    with right:
        if candidate.kept:
            show_drafts(article, state)
        else:
            show_preview(article, state)


def _settings(candidate: Candidate, state: ViewState, say: Words) -> None:
    """Show the day of publication and the language; a day that is missing is asked for before anything is read."""
    article, languages = candidate.article, language_options(state.lang)
    if not candidate.is_ready:
        st.warning(
            say("When was this article published? Words like “yesterday” can be counted from that day only.")
        )
    mark = f"{article.id}.{article.published}.{article.lang}"
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake-settings"):
        day, lang = f"intake.day.{mark}", f"intake.lang.{mark}"
        shown = (
            article.published if article.published and EARLIEST <= article.published <= LATEST_DAY else None
        )
        st.session_state.setdefault(day, shown)
        st.session_state.setdefault(lang, article.lang)
        st.date_input(
            say("Published"), min_value=EARLIEST, max_value=LATEST_DAY, format="YYYY-MM-DD", key=day
        )
        st.selectbox(
            say("Language"),
            list(dict.fromkeys([*languages, article.lang])),
            format_func=lambda one: languages.get(one, one),
            key=lang,
        )
        label = say("Read again") if candidate.is_ready else say("Read with this day")
        st.button(label, key="intake-again", on_click=_read_again, args=(article.id, day, lang))
        if not candidate.is_ready:
            st.button(
                say("The day is not known"), key="intake-undated", on_click=_undated, args=(article.id,)
            )


def _buttons(candidate: Candidate, say: Words, *, doubtful: bool) -> None:
    with st.container(horizontal=True, key="intake-buttons"):
        if not candidate.kept:
            label = say("Keep anyway") if doubtful else say("Keep")
            st.button(label, key="intake-keep", type="primary", on_click=_keep, args=(candidate.article.id,))
        label = say("Put away") if candidate.kept else say("Leave out")
        st.button(label, key="intake-leave", on_click=_leave, args=(candidate.article.id,))


@doing
def _read_again(by: Editor, article_id: str, day: str, lang: str) -> None:
    candidate = candidate_of(article_id)
    fresh = reread(candidate.article, st.session_state[lang], st.session_state[day])
    candidate.article, candidate.undated = (
        fresh,
        candidate.undated or (candidate.is_ready and fresh.published is None),
    )
    if candidate.kept:
        say = _say()
        _save([candidate])
        tell(say("Read again; what was reviewed stays as it was reviewed."))


@doing
def _undated(by: Editor, article_id: str) -> None:
    candidate_of(article_id).undated = True


@doing
def _keep(by: Editor, article_id: str) -> None:
    candidate = candidate_of(article_id)
    say = _say()
    _save([candidate])
    tell(say("Kept. Its drafts wait for your review."))


@doing
def _keep_all(by: Editor) -> None:
    """Keep every article whose day is known and that is no duplicate; each before the next, which may resemble it."""
    count = 0
    for candidate in basket().candidates.values():
        article = candidate.article
        if (
            not candidate.kept
            and candidate.is_ready
            and not store().holds(article.id)
            and not store().alike(article)
        ):
            _save([candidate])
            count += 1
    tell(_say().counted("{count} article kept.", "{count} articles kept.", count))


@doing
def _leave(by: Editor, article_id: str) -> None:
    basket().candidates.pop(article_id, None)


def _save(candidates: Sequence[Candidate]) -> None:
    store().save_all(
        [(one.article, [report for report, _ in explained(one.article).reports]) for one in candidates]
    )
    for one in candidates:
        one.kept = True


def _say() -> Words:
    return words(session.current().lang)
