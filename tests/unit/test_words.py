"""The interface's words: complete in every language of the interface."""

import ast
import string
from pathlib import Path

import pytest

import contactline
from contactline.exports import CREDIT
from contactline.exports.citation import LICENCE
from contactline.geography import dated_features
from contactline.i18n import words
from contactline.model import KINDS
from contactline.ui import (
    about_page,
    areas_page,
    article_text,
    articles_page,
    compare_page,
    field_words,
    gone_event,
    notices,
    recovery,
    release_bar,
    review_log,
    review_page,
    sign_in,
    take_away,
    unpublished,
)
from contactline.ui.map_words import STATUS
from contactline.view.state import UI_LANGUAGES

PACKAGE = Path(contactline.__file__).parent
CONSTANTS = {
    STATUS,
    CREDIT,
    LICENCE,
    about_page.READING,
    about_page.PLACES,
    about_page.WORDS,
    about_page.COUNTS,
    about_page.GEOMETRY,
    articles_page.INTRODUCTION,
    areas_page.METHOD,
    compare_page.OUTSIDE,
    recovery.FULL,
    recovery.READ_ONLY,
    recovery.UNREACHABLE,
    sign_in.TEXTS,
    take_away.EMPTY,
    take_away.FAILED,
    unpublished.RULE,
}


def looked_up():
    """Every string that the code gives to ``say`` or ``words(lang)``, and the tables of words it looks up."""
    tables = (
        notices.PROBLEMS,
        articles_page.HOW,
        article_text.LAYERS,
        areas_page.REASONS,
        sign_in.REFUSALS,
        release_bar.COUNTED,
        gone_event.BECAUSE,
        field_words.FIELDS,
        field_words.REVIEWS,
        review_log.ACTIONS,
        review_page.QUEUES,
        take_away.NAMES,
    )
    found = (
        set(CONSTANTS)
        | {word for table in tables for word in table.values()}
        | {kind.label_en for kind in KINDS.values()}
        | {period.value for f in dated_features() if f.layer == "corridor" for period in f.periods}
    )
    for path in (*PACKAGE.rglob("*.py"), PACKAGE.parent / "dashboard.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func.func if isinstance(node.func, ast.Call) else node.func
                name = getattr(called, "id", "") or getattr(called, "attr", "")
                if name == "say" or (name == "words" and isinstance(node.func, ast.Call)):
                    found.add(node.args[0].value)
    return sorted(found)


def fields(text):
    """The names in braces that a message is filled in with."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", [lang for lang in UI_LANGUAGES if lang != "en"])
def test_every_word_of_the_screen_is_translated(lang):
    """No English word is left in a page of another language because its translation was forgotten."""
    assert [message for message in looked_up() if message not in words(lang).messages] == []


def counted():
    """The singular of every string that the code gives to ``say.counted``."""
    nodes = (node for path in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return sorted(
        node.args[0].value
        for node in nodes
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "counted"
    )


@pytest.mark.parametrize(("lang", "forms"), [("ar", 6), ("ru", 3)])
def test_what_is_counted_has_every_form_of_its_language(lang, forms):
    """A counted word has as many forms as its language has, each naming no value that its message has not."""
    plurals = words(lang).plurals

    assert {one: len(plurals.get(one, ())) for one in counted()} == dict.fromkeys(counted(), forms)
    assert [one for one in plurals if any(not fields(form) <= fields(one) for form in plurals[one])] == []


@pytest.mark.parametrize("lang", [lang for lang in UI_LANGUAGES if lang != "en"])
def test_a_translation_is_filled_in_with_what_its_message_is(lang):
    """A translation names no value that its message does not have."""
    messages = words(lang).messages

    assert [text for message, text in messages.items() if not fields(text) <= fields(message)] == []
