"""Whether a surname is another's: "Ilkin Muradov" is not Rustam Muradov."""

from __future__ import annotations

from functools import cache

from contactline.extract.mentions.context import Around
from contactline.extract.mentions.lexemes import Lexeme
from contactline.extract.text import Folded, fold
from contactline.names import ACTORS

_SHORTEST = 3


def is_namesake(lexeme: Lexeme, folded: Folded, around: Around, lang: str) -> bool:
    """Whether a first name that is not the person's own stands before a surname.

    A word that begins a clause is taken for no name, one with the same first letter for his own name in another
    spelling.
    """
    before = around.before(lexeme.first)
    if " " in lexeme.form or len(before) < 2 or not _is_written_as_name(before[-1], lexeme, folded):
        return False
    return before[-1][0] not in _initials(lexeme.entry.value, lang)


def _is_written_as_name(word: str, lexeme: Lexeme, folded: Folded) -> bool:
    start = lexeme.first - 1 - len(word)
    if len(word) < _SHORTEST or not word.isalpha() or not folded.source or start < 0:
        return False
    if folded.text[start : lexeme.first] != f"{word} ":
        return False
    first, second = (folded.source[folded.origin[start + offset]] for offset in (0, 1))
    return first.isupper() and second.islower()


@cache
def _initials(actor: str, lang: str) -> frozenset[str]:
    """Return the first letters of the names that an actor has before the last."""
    names = (fold(name).text.split() for name in ACTORS[actor].names.get(lang, ()))
    return frozenset(part[0] for parts in names for part in parts[:-1])
