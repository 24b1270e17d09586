"""The gold of an article as typed values: what a careful reader found, with offsets in the article's text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contactline.model import Span

FOLDER = Path(__file__).parents[1] / "gold"
SPLITS = ("dev", "test")
LANGUAGES = ("ar", "ru", "en", "az", "hy")


class GoldError(ValueError):
    """A gold file that does not quote its article; the message names the file and the words."""


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A temporal expression; ``edtf`` is None where the article gives no day to count from."""

    span: Span
    exact: str
    edtf: str | None


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that name a place or an actor; an actor has no ``roles``."""

    span: Span
    exact: str
    id: str
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A happening: any of ``kinds``, ``edtf``, ``status`` and of a place's roles is right."""

    id: str
    kinds: tuple[str, ...]
    trigger: Span
    exact: str
    edtf: frozenset[str]
    status: frozenset[str]
    places: dict[str, frozenset[str]]
    optional_places: frozenset[str]
    actors: frozenset[str]
    optional_actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of the corpus with everything that is to be found in it."""

    name: str
    split: str
    lang: str
    text: str
    published: date | None
    timexes: tuple[GoldTimex, ...]
    places: tuple[GoldMention, ...]
    actors: tuple[GoldMention, ...]
    reports: tuple[GoldReport, ...]


def load(splits: tuple[str, ...] = SPLITS, languages: tuple[str, ...] = LANGUAGES) -> list[GoldArticle]:
    """Return the articles of the given splits and languages, in the order of their names."""
    return [
        read(path)
        for split in splits
        for lang in languages
        for path in sorted((FOLDER / split / lang).glob("*.json"))
    ]


def read(path: Path) -> GoldArticle:
    """Return the article whose gold is at ``path``; its text lies beside it."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))

    def place(row: dict) -> Span:
        start = locate(text, row["exact"], row.get("nth", 1))
        if start is None:
            raise GoldError(f"{path.name}: there is no {row['exact']!r} number {row.get('nth', 1)}")
        return Span(start, start + len(row["exact"]))

    return GoldArticle(
        name=path.stem,
        split=path.parts[-3],
        lang=gold["lang"],
        text=text,
        published=date.fromisoformat(gold["published"]) if gold["published"] else None,
        timexes=tuple(GoldTimex(place(row), row["exact"], row["edtf"]) for row in gold["timexes"]),
        places=tuple(
            GoldMention(place(row), row["exact"], row["id"], frozenset(row["roles"]))
            for row in gold["places"]
        ),
        actors=tuple(GoldMention(place(row), row["exact"], row["id"]) for row in gold["actors"]),
        reports=tuple(_report(row, place(row["trigger"])) for row in gold["reports"]),
    )


def locate(text: str, exact: str, nth: int) -> int | None:
    """Return where the ``nth`` ``exact`` of ``text`` starts, counted from 1 without overlap, or None."""
    at = -len(exact)
    for _ in range(nth):
        at = text.find(exact, at + len(exact))
        if at < 0:
            return None
    return at


def _report(row: dict, trigger: Span) -> GoldReport:
    return GoldReport(
        id=row["id"],
        kinds=tuple(row["kinds"]),
        trigger=trigger,
        exact=row["trigger"]["exact"],
        edtf=frozenset(row["edtf"]),
        status=frozenset(row["status"]),
        places={name: frozenset(roles) for name, roles in row["places"].items()},
        optional_places=frozenset(row.get("optional_places", ())),
        actors=frozenset(row["actors"]),
        optional_actors=frozenset(row.get("optional_actors", ())),
    )
