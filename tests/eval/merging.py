"""How well reports are merged: `python -m tests.eval.merging` writes the part of BENCHMARKS.md (`make eval` too).

Merging is judged on the gold's own reports, in the order in which the articles were published and in random orders,
and end to end on the reports that our reader finds in the same articles.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from contactline.extract import reports, supported
from contactline.library.desk import Desk
from contactline.library.merge import filed_under, looked_up, scoring
from contactline.library.shipped import sourced_reports
from contactline.model import SourcedReport
from tests.eval.bcubed import BCubed, bcubed
from tests.eval.fit_merging import fit
from tests.eval.happenings import HAPPENINGS, SPLITS, Topic, judge, load_topics
from tests.eval.tables import table, write_part

SHUFFLES = 5
Order = Callable[[Sequence[SourcedReport]], list[SourcedReport]]


class Nothing:
    """A library without events: whatever is filed lies on the desk."""

    def laid(self, numbers):
        """Return the events of these numbers: there are none."""
        return {}

    def sample(self, number):
        """Return the reports that speak for an event of its own: it has none."""
        raise KeyError(number)

    def keys(self, number):
        """Return the keys of an event of its own: it has none."""
        raise KeyError(number)

    def told_apart(self, ones, twos):
        """Whether two of its events are told apart by an article: it has none."""
        return False


def merged(told: Iterable[SourcedReport]) -> list[list[str]]:
    """Return the ids of reports by event, filed article by article in the order in which they are given."""
    desk = Desk(held=Nothing(), blocks={}, full=frozenset(), next_number=1, begun={})
    for _, article in groupby(told, key=lambda one: one.article_id):
        desk.file(list(article))
    return [[one.id for one in event.added] for event in desk.events.values() if event.added]


def published(told: Sequence[SourcedReport]) -> list[SourcedReport]:
    """Return reports in the order in which their articles were published."""
    return sorted(told, key=lambda one: (str(one.citation.published), one.article_id, one.id))


def shuffled(seed: int) -> Order:
    """Return what puts the articles of reports into a random order, the same for the same seed."""

    def order(told: Sequence[SourcedReport]) -> list[SourcedReport]:
        articles = sorted({one.article_id for one in told})
        random.Random(seed).shuffle(articles)  # noqa: S311
        return sorted(told, key=lambda one: (articles.index(one.article_id), one.id))

    return order


def filed(topics: Sequence[Topic], order: Order = published) -> BCubed:
    """Return how well the gold's reports are merged in an order."""
    return judge(lambda told: merged(order(told)), topics)


def left_out(topics: Sequence[Topic]) -> BCubed:
    """Return how well reports are merged where the weights of each topic are fitted to the others."""
    others = {one.name: fit([two for two in topics if two is not one]) for one in topics}

    def merge(told: Sequence[SourcedReport]) -> list[list[str]]:
        fitted, scoring.FITTED = scoring.FITTED, others[told[0].article_id.split("/")[0]]
        try:
            return merged(published(told))
        finally:
            scoring.FITTED = fitted

    return judge(merge, topics)


@dataclass(frozen=True, slots=True)
class EndToEnd:
    """How well our reader's reports are merged: of the gold's reports, ``read`` were found of ``all``."""

    score: BCubed
    read: int
    all: int


def end_to_end(topics: Sequence[Topic]) -> EndToEnd:
    """Return the merging of what our reader finds, judged over the reports whose words are those of a gold report."""
    gold: dict[str, str] = {}
    found: dict[str, tuple[str, int]] = {}
    for topic in topics:
        read = [one for article in _articles(topic) for one in _read(topic, article)]
        rows = {one.id: name for one in read if (name := _row_of(one, topic))}
        gold |= _once(rows)
        groups = enumerate(merged(published(read)))
        found |= {one: (topic.name, number) for number, group in groups for one in group if one in gold}
    return EndToEnd(bcubed(found, gold), len(gold), sum(len(topic.told) for topic in topics))


def _articles(topic: Topic) -> list[str]:
    return list(dict.fromkeys(one.article_id for one in topic.reports))


def _read(topic: Topic, article: str) -> list[SourcedReport]:
    first = next(one for one in topic.reports if one.article_id == article)
    if first.lang not in supported():
        return []
    text = (HAPPENINGS / topic.split / f"{article}.txt").read_text(encoding="utf-8").split("\n===\n")[1]
    said = reports(text, lang=first.lang, published=first.citation.published)
    return sourced_reports(article, first.lang, first.citation, said)


