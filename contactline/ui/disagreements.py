"""What the articles that tell an event do not agree on: a small table, each value with who published it."""

from __future__ import annotations

from contactline.i18n import Words, day_in_words, when_in_words, words
from contactline.library.merge import Disagreement, Topic, disagreements
from contactline.model import Event, SourcedReport, When
from contactline.names import actor_label
from contactline.ui.describe import PlaceNames, kind_label, naming_day, place_names
from contactline.ui.markup import isolated, tag, text

VALUES = 8
"""Values of one thing that are shown beside each other: more tell nobody anything."""

NAMED = 6
"""Publishers of a value that are named."""


def disagreements_table(event: Event, lang: str, names: PlaceNames | None = None) -> str:
    """Return the table as HTML, a row for each value; empty where the reports agree."""
    say, found = words(lang), disagreements(event.reports)
    if not found:
        return ""
    named = names or place_names(lang)
    head = (say("Question"), say("What is said"), say("Published by"))
    rows = [row for one in found for row in _rows(one, event, lang, named)]
    return tag(
        "table",
        tag("caption", text(say("The articles differ"))),
        tag("thead", tag("tr", *(tag("th", text(name), scope="col") for name in head))),
        tag("tbody", *rows),
        cls="cl-differ",
        dir=say.direction,
        lang=lang,
    )


def _rows(one: Disagreement, event: Event, lang: str, names: PlaceNames) -> list[str]:
    """Return a row for each value, of very many those that most reports say, and how many more there are."""
    say, sides = words(lang), one.sides
    if len(sides) > VALUES:
        sides = sorted(sides, key=lambda side: -len(side[1]))[:VALUES]
    cells = [
        tag("td", _value(one.topic, values, event, lang, names)) + tag("td", *_publishers(told, lang))
        for values, told in sides
    ]
    if rest := len(one.sides) - len(sides):
        told_too = say.counted("{count} more value", "{count} more values", rest)
        cells.append(tag("td", text(told_too), colspan="2"))
    topic = tag("th", text(_topics(say)[one.topic]), scope="rowgroup", rowspan=str(len(cells)))
    return [tag("tr", "" if position else topic, cell) for position, cell in enumerate(cells)]


def _topics(say: Words) -> dict[Topic, str]:
    return {
        Topic.KIND: say("Kind"),
        Topic.WHEN: say("When"),
        Topic.WHERE: say("Where"),
        Topic.WHO: say("Who"),
        Topic.STATUS: say("Status"),
        Topic.NUMBERS: say("Numbers"),
    }


def _value(topic: Topic, values: tuple[str, ...], event: Event, lang: str, names: PlaceNames) -> str:
    if topic is Topic.KIND:
        return isolated(kind_label(values[0], lang))
    if topic is Topic.WHEN:
        return isolated(when_in_words(When.parse(values[0]), lang))
    if topic is Topic.STATUS:
        return text(words(lang)(values[0]))
    if topic is Topic.WHERE:
        return _listed([names(place, naming_day(event)) for place in values])
    if topic is Topic.WHO:
        return _listed([actor_label(actor, lang) for actor in values])
    return _listed(list(values))


def _listed(items: list[str]) -> str:
    return tag("ul", *(tag("li", isolated(item)) for item in items))


def _publishers(told: tuple[SourcedReport, ...], lang: str) -> list[str]:
    """Return who published a value, each once with its first day, under the title where nobody is named."""
    found: dict[str, str] = {}
    for one in told:
        cited = one.citation
        day = f", {day_in_words(cited.published, lang)}" if cited.published else ""
        found.setdefault(cited.publisher or cited.title, day)
    shown = [tag("p", isolated(name), text(day)) for name, day in list(found.items())[:NAMED]]
    if rest := len(found) - len(shown):
        told_too = words(lang).counted("{count} more publisher", "{count} more publishers", rest)
        shown.append(tag("p", text(told_too)))
    return shown
