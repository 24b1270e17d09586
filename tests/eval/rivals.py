"""Our dates beside dateparser's, on the same articles in the same run: accuracy and seconds."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from tests.eval.gold import GoldArticle, GoldTimex
from tests.eval.matching import pairs
from tests.eval.readers import dateparser_timexes, known_to_dateparser, our_timexes
from tests.eval.scoring import FoundTimex, Tally, same_words

RULE = (
    "span: the words are exactly the gold's. Day: of the gold's dates only those whose value is one day; the words"
    " overlap and the day is the same; what is found on a date of another precision (a month, a period) counts"
    " neither way, since dateparser can only give days"
)
REPEATS = 3
"""How often each article is read; the quickest reading is timed, so that a busy machine favours neither."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Standing:
    """One reader's dates of some articles: spans, days, and how long the reading took."""

    span: Tally = field(default_factory=Tally)
    day: Tally = field(default_factory=Tally)
    articles: int = 0
    seconds: float = 0.0

    def __add__(self, other: Standing) -> Standing:
        """Add another article's counts and seconds."""
        return Standing(
            self.span + other.span,
            self.day + other.day,
            self.articles + other.articles,
            self.seconds + other.seconds,
        )

    @property
    def rate(self) -> float:
        """Articles read in a second."""
        return self.articles / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Contest:
    """Our standing and dateparser's, which is None where it does not know the language."""

    ours: Standing
    dateparser: Standing | None

    @property
    def is_race(self) -> bool:
        """Whether both readers read something: who reads nothing is no faster."""
        return bool(self.ours.span.hits and self.dateparser and self.dateparser.seconds)

    @property
    def ratio(self) -> float | None:
        """How many times faster ours is, or None where only one of the two reads."""
        rates = self.ours.rate, self.dateparser.rate if self.dateparser else 0.0
        return rates[0] / rates[1] if self.is_race else None


def contest(articles: list[GoldArticle]) -> Contest:
    """Read articles of one language with both readers, after a first reading that is not timed."""
    known = bool(articles) and known_to_dateparser(articles[0].lang)
    return Contest(
        _standing(articles, our_timexes), _standing(articles, dateparser_timexes) if known else None
    )


def together(contests: Iterable[Contest]) -> Contest:
    """Return the sum over languages; seconds count only where both readers read."""
    timed = [one if one.is_race else _untimed(one) for one in contests]
    rival = [one.dateparser for one in timed if one.dateparser]
    return Contest(sum((one.ours for one in timed), Standing()), sum(rival, Standing()))


def days(wanted: Iterable[GoldTimex], found: Iterable[FoundTimex]) -> Tally:
    """Return how many of the gold's single days were found with their day (rule: ``RULE``)."""
    all_wanted, all_found = list(wanted), list(found)
    single = [one for one in all_wanted if one.edtf and _DAY.fullmatch(one.edtf)]
    others = [one for one in all_wanted if one not in single]
    hit = pairs(single, all_found, lambda gold, one: _overlaps(gold, one) and gold.edtf == one.edtf)
    rest = [one for j, one in enumerate(all_found) if j not in set(hit.values())]
    spurious = [one for one in rest if not any(_overlaps(gold, one) for gold in others)]
    return Tally(len(hit), len(single) - len(hit), len(spurious))


def _overlaps(gold: GoldTimex, one: FoundTimex) -> bool:
    return one.span is not None and gold.span.overlaps(one.span)


def _standing(articles: list[GoldArticle], read: Callable[[GoldArticle], tuple[FoundTimex, ...]]) -> Standing:
    for article in articles[:1]:
        read(article)
    return sum((_one(article, read) for article in articles), Standing())


def _untimed(one: Contest) -> Contest:
    rival = replace(one.dateparser, articles=0, seconds=0.0) if one.dateparser else None
    return Contest(replace(one.ours, articles=0, seconds=0.0), rival)


def _one(article: GoldArticle, read: Callable[[GoldArticle], tuple[FoundTimex, ...]]) -> Standing:
    timed = [_timed(article, read) for _ in range(REPEATS)]
    found, seconds = min(timed, key=lambda pair: pair[1])
    hits = len(pairs(article.timexes, found, same_words))
    span = Tally(hits, len(article.timexes) - hits, len(found) - hits)
    return Standing(span, days(article.timexes, found), 1, seconds)


def _timed(
    article: GoldArticle, read: Callable[[GoldArticle], tuple[FoundTimex, ...]]
) -> tuple[tuple[FoundTimex, ...], float]:
    started = time.process_time()
    found = read(article)
    return found, time.process_time() - started
