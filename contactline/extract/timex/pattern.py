"""Compile a rule of a grammar: a line of token names becomes an expression over token classes.

A text is read as a string with one character for each token, its class; a rule is written with the
names of what a token may be and compiled to an expression over that string::

    day (dash|and) day2 month year?     names, a choice in brackets, "?" for optional
    [in] year !counted                  "[...]" must be there but is no part; "!" must not follow
    month.small                         a month that is also written small

A number at the end of a name (``day2``) only tells two parts of one kind apart; ``unit_year`` is a
``unit`` whose value is ``year``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

_NAME = re.compile(r"([a-z]+)(\d?)((?:_-?[a-z\d]+)?)((?:\.[a-z]+)*)")
_PIECE = re.compile(rf"{_NAME.pattern}|[()|?!\[\]]|\{{\w+\}}|\S")
_CALENDAR = frozenset(
    {
        "day",
        "month",
        "year",
        "weekday",
        "date",
        "season",
        "half",
        "hijriyear",
        "hijrimonth",
        "monthly",
        "edge",
    }
)
_DECADES = frozenset({"decade", "decadefigure", "decadeshort", "twodigits", "thousands"})
_COUNTED = frozenset({"part", "number", "unit", "dual", "dir", "shift", "relday", "relyear", "told"})
_PARTS = _CALENDAR | _DECADES | _COUNTED
"""What a date is made of: the value of such a token is kept, of any other only that it is there."""
NEVER = "\ue000"
"""A class that no token has: what a name compiles to where a language has no such words."""


class PatternError(ValueError):
    """A pattern of a grammar that cannot be read; the message quotes it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression over token classes, the classes it can start with, and the parts it captures."""

    expression: re.Pattern[str]
    first: frozenset[str]
    second: frozenset[str] | None
    """The classes that its second token can have; None where it may have only one."""
    parts: tuple[tuple[str, str], ...]
    """For each group after the first (the body): the label of the part and the kind of its value."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of an expression; it may take no token (``nullable``), or just one (``single``)."""

    regex: str
    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    nullable: bool = True
    single: bool = False

    def then(self, other: _Piece) -> _Piece:
        """Return this piece with another after it."""
        none = frozenset[str]()
        return _Piece(
            self.regex + other.regex,
            self.first | (other.first if self.nullable else none),
            self.second | (other.first if self.single else none) | (other.second if self.nullable else none),
            self.nullable and other.nullable,
            (self.single and other.nullable) or (self.nullable and other.single),
        )


Classes = Callable[[str], str]
"""Gives the classes of all tokens that may be of a kind."""


def compile_pattern(text: str, classes: Classes, macros: Mapping[str, str]) -> Pattern:
    """Return the compiled pattern; raise PatternError for one that is not well formed."""
    reader = _Reader(_expand(text, macros), text, classes)
    before = reader.bracketed() if reader.peek() == "[" else _Piece("")
    body = reader.choice()
    if reader.peek() or body.nullable:
        raise PatternError(f"{text!r} is not well formed, or may match nothing")
    whole = before.then(body)
    second = None if whole.single else whole.second
    return Pattern(re.compile(f"{before.regex}({body.regex})"), whole.first, second, tuple(reader.parts))


def _expand(text: str, macros: Mapping[str, str]) -> list[str]:
    """Return the pieces of a pattern, each ``{macro}`` replaced by the pieces it stands for."""
    pieces: list[str] = []
    for piece in (match[0] for match in _PIECE.finditer(text)):
        pieces += ["(", *_expand(macros[piece[1:-1]], macros), ")"] if piece[0] == "{" else [piece]
    return pieces


class _Reader:
    """Reads the pieces of one pattern by recursive descent."""

    def __init__(self, pieces: list[str], text: str, classes: Classes) -> None:
        self.pieces = pieces
        self.text = text
        self.classes = classes
        self.at = 0
        self.parts: list[tuple[str, str]] = []
        self.beside = 0

    def peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def take(self) -> str:
        piece = self.peek()
        self.at += 1
        return piece

    def choice(self) -> _Piece:
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        regex = options[0].regex if len(options) == 1 else f"(?:{'|'.join(one.regex for one in options)})"
        return _Piece(
            regex,
            frozenset().union(*(one.first for one in options)),
            frozenset().union(*(one.second for one in options)),
            any(one.nullable for one in options),
            any(one.single for one in options),
        )

    def sequence(self) -> _Piece:
        found = _Piece("")
        while self.peek() not in ("", "|", ")", "]"):
            found = found.then(self.item())
        return found

    def item(self) -> _Piece:
        piece = self.atom()
        if self.peek() != "?":
            return piece
        self.take()
        return replace(piece, regex=f"(?:{piece.regex})?", nullable=True)

    def atom(self) -> _Piece:
        piece = self.peek()
        if piece == "(":
            return self.enclosed(")")
        if piece == "[":
            return _Piece(f"(?={self.bracketed().regex})")
        if piece == "!":
            self.take()
            self.beside += 1
            refused = self.atom()
            self.beside -= 1
            return _Piece(f"(?!{refused.regex})")
        return self.named(self.take())

    def bracketed(self) -> _Piece:
        """Read what must stand beside an expression but is no part of it, so it captures nothing."""
        self.beside += 1
        piece = self.enclosed("]")
        self.beside -= 1
        return piece

    def enclosed(self, closing: str) -> _Piece:
        self.take()
        inner = self.choice()
        if self.take() != closing:
            raise PatternError(f"{self.text!r}: {closing!r} is missing")
        return inner

    def named(self, label: str) -> _Piece:
        name = _NAME.fullmatch(label)
        if not name:
            raise PatternError(f"{self.text!r}: {label!r} is no name")
        kind, number, value, also = name.groups()
        members = self.classes(kind + value + also) or NEVER
        if self.beside or kind not in _PARTS:
            return _one_token(f"[{re.escape(members)}]", members)
        self.parts.append((kind + number, kind + value))
        return _one_token(f"([{re.escape(members)}])", members)


def _one_token(regex: str, members: str) -> _Piece:
    return _Piece(regex, frozenset(members), nullable=False, single=True)
