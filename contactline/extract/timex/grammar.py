"""A language's grammar of dates: words and rules as data, compiled once to expressions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from contactline.extract.text import fold
from contactline.model import DATA

_FOLDER = DATA / "lexicon" / "timex"
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule makes of its words, and the expression that finds them in folded text."""

    makes: str
    expression: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules in the order of the file, and the numbers that words stand for."""

    rules: tuple[Rule, ...]
    since: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    day_words: Mapping[str, int]
    decades: Mapping[str, int]
    words: Mapping[str, frozenset[str]]

    def direction(self, word: str | None) -> int:
        """Return -1 for "last", 1 for "next", 0 for "this" or no word."""
        if word is None or word in self.words["current"]:
            return 0
        return 1 if word in self.words["next"] else -1


def languages() -> tuple[str, ...]:
    """Return the languages that have a grammar."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def grammar(lang: str) -> Grammar:
    """Return the grammar of a language that ``languages()`` names."""
    data = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    numbers = {name: _numbers(data[name]) for name in ("months", "weekdays", "day_words", "decades")}
    words = {name: frozenset(fold(word).text for word in forms) for name, forms in data["words"].items()}
    parts = _parts(numbers, words)
    return Grammar(
        tuple(Rule(rule["as"], _compile(rule["pattern"], parts, data["joined"])) for rule in data["rule"]),
        re.compile(
            rf"(?<!{_LETTER})(?:{data['joined']})?(?:{_any(words['since'])})\s+(?:(?:{_any(words['since_filler'])})\s+)?$"
        ),
        numbers["months"],
        numbers["weekdays"],
        numbers["day_words"],
        numbers["decades"],
        words,
    )


def _numbers(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {fold(form).text: int(number) for number, forms in table.items() for form in forms}


def _any(forms: Iterable[str]) -> str:
    """Return an alternation, the longest form first, so that none hides a longer one."""
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))


def _parts(numbers: Mapping[str, Mapping[str, int]], words: Mapping[str, frozenset[str]]) -> dict[str, str]:
    month = _any(numbers["months"])
    # One month by two names is one month: "September/Aylul", "Tishrin II (November)".
    months = rf"(?P<month#>{month})(?:\s*[/(]\s*(?:{month})\s*\)?)?(?!{_LETTER})"
    parts = {
        "day": r"(?<!\d)(?P<day#>[12]\d|3[01]|0?[1-9])(?!\d)",
        "month": months,
        "month_number": r"(?P<month_number#>1[0-2]|0?[1-9])(?!\d)",
        "year": r"(?<!\d)(?P<year#>19[2-9]\d|20[0-4]\d)(?!\d)",
        "weekday": rf"(?P<weekday#>{_any(numbers['weekdays'])})(?!{_LETTER})",
        "day_word": rf"(?P<day_word#>{_any(numbers['day_words'])})",
        "decade": rf"(?P<decade#>{_any(numbers['decades'])})(?!{_LETTER})",
        "direction": rf"(?P<direction#>{_any(words['past'] | words['next'] | words['current'])})(?!{_LETTER})",
        "part": rf"(?P<part#>{_any(words['early'] | words['mid'] | words['late'])})",
        "unit": rf"(?P<unit#>{_any(words['week'] | words['month'] | words['year'])})",
    }
    plain = (
        "since",
        "until",
        "to",
        "of",
        "month_label",
        "year_label",
        "today",
        "yesterday",
        "tomorrow",
        "same_day",
    )
    parts |= {name: rf"(?:{_any(words[name])})" for name in plain}
    return parts


def _compile(pattern: str, parts: Mapping[str, str], joined: str) -> re.Pattern[str]:
    seen: dict[str, int] = {}

    def written(piece: str) -> str:
        if not piece.startswith("{"):
            return _folded_literals(piece).replace("_?", r"\s*").replace("_", r"\s+")
        name = piece.strip("{}").rstrip("2")
        seen[name] = seen.get(name, 0) + 1
        return parts[name].replace("#", "2" if seen[name] > 1 else "")

    body = "".join(written(piece) for piece in re.split(r"(\{\w+\})", pattern))
    return re.compile(rf"(?<!{_LETTER})(?:{joined})??(?P<body>{body})(?!{_LETTER}|\d)")


def _folded_literals(body: str) -> str:
    """Fold the literal words of a pattern as texts are folded."""
    return re.sub(r"[\u0600-\u06ff]+", lambda match: fold(match[0]).text, body)
