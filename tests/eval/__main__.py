"""`make eval`: print precision, recall and F1 by language and split, and write them (BENCHMARKS.md, data/quality.json).

`make eval ARGS="--lang ru --split dev --errors"` lists every miss and spurious find of the dev split; only a run
over everything is written.
"""

from __future__ import annotations

import argparse
import json
import platform
from pathlib import Path

from contactline.view.about import Quality
from tests.eval import merging, named, quality, short
from tests.eval.agreement import agreement, was_read_twice
from tests.eval.errors import lines
from tests.eval.gold import LANGUAGES, GoldArticle, load
from tests.eval.gold import SPLITS as WHOLE_SPLITS
from tests.eval.readers import DATEPARSER, ours
from tests.eval.rivals import REPEATS, RULE, Contest, contest, together
from tests.eval.scoring import RULES, Outcome, Tally, compare, tally
from tests.eval.tables import HEADINGS, contest_table, score_table, write_part

SPLITS = (*WHOLE_SPLITS, named.SPLIT, *short.SPLITS)
Outcomes = list[tuple[GoldArticle, dict[str, Outcome]]]


_SECOND = (
    "A second careful reader, who saw so many of these texts and the conventions but not the gold, agrees with it as"
    " follows: what a program can be asked for at most (`tests/eval/agreement.py`)."
)
_SAME = "Our reader on the articles that the second reader read:"


def main(arguments: list[str] | None = None) -> None:
    """Evaluate what the arguments ask for."""
    asked = _asked(arguments)
    splits, languages = _chosen(asked)
    found = [
        *load(_of(WHOLE_SPLITS, splits), languages),
        *(named.load_named(languages) if named.SPLIT in splits else ()),
        *short.load_short(_of(short.SPLITS, splits), languages),
    ]
    articles = [one for one in found if asked.article in one.name]
    outcomes = [(article, compare(article, ours(article))) for article in articles]
    if asked.errors:
        _print_errors(outcomes, asked.measure)
    contests = {} if asked.errors or asked.fast else _contests(articles)
    text = _markdown(outcomes, contests)
    print(text)
    if asked.json:
        asked.json.write_text(json.dumps(_record(outcomes, contests), indent=1) + "\n", encoding="utf-8")
    if not (asked.errors or asked.fast or asked.split or asked.lang or asked.article):
        write_part("eval", text)
        merging.main()
        quality.write_quality(_quality(outcomes))


def _of(known: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in known if one in wanted)


def _measures(split: str) -> tuple[str, ...]:
    """Return what the gold of a split allows to measure."""
    if split == named.SPLIT:
        return named.MEASURES
    return short.MEASURES if split in short.SPLITS else tuple(HEADINGS)


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("--lang", action="append", choices=LANGUAGES, help="only this language (repeatable)")
    parser.add_argument("--split", action="append", choices=SPLITS, help="only this split (repeatable)")
    parser.add_argument("--article", default="", help="only articles with this in their name")
    parser.add_argument(
        "--errors", action="store_true", help="list misses and spurious finds (dev, unless --split test)"
    )
    parser.add_argument(
        "--measure", action="append", choices=RULES, help="errors of this measure only (repeatable)"
    )
    parser.add_argument("--fast", action="store_true", help="leave dateparser out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON too")
    return parser.parse_args(arguments)


