"""Streamlit's uploader in the reader's language: its own words are English, and why it refuses a file is a tooltip."""

from __future__ import annotations

import json

import streamlit as st

from contactline.i18n import Words
from contactline.ui.markup import tag, text

MEGABYTES = 10
"""Of one file, as ``server.maxUploadSize``."""


def dress_uploader(key: str, say: Words) -> None:
    """Put our words into the uploader with this key.

    The button is named by what it shows, for ears too. The sentence on a refused file stands in the page and is shown
    (by frame.css) while the uploader marks a file as refused; only the browser knows of it.
    """
    button = f'.st-key-{key.replace(".", "-")} [data-testid="stBaseButton-secondary"] [data-testid="stMarkdownContainer"]'
    # Our own words in a string of the style sheet's: its escapes are those of JSON where neither has a backslash.
    named = json.dumps(say("Choose files"), ensure_ascii=False)
    st.html(f"<style>{button} > p {{ display: none }} {button}::after {{ content: {named} }}</style>")
    refused = say(
        "A file was not taken: it is larger than {most} MB or of a kind that is not read.", most=MEGABYTES
    )
    st.html(tag("p", text(refused), cls="cl-refused", role="alert"))
