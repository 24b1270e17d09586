"""Whether a surname is another's: "Ilkin Muradov" is not Rustam Muradov."""

from __future__ import annotations

from functools import cache

from contactline.extract.text import Folded, fold
from contactline.names import ACTORS

_LONGEST_NAME = 20
_SHORTEST = 3
_ENDS = frozenset(("", *".։:!?\n"))


def is_namesake(text: Folded, start: int, actor: str, free: int, endings: tuple[str, ...], lang: str) -> bool:
    """Whether the first name of somebody else stands before a surname at ``start``.

    A word with a capital that begins a sentence, that belongs to the name that ends at ``free``, or that ends as no
    first name does (``endings``: "in Brussels Aliyev" in Russian) is none; one with the same first letter may be the
    person's own in another spelling.
    """
    gap = text.text[max(free, start - _LONGEST_NAME) : start] if text.source else ""
    word = gap.rstrip(" ").rpartition(" ")[2]
    begins = start - len(word) - 1
    if len(word) < _SHORTEST or not word.isalpha() or gap[-1] != " " or begins <= free:
        return False
    if word.endswith(endings) or word[0] in _initials(actor, lang):
        return False
    first = text.source[text.origin[begins] : text.origin[begins] + 2]
    inside = text.text[max(0, begins - 3) : begins].rstrip(' «"')[-1:] not in _ENDS
    return inside and first[:1].isupper() and not first.isupper()


@cache
def _initials(actor: str, lang: str) -> frozenset[str]:
    """Return the first letters of the names that an actor has before the last."""
    names = (fold(name).text.split() for name in ACTORS[actor].names.get(lang, ()))
    return frozenset(part[0] for parts in names for part in parts[:-1])
