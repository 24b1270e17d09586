"""Ingest: a corpus is read by many workers and filed by one writer, a batch at a time.

Each batch is one transaction that also notes its inputs as done: an ingest that is stopped or killed at any
moment has lost nothing that was filed, and repeats nothing when it is started again. Batches are filed in
the order of the corpus, so that the library does not depend on who read what first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from contactline.library.corpus.batches import Batch
from contactline.library.corpus.inputs import file_outcomes, known_inputs
from contactline.library.corpus.readers import Readers
from contactline.library.corpus.reading import Job, Outcome
from contactline.library.database import Database
from contactline.library.lasting import lasting

AHEAD = 2
"""Batches that are read while one is filed: enough to keep the workers busy, few enough for the memory."""

TASK = 8
"""Documents that a worker is given at a time, at most."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A batch that is done: how many inputs were read now, were done before, and what could not be read."""

    read: int
    before: int
    problems: tuple[Outcome, ...]


@dataclass(slots=True)
class _Begun:
    """A batch that workers are reading: each task with its documents."""

    outcomes: list[Outcome]
    before: int
    tasks: list[tuple[tuple[Job, ...], Any]] = field(default_factory=list[tuple[tuple[Job, ...], Any]])


def ingest(
    database: Database,
    work: Iterable[Batch],
    readers: Readers,
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Filed]:
    """Read and file batches, and yield what became of each once it is filed.

    No batch is begun once ``stopped()`` is true; those that are begun are finished.
    """
    waiting = iter(work)
    begun: deque[_Begun] = deque()
    while True:
        while len(begun) <= AHEAD and not stopped() and (batch := next(waiting, None)):
            begun.append(_begin(database, batch, readers))
        if not begun:
            return
        yield _finish(database, begun.popleft(), readers)


def _begin(database: Database, batch: Batch, readers: Readers) -> _Begun:
    names = [job.name for job in batch.jobs]
    known = database.read(lambda c: known_inputs(c, names))
    jobs = [job for job in batch.jobs if (job.name, job.version) not in known]
    failed = [
        Outcome(job.name, job.version, problem=problem)
        for job in batch.jobs
        if (problem := known.get((job.name, job.version)))
    ]
    begun = _Begun([*batch.unread, *failed], len(batch.jobs) - len(jobs) - len(failed))
    size = max(1, min(TASK, len(jobs) // readers.workers))
    for start in range(0, len(jobs), size):
        task = tuple(jobs[start : start + size])
        begun.tasks.append((task, readers.submit(task)))
    return begun


def _finish(database: Database, begun: _Begun, readers: Readers) -> Filed:
    outcomes = [one for jobs, reading in begun.tasks for one in readers.outcomes(jobs, reading)]
    if outcomes:
        with lasting(tidied=True):
            database.write(lambda c, seq: file_outcomes(c, seq, outcomes))
    problems = [one for one in (*begun.outcomes, *outcomes) if one.problem]
    return Filed(sum(one.reading is not None for one in outcomes), begun.before, tuple(problems))
