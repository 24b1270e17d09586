"""What reads an article in the evaluation: our public API, and dateparser as the one to beat."""

from __future__ import annotations

import re
from datetime import datetime, time
from importlib.metadata import version

from dateparser.data.languages_info import language_order
from dateparser.search import search_dates

from contactline.extract import read_article, reports, timexes
from contactline.extract.mentions import BOTH, Mention, find_mentions, languages
from contactline.extract.text import fold
from contactline.model import Span
from tests.eval.gold import GoldArticle
from tests.eval.scoring import FoundMention, FoundTimex, Reading

DATEPARSER = f"dateparser {version('dateparser')}"


def ours(article: GoldArticle) -> Reading:
    """Return what our reader finds; nothing where it has no grammar or lexicon for the language."""
    places, actors = our_mentions(article)
    return Reading(
        our_timexes(article),
        places,
        actors,
        tuple(reports(article.text, lang=article.lang, published=article.published)),
    )


def our_timexes(article: GoldArticle) -> tuple[FoundTimex, ...]:
    """Return the dates that ``contactline.extract.timexes`` finds."""
    found = timexes(article.text, lang=article.lang, published=article.published)
    return tuple(FoundTimex(one.span, one.exact, one.edtf) for one in found)


def our_mentions(article: GoldArticle) -> tuple[tuple[FoundMention, ...], tuple[FoundMention, ...]]:
    """Return the places and the actors that the mention reader finds, page furniture left out.

    A line is furniture where intake leaves it out and the gold marks no place or actor in it. "Both sides" is
    no mention (tests/gold/README.md).
    """
    if article.lang not in languages():
        return (), ()
    folded = fold(article.text)
    found = find_mentions(folded, article.lang, article.published)
    counted = _counted_lines(article)

    def kept(named: tuple[Mention, ...]) -> tuple[FoundMention, ...]:
        spans = [(folded.span(one.start, one.end), one) for one in named if one.id and one.before != BOTH]
        return tuple(
            FoundMention(span, article.text[span.start : span.end], one.id, _role(one))
            for span, one in spans
            if any(line.overlaps(span) for line in counted)
        )

    return kept(found.places), kept(found.actors)


def dateparser_timexes(article: GoldArticle) -> tuple[FoundTimex, ...]:
    """Return what dateparser's ``search_dates`` finds, each a day, with its words looked up in the text."""
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if article.published:
        settings["RELATIVE_BASE"] = datetime.combine(article.published, time())
    found = search_dates(article.text, languages=[article.lang], settings=settings) or []
    result: list[FoundTimex] = []
    after = 0
    for exact, moment in found:
        start = article.text.find(exact, after)
        after = start + len(exact) if start >= 0 else after
        span = Span(start, after) if start >= 0 else None
        result.append(FoundTimex(span, exact, moment.date().isoformat()))
    return tuple(result)


def known_to_dateparser(lang: str) -> bool:
    """Whether dateparser has the language."""
    return lang in language_order


def _counted_lines(article: GoldArticle) -> list[Span]:
    read = read_article(article.text, lang=article.lang, published=article.published)
    title = article.text.find(read.title)
    kept = [*read.body, Span(title, title + len(read.title))] if read.title else list(read.body)
    marked = [one.span for one in (*article.places, *article.actors)]
    lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", article.text)]
    return [line for line in lines if any(line.overlaps(span) for span in (*kept, *marked))]


def _role(mention: Mention) -> str | None:
    role = getattr(mention, "role", None)
    return getattr(role, "value", role) or None
