"""One event in full: kind, date, places, actors, source, and the words of the article that say so."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from contactline.i18n import Words, day_in_words, other_actors_in_words, words
from contactline.library import Store
from contactline.library.importers import dataset_called
from contactline.model import Article, Citation, Event, Origin, Quote, Report, SourcedReport, Span
from contactline.names import actor_label, place_label
from contactline.ui import rights
from contactline.ui.article_text import direction_of
from contactline.ui.describe import (
    ROLE_WORDS,
    PlaceNames,
    date_line,
    deaths_in_words,
    kind_label,
    location_in_words,
    naming_day,
    origin_label,
    title_and_language,
    told_places,
)
from contactline.ui.disagreements import disagreements_table
from contactline.ui.markup import isolated, link, tag, text
from contactline.ui.publisher_words import source_note
from contactline.ui.report_pages import reports_shown, show_turn, sources_shown

LOCAL_LANGUAGES = ("az", "hy")
"""Languages of the two sides, in which the interface is not written: names are shown in them too, in this order."""


def show_details(event: Event, lang: str, names: PlaceNames, store: Store) -> None:
    """Show everything that is known of an event; to editors the whole paragraph too where its article is at hand."""
    st.html(tag("article", *_parts(event, lang, names, store), cls="cl-details"))
    show_turn(event.id, event.reports, words(lang), event.id)


def _parts(event: Event, lang: str, names: PlaceNames, store: Store) -> list[str]:
    say = words(lang)
    title = title_and_language(event, lang, names)
    rows = [
        (say("Kind"), isolated(kind_label(event.kind, lang))),
        (say("When"), isolated(date_line(event, lang)) + " " + tag("code", text(event.when.edtf), dir="ltr")),
        (say("Where"), _places(event, lang, names)),
        (say("Who"), _actors(event, lang)),
        (say("Status"), text(say(event.status.value))),
        (say("Origin"), text(origin_label(event, say))),
        _certainty(event, say),
        *_dataset_rows(event, say, store),
        (say("Sources"), "".join(citation_html(citation, lang) for citation in sources_shown(event))),
    ]
    described = "".join(tag("dt", text(name)) + tag("dd", value) for name, value in rows if value)
    parts = [
        tag("h3", text(title.text), lang=title.lang, dir="auto"),
        tag("dl", described),
    ]
    parts.append(disagreements_table(event, lang, names))
    for sourced in reports_shown(event.id, event.reports):
        parts.append(
            _evidence(
                sourced, lang, rights.article(store, sourced.article_id), several=len(event.reports) > 1
            )
        )
    return parts


def _dataset_rows(event: Event, say: Words, store: Store) -> list[tuple[str, str]]:
    """Return what only other people's data has: how many were killed as it counts, on what terms, and who sees it."""
    if event.origin is not Origin.IMPORTED:
        return []
    deaths = text(deaths_in_words(event.deaths, say)) if event.deaths else ""
    licence = dataset_called(event.dataset).licence
    private = any(one.own_use for one in store.datasets() if one.id == event.dataset)
    return [
        (say("Deaths"), deaths),
        (say("Licence"), isolated(licence) if licence else text(say("not said"))),
        (say("Shown to"), text(say("editors only")) if private else ""),
    ]


def _certainty(event: Event, say: Words) -> tuple[str, str]:
    """Return how sure a curated event is, or how much of a report its article's words give: not the same thing."""
    if not event.reports:
        return say("Certainty"), text(say(event.certainty))
    share = {"high": say("all of it"), "medium": say("most of it"), "low": say("part of it")}
    return say("In the text"), text(share[event.certainty])


def _places(event: Event, lang: str, names: PlaceNames) -> str:
    say, on = words(lang), naming_day(event)
    items = [
        tag(
            "li",
            text(f"{say(ROLE_WORDS[place.role])} "),
            isolated(names(place.id, on)),
            _local(lambda local, place=place: place_label(place.id, local, on=on)),
        )
        for place in told_places(event)
    ]
    if event.location:
        items.insert(0, tag("li", text(location_in_words(event, event.location, lang, names))))
    return tag("ul", *items) if items else text(say("not said"))


def _actors(event: Event, lang: str) -> str:
    say = words(lang)
    names = [
        tag(
            "li",
            isolated(actor_label(actor.id, lang)),
            text(f" ({say(actor.role.value)})"),
            _local(lambda local, actor=actor: actor_label(actor.id, local)),
        )
        for actor in event.actors
    ]
    names += [tag("li", isolated(name.text, name.lang)) for name in other_actors_in_words(event, lang)]
    return tag("ul", *names) if names else text(say("not said"))


def _local(named: Callable[[str], str]) -> str:
    """Return a name as it is written in Azerbaijani and in Armenian, each marked with its language."""
    return tag(
        "small", text(" · ").join(isolated(named(local), local) for local in LOCAL_LANGUAGES), cls="cl-local"
    )


def citation_html(citation: Citation, lang: str) -> str:
    """Return how to cite an article or a source, with what is known of its publisher."""
    parts = [link(citation.url, citation.title)]
    if citation.publisher:
        parts.append(isolated(citation.publisher))
    if citation.published:
        published = words(lang)("published {day}", day=day_in_words(citation.published, lang))
        parts.append(text(published))
    return tag("p", words(lang).listed(parts), source_note(citation, lang))


def _evidence(sourced: SourcedReport, lang: str, article: Article | None, *, several: bool) -> str:
    """Return the words of one article; under the name of its source where several articles tell the event."""
    say = words(lang)
    heading = tag("h4", text(say("The article's words")))
    if several:
        heading += citation_html(sourced.citation, lang)
    return heading + evidence_html(sourced, say) + (_paragraphs(sourced.report, article) if article else "")


def evidence_html(sourced: SourcedReport, say: Words) -> str:
    """Return the words of one article, by the question that they answer."""
    evidence = sourced.report.evidence
    questions = (
        (say("What"), evidence.what),
        (say("When"), evidence.when),
        (say("Where"), evidence.where),
        (say("Who"), evidence.who),
    )
    rows = "".join(
        tag("dt", text(name)) + tag("dd", *(_phrase(quote) for quote in quotes))
        for name, quotes in questions
        if quotes
    )
    return tag("dl", rows, cls="cl-evidence")


def _phrase(quote: Quote) -> str:
    return tag("q", text(quote.exact), dir="auto")


def _paragraphs(report: Report, article: Article) -> str:
    """Return each paragraph of the article that holds evidence, with the evidence marked."""
    quotes = [q for part in (report.evidence.what, report.evidence.when, report.evidence.where) for q in part]
    spans = sorted({quote.span for quote in (*quotes, *report.evidence.who)})
    direction = direction_of(article.lang)
    return "".join(
        tag("blockquote", _marked(article.text, paragraph, spans), dir=direction, lang=article.lang)
        for paragraph in article.body
        if any(paragraph.contains(span) for span in spans)
    )


def _marked(source: str, paragraph: Span, spans: list[Span]) -> str:
    parts: list[str] = []
    position = paragraph.start
    for span in spans:
        if not paragraph.contains(span) or span.end <= position:
            continue
        start = max(span.start, position)
        parts += [text(source[position:start]), tag("mark", text(source[start : span.end]))]
        position = span.end
    return "".join(parts) + text(source[position : paragraph.end])
