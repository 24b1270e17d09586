"""Titles of the curated chronology in the languages of the interface, beside the English one.

They stand in ``data/release/chronology.csv``: ``title`` is English, ``title_<lang>`` is ours in that language. A
translation belongs to the words that it translates: where an editor has written another title, it counts no more.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from contactline.model.dataset import DATA

WRITTEN = "en"
"""The language of the chronology's own titles."""

_COLUMN = "title_"


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the language that it is in (BCP 47); ``und`` where nobody has said."""

    text: str
    lang: str


def title_in(event_id: str, written: str, lang: str) -> Title:
    """Return an event's title in a language; as it is ``written`` where there is none in that language.

    >>> title_in("ev-19930430-1", "UN Security Council resolution 822", "ru")
    Title(text='Резолюция 822 Совета Безопасности ООН', lang='ru')
    >>> title_in("ev-19930430-1", "What an editor made of it", "ru")
    Title(text='What an editor made of it', lang='und')
    """
    titles = _titles().get(event_id, {})
    if titles.get(WRITTEN) != written:
        return Title(written, "und")
    found = lang if titles.get(lang) else WRITTEN
    return Title(titles[found], found)


def titles_of(event_id: str, written: str) -> tuple[Title, ...]:
    """Return an event's title in every language that it has one in; what is ``written`` alone where it is another."""
    titles = _titles().get(event_id, {})
    if titles.get(WRITTEN) != written:
        return (Title(written, "und"),)
    return tuple(Title(text, lang) for lang, text in titles.items() if text)


@cache
def _titles() -> Mapping[str, Mapping[str, str]]:
    """Return the titles by event and language."""
    with (DATA / "release" / "chronology.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        columns = [name for name in rows.fieldnames or () if name.startswith(_COLUMN)]
        return {
            row["id"]: {WRITTEN: row["title"], **{name.removeprefix(_COLUMN): row[name] for name in columns}}
            for row in rows
        }
