"""Arabic articles of one length for measuring, put together from paragraphs of our own gold; and hostile texts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from babel.dates import get_month_names

from contactline.names import PLACES, written
from tests.eval.gold import load

LENGTH = 2_500
"""Characters of an article that is measured."""

PUBLISHED = date(2020, 11, 20)


def articles(count: int, length: int = LENGTH) -> Iterator[str]:
    """Yield ``count`` different articles of exactly ``length`` characters, the same at every run."""
    chance = random.Random(1)
    pool = [part for one in load(("dev",), ("ar",)) for part in one.text.split("\n\n") if len(part) > 120]
    for _ in range(count):
        parts = chance.sample(pool, len(pool))
        yield "\n\n".join(parts)[: length - 1] + "."


def corpus(count: int, length: int = LENGTH) -> Iterator[str]:
    """Yield articles as ``articles`` does, each moved to another day, month, year and town.

    So a large library fills with different happenings, as a press of thirty years does.
    """
    chance = random.Random(2)
    for text in articles(count, length):
        yield _moved(text, chance)


def _moved(text: str, chance: random.Random) -> str:
    """Return the text with each town, year, month and day of a month changed to another, the same one throughout."""
    towns, months = _towns(), _month_after(chance.randrange(12))
    swap = dict(zip(towns, chance.sample(towns, len(towns)), strict=True))
    years, days = chance.randrange(1, 30), chance.randrange(1, 28)
    text = re.sub("|".join(towns), lambda found: swap[found[0]], text)
    text = re.sub("|".join(months), lambda found: months[found[0]], text)
    text = re.sub(r"\b(?:19[89]|20[012])\d\b", lambda found: str(1992 + (int(found[0]) + years) % 32), text)
    return re.sub(r"\b[12]?\d(?= [ء-ي])", lambda found: str(1 + (int(found[0]) + days) % 28), text)


@cache
def _month_after(step: int) -> dict[str, str]:
    """Return the name of the month ``step`` after each, in Egypt's names and in the Levant's, longer names first."""
    moved: dict[str, str] = {}
    for locale in ("ar_EG", "ar_LB"):
        names = get_month_names("wide", locale=locale)
        moved.update((names[month], names[(month + step - 1) % 12 + 1]) for month in names)
    return dict(sorted(moved.items(), key=lambda pair: -len(pair[0])))


@cache
def _towns() -> list[str]:
    """Return the usual Arabic names of towns and villages, longer ones first."""
    named = {
        written(place.names["ar"])[0]
        for place in PLACES.values()
        if place.kind in ("town", "village") and written(place.names.get("ar", ()))
    }
    return sorted(named, key=lambda name: (-len(name), name))


def hostile(kind: str, lang: str, length: int) -> str:
    """Return a text of ``length`` characters made to send a careless expression backwards for ever.

    It starts and ends as an article does, so that no reader turns it away at once.
    """
    piece, opening = HOSTILE[kind](lang), f"{_paragraph(lang)}\n\n"
    middle = length - 2 * len(opening)
    return f"{opening}{(piece * (middle // len(piece) + 1))[:middle]}\n\n{opening.strip()}"


def _paragraph(lang: str) -> str:
    """Return a paragraph of the language's first article."""
    return max(_article(lang).split("\n\n"), key=len)


def _article(lang: str) -> str:
    return load(("dev",), (lang,))[0].text


def _months(lang: str) -> str:
    names = get_month_names("wide", locale=lang)
    return " ".join(names[number] for number in sorted(names)) + " "


def _places(lang: str) -> str:
    return " ".join(one.exact for one in load(("dev",), (lang,))[0].places) + " "


HOSTILE: dict[str, Callable[[str], str]] = {
    "digits": lambda _: "1234567890",
    "numbers with spaces": lambda _: "9 10 11 ",
    "dates that never end": lambda _: "10-11.12/",
    "month names": _months,
    "one month name, no spaces": lambda lang: get_month_names("wide", locale=lang)[11],
    "nested punctuation": lambda _: "([{«\"'“",
    "one long word": lambda lang: {"ar": "و", "ru": "о", "hy": "ա"}.get(lang, "a"),
    "spaces": lambda _: " ",
    "place names": _places,
    "an article with wide gaps": lambda lang: re.sub(" ", " " * 20, _article(lang)),
    "an article again and again": lambda lang: f"{_article(lang)}\n\n",
}
"""A piece of each hostile kind, by language; the text repeats it."""
