"""Every page in Arabic and in Russian: no word of the interface is left in English."""

import re

import pytest
import streamlit as st
from lxml import html
from streamlit.testing.v1 import AppTest

from contactline.i18n import words
from contactline.ui import events_page, story_page

PAGES = (
    "map_page",
    "events_page",
    "story_page",
    "compare_page",
    "areas_page",
    "articles_page",
    "intake_page",
    "review_page",
    "about_page",
)
FOREIGN = ".//bdi|.//code|.//q|.//a|.//kbd|.//style|.//blockquote|.//*[@lang='en']"
"""Elements whose text is a name, a quotation, an address or marked as English: it may be in any language."""

OWN_NAMES = frozenset({"English"})
"""What is called by its own name in every language: the languages to choose from."""

SENTENCE = re.compile(r"[A-Za-z][a-z]+(?: [a-z]+){2,}")
"""Three English words in a row: no name and no abbreviation is written so."""


def page(name):
    """One page by itself, as the dashboard shows it."""
    from importlib import import_module  # noqa: PLC0415 (AppTest runs this function as a script of its own)

    import_module(f"contactline.ui.{name}").show()


def told(element):
    """The texts of an element as a reader sees them: its label, its options and what it says."""
    said = [getattr(element, part, None) for part in ("label", "placeholder", "help", "value")]
    options = getattr(element, "options", None) or []
    return [one for one in (*said, *options) if isinstance(one, str)]


def plain(text):
    """The parts of a text that are ours: what is isolated or stands in an element for foreign words is left out."""
    if "<" in text:
        tree = html.fragment_fromstring(text, create_parent="div")
        for foreign in tree.xpath(FOREIGN):
            foreign.clear(keep_tail=True)
        text = "\n".join(tree.itertext())
    return re.sub("\u2068[^\u2069]*\u2069", "", text)


def shown(app):
    """Every text on a page."""
    return [plain(one) for element in app.main for one in told(element)]


@pytest.fixture
def visit(tmp_path, monkeypatch):
    """Opens a page in a language, with a library of its own."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", str(tmp_path / "library.sqlite"))
    # By itself the page has no other page to link to.
    monkeypatch.setattr(events_page, "map_link", lambda _: None)
    monkeypatch.setattr(story_page, "map_link", lambda _: None)
    st.cache_resource.clear()

    def opened(name, lang):
        app = AppTest.from_function(page, default_timeout=200, kwargs={"name": name})
        app.query_params["lang"] = lang
        return app.run()

    yield opened
    st.cache_resource.clear()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_a_page_has_no_english_words_of_ours(visit, name, lang):
    """No label, option or sentence is a word of the catalogue in English, and none is an English sentence at all."""
    app = visit(name, lang)

    assert not app.exception
    texts = [line.strip() for text in shown(app) for line in text.splitlines() if line.strip()]
    english = {message for message, said in words(lang).messages.items() if said != message}
    assert [text for text in texts if text in english - OWN_NAMES or SENTENCE.search(text)] == []
