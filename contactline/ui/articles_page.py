"""Articles: how each was read, with every mention marked and the reasons of each report."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from contactline.extract import explain
from contactline.extract.explain import Explanation, Layer, Reason
from contactline.i18n import Words, words
from contactline.names import actor_label
from contactline.ui import rights, session, sign_in
from contactline.ui.article_choice import choose_article
from contactline.ui.article_text import LAYERS, direction_of, edtf_words, legend, marked_article
from contactline.ui.basket import take_back
from contactline.ui.describe import ROLE_WORDS, PlaceNames, kind_label, place_names
from contactline.ui.details import show_details
from contactline.ui.live import store
from contactline.ui.markup import isolated, tag, text
from contactline.ui.notices import show_notices

INTRODUCTION = (
    "What was read out of each article, and why. An article that the release ships is here with phrases only; one that "
    "you keep in your own library with `contactline extract … --save` is shown whole, with every mention marked."
)
HOW = {
    "trigger": "the words that say what happened",
    "sentence": "said beside it",
    "elsewhere": "taken from another place in the article",
    "publication": "the day of publication",
    "not said": "not said",
    "explicit": "a whole date",
    "context": "the year from another date of the article",
    "published": "counted from the day of publication",
    "narrative": "counted from the day told of just before",
    "unresolved": "no day can be counted",
}
"""What the reasons of ``contactline.extract.explain`` are called on the screen."""


def show() -> None:
    """Show the page: a choice of articles, and the chosen one."""
    state = session.current()
    say = words(state.lang)
    names = place_names(state.lang, state.names)
    st.title(say("Articles"), anchor=False)
    st.markdown(say(INTRODUCTION))
    if not rights.may_read_texts():
        st.caption(say(sign_in.TEXTS))
    show_notices(state)
    chosen = choose_article()
    if chosen is None:
        return
    article = rights.article(store(), chosen.id)
    if article is None:
        drafts = store().drafts(chosen.id, rights.audience())
        st.header(say("Events"), anchor=False)
        for event in filter(None, (draft.event() for draft in drafts)):
            show_details(event, state.lang, names, store())
        return
    if st.button(say("Change its day or language"), key="article-settings"):
        take_back(article)
        st.switch_page("pages/intake.py")
    st.html(tag("div", *_explained(explain(article), say, names), cls="cl-article"))


def _explained(found: Explanation, say: Words, names: PlaceNames) -> Iterable[str]:
    article = found.article
    direction = direction_of(article.lang)
    yield legend(say)
    yield marked_article(article, found.marks, say, names)
    yield tag("h2", text(say("Reports and their reasons")))
    for report, reasons in found.reports:
        rows = "".join(_reason(reason, say, names, direction) for reason in reasons)
        heading = (
            f"{kind_label(report.kind, say.lang)} · {say(report.status.value)} · {report.confidence:.2f}"
        )
        yield tag("h3", text(heading)) + tag("dl", rows, cls="cl-evidence")


def _reason(reason: Reason, say: Words, names: PlaceNames, direction: str) -> str:
    how = ", ".join(say(HOW[part]) for part in reason.how.split(", "))
    quotes = "".join(tag("q", text(" ".join(quoted.split())), dir=direction) for quoted in reason.words)
    value = isolated(_value(reason, say, names)) + " " if reason.value else ""
    return tag("dt", text(say(LAYERS[reason.layer]))) + tag(
        "dd", value + tag("small", text(f"({how})")), quotes
    )


def _value(reason: Reason, say: Words, names: PlaceNames) -> str:
    if reason.layer is Layer.WHAT:
        return ""
    if reason.layer is Layer.WHEN:
        return edtf_words(reason.value, say)
    pairs = (item.split(":", 1) for item in reason.value.split())
    if reason.layer is Layer.WHERE:
        roles = {role.value: word for role, word in ROLE_WORDS.items()}
        return " · ".join(f"{say(roles[role])} {names(one, None)}" for role, one in pairs)
    return " · ".join(f"{actor_label(one, say.lang)} ({say(role)})" for role, one in pairs)
