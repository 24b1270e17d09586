"""What the tests of the review begin with: an article of our own that tells one thing, kept in a library."""

from dataclasses import replace
from datetime import date

from contactline.model import (
    Article,
    Evidence,
    PlaceMention,
    PlaceRole,
    Report,
    Span,
    Status,
    When,
    quote,
)

CURATED = "ev-20201120-1"
OTHER = "ev-20201125-1"
"""Two rows of the chronology."""


def article(words, day):
    """An article of our own that tells one thing."""
    return Article(words, "en", date.fromisoformat(day), None, words[:20], "Ours", (Span(0, len(words)),))


def report(words, place, day="2020-10-10"):
    """The report of the first word of an article."""
    return Report(
        kind="clash",
        when=When.parse(day) if day else None,
        when_span=None,
        places=(PlaceMention(place, PlaceRole.AT),),
        actors=(),
        status=Status.OCCURRED,
        evidence=Evidence(what=(quote(words, Span(0, 7)),)),
        confidence=0.9,
    )


def kept(store, words, place="hadrut", day="2020-10-10"):
    """Keep an article with one report; the id of its event."""
    one = article(words, "2020-10-11")
    store.save(one, [report(words, place, day)])
    return store.drafts(one.id)[0].id


def plain(event):
    """An event but for the number of its last write."""
    return replace(event, seq=0)
