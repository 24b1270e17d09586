"""The ways in which an article comes: pasted, as files, by its address, or out of a feed. Nothing is kept here."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contactline.i18n import Words, day_in_words, words
from contactline.library.feeds import Entry
from contactline.library.inputs import SUFFIXES, Source, addressed, feed_entries, listed, read_bytes, uploaded
from contactline.model import InputError
from contactline.ui.basket import read_sources
from contactline.ui.basket_view import EARLIEST
from contactline.ui.choices import language_options
from contactline.ui.markup import plain
from contactline.ui.uploader import MEGABYTES, dress_uploader
from contactline.view.link_parts import LATEST_DAY

MAX_ADDRESS = 2000

_ENTRIES = "intake.entries"


def give_text(lang: str) -> None:
    """Show where a text is pasted, with its day and language where it does not say them itself."""
    say = words(lang)
    with st.form("intake-paste", border=False):
        pasted = st.text_area(
            say("Text of the article, with its title and date"), key="intake.text", height=220
        )
        day_column, lang_column = st.columns(2)
        day = day_column.date_input(
            say("Published, where the text does not say it"),
            value=None,
            min_value=EARLIEST,
            max_value=LATEST_DAY,
            format="YYYY-MM-DD",
            key="intake.day",
        )
        languages = language_options(lang)
        chosen = lang_column.selectbox(
            say("Language"),
            ["", *languages],
            format_func=lambda one: languages.get(one) or say("as the text shows"),
            key="intake.lang",
        )
        asked = st.form_submit_button(say("Read"), type="primary", key="intake-read-text")
    if asked:
        source = Source(
            say("pasted text"),
            lambda spoken, on: read_bytes(pasted.encode("utf-8", "replace"), lang=spoken, published=on),
        )
        read_sources([source], say, chosen or None, day)


def give_files(lang: str) -> None:
    """Show where files are given: several at once, zip files of them too."""
    say = words(lang)
    st.caption(say("Text, web page, Word, PDF, or a zip file of them; up to {most} MB each.", most=MEGABYTES))
    files = st.file_uploader(
        say("Files"),
        type=[suffix.removeprefix(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key="intake.files",
    )
    dress_uploader("intake.files", say)
    if st.button(say("Read"), type="primary", key="intake-read-files", disabled=not files):
        read_sources([source for file in files for source in uploaded(file.name, file.getvalue())], say)


def give_address(lang: str) -> None:
    """Show where the address of an article is given."""
    say = words(lang)
    with st.form("intake-address", border=False):
        url = st.text_input(
            say("Address of an article"), key="intake.url", max_chars=MAX_ADDRESS, placeholder="https://"
        )
        asked = st.form_submit_button(say("Read"), type="primary", key="intake-read-address")
    if asked:
        read_sources([addressed(url.strip())], say)


def give_feed(lang: str) -> None:
    """Show where the address of a feed is given, then what it lists, to be chosen from."""
    say = words(lang)
    with st.form("intake-feed", border=False):
        url = st.text_input(
            say("Address of a feed (RSS or Atom)"),
            key="intake.feed",
            max_chars=MAX_ADDRESS,
            placeholder="https://",
        )
        asked = st.form_submit_button(say("List its articles"), key="intake-list-feed")
    if asked:
        _list(url.strip(), say)
    entries: Sequence[Entry] = st.session_state.get(_ENTRIES, ())
    if not entries:
        return
    chosen = st.multiselect(
        say("Articles of the feed"),
        range(len(entries)),
        format_func=lambda number: f"{number + 1}. {_label(entries[number], lang)}",
        key="intake.chosen",
        placeholder=say("Choose"),
    )
    if st.button(say("Read"), type="primary", key="intake-read-feed", disabled=not chosen):
        read_sources([listed(entries[number]) for number in chosen], say)


def _list(url: str, say: Words) -> None:
    st.session_state[_ENTRIES] = ()
    try:
        entries = feed_entries(url)
    except InputError as error:
        st.error(plain(say(error.message, **error.values)))
        return
    if not entries:
        st.info(say("This feed lists no article at present."))
    st.session_state[_ENTRIES] = tuple(entries)


def _label(entry: Entry, lang: str) -> str:
    day = f"{day_in_words(entry.published, lang)} · " if entry.published else ""
    return f"{day}\u2068{entry.title or entry.url}\u2069"
