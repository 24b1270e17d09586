"""A language's lexicon for happenings, read from ``data/lexicon/reports`` and compiled once.

Everything in it is a row: words (patterns) and what they are. A *trigger* says what happened, a
*saying* says that somebody said, claimed, denied or asked for it, a *cue* is any other word that counts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from contactline.extract.reading.reports.patterns import Pattern, compile_pattern
from contactline.extract.text import fold
from contactline.model import DATA, KINDS, Status

_FOLDER = DATA / "lexicon" / "reports"


class Order(StrEnum):
    """Where a language puts its verb."""

    VERB_FIRST = "verb-first"
    VERB_SECOND = "verb-second"
    VERB_LAST = "verb-last"


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """What some words are; only the fields of its sort count.

    ``sort`` is ``trigger``, ``saying`` or the name of a cue. ``weak``: a bare noun, which yields to a verb.
    ``since``: "since X" makes it an open period. ``passive``: who stands before it undergoes it.
    ``strong``: the saying is itself the news (condemned, praised). ``aside``: "according to". ``present``: it is said now.
    ``names``: "called it". ``again``: it speaks of what was told before ("called it", "denied this").
    ``parties``: who takes part where nobody is named.
    """

    sort: str
    kind: str = ""
    status: Status | None = None
    weak: bool = False
    since: bool = False
    passive: bool = False
    strong: bool = False
    aside: bool = False
    present: bool = False
    names: bool = False
    again: bool = False
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything about a language that the reader of happenings needs, folded."""

    order: Order
    joined: frozenset[str]
    future: frozenset[str]
    planned_endings: tuple[str, ...]
    denied_endings: tuple[str, ...]
    sentence_ends: str
    clause_ends: str
    abbreviations: frozenset[str]
    both_sides: tuple[str, ...]
    rows: tuple[tuple[Row, Pattern], ...]
    automaton: AhoCorasick
    by_stem: tuple[tuple[int, ...], ...]


@cache
def languages() -> tuple[str, ...]:
    """Return the languages in which happenings can be read."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language that ``languages()`` names."""
    data = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    writing = data["writing"]
    joined = [fold(letters).text for letters in writing["joined"]]
    rows = tuple(_rows(data, joined, writing["sentence_ends"] + writing["clause_stops"]))
    stems = sorted({stem for _, pattern in rows for stem in pattern.stems})
    users = {stem: tuple(i for i, (_, one) in enumerate(rows) if stem in one.stems) for stem in stems}
    return Lexicon(
        Order(writing["order"]),
        frozenset(joined),
        frozenset(fold(letters).text for letters in writing["future"]),
        _folded(writing.get("planned_endings", ())),
        _folded(writing.get("denied_endings", ())),
        writing["sentence_ends"],
        writing["clause_ends"],
        frozenset(fold(word).text for word in writing["abbreviations"]),
        tuple(data["both_sides"]["actors"]),
        rows,
        AhoCorasick(stems),
        tuple(users[stem] for stem in stems),
    )


def _folded(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(form).text for form in forms)


def _rows(data: Mapping[str, Any], joined: list[str], stops: str) -> Iterator[tuple[Row, Pattern]]:
    sets = {f"<{name}>": "|".join(words) for name, words in data.get("sets", {}).items()}
    for sort in ("trigger", "saying"):
        for row in data[sort]:
            yield from _with_patterns(_row(sort, row), _spelt_out(row["patterns"], sets), joined, stops)
    for name, words in (data["cues"] | {"both-sides": data["both_sides"]["words"]}).items():
        yield from _with_patterns(Row(name), words, joined, stops)


def _spelt_out(patterns: Iterable[str], sets: Mapping[str, str]) -> Iterator[str]:
    """Write the words of ``[sets]`` into the patterns that name them: "(<towns>|the town) fell"."""
    for pattern in patterns:
        for name, words in sets.items():
            pattern = pattern.replace(name, words)
        yield pattern


def _row(sort: str, row: Mapping[str, Any]) -> Row:
    kind = str(row.get("kind", "statement" if sort == "saying" else ""))
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of happening; the kinds are {', '.join(KINDS)}")
    flags = {name: bool(row.get(name)) for name in ("weak", "since", "passive", "strong", "aside", "present", "names", "again")}
    status = Status(row["status"]) if "status" in row else None
    return Row(sort, kind, status, parties=tuple(row.get("parties", ())), **flags)


def _with_patterns(
    row: Row, patterns: Iterable[str], joined: list[str], stops: str
) -> Iterator[tuple[Row, Pattern]]:
    for pattern in patterns:
        yield row, compile_pattern(pattern, joined, stops)
