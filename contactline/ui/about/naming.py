"""The naming policy: its rules in short, and every place with two names in use."""

from __future__ import annotations

from collections.abc import Iterable

from contactline.i18n import Words, day_in_words
from contactline.names import DatedName, dated_names
from contactline.ui.about.blocks import bullets, unfolding
from contactline.ui.markup import isolated, text
from contactline.ui.tables import table

USAGES = ("azerbaijani", "armenian")


def naming(say: Words) -> str:
    """Return the rules and the names; the whole policy is ``docs/naming.md``."""
    pairs = two_names()
    return "".join(
        (
            bullets(
                (
                    say(
                        "Where two names of a place are in use both are written, in alphabetical order of their Latin "
                        "forms or in the order that the reader chooses. No date and no holder decides which is right."
                    ),
                    say(
                        "A name counts from the act that gave it, and does not go out of use when the ground changes "
                        "hands."
                    ),
                    say(
                        "Colours and words say who held the ground, never whose it is. One sentence on the status of "
                        "the region stands under the map, always in the same words."
                    ),
                    say(
                        "In its own words the project says: took, handed over, entered, left, announced. Words of one "
                        "side stand only in quotations and titles, with who said or published them."
                    ),
                    say(
                        "A claim is told as a claim, with who made it. Where the other side disputes it, both are shown."
                    ),
                    say("Harm to civilians of either side has the same kinds and the same marks."),
                    say("A day that sources dispute keeps the first and the last day that they give."),
                )
            ),
            unfolding(say("Places with two names in use ({count})", count=len(pairs)), _table(pairs, say)),
        )
    )


def two_names() -> list[tuple[DatedName, DatedName]]:
    """Return the newest Azerbaijani and Armenian name of each place that has both and not the same."""
    found: list[tuple[DatedName, DatedName]] = []
    for names in dated_names().values():
        newest = {name.usage: name for name in names}
        azerbaijani, armenian = (newest.get(usage) for usage in USAGES)
        if azerbaijani and armenian and azerbaijani.forms["en"] != armenian.forms["en"]:
            found.append((azerbaijani, armenian))
    return sorted(found, key=lambda pair: min(name.forms["en"].casefold() for name in pair))


def _table(pairs: Iterable[tuple[DatedName, DatedName]], say: Words) -> str:
    rows = [tuple(_name(name, say) for name in pair) for pair in pairs]
    heads = (say("In Azerbaijani use"), say("In Armenian use"))
    return table(say("Names"), heads, rows, frozenset())


def _name(name: DatedName, say: Words) -> str:
    form = isolated(name.forms[say.lang] or name.forms["en"])
    if not name.since:
        return form
    return form + text(" (" + say("since {start}", start=day_in_words(name.since, say.lang)) + ")")
