"""An article made ready: folded, with its marks, names, dates and sentences, each in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.lexicon import Lexicon, lexicon
from contactline.extract.reading.reports.marks import Mark, find_marks
from contactline.extract.reading.reports.naming import Named, named_in
from contactline.extract.reading.reports.sentences import Sentence, find_sentences
from contactline.extract.reading.reports.triggers import Scene, scene_of
from contactline.extract.text import Folded, fold
from contactline.extract.timex import timexes
from contactline.model import Article

_Standing = TypeVar("_Standing", Dated, Named)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Everything found in an article; offsets are of the folded text."""

    article: Article
    words: Lexicon
    folded: Folded
    sentences: Sequence[Sentence]
    marks: Sequence[Mark]
    starts: Sequence[int]
    places: Sequence[Named]
    actors: Sequence[Named]
    dates: Sequence[Dated]

    def scene(self, sentence: Sentence) -> Scene:
        """Return what counts in a sentence."""
        low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        return scene_of(sentence, self.marks[low:high], [date.start for date in self.dates_in(sentence)])

    def dates_in(self, sentence: Sentence) -> list[Dated]:
        """Return the dates that begin in a sentence."""
        return _within(self.dates, sentence)

    def places_in(self, sentence: Sentence) -> list[Named]:
        """Return the places named in a sentence."""
        return _within(self.places, sentence)

    def actors_in(self, sentence: Sentence) -> list[Named]:
        """Return the actors named in a sentence."""
        return _within(self.actors, sentence)


def _within(ones: Sequence[_Standing], sentence: Sentence) -> list[_Standing]:
    """Return what begins in a sentence, of things that stand in order."""
    low = bisect_left(ones, sentence.start, key=_start)
    return list(ones[low : bisect_left(ones, sentence.end, low, key=_start)])


def _start(one: Dated | Named) -> int:
    return one.start


def page_of(article: Article) -> Page:
    """Return an article made ready for reading."""
    words = lexicon(article.lang)
    folded = fold(article.text)
    places, actors = named_in(folded, article.lang, article.published)
    found = timexes(article.text, lang=article.lang, published=article.published)
    dates = [
        Dated(folded.at(one.anchor_span.start), folded.at(one.end), one)
        for one in found
        if one.when and one.span != article.published_span
    ]
    sentences = find_sentences(article, folded, words)
    marks = find_marks(folded.text, words)
    starts = [mark.start for mark in marks]
    return Page(article, words, folded, sentences, marks, starts, places, actors, dates)