def _chosen(asked: argparse.Namespace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the splits and languages asked for; errors are of dev where no split is named."""
    default = ("dev",) if asked.errors else SPLITS
    splits = tuple(one for one in SPLITS if one in asked.split) if asked.split else default
    return splits, tuple(one for one in LANGUAGES if not asked.lang or one in asked.lang)


def _print_errors(outcomes: Outcomes, measures: list[str] | None) -> None:
    for article, by_measure in outcomes:
        asked = measures or _measures(article.split)
        wanted = {name: one for name, one in by_measure.items() if name in asked}
        for line in lines(article, wanted):
            print(line)
    print()


def _scores(outcomes: Outcomes) -> dict[str, dict[str, Tally]]:
    """Return the counts of every measure by language, and of all languages last."""
    languages = [lang for lang in LANGUAGES if any(article.lang == lang for article, _ in outcomes)]
    groups = {lang: [found for article, found in outcomes if article.lang == lang] for lang in languages}
    groups["all"] = [found for _, found in outcomes]
    return {
        lang: {measure: tally(one[measure] for one in found) for measure in RULES}
        for lang, found in groups.items()
    }


def _contests(articles: list[GoldArticle]) -> dict[str, dict[str, Contest]]:
    """Return both readers' dates by split and language."""
    splits = {split: [one for one in articles if one.split == split] for split in WHOLE_SPLITS}
    return {split: _by_language(chosen) for split, chosen in splits.items() if chosen}


def _by_language(articles: list[GoldArticle]) -> dict[str, Contest]:
    languages = [lang for lang in LANGUAGES if any(one.lang == lang for one in articles)]
    found = {lang: contest([one for one in articles if one.lang == lang]) for lang in languages}
    return {**found, "all": together(found.values())}


def _markdown(outcomes: Outcomes, contests: dict[str, dict[str, Contest]]) -> str:
    parts = ["## Reading articles", _about()]
    for split in SPLITS:
        chosen = [(article, found) for article, found in outcomes if article.split == split]
        if chosen:
            scores = score_table(_scores(chosen), _counts(chosen), _measures(split))
            parts += [f"### The {split} split", scores]
        twice = [(article, found) for article, found in chosen if was_read_twice(article)]
        if twice:
            second = agreement([article for article, _ in twice])
            parts += [_SECOND, score_table(_scores(second), _counts(second), short.MEASURES)]
        if twice and twice != chosen:
            parts += [_SAME, score_table(_scores(twice), _counts(twice), short.MEASURES)]
    for split, by_language in contests.items():
        parts += [
            f"### Dates beside {DATEPARSER}, {split} split",
            contest_table(by_language, DATEPARSER),
        ]
    if contests:
        parts.append(
            f"`search_dates` was given the article's language, its day of publication as `RELATIVE_BASE` and"
            f" `PREFER_DATES_FROM` past. {RULE[0].upper()}{RULE[1:]}. Articles a second are of `timexes` and"
            f" `search_dates` alone: seconds of one core, the quickest of {REPEATS} readings of each article, of the"
            f" languages that both read; Python {platform.python_version()}, {platform.machine()}."
        )
    return "\n\n".join(parts) + "\n"


def _quality(outcomes: Outcomes) -> Quality:
    """Return what the dashboard shows: the splits that nothing was built on, and the second reader of one."""
    test, fresh = ([one for one in outcomes if one[0].split == split] for split in ("test", "fresh"))
    second = agreement([article for article, _ in test])
    return Quality(
        test=quality.languages(_scores(test), _counts(test), _measures("test")),
        second=quality.languages(_scores(second), _counts(second), short.MEASURES),
        fresh=quality.languages(_scores(fresh), _counts(fresh), _measures("fresh")),
        merging=quality.merging(),
    )


def _about() -> str:
    rules = "\n".join(f"- *{HEADINGS[name]}*: {rule}." for name, rule in RULES.items())
    return (
        "`make eval` prints this part. Each figure is precision / recall / **F1** over all mentions of all articles"
        " (micro) of `tests/gold/`; pairs are one to one. Readers are built on dev and tune and judged on test and"
        " fresh, which who builds them does not read; the gold of tune, held and fresh has reports only, and in"
        f" {len(named.load_named())} articles of tune dates, places and actors are marked as well (the named split)."
        " Mentions in page"
        " furniture (a line that intake leaves out and in which the gold marks none) are not counted. What counts"
        f" as found:\n\n{rules}"
    )


def _counts(outcomes: Outcomes) -> dict[str, int]:
    counts = {lang: sum(article.lang == lang for article, _ in outcomes) for lang in LANGUAGES}
    return {**counts, "all": len(outcomes)}


def _record(outcomes: Outcomes, contests: dict[str, dict[str, Contest]]) -> dict[str, object]:
    """Return the figures as JSON values: split, language, measure."""
    splits = {
        split: [(article, found) for article, found in outcomes if article.split == split] for split in SPLITS
    }
    scores = {
        split: {
            lang: {
                measure: _figures(counts)
                for measure, counts in measures.items()
                if measure in _measures(split)
            }
            for lang, measures in _scores(chosen).items()
        }
        for split, chosen in splits.items()
        if chosen
    }
    rivals = {
        split: {lang: _rival_figures(one) for lang, one in by_language.items()}
        for split, by_language in contests.items()
    }
    return {"scores": scores, "dateparser": rivals}


def _figures(counts: Tally) -> dict[str, float]:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "hits": counts.hits,
        "missed": counts.missed,
        "spurious": counts.spurious,
    }


def _rival_figures(one: Contest) -> dict[str, object]:
    readers = {"ours": one.ours, "dateparser": one.dateparser}
    return {
        name: standing
        and {
            "span": _figures(standing.span),
            "day": _figures(standing.day),
            "rate": round(standing.rate, 1),
        }
        for name, standing in readers.items()
    } | {"ratio": one.ratio and round(one.ratio, 1)}


if __name__ == "__main__":
    main()
