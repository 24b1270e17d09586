"""A language's grammar of dates: words and rules as data, compiled once.

A file ``data/lexicon/timex/<lang>.toml`` has these tables:

- ``[words]``: kind -> words that only mark something (``since``, ``and``, ``counted``);
- any table of its own, such as ``[month]``: value -> words that mean it;
- ``[endings.<table>]``: tag -> case endings that every word of the table may have ("" for none to say);
- ``[suffix]``: tag -> what may be joined to figures (``-dən``, ``th``);
- ``[spelling]``: ``joined`` letters, forms that need a ``capital``, forms that ``never`` count, ``shapes``;
- ``[macro]``: names for parts of patterns; ``[[rule]]``: ``as`` what it makes, of which ``pattern``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from contactline.extract.text import fold
from contactline.extract.timex.pattern import Pattern, compile_pattern
from contactline.extract.timex.tokens import pieces
from contactline.extract.timex.vocabulary import Spelling, Value, Vocabulary
from contactline.model import DATA

_FOLDER = DATA / "lexicon" / "timex"
_SHARED = "_every"
_MARKS = (
    *("since", "sinceafter", "sinceend", "until", "untilafter", "untilend", "afterend", "by", "onto"),
    *("ahead", "wish", "said", "comma", "other", "namebefore", "nameafter", "lasting", "hour"),
    *("reported", "past", "and", "in", "on", "but", "stood"),
)
_STOPS = {
    "ahead": ("ahead", "said"),
    "soon": ("ahead", "said", "comma", "past"),
    "wish": ("wish", "said"),
    "stood": ("stood", "past", "said", "ahead", "wish"),
    "lasting": ("lasting", "said", "comma"),
}
_NO_WORDS = frozenset({"words", "endings", "suffix", "spelling", "macro", "rule"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule makes of its tokens, and the pattern that finds them; an earlier rule goes before."""

    makes: str
    pattern: Pattern
    order: int


Starting = tuple[tuple[Rule, re.Pattern[str]], ...]
"""Rules with their expressions, so that the finder need not ask for them at every token."""


class _ByTwo(dict[str, Starting]):
    """The rules that two tokens can start, by their classes; worked out when the two are first met."""

    def __init__(self, by_first: Mapping[str, tuple[Rule, ...]]) -> None:
        super().__init__()
        self._by_first = by_first

    def __missing__(self, classes: str) -> Starting:
        rules = self._by_first.get(classes[0], ())
        self[classes] = found = tuple(
            (rule, rule.pattern.expression)
            for rule in rules
            if rule.pattern.second is None or classes[1:] in rule.pattern.second
        )
        return found


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's words, and its rules by the class of token that they can start with."""

    words: Vocabulary
    rules: Mapping[str, tuple[Rule, ...]]
    starting: Mapping[str, Starting]
    """The rules by the classes of the two tokens that they can start with."""
    marks: Mapping[str, str]
    """The classes of the words that say something of a date beside them."""
    stops: Mapping[str, re.Pattern[str]]
    """What ends the search for such a word in a sentence: the word, or one that parts it from the date."""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a grammar."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != _SHARED))


@cache
def grammar(lang: str) -> Grammar:
    """Return the grammar of a language that ``languages()`` names."""
    data, shared = _read(lang), _read(_SHARED)
    words = Vocabulary(_forms(data), _suffixes(data.get("suffix", {})), _spelling(data.get("spelling", {})))
    macros = {**shared["macro"], **data.get("macro", {})}
    rules = [
        Rule(row["as"], compile_pattern(row["pattern"], words.classes, macros), order)
        for order, row in enumerate([*data["rule"], *shared["rule"]])
    ]
    firsts = frozenset[str]().union(*(rule.pattern.first for rule in rules))
    by_first = {kind: tuple(rule for rule in rules if kind in rule.pattern.first) for kind in firsts}
    marks = {name: words.classes(name) for name in _MARKS}
    stops = {
        name: re.compile(f"[{re.escape(''.join(marks[kind] for kind in kinds))}]")
        for name, kinds in _STOPS.items()
    }
    return Grammar(words, by_first, _ByTwo(by_first), marks, stops)


def _read(name: str) -> dict[str, Any]:  # what a file may hold is told above; a wrong one fails to compile
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _forms(data: Mapping[str, Any]) -> dict[tuple[str, ...], dict[str, Value]]:
    """Return what each written form may mean: its kinds and their values."""
    forms: dict[tuple[str, ...], dict[str, Value]] = {}
    for kind, words in data["words"].items():
        for word in words:
            forms.setdefault(pieces(word), {})[kind] = kind
    for kind in data.keys() - _NO_WORDS:
        for key, words in data[kind].items():
            value = int(key) if key.lstrip("-").isdigit() else key
            for word, tag in _inflected(words, data.get("endings", {}).get(kind, {"": [""]})):
                meaning: dict[str, Value] = {
                    kind: value,
                    f"{kind}_{key}": value,
                    **({tag: tag} if tag else {}),
                }
                forms.setdefault(pieces(word), {}).update(meaning)
    return forms


def _inflected(words: list[str], endings: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each word with each of its endings, and what the ending says."""
    for word in words:
        for tag, ends in endings.items():
            for end in ends:
                yield word + end, tag


def _suffixes(data: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(suffix).text: tag for tag, suffixes in data.items() for suffix in suffixes}


def _spelling(data: Mapping[str, Any]) -> Spelling:
    return Spelling(
        {fold(letters).text: name for letters, name in data.get("joined", {}).items()},
        frozenset(fold(form).text for form in data.get("capital", [])),
        frozenset(data.get("never", [])),
        {name: re.compile(shape) for name, shape in data.get("shapes", {}).items()},
    )
