"""The sources of the data: how many there are, whose they are, and what rests on them."""

from __future__ import annotations

from contactline.i18n import Words, country_in_words, number_in_words
from contactline.ui.about.blocks import number, paragraph, unfolding
from contactline.ui.markup import isolated, text
from contactline.ui.publisher_words import group_label
from contactline.ui.tables import table
from contactline.view.about import Part, SourceCounts


def sources(parts: tuple[Part, ...], counts: SourceCounts, say: Words) -> str:
    """Return what each part of the data rests on, and who published it."""
    lang = say.lang
    total, publishers, undated = (
        number_in_words(value, lang) for value in (counts.total, len(counts.publishers), counts.undated)
    )
    return "".join(
        (
            paragraph(
                say(
                    "The data cites {total} different sources of {publishers} publishers. Each fact shows its own.",
                    total=total,
                    publishers=publishers,
                )
            ),
            _by_part(parts, say),
            _by_group(counts, say),
            paragraph(
                say(
                    "A group is the society that a publisher comes from and writes for, not what it says "
                    "(data/sources/README.md). One group alone is a warning, which the map shows."
                )
            ),
            paragraph(
                say(
                    "Of {undated} sources the day of publication is not established. Under “Only what was known by” they "
                    "count as published only when the release was checked.",
                    undated=undated,
                )
            ),
            unfolding(say("All publishers, the most cited first"), _by_publisher(counts, say)),
        )
    )


def _by_part(parts: tuple[Part, ...], say: Words) -> str:
    labels = {
        "events": say("Events of the chronology"),
        "articles": say("Happenings read from shipped articles"),
        "control": say("Who held which area or settlement"),
        "settlements": say("Settlements that divide the land"),
        "lines": say("Line, corridor, peacekeepers’ zone and posts"),
        "figures": say("Areas and lengths published by others"),
    }
    rows = [
        (text(labels[part.key]), number(part.facts, say.lang), number(len(part.sources), say.lang))
        for part in parts
    ]
    heads = (say("Part of the data"), say("Facts"), say("Different sources"))
    return table(say("What rests on how many sources"), heads, rows, frozenset({1, 2}))


def _by_group(counts: SourceCounts, say: Words) -> str:
    rows = [(text(group_label(group, say)), number(count, say.lang)) for group, count in counts.groups]
    if counts.unknown:
        rows.append((text(say("Publisher not known")), number(counts.unknown, say.lang)))
    if counts.memory:
        rows.append((text(say("From memory, not looked up")), number(counts.memory, say.lang)))
    heads = (say("Group of publishers"), say("Different sources"))
    return table(say("Who published them"), heads, rows, frozenset({1}))


def _by_publisher(counts: SourceCounts, say: Words) -> str:
    rows = [
        (
            isolated(publisher.label(say.lang)),
            text(group_label(publisher.group, say)),
            text(country_in_words(publisher.country, say.lang) if publisher.country else ""),
            number(count, say.lang),
        )
        for publisher, count in counts.publishers
    ]
    heads = (say("Publisher"), say("Group"), say("Country"), say("Different sources"))
    return table(say("Publishers"), heads, rows, frozenset({3}))
