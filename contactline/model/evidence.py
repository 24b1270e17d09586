"""The words of an article that say so: spans and quotes, as W3C Web Annotation selectors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (included) to ``end`` (excluded) of an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that covers nothing."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start} and {self.end}")

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """A TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector (start, end) in one.

    ``start`` and ``end`` count code points of the article's NFC text; ``exact`` equals that slice.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words for each of the four questions; a question with no words of its own is empty."""

    what: tuple[Quote, ...]
    when: tuple[Quote, ...] = ()
    where: tuple[Quote, ...] = ()
    who: tuple[Quote, ...] = ()

    def __post_init__(self) -> None:
        """Refuse evidence that does not even say what happened."""
        if not self.what:
            raise ValueError("a happening needs words that say what happened")


CONTEXT = 16
"""Code points of prefix and suffix: enough to find a phrase again, too few to carry a sentence."""


def quote(text: str, span: Span) -> Quote:
    """Return the words of ``text`` at ``span`` with a little context; raise ValueError past its end."""
    start, end = span.start, span.end
    if end > len(text):
        raise ValueError(f"the span {start}-{end} ends past the text ({len(text)} code points)")
    prefix = text[start - CONTEXT if start > CONTEXT else 0 : start]
    return Quote(text[start:end], prefix, text[end : end + CONTEXT], start, end)
