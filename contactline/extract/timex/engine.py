"""Find and resolve temporal expressions: one engine for every language's grammar.

The text is cut into tokens, rules of the language's grammar find the dates in them, and the dates are
resolved in the order of the text. What is a date but cannot be resolved is returned without one.
"""

from __future__ import annotations

from datetime import date

from contactline.extract.language import language_of
from contactline.extract.timex.cues import Cues
from contactline.extract.timex.finding import Found, find
from contactline.extract.timex.grammar import grammar, languages
from contactline.extract.timex.joining import joined
from contactline.extract.timex.resolving import Answer, Resolver
from contactline.extract.timex.tokens import Tokens, tokenize
from contactline.extract.timex.values import Timex
from contactline.model import Span, When, WhenError

_PERIODS = frozenset(
    {
        "days",
        "day-to-day",
        "night-before",
        "nights",
        "told-run",
        "date-to-date",
        "months",
        "seasons",
        "part-to-part",
        "years",
        "of-month",
        "night-of-month",
    }
)


def supported() -> tuple[str, ...]:
    """Return the languages whose dates can be read, as two-letter codes."""
    return languages()


def timexes(text: str, *, lang: str | None = None, published: date | None = None) -> list[Timex]:
    """Return the temporal expressions of a text in order, none overlapping another.

    ``lang`` is found out from the text when not given; a language without a grammar gives none.
    ``published`` is the day from which "yesterday" counts and which a date without a year precedes.

    >>> [t.edtf for t in timexes("في 9 نوفمبر/تشرين الثاني 2020", lang="ar")]
    ['2020-11-09']
    """
    spoken = lang or language_of(text)
    if spoken not in languages():
        return []
    rules = grammar(spoken)
    tokens = tokenize(text, rules.words)
    found = list(joined(find(tokens, rules), tokens, rules))
    cues = Cues(tokens, rules)
    resolver = Resolver(found, tokens, cues, published)
    answers = resolver.answers()
    return [_timex(text, tokens, cues, one, *answer) for one, answer in zip(found, answers, strict=True)]


def _timex(text: str, tokens: Tokens, cues: Cues, one: Found, answer: Answer, ahead: When | None) -> Timex:
    anchor, how = answer
    anchor_span = Span(tokens.starts[one.first], tokens.ends[one.last - 1])
    span, when = anchor_span, anchor
    if one.makes not in _PERIODS and not one.parts.keys() & {"listed", "day2"}:
        since, until = cues.since(one), cues.until(one)
        opened = since or until
        if opened:
            span = Span(tokens.starts[opened[0]], tokens.ends[opened[1] - 1])
            when = anchor and _open(anchor, since is not None)
    return Timex(text[span.start : span.end], span.start, span.end, when, how, anchor, anchor_span, ahead)


def _open(anchor: When, since: bool) -> When:
    """Return the period that starts or ends with a date."""
    first, _, last = anchor.edtf.partition("/")
    try:
        return When.parse(f"{first}/.." if since else f"../{last or first}")
    except WhenError:  # pragma: no cover - a date alone always opens a period
        return anchor
