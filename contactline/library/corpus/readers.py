"""Who reads a corpus: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any, Protocol

from contactline.library.corpus.local import LocalReaders
from contactline.library.corpus.reading import Job, Outcome

_CLUSTER = "contactline.library.corpus.cluster"
"""Named and not imported: it needs an optional dependency."""


class ClusterError(RuntimeError):
    """A cluster that cannot be used; the message says why."""


class Readers(Protocol):
    """Workers that read documents; ``submit`` returns at once, ``outcomes`` waits and never raises for a document."""

    workers: int

    def submit(self, jobs: Sequence[Job]) -> Any:
        """Have documents read by one worker."""
        ...

    def outcomes(self, jobs: Sequence[Job], reading: Any) -> list[Outcome]:
        """Return what came of documents that were submitted, given what ``submit`` returned for them."""
        ...


def open_readers(workers: int, scheduler: str | None = None) -> AbstractContextManager[Readers]:
    """Return readers, to be used in a ``with`` statement; raise ClusterError for a cluster that cannot be used."""
    if scheduler is None:
        return LocalReaders(workers)
    try:
        return import_module(_CLUSTER).ClusterReaders(scheduler)
    except ModuleNotFoundError as error:
        raise ClusterError(
            f"--scheduler needs {error.name}: pip install 'contactline[dask]', here and on the workers"
        ) from error
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler of Dask answers at {scheduler}") from error
