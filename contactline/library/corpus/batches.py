"""A corpus in batches: the same documents in the same batches whenever it is read, and never many in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contactline.library.corpus.reading import Job, Outcome
from contactline.library.inputs import Source, documents_of
from contactline.model import InputError

BATCH_BYTES = 16_000_000
"""A batch is closed early where its documents have more bytes together."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are filed together, and the problems of those whose bytes cannot be had."""

    jobs: tuple[Job, ...]
    unread: tuple[Outcome, ...]


def batches(
    paths: Iterable[Path], size: int, *, lang: str | None = None, published: date | None = None
) -> Iterator[Batch]:
    """Yield the documents of files and zip files, ``size`` in a batch, in the order given.

    Where a batch ends depends on the documents alone, not on what has been read of them before: so a corpus that
    is read in several goes is filed like one that is read in one.
    """
    jobs: list[Job] = []
    unread: list[Outcome] = []
    for path in paths:
        for source in documents_of(path.absolute()):
            one = _job(source, lang, published)
            if isinstance(one, Job):
                jobs.append(one)
            else:
                unread.append(one)
            if len(jobs) + len(unread) >= size or sum(len(job.raw) for job in jobs) > BATCH_BYTES:
                yield Batch(tuple(jobs), tuple(unread))
                jobs, unread = [], []
    if jobs or unread:
        yield Batch(tuple(jobs), tuple(unread))


def _job(source: Source, lang: str | None, published: date | None) -> Job | Outcome:
    name = source.name.encode("utf-8", "backslashreplace").decode()  # a file's name may be no text
    try:
        if source.raw is None:
            source.load(lang, published)  # raises what is wrong with it: a document of files has its bytes
            raise InputError("it is no document of this machine")
        raw = source.raw()
    except InputError as error:
        return Outcome(name, "", problem=str(error), lasting=False)
    except OSError as error:
        return Outcome(name, "", problem=error.strerror or str(error), lasting=False)
    return Job(name, _version(raw, lang, published), raw, lang, published)


def _version(raw: bytes, lang: str | None, published: date | None) -> str:
    asked = [part for part in (lang, published and published.isoformat()) if part]
    return " ".join([hashlib.sha256(raw).hexdigest()[:40], *asked])
