"""An article made ready: folded, with its marks, names, dates and sentences, each in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.lexicon import Lexicon, lexicon
from contactline.extract.reading.reports.marks import Mark, find_marks
from contactline.extract.reading.reports.naming import Named, named_in
from contactline.extract.reading.reports.sentences import Sentence, find_sentences
from contactline.extract.reading.reports.triggers import Scene, scene_of
from contactline.extract.text import Folded, fold
from contactline.extract.timex import timexes
from contactline.model import Article

_DATE = 48
"""A sentence longer than this is no date alone."""


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
        return [one for one in self.dates if sentence.start <= one.start < sentence.end]

    def places_in(self, sentence: Sentence) -> list[Named]:
        """Return the places named in a sentence."""
        return [one for one in self.places if sentence.start <= one.start < sentence.end]

    def actors_in(self, sentence: Sentence) -> list[Named]:
        """Return the actors named in a sentence."""
        return [one for one in self.actors if sentence.start <= one.start < sentence.end]


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
    sentences = _with_their_dates(find_sentences(article, folded, words), dates, folded.text)
    marks = find_marks(folded.text, words)
    starts = [mark.start for mark in marks]
    return Page(article, words, folded, sentences, marks, starts, places, actors, dates)


def _with_their_dates(sentences: Sequence[Sentence], dates: Sequence[Dated], text: str) -> list[Sentence]:
    """Join what is nothing but a date to the sentence after it, as chronicles write: "5 May. The sides signed"."""
    kept: list[Sentence] = []
    for one in sentences:
        last = kept[-1] if kept else None
        if last and last.paragraph == one.paragraph and _is_a_date(last, dates, text):
            kept[-1] = replace(one, start=last.start, number=last.number, first=last.first)
        else:
            kept.append(one)
    return kept


def _is_a_date(sentence: Sentence, dates: Sequence[Dated], text: str) -> bool:
    """Whether no letter of a sentence stands outside its one date."""
    mine = [one for one in dates if sentence.start <= one.start < sentence.end]
    if len(mine) != 1 or sentence.end - sentence.start > _DATE:
        return False
    beside = text[sentence.start : mine[0].start] + text[mine[0].end : sentence.end]
    return not any(map(str.isalnum, beside))
