"""The events of a release as tables: what happened, on whose word, and the words of the articles that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from contactline.library.package.content import ReleaseContent
from contactline.library.package.tables import Cell, Field, Reference, Table
from contactline.library.package.tombstones import REASONS
from contactline.model import (
    KINDS,
    Citation,
    Event,
    Grade,
    Origin,
    PlaceRole,
    Review,
    SourcedReport,
    Status,
    titles_of,
)
from contactline.names import PLACES, place_label

OURS: Final = "MIT"
"""The project's licence, which what it has compiled comes under."""

THERE: Final = frozenset({PlaceRole.AT, PlaceRole.FROM, PlaceRole.TO, PlaceRole.ALONG})
"""Roles of a place where something happened; what was only talked about happened elsewhere."""

POINTS: Final = frozenset(
    {
        "bridge", "building", "capital", "checkpoint", "height", "meeting_place", "monastery", "mountain", "pass",
        "town", "village",
    }
)  # fmt: skip
"""Kinds of place that are a point on a map; a district, region, river or line is not."""

LONGEST_PHRASE: Final = 160
"""Code points: a longer quotation is no phrase; its offsets are given on and its words are not."""

_DAYS = (
    Field("edtf", "The date as an EDTF value (ISO 8601-2), no finer than it is known"),
    Field("first_day", "First day that the date may cover; empty where it has none", "date"),
    Field("last_day", "Last day that the date may cover, included; empty where it is open", "date"),
)
_KIND = Field("kind", "Kind of happening, see kinds.csv", required=True, choices=tuple(KINDS))
_STATUS = Field("status", "Whether it is said to have happened", choices=tuple(one.value for one in Status))
_PLACES = Field("places", "Ids of names/places.csv with their roles, as role:id, separated by ;")
_ACTORS = Field("actors", "Ids of names/actors.csv with their roles, as role:id, separated by ;")


def event_tables(content: ReleaseContent) -> tuple[Table, ...]:
    """Return the tables of events, their citations, reports, phrases, articles and of the ids that went."""
    reports = sorted(
        ((event, told) for event in content.events for told in event.reports), key=lambda pair: pair[1].id
    )
    return (_events(content), _titles(content), _citations(content), _reports(reports), _phrases(reports),
            _articles(reports), _tombstones(content), _datasets(content))  # fmt: skip


def points_of(event: Event) -> list[tuple[float, float]]:
    """Return where on a map an event happened, as (lat, lon) in EPSG:4326: its own location, else its places."""
    if event.location:
        return [(event.location.lat, event.location.lon)]
    places = [PLACES[one.id] for one in event.places if one.role in THERE and one.id in PLACES]
    return [(place.lat, place.lon) for place in places if place.kind in POINTS]


def _events(content: ReleaseContent) -> Table:
    fields = (
        Field("id", "Stable id of the event", required=True),
        Field("origin", "Where it comes from", choices=tuple(one.value for one in Origin)),
        _KIND,
        *_DAYS,
        Field("precision", "How finely the date is known"),
        Field(
            "title",
            "English title of a curated event, see event_titles.csv; an event read from an article has none",
        ),
        _PLACES,
        Field("place_names", "The places' English names, both where two are in use, separated by ;"),
        Field("lat", "Latitude of the first place where it happened, degrees (EPSG:4326)", "number"),
        Field("lon", "Longitude of the same place, degrees (EPSG:4326)", "number"),
        Field("radius_km", "How far from there it may have been, where its source says so", "number"),
        _ACTORS,
        Field("other_actors", "Actors that are not in names/actors.csv, in words, separated by ;"),
        _STATUS,
        Field("grade", "How far it was verified", choices=tuple(one.value for one in Grade)),
        Field(
            "certainty", "How sure a curated event is; of an event from an article, how much its words give"
        ),
        Field("review", "What an editor said of it", choices=tuple(one.value for one in Review)),
        Field("dataset", "Id of datasets.csv, for other people's data"),
    )
    rows = tuple(_event(event) for event in content.events)
    return Table("events.csv", "Events", OURS, fields, rows, ("id",))


def _event(event: Event) -> tuple[Cell, ...]:
    lat, lon = next(iter(points_of(event)), (None, None))
    names = [place_label(one.id, "en") for one in event.places]
    return (
        event.id, event.origin.value, event.kind, event.when.edtf, event.when.earliest, event.when.latest,
        event.when.precision.value, event.title, _roles(event), ";".join(names), lat, lon,
        event.location.radius_km if event.location else None,
        ";".join(f"{one.role.value}:{one.id}" for one in event.actors), ";".join(event.other_actors),
        event.status.value, event.grade.value, event.certainty, event.review.value, event.dataset,
    )  # fmt: skip


def _roles(event: Event) -> str:
    return ";".join(f"{one.role.value}:{one.id}" for one in event.places)


def _titles(content: ReleaseContent) -> Table:
    fields = (
        Field("event_id", "Id of events.csv", required=True),
        Field("lang", "Language of the title (BCP 47)", required=True),
        Field("title", "Title of a curated event in this language, as the project has written it"),
    )
    rows = tuple(
        (event.id, title.lang, title.text)
        for event in content.events
        if event.title
        for title in titles_of(event.id, event.title)
        if title.text != event.title
    )
    return Table("event_titles.csv", "Titles of curated events in other languages", OURS, fields, rows,
                 ("event_id", "lang"), (Reference("event_id", "events.csv", "id"),))  # fmt: skip


