"""Streamlit's own words in the reader's language: those of its widgets that no parameter changes.

A script finds them where the widgets stand and puts ours in their place. A text that it does not know stays as
Streamlit has it, so that another version of Streamlit says at worst a word in English.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from contactline.i18n import Words, words

_SCRIPT = Path(__file__).with_name("streamlit_words.js")


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    return v2.component(
        "contactline_streamlit_words", html="<span hidden></span>", js=_SCRIPT.read_text(encoding="utf-8")
    )


def say_streamlits_words(lang: str) -> None:
    """Have Streamlit's own words said in a language of the interface; in English they stay its own."""
    with st.container(key="streamlit-words"):
        _component()(key="streamlit.words", data={"words": streamlits_words(words(lang))})


def streamlits_words(say: Words) -> list[tuple[str, str]]:
    """Return what stands for each text of Streamlit's: its pattern, and our words with ``{1}`` for its group."""
    if say.lang == "en":
        return []
    return [
        ("Select all", say("Select all")),
        (r"Select (\d+) matches", say("Select what was found: {count}", count="{1}")),
        ("No results", say("Nothing found")),
        ("No options to select", say("Nothing to choose from")),
        ("Clear all", say("Clear all")),
        (r"Remove (.+)", say("Remove {name}", name="{1}")),
        ("Upload|Browse files", say("Choose files")),
        ("file upload", say("Choose files")),
    ]
