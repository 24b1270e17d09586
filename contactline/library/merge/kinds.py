"""Which kinds one happening may be given by two articles, and how readily.

From the conventions of the gold of merging (``tests/gold/happenings/README.md``) and the kinds that its tune
topics accept beside one another.
"""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """What tells happenings of a kind apart: where they were (GROUND), or who did and said it (WORDS)."""

    GROUND = "ground"
    WORDS = "words"


_WORDS = frozenset({"statement", "declaration", "talks", "agreement", "ceasefire", "legal", "referendum"})

_CLOSE = (
    ("clash", "incident"), ("clash", "offensive"), ("offensive", "capture"), ("offensive", "deployment"),
    ("offensive", "incident"), ("capture", "withdrawal"), ("agreement", "ceasefire"), ("handover", "withdrawal"),
    ("handover", "deployment"), ("capture", "deployment"), ("blockade", "infrastructure"),
    ("blockade", "checkpoint"),
)  # fmt: skip
"""Kinds that are often two words for one doing."""

_POSSIBLE = (
    ("clash", "capture"), ("deployment", "incident"), ("statement", "talks"), ("statement", "ceasefire"),
    ("statement", "agreement"), ("statement", "withdrawal"), ("statement", "capture"), ("talks", "agreement"),
    ("deployment", "talks"), ("incident", "infrastructure"), ("incident", "blockade"), ("incident", "legal"),
    ("incident", "capture"), ("legal", "statement"), ("legal", "declaration"), ("declaration", "statement"),
    ("declaration", "referendum"), ("blockade", "withdrawal"), ("humanitarian", "infrastructure"),
    ("humanitarian", "displacement"), ("humanitarian", "deployment"), ("handover", "capture"),
    ("displacement", "withdrawal"), ("clash", "deployment"), ("incident", "statement"), ("humanitarian", "statement"),
    ("deployment", "statement"), ("blockade", "statement"), ("blockade", "humanitarian"), ("humanitarian", "incident"),
    ("legal", "talks"), ("agreement", "declaration"), ("agreement", "legal"), ("humanitarian", "legal"),
    ("infrastructure", "statement"), ("handover", "humanitarian"), ("ceasefire", "incident"), ("legal", "withdrawal"),
    ("legal", "referendum"), ("ceasefire", "clash"), ("displacement", "statement"), ("infrastructure", "legal"),
    ("clash", "statement"), ("checkpoint", "deployment"), ("infrastructure", "talks"), ("agreement", "infrastructure"),
    ("deployment", "legal"), ("blockade", "legal"), ("ceasefire", "talks"), ("displacement", "incident"),
    ("humanitarian", "talks"), ("offensive", "statement"), ("agreement", "handover"),
)  # fmt: skip
"""Kinds that now and then are: the gold of reading takes either for one doing ten times or more (tune, fresh, dev)."""

_KINSHIP = {
    frozenset(pair): level for level, pairs in (("close", _CLOSE), ("possible", _POSSIBLE)) for pair in pairs
}


def kinship(one: str, two: str) -> str | None:
    """Return ``same``, ``close`` or ``possible``; None for kinds that one happening is not given.

    >>> kinship("agreement", "ceasefire")
    'close'
    """
    return "same" if one == two else _KINSHIP.get(frozenset((one, two)))


def kindred(kind: str) -> frozenset[str]:
    """Return the kinds that a happening of this kind may be given, itself included."""
    return frozenset({kind}).union(*(pair for pair in _KINSHIP if kind in pair))


def field_of(kind: str) -> Field:
    """Return what tells happenings of a kind apart."""
    return Field.WORDS if kind in _WORDS else Field.GROUND
