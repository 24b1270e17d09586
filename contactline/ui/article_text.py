"""An article's text on the screen, in its own direction, with what was read out of it marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contactline.extract.explain import Layer, Mark, segments
from contactline.i18n import Words, when_in_words
from contactline.model import Article, Evidence, Span, When
from contactline.names import actor_label
from contactline.ui.describe import PlaceNames, kind_label
from contactline.ui.markup import tag, text

RTL = frozenset({"ar", "fa", "he", "ur"})
"""Languages that are written from right to left."""

LAYERS = {Layer.WHAT: "What", Layer.WHEN: "When", Layer.WHERE: "Where", Layer.WHO: "Who"}


def direction_of(lang: str) -> str:
    """Return ``rtl`` or ``ltr`` for the language of an article."""
    return "rtl" if lang in RTL else "ltr"


def legend(say: Words) -> str:
    """Return the legend of the marks."""
    marks = (tag("mark", text(say(name)), cls=f"cl-{layer}") for layer, name in LAYERS.items())
    return tag("p", *marks, cls="cl-legend")


def marked_article(article: Article, marks: Sequence[Mark], say: Words, names: PlaceNames) -> str:
    """Return the whole text as one section, page furniture included; each mark says what it was read as."""
    paragraphs = (_paragraph(article, line, marks, say, names) for line in _lines(article))
    return tag("section", *paragraphs, dir=direction_of(article.lang), lang=article.lang)


def evidence_marks(kind: str, evidence: Evidence) -> tuple[Mark, ...]:
    """Return the words of an article that one report stands on as marks, without what they were read as."""
    parts = (
        (Layer.WHAT, evidence.what),
        (Layer.WHEN, evidence.when),
        (Layer.WHERE, evidence.where),
        (Layer.WHO, evidence.who),
    )
    found = {
        Mark(quote.span, layer, kind if layer is Layer.WHAT else "")
        for layer, quotes in parts
        for quote in quotes
    }
    return tuple(sorted(found))


def reading(mark: Mark, say: Words, names: PlaceNames) -> str:
    """Return what a mark was read as, in the reader's language; nothing where that is not known."""
    if not mark.value:
        return ""
    if mark.layer is Layer.WHEN:
        return say("no day can be counted") if mark.value == "unresolved" else edtf_words(mark.value, say)
    if mark.layer is Layer.WHAT:
        return kind_label(mark.value, say.lang)
    return names(mark.value, None) if mark.layer is Layer.WHERE else actor_label(mark.value, say.lang)


def edtf_words(edtf: str, say: Words) -> str:
    """Return an EDTF value in words."""
    return when_in_words(When.parse(edtf), say.lang)


def _lines(article: Article) -> Iterable[Span]:
    """Yield the lines of the whole text that have words, page furniture included."""
    return (Span(match.start(), match.end()) for match in re.finditer(r"\S(?:[^\r\n]*\S)?", article.text))


def _paragraph(article: Article, line: Span, marks: Sequence[Mark], say: Words, names: PlaceNames) -> str:
    pieces: list[str] = []
    for segment in segments(article.text, marks, line):
        piece = text(article.text[segment.span.start : segment.span.end])
        for mark in segment.marks:
            piece = tag("mark", piece, cls=f"cl-{mark.layer}", title=reading(mark, say, names))
        pieces.append(piece)
    return tag("p", *pieces)
