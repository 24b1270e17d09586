"""Reports and articles in a few words, for tests of what is told of happenings."""

from datetime import date

from contactline.model import (
    ActorMention,
    ActorRole,
    Article,
    Citation,
    Evidence,
    PlaceMention,
    PlaceRole,
    Report,
    SourcedReport,
    Span,
    Status,
    When,
    quote,
)

WORDS = "Something happened there, as this article says in words of its own."


def report(kind, edtf, place="", *actors, status=Status.OCCURRED, confidence=0.8, words=WORDS):
    """The report of a whole text; ``place`` may be several, with a comma between them."""
    return Report(
        kind=kind,
        when=When.parse(edtf) if edtf else None,
        when_span=None,
        places=tuple(PlaceMention(one, PlaceRole.AT) for one in place.split(",") if one),
        actors=tuple(ActorMention(one, ActorRole.AGENT) for one in actors),
        status=status,
        evidence=Evidence(what=(quote(words, Span(0, len(words))),)),
        confidence=confidence,
    )


def told(article, said, number=0, *, publisher="", published="2020-10-10", lang="en"):
    """A report where it stands; each article has a publisher of its own unless one is named."""
    citation = Citation(
        f"Title of {article}", publisher or f"Publisher {article}", date.fromisoformat(published)
    )
    return SourcedReport(f"{article}#{number}", article, lang, citation, said)


def article(text, published="2020-10-10", publisher="Ours"):
    """An article of our own with this text."""
    return Article(
        text, "en", date.fromisoformat(published), None, text[:20], publisher, (Span(0, len(text)),)
    )
