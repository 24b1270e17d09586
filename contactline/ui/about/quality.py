"""How well the reading, the merging and the outlines do, with the weakest figure said first."""

from __future__ import annotations

from babel import Locale

from contactline.i18n import Words
from contactline.ui.about.blocks import number, paragraph, score, unfolding
from contactline.ui.markup import text
from contactline.ui.tables import english, table
from contactline.view.about import Quality, geometry_figures
from contactline.view.about.figures import ALL

FINE = ("timex", "places", "places-role", "actors", "kinds", "reports")
"""The measures of the first table; ``timex-span`` (the words of a date without its value) says little more."""


def quality(found: Quality, say: Words) -> str:
    """Return the figures with what they mean."""
    split, lang, measure, weakest = found.weakest()
    where = say("the test articles") if split == "test" else say("the later test articles")
    return "".join(
        (
            paragraph(
                say(
                    "The rules were tried on articles that they were not made on, and what they found was compared "
                    "with a careful reading. The score (F1) goes from 0 to 1: 1 means that everything was found and "
                    "nothing else. A whole report counts only where kind, date, places, actors and status are all "
                    "right."
                )
            ),
            paragraph(
                say(
                    "The weakest figure: {measure} in {language} on {where}, {score}.",
                    measure=_measures(say)[measure],
                    language=_language(lang, say),
                    where=where,
                    score=score(weakest, say.lang),
                )
            ),
            _on_test(found, say),
            _beside_people(found, say),
            paragraph(
                say(
                    "A second careful reader agrees with the first only so far: more cannot be asked of a program. "
                    "Who wrote the later test articles did not know the rules; the figures on them are the truer ones. "
                    "All these articles were written for the test, in the style of the press: other people’s articles "
                    "are not kept in the project."
                )
            ),
            _merging(found, say),
            unfolding(say("How far the outlines and lines can be trusted"), _geometry(say)),
        )
    )


def _measures(say: Words) -> dict[str, str]:
    return {
        "timex-span": say("words of dates"),
        "timex": say("dates"),
        "places": say("places"),
        "places-role": say("places and their role"),
        "actors": say("actors"),
        "kinds": say("kinds of happening"),
        "reports": say("whole reports"),
    }


def _language(code: str, say: Words) -> str:
    """Return what a language is called in the reader's, with a capital first letter where there are capitals."""
    if code == ALL:
        return say("All languages")
    name = Locale.parse(say.lang).languages[code]
    return name[0].upper() + name[1:]


def _on_test(found: Quality, say: Words) -> str:
    measures = _measures(say)
    heads = (say("Language"), say("Articles"), *(measures[name] for name in FINE))
    rows = [
        (
            text(_language(lang, say)),
            number(one.articles, say.lang),
            *(text(score(one.scores[name].f1, say.lang)) for name in FINE),
        )
        for lang, one in found.test.items()
    ]
    return table(say("The test articles"), heads, rows, frozenset(range(1, len(heads))))


def _beside_people(found: Quality, say: Words) -> str:
    heads = (
        say("Language"),
        say("Test articles: the program"),
        say("Test articles: a second reader"),
        say("Later test articles: the program"),
        say("Later test articles: how many"),
    )
    rows = [
        (
            text(_language(lang, say)),
            *(
                text(score(split[lang].scores["reports"].f1, say.lang))
                for split in (found.test, found.second, found.fresh)
            ),
            number(found.fresh[lang].articles, say.lang),
        )
        for lang in found.fresh
    ]
    return table(say("Whole reports, beside a second reader"), heads, rows, frozenset({1, 2, 3, 4}))


def _merging(found: Quality, say: Words) -> str:
    one = found.merging

    def share(value: float) -> str:
        return score(value, say.lang)

    return paragraph(
        say(
            "How well reports of one happening are put together: where the reports are those of a careful reading, "
            "{precision} of what is put together belongs together, and {recall} of what belongs together is found. "
            "Where they are the program’s, which found {read} of {reports}, it is {found_precision} and {found_recall}.",
            precision=share(one.given.precision),
            recall=share(one.given.recall),
            found_precision=share(one.found.precision),
            found_recall=share(one.found.recall),
            read=one.read,
            reports=one.reports,
        )
    )


def _geometry(say: Words) -> str:
    rows = [tuple(english(cell) for cell in row) for row in geometry_figures()]
    heads = (say("Measure"), say("Value"), say("Goal or detail"))
    return paragraph(
        say(
            "Outlines were fitted to published areas and laid beside reference outlines of others, which are not part "
            "of the project. The measures are in English, as the data has them (data/geo/README.md)."
        )
    ) + table(say("Outlines and lines"), heads, rows, frozenset())