def _row_of(read: SourcedReport, topic: Topic) -> str:
    """Return the gold report that a report of our reader's is, with its happening: the first whose words it shares."""
    spans = [quote.span for quote in read.report.evidence.what]
    return next(
        (
            f"{one.report.id} {one.happening}"
            for one in topic.told
            if one.report.article_id == read.article_id
            and any(one.report.report.evidence.what[0].span.overlaps(span) for span in spans)
        ),
        "",
    )


def _once(rows: dict[str, str]) -> dict[str, str]:
    """Return happenings by the report that tells them; of several that are one gold report the first."""
    first = {row: one for one, row in reversed(rows.items())}
    return {one: row.split(" ", 1)[1] for row, one in first.items()}


@dataclass(frozen=True, slots=True)
class Blocking:
    """How few comparisons blocks leave, and how many of the pairs that are one happening remain."""

    recall: float
    candidates: float


def blocking(topics: Sequence[Topic]) -> Blocking:
    """Return what blocks keep of the pairs of different articles; candidates are over all topics at once."""
    told = [one for topic in topics for one in topic.told]
    kept = {one.report.id: filed_under(one.report.report) for one in told}
    pairs = met = candidates = 0
    for one in told:
        asked = looked_up(one.report.report)
        candidates += sum(not asked.isdisjoint(keys) for keys in kept.values())
        for two in told:
            if one.happening == two.happening and one.report.article_id != two.report.article_id:
                pairs += 1
                met += not asked.isdisjoint(kept[two.report.id])
    return Blocking(met / pairs, candidates / len(told))


def by_languages(topics: Sequence[Topic]) -> dict[str, tuple[float, float, int]]:
    """Return precision, recall and number of the pairs of reports that are one happening, by their languages."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for topic in topics:
        event = {one: n for n, group in enumerate(merged(published(topic.reports))) for one in group}
        for one, two in combinations(topic.told, 2):
            if one.report.article_id != two.report.article_id:
                languages = "-".join(sorted((one.report.lang, two.report.lang)))
                together, same = event[one.report.id] == event[two.report.id], one.happening == two.happening
                counts[languages].update(found=together, same=same, hit=together and same)
    return {
        name: (_ratio(one["hit"], one["found"]), _ratio(one["hit"], one["same"]), one["same"])
        for name, one in sorted(counts.items())
        if one["same"]
    }


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def markdown() -> str:
    """Return the part of BENCHMARKS.md."""
    topics = {split: load_topics((split,)) for split in SPLITS}
    rows = [[split, "as published", *_three(filed(some))] for split, some in topics.items()]
    rows.insert(
        1, ["tune", "as published, each topic left out of its fit", *_three(left_out(topics["tune"]))]
    )
    rows += [
        ["test", f"random order {seed + 1}", *_three(filed(topics["test"], shuffled(seed)))]
        for seed in range(SHUFFLES)
    ]
    ends = {split: end_to_end(some) for split, some in topics.items()}
    rows += [[split, "our reader's reports", *_three(one.score)] for split, one in ends.items()]
    blocks = {split: blocking(some) for split, some in topics.items()}
    languages = [
        [name, str(number), f"{precision:.2f}", f"{recall:.2f}"]
        for name, (precision, recall, number) in by_languages(topics["test"]).items()
    ]
    return "\n\n".join(
        (
            "## Merging reports into events",
            "`python -m tests.eval.merging` prints this part. B-cubed precision, recall and F1 over the reports of"
            " `tests/gold/happenings/`; weights are fitted to the tune topics (`tests/eval/fit_merging.py`), the test"
            " topics are of other periods. Nothing was adjusted to them, save that the list of kinds that one happening"
            " may be given was made longer, from other gold, when blocks were seen to miss pairs of them.",
            table(["topics", "reports", "precision", "recall", "F1"], rows),
            "Our reader's reports are judged where their words are those of a gold report: "
            + "; ".join(f"{one.read} of {one.all} on {split}" for split, one in ends.items())
            + ". Their kinds, dates, places and actors are then the reader's, with its mistakes.",
            "Blocks keep "
            + "; ".join(
                f"{100 * one.recall:.1f} % of the pairs of one happening on {split} and leave"
                f" {one.candidates:.0f} reports to be compared"
                for split, one in blocks.items()
            )
            + ".",
            "### Pairs of reports of one happening, by language, test topics",
            table(["languages", "pairs", "precision", "recall"], languages),
        )
    )


def _three(score: BCubed) -> list[str]:
    return [f"{float(score.precision):.3f}", f"{float(score.recall):.3f}", f"**{float(score.f1):.3f}**"]


def main() -> None:
    """Print the part and write it into BENCHMARKS.md."""
    text = markdown()
    print(text)
    write_part("merge", text)


if __name__ == "__main__":
    main()
