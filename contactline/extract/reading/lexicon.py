"""A language's lexicon for happenings: triggers, roles, offices and cues, read from data and compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from contactline.extract.text import fold
from contactline.model import DATA

_FOLDER = DATA / "lexicon" / "reports"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that say what happened: ``since`` makes "since X" an open period, ``weak`` yields to others."""

    kind: str
    expression: re.Pattern[str]
    since: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything about a language that the reader of happenings needs, folded."""

    joined: str
    letters: str
    triggers: tuple[Trigger, ...]
    roles: Mapping[str, tuple[str, ...]]
    anaphora: re.Pattern[str]
    not_places: Mapping[str, tuple[str, ...]]
    status: Mapping[str, re.Pattern[str]]
    clauses: Mapping[str, re.Pattern[str]]
    attribute: re.Pattern[str]
    place_noun: re.Pattern[str]


def languages() -> tuple[str, ...]:
    """Return the languages in which happenings can be read."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language that ``languages()`` names."""
    data = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    joined, letters = data["joined"], data["letters"]
    status = data["status"]

    def any_word(forms: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<![{letters}])[وف]?(?:{_any(forms)})(?![{letters}])")

    return Lexicon(
        joined,
        letters,
        tuple(_triggers(data["trigger"], joined, letters)),
        {role: _folded(forms) for role, forms in data["roles"].items()},
        any_word(data["anaphora"]["place"]),
        {name: _folded(forms) for name, forms in data["not_places"].items()},
        {name: any_word(forms) for name, forms in status.items()},
        {name: any_word(forms) for name, forms in data["clauses"].items()},
        re.compile(_any(data["attributes"]["words"])),
        re.compile(rf"(?:{_any(data['place_nouns']['words'])})\s*$"),
    )


def _triggers(rows: list[dict[str, object]], joined: str, letters: str) -> Iterable[Trigger]:
    for row in rows:
        patterns = row["patterns"]
        assert isinstance(patterns, list)  # noqa: S101 - the shape of our own data file
        for pattern in patterns:
            yield Trigger(
                str(row["kind"]),
                _compile(str(pattern), joined, letters),
                bool(row.get("since")),
                bool(row.get("weak")),
            )


def _compile(pattern: str, joined: str, letters: str) -> re.Pattern[str]:
    """Compile a trigger: "…" is up to seven words; joined letters may precede a word."""
    words = _words(pattern)
    parts: list[str] = []
    for position, word in enumerate(words):
        if word == "…":
            parts.append(
                r"(?:[^\s.؛;]+\s+){0,12}?" if position < len(words) - 1 else r"(?:[^\s.؛;،,]+\s*){0,5}"
            )
            continue
        # A verb in the first place may carry the future's letter; what is joined is part of the words.
        inner = word.replace(" ", rf"\s+{joined}")
        future = r"(?P<future>س(?=[يتنا]))?" if position == 0 else ""
        parts.append(rf"{joined}{future}(?:{inner})" + (r"\s+" if position < len(words) - 1 else ""))
    return re.compile(rf"(?<![{letters}]){''.join(parts)}(?![{letters}])")


def _words(pattern: str) -> list[str]:
    """Split a pattern at the spaces that are not within brackets."""
    words, depth = [""], 0
    for character in pattern:
        depth += (character == "(") - (character == ")")
        if character == " " and depth == 0:
            words.append("")
        else:
            words[-1] += character
    return words


def _folded(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(form).text for form in forms)


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(_folded(forms), key=len, reverse=True))
