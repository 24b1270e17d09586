"""`python -m tests.eval.duplicates`: how well near duplicates are told from look-alikes, by kind of change and language.

Positive pairs are an article and a change of it (``changes.CHANGES``); negative pairs are different articles, issues of
a daily bulletin, an article and its twin with other days, numbers and places, and different articles with the same
furniture and background. A pair counts as found where both have a band of the index in common and ``is_near`` says so.
Thresholds are set on the first half (``tune``) and judged on the second (``test``), which are parted by article. The
texts are of the gold's ``dev`` and ``tune`` alone.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice
from random import Random
from zlib import crc32

from contactline.extract import read_article
from contactline.library.duplicates import bands, compared, resemblance, signature
from contactline.library.duplicates.resemblance import NEAR
from contactline.model import DATA
from tests.eval.changes import CHANGES, background, bulletins, credit, furniture, twin
from tests.eval.gold import LANGUAGES, load
from tests.eval.short import load_short

HALVES = ("tune", "test")
OTHERS_BESIDE = 40
"""With how many other articles of its language an article is compared."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; ``near`` says whether one is the other published again."""

    kind: str
    lang: str
    near: bool
    one: str
    two: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the gold, with its half."""

    name: str
    lang: str
    half: int
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """What the index and the judge see of a text."""

    bands: frozenset[str]
    compared: str


def main() -> None:
    """Print the figures of a half."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.duplicates", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="test")
    parser.add_argument("--missed", action="store_true", help="list the pairs that are judged wrongly")
    asked = parser.parse_args()
    judged = [(pair, *judge(pair)) for pair in pairs(texts(), HALVES.index(asked.half))]
    print(table(judged))
    if asked.missed:
        for pair, candidate, score in judged:
            if (candidate and score >= NEAR) != pair.near:
                print(
                    pair.kind,
                    pair.lang,
                    "candidate" if candidate else "no candidate",
                    f"{score:.2f}",
                    pair.one[:60],
                )


def texts() -> list[Text]:
    """Return the texts that pairs are made of, parted into halves by name."""
    found = [*load(("dev",), LANGUAGES), *load_short(("tune",), LANGUAGES)]
    return [Text(one.name, one.lang, crc32(f"{one.lang}{one.name}".encode()) % 2, one.text) for one in found]


def pairs(found: Iterable[Text], half: int, *, beside: int = OTHERS_BESIDE, every: int = 1) -> Iterator[Pair]:
    """Return the pairs of a half, always the same; each (second, third …) article, beside others of its language."""
    mine = [one for one in found if one.half == half][::every]
    for text in mine:
        chance = Random(text.lang + text.name)  # noqa: S311 - the same in every run
        for kind, change in CHANGES.items():
            yield Pair(kind, text.lang, True, text.text, change(text.text, text.lang, chance))
        yield Pair("twin", text.lang, False, text.text, twin(text.text, _other_places(text.lang), chance))
    for lang in LANGUAGES:
        spoken = [one for one in mine if one.lang == lang]
        for one, two in _beside(spoken, beside):
            yield Pair("other article", lang, False, one.text, two.text)
            yield Pair("other, same page", lang, False, _page(one), _page(two))
        for kind, moving in (("bulletin", True), ("bulletin, one fact", False)):
            for one, two in combinations(bulletins(lang, half, moving=moving), 2):
                yield Pair(kind, lang, False, one, two)
    for one, two in combinations(mine, 2):
        if one.name == two.name:
            yield Pair("other language", one.lang, False, one.text, two.text)


def _beside(spoken: list[Text], beside: int) -> Iterator[tuple[Text, Text]]:
    for i, one in enumerate(spoken):
        yield from ((one, two) for two in islice(spoken, i + 1, i + 1 + beside))


def _page(one: Text) -> str:
    chance = Random(0)  # noqa: S311
    text = one.text
    for change in (credit, background, furniture):
        text = change(text, one.lang, chance)
    return text


@cache
def _other_places(lang: str) -> dict[str, str]:
    """Return for every name of a place the name of another."""
    with (DATA / "names" / "places.csv").open(encoding="utf-8", newline="") as file:
        names = [row[f"name_{lang}"].split("|")[0] for row in csv.DictReader(file)]
    names = [name for name in dict.fromkeys(names) if len(name) > 3]
    return dict(zip(names, [*names[11:], *names[:11]], strict=True))


@cache
def read(text: str) -> Read:
    """Return what is compared of a text."""
    article = read_article(text)
    return Read(frozenset(bands(signature(article))), compared(article))


def judge(pair: Pair) -> tuple[bool, float]:
    """Return whether the index names the pair, and how much of one text stands in the other."""
    one, two = read(pair.one), read(pair.two)
    candidate = bool(one.bands & two.bands)
    return candidate, resemblance(one.compared, two.compared) if candidate else 0.0


def table(judged: list[tuple[Pair, bool, float]], near: float = NEAR) -> str:
    """Return the figures as a table: pairs and found by kind and language, recall, precision."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for pair, candidate, score in judged:
        for lang in (pair.lang, "all"):
            counts[pair.kind, lang, "pairs"] += 1
            counts[pair.kind, lang, "named"] += candidate
            counts[pair.kind, lang, "found"] += candidate and score >= near
    kinds = {pair.kind: pair.near for pair, _, _ in judged}
    columns = (*LANGUAGES, "all")
    lines = [f"| {'pairs found':<17} | " + " | ".join(f"{lang:>10}" for lang in columns) + " |  named |"]
    lines.append("|---|" + "---:|" * (len(columns) + 1))
    for kind, positive in kinds.items():
        cells = [f"{counts[kind, c, 'found']:>4} / {counts[kind, c, 'pairs']:<4}" for c in columns]
        label = f"{kind}{'' if positive else ' (none is one)'}"
        lines.append(f"| {label} | " + " | ".join(cells) + f" | {counts[kind, 'all', 'named']} |")
    for title, of in (("precision", precision), ("recall", recall)):
        lines.append(f"| **{title}** | " + " | ".join(f"{of(judged, c, near):.3f}" for c in columns) + " | |")
    return "\n".join(lines)


def _found(judged: list[tuple[Pair, bool, float]], lang: str, near: float) -> tuple[int, int, int]:
    mine = [
        (pair.near, candidate and score >= near)
        for pair, candidate, score in judged
        if lang in (pair.lang, "all")
    ]
    hits = sum(true and said for true, said in mine)
    return hits, sum(said for _, said in mine), sum(true for true, _ in mine)


def precision(judged: list[tuple[Pair, bool, float]], lang: str = "all", near: float = NEAR) -> float:
    """Return which part of the pairs that are said to be near duplicates are."""
    hits, said, _ = _found(judged, lang, near)
    return hits / said if said else 1.0


def recall(judged: list[tuple[Pair, bool, float]], lang: str = "all", near: float = NEAR) -> float:
    """Return which part of the near duplicates are found."""
    hits, _, true = _found(judged, lang, near)
    return hits / true if true else 1.0


if __name__ == "__main__":
    main()
