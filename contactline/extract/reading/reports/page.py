"""An article made ready: folded, with its marks, names, dates and sentences, each in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.frames import framed
from contactline.extract.reading.reports.lexicon import Lexicon, lexicon
from contactline.extract.reading.reports.marks import Mark, find_marks
from contactline.extract.reading.reports.naming import Named, named_in
from contactline.extract.reading.reports.sentences import Sentence, find_sentences
from contactline.extract.reading.reports.triggers import Scene, scene_of
from contactline.extract.text import Folded, fold
from contactline.extract.timex import timexes
from contactline.model import Article
from contactline.names import ACTORS

_LAST = 60
_BEFORE = 8
"""So many actors back a person is who "he" means."""
_BESIDE = 22
"""A place's name within so many characters of a word stands beside it: "took the town of Lachin"."""

_Standing = TypeVar("_Standing", Dated, Named)
_MARKS = 4
"""So many signs may stand before the date of a chronicle's entry."""
_STOP = re.compile(r"\s?[.\u2024:։—–](?=\s)")
_start, _end = attrgetter("start"), attrgetter("end")
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
        return scene_of(
            sentence,
            self.marks[low:high],
            [(date.start, date.end) for date in self.dates_in(sentence)],
            self.folded.text,
        )

    def dates_in(self, sentence: Sentence) -> list[Dated]:
        """Return the dates that begin in a sentence."""
        return _within(self.dates, sentence)

    def actor_before(self, sentence: Sentence) -> list[Named]:
        """Return the last actor named in the paragraph before a sentence, or nobody."""
        high = bisect_left(self.actors, sentence.start, key=_start)
        return [one for one in self.actors[max(0, high - 1) : high] if one.start >= sentence.begin]

    def person_before(self, sentence: Sentence) -> list[Named]:
        """Return the last person named in the paragraph before a sentence, or nobody."""
        high = bisect_left(self.actors, sentence.start, key=_start)
        near = [one for one in self.actors[max(0, high - _BEFORE) : high] if one.start >= sentence.begin]
        return [one for one in near if ACTORS[one.id].type == "person"][-1:]

    def heading_dates(self, sentence: Sentence) -> list[Dated]:
        """Return the day of a chronicle's entry: the date that a paragraph begins with or that stands right above.

        "5 May. The sides signed" is one, "5 May saw the sides sign" is none.
        """
        if sentence.paragraph < 0:
            return []
        first = bisect_left(self.dates, sentence.begin, key=_start)
        opening = [one for one in self.dates[first : first + 1] if self._opens(one, sentence)]
        if opening or sentence.paragraph < 1:
            return opening
        low = self.folded.at(self.article.body[sentence.paragraph - 1].end)
        return [one for one in self.dates[max(0, first - 1) : first] if one.start >= low]

    def _opens(self, date: Dated, sentence: Sentence) -> bool:
        """Whether a date stands alone before a stop at the beginning of a sentence's paragraph."""
        text = self.folded.text
        low, high = sentence.begin, date.end
        bare = date.start - low <= _MARKS and not any(map(str.isalnum, text[low : date.start]))
        return bare and _STOP.match(text, high) is not None

    def places_before(self, place: int) -> list[Named]:
        """Return the last places named before a place in the text."""
        high = bisect_left(self.places, place, key=_start)
        return list(self.places[max(0, high - _LAST) : high])

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


def _counts(mark: Mark, places: Sequence[Named]) -> bool:
    """Whether a mark that needs a place's name beside it has one: "took Shusha", "Lachin fell"."""
    low = bisect_left(places, mark.start if mark.row.after else mark.start - _BESIDE, key=_end)
    return any(one.start <= mark.end + _BESIDE for one in places[low : low + 2])


def page_of(article: Article) -> Page:
    """Return an article made ready for reading."""
    words = lexicon(article.lang)
    folded = fold(article.text)
    places, actors = named_in(folded, article.lang, article.published)
    found = timexes(article.text, lang=article.lang, published=article.published)
    dates = [
        Dated(folded.at(one.anchor_span.start), folded.at(one.end), one)
        for one in found
        if one.when and not (article.published_span and one.span == article.published_span)
    ]
    sentences = _with_their_dates(find_sentences(article, folded, words), dates, folded.text)
    marks = _settled(find_marks(folded.text, words), places, folded.text, words)
    starts = [mark.start for mark in marks]
    return Page(article, words, folded, sentences, marks, starts, places, actors, dates)


def _settled(marks: Sequence[Mark], places: Sequence[Named], text: str, words: Lexicon) -> list[Mark]:
    """Return the marks that count beside what stands around them, in order."""
    alone, together = framed(marks, places, text, words.reach)
    found = [mark for mark in alone if not mark.row.place or _counts(mark, places)]
    found += [Mark(row, mark.start, mark.end, mark.future) for mark, row in together]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _with_their_dates(sentences: Sequence[Sentence], dates: Sequence[Dated], text: str) -> list[Sentence]:
    """Join what is nothing but a date to the sentence after it, as chronicles write: "5 May. The sides signed"."""
    kept: list[Sentence] = []
    for one in sentences:
        last = kept[-1] if kept else None
        if last and last.paragraph == one.paragraph and _is_a_date(last, dates, text):
            kept[-1] = one._replace(start=last.start, number=last.number, first=last.first)
        else:
            kept.append(one)
    return kept


def _is_a_date(sentence: Sentence, dates: Sequence[Dated], text: str) -> bool:
    """Whether no letter of a sentence stands outside its one date."""
    if sentence.end - sentence.start > _DATE:
        return False
    mine = _within(dates, sentence)
    if len(mine) != 1:
        return False
    beside = text[sentence.start : mine[0].start] + text[mine[0].end : sentence.end]
    return not any(map(str.isalnum, beside))
