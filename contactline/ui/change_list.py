"""What changed between two days as text, tables and a list of acts with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from contactline.geography.areas import FRAME, Areas
from contactline.geography.comparison import NOT_KNOWN, Act, Transfer
from contactline.i18n import Words, day_in_words, measure_in_words, number_in_words
from contactline.maps import change_key, difference_css
from contactline.ui.holders import holder, state_in_words
from contactline.ui.markup import isolated, tag, text
from contactline.ui.tables import cited, english, table

Naming = Callable[[str], str]
"""What a place is called, by its gazetteer id: the reader's language and order of names."""


def told(moved: Sequence[Transfer], before: date, after: date, say: Words) -> str:
    """Return how much land went from whom to whom, in sentences, each with its colour on the map of changes."""
    days = {"before": day_in_words(before, say.lang), "after": day_in_words(after, say.lang)}
    if not moved:
        nothing = say("Between {before} and {after} nothing changed in who held what.", **days)
        return tag("p", text(nothing), cls="cl-told")
    head = tag("p", text(say("Between {before} and {after}:", **days)))
    return tag("div", head, tag("ul", *_sentences(moved, say)), cls="cl-told")


def _sentences(moved: Sequence[Transfer], say: Words) -> Iterator[str]:
    sums: dict[tuple[str, str], float] = {}
    for row in moved:
        key = (row.before.value, row.after.value)
        sums[key] = sums.get(key, 0.0) + row.km2
    for (old, new), km2 in sorted(sums.items(), key=lambda item: -item[1]):
        values = {"km2": number_in_words(km2, say.lang), "old": holder(old, say), "new": holder(new, say)}
        values["one"] = values["old" if new == NOT_KNOWN else "new"]
        if NOT_KNOWN in (old, new):
            told_so = say(
                "For {km2} km² the holder is not known on one of the days; on the other: {one}.", **values
            )
        elif old == new:
            told_so = say("{km2} km² stayed with {new}; others came or left, or it was contested.", **values)
        else:
            told_so = say("{km2} km² held by {old} came to be held by {new}.", **values)
        swatch = tag("i", style=f"background:{difference_css(change_key(old, new))}")
        yield tag("li", swatch, tag("span", text(told_so)))


def sums_table(before: Areas, after: Areas, say: Words) -> str:
    """Return the whole frame by holder on both days, with the length of the contact line."""
    holders = list(dict.fromkeys(row.controller for row in (*before.totals, *after.totals)))
    rows: list[list[str]] = []
    for one in holders:
        values = [_total(areas, one) for areas in (before, after)]
        change = number_in_words(values[1][0] - values[0][0], say.lang, signed=True)
        cells = [text(measure_in_words(km2, off, say.lang)) for km2, off in values]
        rows.append([isolated(holder(one, say)), *cells, text(change)])
    lines = [areas.line for areas in (before, after)]
    if any(lines):
        cells = [text(number_in_words(line.km, say.lang)) if line else "" for line in lines]
        old, new = lines
        # Where there is no line, or none is known, there is no length to take from another.
        change = number_in_words(new.km - old.km, say.lang, signed=True) if old and new else ""
        rows.append([text(say("Contact line, km")), *cells, text(change)])
    heads = [
        say("Held by, km²"),
        day_in_words(before.on, say.lang),
        day_in_words(after.on, say.lang),
        say("Change"),
    ]
    return table(say("The whole frame on the two days"), heads, rows, frozenset({1, 2, 3}))


def _total(areas: Areas, controller: str) -> tuple[float, float]:
    found = [row for row in areas.totals if row.place == FRAME and row.controller == controller]
    return (found[0].km2, found[0].uncertainty) if found else (0.0, 0.0)


def transfers_table(moved: Sequence[Transfer], say: Words, name: Naming) -> str:
    """Return the land of each district that is held in another way."""
    rows = [
        [
            isolated(name(row.place)),
            text(state_in_words(row.before, say)),
            text(state_in_words(row.after, say)),
            text(number_in_words(row.km2, say.lang)),
        ]
        for row in moved
    ]
    heads = [say("District"), say("Before"), say("After"), say("km²")]
    return table(say("Land held in another way, by district"), heads, rows, frozenset({3}))


def acts_list(found: Sequence[Act], say: Words, name: Naming) -> str:
    """Return the acts in order of time, each with what it moved, its basis and its sources."""
    if not any(act.sources for act in found):
        return tag("p", text(say("No act between the two days.")))
    return tag("ol", *(_act(act, say, name) for act in found if act.sources), cls="cl-acts")


def _act(act: Act, say: Words, name: Naming) -> str:
    head = tag("strong", text(day_in_words(act.day, say.lang)))
    moves = "".join(tag("li", _move(act, row, say, name)) for row in act.transfers)
    certainty = f"{say('Certainty')}: {say(act.certainty)}"
    sources = tag("ul", *(tag("li", cited(source)) for source in act.sources))
    return tag(
        "li",
        head,
        tag("ul", moves),
        tag("p", english(act.basis), text(" · "), isolated(certainty)),
        tag("details", tag("summary", text(say("Sources ({count})", count=len(act.sources)))), sources),
    )


def _move(act: Act, row: Transfer, say: Words, name: Naming) -> str:
    place = isolated(name(row.place))
    if act.layer != "control":
        return place + text(f": {say(row.after.value)}")
    size = say("{km2} km²", km2=number_in_words(row.km2, say.lang))
    change = say(
        "{before} → {after}", before=state_in_words(row.before, say), after=state_in_words(row.after, say)
    )
    return place + text(f", {size}: {change}")
