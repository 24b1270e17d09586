"""What the sections are put together from: paragraphs, lists, a part that unfolds, scores as they are written."""

from __future__ import annotations

from collections.abc import Iterable

from babel.numbers import format_decimal

from contactline.i18n import number_in_words
from contactline.ui.markup import tag, text


def paragraph(words: str) -> str:
    """Return a paragraph of plain text."""
    return tag("p", text(words))


def bullets(items: Iterable[str]) -> str:
    """Return a list; items are plain text."""
    return tag("ul", *(tag("li", text(item)) for item in items))


def numbered(items: Iterable[str]) -> str:
    """Return a numbered list; items are plain text."""
    return tag("ol", *(tag("li", text(item)) for item in items))


def unfolding(label: str, *content: str) -> str:
    """Return a part that opens at its label; ``content`` is HTML."""
    return tag("details", tag("summary", text(label)), *content)


def file_name(path: str) -> str:
    """Return a path of the project: it reads from left to right in every language."""
    return tag("code", text(path), dir="ltr")


def score(value: float, lang: str) -> str:
    """Return a share with two digits: "0.54"; in Russian "0,54"."""
    return format_decimal(value, "0.00", locale="ru" if lang == "ru" else "en_GB")


def number(value: int, lang: str) -> str:
    """Return a whole number as a cell of a table."""
    return text(number_in_words(value, lang))