def _citations(content: ReleaseContent) -> Table:
    fields = (
        Field("event_id", "Id of events.csv", required=True),
        Field("position", "Order of the event's sources, from 1", "integer"),
        Field("title", "What is cited"),
        Field("publisher", "Who published it"),
        Field("published", "Day of publication, where it is known", "date"),
        Field("url", "Its address"),
    )
    rows = tuple(
        (event.id, position, *_cited(citation))
        for event in content.events
        for position, citation in enumerate(event.citations, start=1)
    )
    return Table("citations.csv", "Sources of the events", OURS, fields, rows, ("event_id", "position"),
                 (Reference("event_id", "events.csv", "id"),))  # fmt: skip


def _cited(citation: Citation) -> tuple[Cell, ...]:
    return citation.title, citation.publisher, citation.published, citation.url


def _reports(reports: list[tuple[Event, SourcedReport]]) -> Table:
    fields = (
        Field("id", "Id of the report: made of the article and what it says", required=True),
        Field("event_id", "Id of events.csv: the event that it tells of", required=True),
        Field("article_id", "Id of articles.csv", required=True),
        _KIND,
        *_DAYS,
        _PLACES,
        _ACTORS,
        _STATUS,
        Field(
            "confidence",
            "How much of it the article's own words give, 0 to 1; not whether it is true",
            "number",
        ),
    )
    return Table("reports.csv", "What each article says of each happening", OURS, fields,
                 tuple(_report(event, told) for event, told in reports), ("id",),
                 (Reference("event_id", "events.csv", "id"), Reference("article_id", "articles.csv", "id")))  # fmt: skip


def _report(event: Event, told: SourcedReport) -> tuple[Cell, ...]:
    report, when = told.report, told.report.when
    return (
        told.id, event.id, told.article_id, report.kind, when.edtf if when else "",
        when.earliest if when else None, when.latest if when else None,
        ";".join(f"{one.role.value}:{one.id}" for one in report.places),
        ";".join(f"{one.role.value}:{one.id}" for one in report.actors),
        report.status.value, round(report.confidence, 3),
    )  # fmt: skip


def _phrases(reports: list[tuple[Event, SourcedReport]]) -> Table:
    fields = (
        Field("report_id", "Id of reports.csv", required=True),
        Field("question", "The question that the words answer", choices=("what", "when", "where", "who")),
        Field("position", "Order of the phrases of one question, from 1", "integer"),
        Field("exact", "The words of the article: a phrase, never a sentence; empty where longer than that"),
        Field("prefix", "Up to 16 characters before them"),
        Field("suffix", "Up to 16 characters after them"),
        Field("start", "First code point of the words in the article's text (NFC), from 0", "integer"),
        Field("end", "First code point after them", "integer"),
    )
    rows = tuple(row for _, told in reports for row in _quotes(told))
    return Table("evidence.csv", "The words that say so, phrase by phrase (W3C Web Annotation selectors)", OURS,
                 fields, rows, ("report_id", "question", "position"),
                 (Reference("report_id", "reports.csv", "id"),))  # fmt: skip


def _quotes(told: SourcedReport) -> Iterator[tuple[Cell, ...]]:
    evidence = told.report.evidence
    for question, quotes in (
        ("what", evidence.what), ("when", evidence.when), ("where", evidence.where), ("who", evidence.who)
    ):  # fmt: skip
        for position, one in enumerate(quotes, start=1):
            words = (one.exact, one.prefix, one.suffix) if len(one.exact) <= LONGEST_PHRASE else ("", "", "")
            yield told.id, question, position, *words, one.start, one.end


def _articles(reports: list[tuple[Event, SourcedReport]]) -> Table:
    fields = (
        Field("id", "SHA-256 of the article's text", required=True),
        Field("lang", "Language, two letters"),
        Field("title", "Its title"),
        Field("source", "Who published it"),
        Field("published", "Day of publication, where it is known", "date"),
        Field("url", "Its address"),
    )
    found = {told.article_id: told for _, told in reports}
    rows = tuple((key, found[key].lang, *_cited(found[key].citation)) for key in sorted(found))
    return Table("articles.csv", "The articles, without their text", OURS, fields, rows, ("id",))


def _tombstones(content: ReleaseContent) -> Table:
    fields = (
        Field("id", "An id that was an event's", required=True),
        Field("to", "Ids of the events that say now what it said, separated by ;"),
        Field("reason", "Why it went", choices=REASONS),
        Field("release", "The first release without it"),
    )
    rows = tuple((one.id, ";".join(one.to), one.reason, one.release) for one in content.tombstones)
    return Table("tombstones.csv", "Ids that are no more, and where they went", OURS, fields, rows, ("id",))


def _datasets(content: ReleaseContent) -> Table:
    fields = (
        Field("id", "Id in events.csv", required=True),
        Field("title", "What the dataset is called"),
        Field("licence", "Its licence"),
        Field("citation", "How its makers ask to be cited"),
    )
    rows = tuple((one.id, one.title, one.licence, one.citation) for one in content.datasets)
    return Table("datasets.csv", "Other people's data that is in events.csv", OURS, fields, rows, ("id",))
