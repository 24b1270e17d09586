"""Reading by processes of this machine. A process that dies is replaced, and takes no other document with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType

from contactline.library.corpus.reading import Job, Outcome, read_all

DIED = "the process that read it ended twice: it takes too much memory, or the reader crashed on it"
START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""How workers start: by copies of a process that has read the grammars' modules and opened nothing."""


class LocalReaders:
    """A pool of ``workers`` processes; use it in a ``with`` statement."""

    def __init__(self, workers: int, *, start: str = START) -> None:
        """Take note of the number; a process starts when there is work for it."""
        self.workers = workers
        self._context = multiprocessing.get_context(start)
        if start == "forkserver":
            self._context.set_forkserver_preload([read_all.__module__])
        self._pool = self._new(workers)

    def __enter__(self) -> LocalReaders:
        """Return the pool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; what nobody waits for is not read."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, jobs: Sequence[Job]) -> Future[list[Outcome]]:
        """Have documents read by one worker."""
        try:
            return self._pool.submit(read_all, jobs)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._new(self.workers)
            return self._pool.submit(read_all, jobs)

    def outcomes(self, jobs: Sequence[Job], reading: Future[list[Outcome]]) -> list[Outcome]:
        """Return what came of documents that were submitted.

        Where a worker died, nobody knows by which document: each is read again in a process for itself.
        """
        try:
            return reading.result()
        except BrokenProcessPool:
            return [self._alone(job) for job in jobs]

    def _alone(self, job: Job) -> Outcome:
        with self._new(1) as pool:
            try:
                return pool.submit(read_all, [job]).result()[0]
            except BrokenProcessPool:
                return Outcome(job.name, job.version, problem=DIED, lasting=False)

    def _new(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, self._context, initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the process that files, and end with it, even where it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
