"""A language's lexicon for happenings, read from its folder in ``data/lexicon/reports`` and compiled once.

Everything in it is a row: words (patterns) and what they are. A *trigger* says what happened, a
*saying* says that somebody said, claimed, denied or asked for it, a *cue* is any other word that counts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import Any

from contactline.extract.reading.reports.frames import Frame, Reach
from contactline.extract.reading.reports.index import Index, Joined
from contactline.extract.reading.reports.patterns import Pattern, joints_of, pattern_of
from contactline.extract.text import fold
from contactline.model import DATA, KINDS, Status

_FOLDER = DATA / "lexicon" / "reports"
_FLAGS = ("weak", "since", "strong", "aside", "present", "names", "again", "place", "after", "placed")


class Order(StrEnum):
    """Where a language puts its verb."""

    VERB_FIRST = "verb-first"
    VERB_SECOND = "verb-second"
    VERB_LAST = "verb-last"


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """What some words are; only the fields of its sort count.

    ``sort`` is ``trigger``, ``saying`` or the name of a cue. ``weak``: a bare noun, which yields to a verb.
    ``since``: "since X" makes it an open period.
    ``strong``: the saying is itself the news (condemned, praised). ``aside``: "according to". ``present``: it is said now.
    ``names``: "called it". ``again``: it speaks of what was told before ("called it", "denied this").
    ``place``: it counts only beside a place's name, with ``after`` only before it. ``by_deal``: its kind
    where the sentence names a deal.
    ``parties``: who takes part where nobody is named.
    ``placed``: it counts only where a place belongs to it ("took").
    ``frame``: it becomes a trigger beside a word of a class; ``group``: the class that a word names.
    """

    sort: str
    kind: str = ""
    status: Status | None = None
    weak: bool = False
    since: bool = False
    strong: bool = False
    aside: bool = False
    present: bool = False
    names: bool = False
    again: bool = False
    place: bool = False
    after: bool = False
    by_deal: str = ""
    placed: bool = False
    parties: tuple[str, ...] = ()
    frame: Frame | None = None
    group: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything about a language that the reader of happenings needs, folded."""

    order: Order
    joined: frozenset[str]
    joined_to_verbs: frozenset[str]
    future: frozenset[str]
    planned_endings: tuple[str, ...]
    denied_endings: tuple[str, ...]
    borders: re.Pattern[str]
    sentence_ends: str
    clause_ends: str
    abbreviations: frozenset[str]
    both_sides: tuple[str, ...]
    by: tuple[str, ...]
    """What stands beside who did it, in the passive: "by"."""
    active_participles: tuple[str, ...]
    """How a verb ends that stands before who does it: "görüşən Lavrov", Lavrov who met."""
    counted_from: tuple[str, ...]
    """In what a happening ends from which days are counted: "-dan üç gün sonra"."""
    participles: tuple[str, ...]
    """In what a verb before its noun ends where the language puts all else before it: "tikilmiş kilsə"."""
    frames: tuple[Frame, ...]
    reach: Reach
    rows: tuple[tuple[Row, Pattern], ...]
    index: Index


@cache
def languages() -> tuple[str, ...]:
    """Return the languages in which happenings can be read."""
    return tuple(sorted(path.name for path in _FOLDER.iterdir() if path.is_dir()))


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language that ``languages()`` names."""
    data = _read(_FOLDER / lang)
    writing = data["writing"]
    joined, future = ([fold(letters).text for letters in writing[name]] for name in ("joined", "future"))
    stops = writing["sentence_ends"] + writing["clause_stops"]
    frames = tuple(_frames(data))
    joints = joints_of(joined, stops, future=future, paired_commas=writing.get("paired_commas", False))
    rows = tuple(_rows(data, partial(pattern_of, joints=joints), frames))
    to_verbs = frozenset(_folded(writing.get("joined_to_verbs", ())))
    return Lexicon(
        Order(writing["order"]),
        frozenset(joined),
        to_verbs,
        frozenset(future),
        _folded(writing.get("planned_endings", ())),
        _folded(writing.get("denied_endings", ())),
        re.compile(rf"[,،՝{re.escape(writing['clause_ends'])}]"),
        writing["sentence_ends"],
        writing["clause_ends"],
        frozenset(fold(word).text for word in writing["abbreviations"]),
        tuple(data["both_sides"]["actors"]),
        _folded(writing["by"]),
        _folded(writing.get("active_participles", ())),
        _folded(writing.get("counted_from", ())),
        _folded(writing.get("participles", ())),
        frames,
        Reach.of(writing["order"], stops),
        rows,
        Index(
            [pattern for _, pattern in rows],
            frozenset(i for i, (row, _) in enumerate(rows) if row.sort == "saying" and not row.aside),
            Joined(frozenset(joined), to_verbs, frozenset(future)),
            stops,
        ),
    )


def _read(folder: Path) -> dict[str, Any]:
    """Return what the files of a language say, their lists and tables put together."""
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(value, list):
                found.setdefault(name, []).extend(value)
            else:
                found.setdefault(name, {}).update(value)
    return found


def _folded(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(form).text for form in forms)


def _frames(data: Mapping[str, Any]) -> Iterator[Frame]:
    """Return the frames, each with the row that its words become where they stand together."""
    for row in data.get("frame", ()):
        beside = frozenset(row["with"])
        unknown = sorted(beside - {"place", *data.get("classes", {})})
        if unknown:
            raise ValueError(f"a frame of {row['kind']} asks for {', '.join(unknown)}, which is no class")
        yield Frame(_row("trigger", row), beside, tuple(row["words"]))


def _rows(
    data: Mapping[str, Any], compiled: Callable[[str], Pattern], frames: Iterable[Frame]
) -> Iterator[tuple[Row, Pattern]]:
    groups = {
        name: words if isinstance(words, str) else "|".join(words)
        for name, words in (data.get("classes", {}) | data.get("groups", {}) | data.get("forms", {})).items()
    }
    for row, patterns in _written(data):
        for pattern in patterns:
            yield row, compiled(_spelled(pattern, groups))
    for frame in frames:
        for pattern in frame.words:
            yield Row("frame", frame=frame), compiled(_spelled(pattern, groups))
    for name, patterns in data.get("classes", {}).items():
        for pattern in patterns:
            yield Row("class", group=name), compiled(_spelled(pattern, groups))


def _written(data: Mapping[str, Any]) -> Iterator[tuple[Row, Iterable[str]]]:
    for sort in ("trigger", "saying"):
        for row in data[sort]:
            yield _row(sort, row), row["patterns"]
    for name, words in (data["cues"] | {"both-sides": data["both_sides"]["words"]}).items():
        yield Row(name), words


def _spelled(pattern: str, groups: Mapping[str, str]) -> str:
    """Put the words of ``[classes]`` and ``[groups]`` and the endings of ``[forms]`` where a pattern names them.

    ``({road})``, ``took{v}``; a later one may stand in an earlier.
    """
    for name, words in groups.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return pattern


def _row(sort: str, row: Mapping[str, Any]) -> Row:
    kind = str(row.get("kind", "statement" if sort == "saying" else ""))
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of happening; the kinds are {', '.join(KINDS)}")
    flags = {name: bool(row.get(name)) for name in _FLAGS}
    status = Status(row["status"]) if "status" in row else None
    by_deal = str(row.get("by_deal", ""))
    found = Row(sort, kind, status, by_deal=by_deal, parties=tuple(row.get("parties", ())))
    return replace(found, **flags)
