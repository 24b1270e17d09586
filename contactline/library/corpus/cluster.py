"""Reading on a Dask cluster: ``contactline[dask]`` brings what it needs, here and on the cluster's workers.

This module is loaded by its name and only where a scheduler is given (``readers.open_readers``), because
``distributed`` is an optional dependency.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import CancelledError
from types import TracebackType
from typing import cast

from distributed import Client, Future, KilledWorker

from contactline.library.corpus.local import DIED
from contactline.library.corpus.readers import ClusterError
from contactline.library.corpus.reading import Job, Outcome, read_all

CONNECT_SECONDS = 10


class ClusterReaders:
    """The workers of a Dask cluster; use it in a ``with`` statement. Raises OSError where no scheduler answers."""

    def __init__(self, scheduler: str) -> None:
        """Connect to a scheduler, such as ``tcp://127.0.0.1:8786``."""
        self._client = Client(scheduler, timeout=CONNECT_SECONDS)
        threads = cast("dict[str, int]", self._client.nthreads())  # a coroutine for asynchronous clients only
        self.workers = max(1, sum(threads.values()))

    def __enter__(self) -> ClusterReaders:
        """Return the readers."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster; it goes on without us, and forgets what nobody waits for."""
        self._client.close()

    def submit(self, jobs: Sequence[Job]) -> Future[list[Outcome]]:
        """Have documents read by one worker."""
        return self._client.submit(read_all, jobs, pure=False)

    def outcomes(self, jobs: Sequence[Job], reading: Future[list[Outcome]]) -> list[Outcome]:
        """Return what came of documents that were submitted; after a death of workers each is read again alone."""
        try:
            return _result(reading)
        except KilledWorker:
            return [self._alone(job) for job in jobs]

    def _alone(self, job: Job) -> Outcome:
        try:
            return _result(self.submit([job]))[0]
        except KilledWorker:
            return Outcome(job.name, job.version, problem=DIED, lasting=False)


def _result(reading: Future[list[Outcome]]) -> list[Outcome]:
    try:
        return reading.result()
    except (CancelledError, OSError) as error:
        raise ClusterError("the cluster is gone; the same command goes on where it was") from error
