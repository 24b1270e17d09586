"""Write data/release/history/ and data/release/tombstones.csv anew from the repository's own past.

``python scripts/release_history.py``: each release of ``releases.csv`` is read at its commit, the present one
from the working tree; an id of an article's event that is gone goes to the event of the same article whose
words overlap with its own, first of the same kind.
"""

from __future__ import annotations

import csv
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from contactline.library.package.history import HISTORY, releases, write_entries
from contactline.library.package.reading import article_reports, entries_of
from contactline.library.package.tombstones import TOMBSTONES
from contactline.model import DATA, Report

ROOT = DATA.parent
Told = dict[str, tuple[str, Report]]


def main() -> None:
    """Write a file for each release, and the tombstones."""
    graves: list[tuple[str, str, str, str]] = []
    before: Told = {}
    with tempfile.TemporaryDirectory() as place:
        for release in releases():
            data = _checked_out(release.commit, Path(place) / release.version) if release.commit else DATA
            text = write_entries(entries_of(data))
            (HISTORY / f"{release.version}.csv").write_text(text, encoding="utf-8")
            now = {identity: (record["id"], report) for identity, record, report in article_reports(data)}
            graves = [grave for grave in graves if grave[0] not in now]
            graves += _gone(before, now, release.version)
            before = now
    with TOMBSTONES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("id", "to", "reason", "release"), *sorted(graves)])


def _checked_out(commit: str, folder: Path) -> Path:
    """Return the ``data/`` folder of a commit."""
    command = [
        "git",
        "-C",
        str(ROOT),
        "archive",
        commit,
        "data/release",
        "data/control",
        "data/geo",
        "data/names",
    ]
    packed = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 (our own repository)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "data"


def _gone(before: Told, now: Told, version: str) -> Iterator[tuple[str, str, str, str]]:
    for identity, (article, report) in before.items():
        if identity not in now:
            yield identity, _successor(article, report, now), "read-anew", version


def _successor(article: str, report: Report, now: Told) -> str:
    """Return the event of the same article that shares most of a report's words; "" where none shares any."""
    shared = {
        other: (_shared(report, told), told.kind == report.kind)
        for other, (place, told) in now.items()
        if place == article and _shared(report, told)
    }
    return max(sorted(shared), key=lambda other: (shared[other][1], shared[other][0]), default="")


def _shared(one: Report, other: Report) -> int:
    pairs = ((a.span, b.span) for a in one.evidence.what for b in other.evidence.what)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a, b in pairs)


if __name__ == "__main__":
    main()
