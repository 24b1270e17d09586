"""The gold of merging: topics of articles in several languages, and which of their reports tell one happening.

A file is the short form of gold (``tests.eval.short``) with three lines of head, and with the id of the happening
as a seventh cell of each row; what counts as one happening is written in ``tests/gold/happenings/README.md``::

    published: 2020-10-12
    lang: ar
    publisher: the name of who published it
    ===
    the article
    ===
    took control of#2 | capture,offensive | 2020-10-09 | occurred,alleged | hadrut:at; fuzuli:at? | az-mod; az? | h3

Where a cell allows several values the report has the first, and it has no optional place and no optional actor:
merging is judged apart from reading, on reports that a careful reader would have made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contactline.model import (
    ActorMention,
    ActorRole,
    Citation,
    Evidence,
    PlaceMention,
    PlaceRole,
    Report,
    SourcedReport,
    Status,
    When,
    quote,
)
from tests.eval.bcubed import BCubed, bcubed
from tests.eval.gold import FOLDER, GoldError
from tests.eval.short import reports_in

SPLITS = ("tune", "test")
"""Merging is built on the first and judged on the second; no happening is in both."""

HAPPENINGS = FOLDER / "happenings"
_PARTS = "\n===\n"
_HEAD = re.compile(r"published: (?P<published>\S+)\nlang: (?P<lang>[a-z]{2})\npublisher: (?P<publisher>.+)")
_ID = re.compile(r"h\d+")


@dataclass(frozen=True, slots=True)
class Told:
    """One report and the ``happening`` that it tells, whose id is unique over all topics: ``topic/h3``."""

    report: SourcedReport
    happening: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A stretch of days as several articles tell it, in the order of their files."""

    name: str
    split: str
    told: tuple[Told, ...]

    @property
    def reports(self) -> list[SourcedReport]:
        """What merging is given: the reports without their happenings."""
        return [one.report for one in self.told]


Merge = Callable[[Sequence[SourcedReport]], Iterable[Collection[str]]]
"""What is judged: it groups the ids of the reports it is given, each id in one group."""


def load_topics(splits: tuple[str, ...] = SPLITS) -> list[Topic]:
    """Return the topics of the given splits, in the order of their names."""
    return [
        read_topic(folder)
        for split in splits
        for folder in sorted((HAPPENINGS / split).iterdir())
        if folder.is_dir()
    ]


def read_topic(folder: Path) -> Topic:
    """Return the topic in ``folder``; raises GoldError naming the file and what is not as it must be."""
    told = [one for path in sorted(folder.glob("*.txt")) for one in read_told(path)]
    return Topic(folder.name, folder.parent.name, tuple(told))


def read_told(path: Path) -> list[Told]:
    """Return the reports of the article at ``path`` with their happenings; raises GoldError naming the slip."""
    parts = path.read_text(encoding="utf-8").split(_PARTS)
    head = _HEAD.fullmatch(parts[0])
    if len(parts) != 3 or not head:
        raise GoldError(f"{path}: a head of published, lang and publisher, an article and rows are wanted")
    text, rows = parts[1], parts[2].strip().splitlines()
    citation = Citation(text.splitlines()[0], head["publisher"], date.fromisoformat(head["published"]))
    article = f"{path.parent.name}/{path.stem}"
    happenings = [f"{path.parent.name}/{_happening(path.name, row)}" for row in rows]
    reports = _reports(path.name, rows, text)
    return [
        Told(SourcedReport(f"{article}#{number}", article, head["lang"], citation, report), happening)
        for number, (report, happening) in enumerate(zip(reports, happenings, strict=True), start=1)
    ]


def judge(merge: Merge, topics: Iterable[Topic]) -> BCubed:
    """Return how well ``merge`` groups the reports of topics, each topic by itself, averaged over all reports.

    Raises ValueError where a report is in no group or in two.
    """
    gold: dict[str, str] = {}
    found: dict[str, tuple[str, int]] = {}
    for topic in topics:
        gold |= {one.report.id: one.happening for one in topic.told}
        for number, group in enumerate(merge(topic.reports)):
            twice = found.keys() & set(group)
            if twice:
                raise ValueError(f"{topic.name}: in two groups: {sorted(twice)}")
            found |= dict.fromkeys(group, (topic.name, number))
    return bcubed(found, gold)


def _reports(file: str, rows: Sequence[str], text: str) -> list[Report]:
    """Return the reports of rows, each with the first value that its cells allow."""
    read = reports_in(file, "\n".join(row.rpartition("|")[0] for row in rows), text)
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return [
        Report(
            kind=gold.kinds[0],
            when=When.parse(_first(when)),
            when_span=None,
            places=tuple(_place(one) for one in _required(places)),
            actors=tuple(ActorMention(one, ActorRole.PARTICIPANT) for one in _required(actors)),
            status=Status(_first(status)),
            evidence=Evidence(what=(quote(text, gold.trigger),)),
            confidence=1.0,
        )
        for gold, (_, _, when, status, places, actors, _) in zip(read, cells, strict=True)
    ]


def _happening(file: str, row: str) -> str:
    cell = row.rpartition("|")[2].strip()
    if not _ID.fullmatch(cell):
        raise GoldError(f"{file}: {cell!r} is no id of a happening, like h3, in {row!r}")
    return cell


def _first(cell: str) -> str:
    return cell.split(",")[0].strip()


def _required(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(";") if one.strip() and not one.strip().endswith("?")]


def _place(written: str) -> PlaceMention:
    name, _, roles = written.partition(":")
    return PlaceMention(name, PlaceRole(_first(roles) or "at"))
