"""How a pattern can open: the word it begins with, and the word that must come next or after a gap.

A pattern becomes a net of nodes, each of which knows what may follow it: letters, any ending, a space, a gap, a
choice, the end. Walked from the first node it gives the openings: "(took|seized) … (control|power)" begins with
"took" or "seized", and after a gap "control" or "power" must begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

_PIECE = re.compile(r" (?:…\d*|‥) |\)\?|[^ ()|*?]\?|[ ()|*]|[^ ()|*?]+?(?=[^ ()|*?]\?|[ ()|*?]|$)")
"""A gap, a bracket or a letter that may be missing, a sign of the language, or letters."""


class Next(Enum):
    """What must stand after the first word: nothing, a word beside it, or one after a gap."""

    NOTHING = 0
    BESIDE = 1
    BEYOND = 2


class Head(NamedTuple):
    """How a word begins: with ``letters``; where ``whole`` they are all of them, up to its end or its first sign."""

    letters: str
    whole: bool


ANY = Head("", whole=False)
"""A word that may begin with anything."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One of ``first`` begins the pattern, and then, as ``next`` says, one of ``second`` must follow."""

    first: frozenset[Head]
    next: Next
    second: frozenset[Head]


class _Node:
    """``sign`` is letters, "*", " ", "…", "|" for a choice, or "" for the end; ``after`` what may follow."""

    __slots__ = ("after", "sign")

    def __init__(self, sign: str, after: Sequence[_Node]) -> None:
        self.sign = sign
        self.after = after


_END = _Node("", ())
_BORDERS = frozenset({" ", "…", ""})


def openings(pattern: str) -> Iterator[Opening]:
    """Yield the openings of a folded pattern; first words with the same things after them share one."""
    firsts: dict[_Node, set[Head]] = {}
    for head, border in _words([_net(pattern)]):
        firsts.setdefault(border, set()).add(head)
    for border, heads in firsts.items():
        for kind, starts in _following(border).items():
            second = frozenset(head for head, _ in _words(starts))
            yield Opening(frozenset(heads), kind, second)


def _words(starts: Sequence[_Node]) -> Iterator[tuple[Head, _Node]]:
    """Yield how the words that begin at some nodes can begin, each with the border that ends the word."""
    stack = [(node, "", True) for node in starts]  # a node, the letters so far, whether more can come
    seen = set(stack)
    while stack:
        node, letters, is_open = stack.pop()
        sign = node.sign
        if sign in _BORDERS:
            yield (Head(letters.removesuffix("*"), not letters.endswith("*")) if letters else ANY), node
            continue
        if is_open and sign != "|":
            if sign.isalnum():
                letters += sign
            else:
                is_open = False
                letters += "*" if sign == "*" else _alphanumeric(sign)
        for after in node.after:
            state = (after, letters, is_open)
            if state not in seen:
                seen.add(state)
                stack.append(state)


def _alphanumeric(letters: str) -> str:
    """Return the letters and digits that something begins with."""
    return next((letters[:i] for i, one in enumerate(letters) if not one.isalnum()), letters)


def _following(border: _Node) -> dict[Next, list[_Node]]:
    """Return the nodes that begin the word after a border, by whether it stands beside or beyond a gap."""
    found: dict[Next, list[_Node]] = {}
    stack = [(border, Next.NOTHING)]
    while stack:
        node, kind = stack.pop()
        if node.sign == "|":
            stack += [(after, kind) for after in node.after]
        elif node.sign == "":
            found[Next.NOTHING] = []
        elif node.sign in _BORDERS:
            far = node.sign == "…" or kind is Next.BEYOND
            stack += [(after, Next.BEYOND if far else Next.BESIDE) for after in node.after]
        else:
            found.setdefault(kind, []).append(node)
    return found


_Item = str | tuple[list["_Item"], ...]
"""Letters or a sign, or the alternatives of a bracket, each a list of items; the last is empty if it may be missing."""


def _net(pattern: str) -> _Node:
    """Return the first node of a pattern."""
    pieces = _PIECE.findall(pattern.removesuffix(" …"))
    pieces.reverse()
    return _linked(_alternatives(pieces)[0], _END, begins=True)


def _alternatives(pieces: list[str]) -> list[list[_Item]]:
    """Take the pieces up to the end of a bracket; return its alternatives."""
    found: list[list[_Item]] = [[]]
    while pieces:
        piece = pieces.pop()
        if piece == "(":
            found[-1].append(tuple(_alternatives(pieces)))
        elif piece == "|":
            found.append([])
        elif piece[0] == ")":
            return [*found, []] if piece == ")?" else found
        else:
            found[-1].append(piece)
    return found


def _linked(items: Sequence[_Item], after: _Node, *, begins: bool = False) -> _Node:
    """Return the node of the first of some items; a letter of a pattern's beginning is never missing."""
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if not isinstance(item, str):
            first = begins and place == 0
            after = _Node("|", [_linked(one, after, begins=first) for one in item])
        elif item[0] == " " and len(item) > 1:
            after = _Node("…", (after,))
        elif item[-1] == "?":
            letter = _Node(item[0], (after,))
            sure = begins and (
                place == 0 or (place == 1 and items[0] not in ("*", " ") and items[0][-1:] != "?")
            )
            after = letter if sure else _Node("|", (letter, after))
        else:
            after = _Node(item, (after,))
    return after
