"""Cut an article into sentences, the title first: each knows its paragraph and where its clauses part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from contactline.extract.reading.reports.lexicon import Lexicon
from contactline.extract.text import Folded
from contactline.model import Article, Span

TITLE = -1
"""The paragraph number of the title."""

LONGEST = 1200
"""Characters of a sentence at most."""

_VISIBLE = re.compile(r"\S.?", re.DOTALL)
_CLOSING = "\"'”’»)]"


class Sentence(NamedTuple):
    """Folded characters ``start`` to ``end``; ``paragraph`` counts the lines of the body from 0 and
    begins at ``begin``; ``first`` in its paragraph.
    """

    start: int
    end: int
    number: int
    paragraph: int
    begin: int
    first: bool


def find_sentences(article: Article, folded: Folded, words: Lexicon) -> list[Sentence]:
    """Return the sentences of the title and the body in order."""
    found: list[Sentence] = []
    for paragraph, span in enumerate(_paragraphs(article), start=TITLE):
        parts = [
            piece for part in _parts(article.text, span, words) for piece in _pieces(article.text, *part)
        ]
        begin = folded.at(span.start) if span else 0
        for position, (low, high) in enumerate(parts):
            found.append(
                Sentence(folded.at(low), folded.at(high), len(found), paragraph, begin, first=position == 0)
            )
    return [one for one in found if one.end > one.start]


def _paragraphs(article: Article) -> Iterator[Span | None]:
    place = article.text.find(article.title) if article.title else -1
    title = Span(place, place + len(article.title)) if place >= 0 else None
    yield None if title and any(title.overlaps(line) for line in article.body) else title
    yield from article.body


def _parts(text: str, span: Span | None, words: Lexicon) -> Iterator[tuple[int, int]]:
    if span is None:
        return
    low = span.start
    for match in _end(words.sentence_ends).finditer(text[low : span.end]):
        end = span.start + match.end()
        if _ends(text, span.start + match.start(), end, span.end, words):
            yield low, end
            low = end
    if low < span.end:
        yield low, span.end


@cache
def _end(signs: str) -> re.Pattern[str]:
    return re.compile(rf"[{re.escape(signs)}]+[{re.escape(_CLOSING)}]*(?=\s)")


def _pieces(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence at white space, so that no text takes long to read."""
    while high - low > LONGEST:
        cut = text.rfind(" ", low + 1, low + LONGEST)
        cut = cut if cut > low else low + LONGEST
        yield low, cut
        low = cut
    yield low, high


def _ends(text: str, mark: int, end: int, limit: int, words: Lexicon) -> bool:
    """Whether a mark ends a sentence: no abbreviation before a full stop, no small letter after."""
    following = _VISIBLE.search(
        text, end, limit
    )  # never a copy of all that follows: a text may be one long line
    after = (following[0] if following else "").lstrip(_CLOSING + "«“(—- ")[:1]
    if after.islower():
        return False
    word = re.search(r"[\w.]*$", text[max(0, mark - 14) : mark])
    last = word[0].casefold() if word else ""
    return text[mark] != "." or not (last in words.abbreviations or (len(last) == 1 and last.isalpha()))
