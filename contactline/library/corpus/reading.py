"""What a worker does: a document's bytes in, its article with reports and signature out. It touches nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contactline.extract import IntakeError, reports_of, supported
from contactline.library.duplicates import Signature, signature
from contactline.library.inputs import read_bytes
from contactline.model import Article, InputError, Report


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be read, as it goes to a worker: ``version`` names its bytes and how they are to be read."""

    name: str
    version: str
    raw: bytes
    lang: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as a worker read it."""

    article: Article
    reports: tuple[Report, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an input: a reading, or the problem why there is none.

    ``lasting`` problems lie in the document itself; others (a worker that died, a file that cannot be opened
    now) may be gone the next time.
    """

    name: str
    version: str
    reading: Reading | None = None
    problem: str = ""
    lasting: bool = True


def read_all(jobs: Sequence[Job]) -> list[Outcome]:
    """Read documents; one that cannot be read does not keep the others."""
    return [read(job) for job in jobs]


def read(job: Job) -> Outcome:
    """Read one document. Nothing is raised: a defect of the reader on one document is that document's problem."""
    try:
        return Outcome(job.name, job.version, _reading(job))
    except InputError as error:
        return Outcome(job.name, job.version, problem=str(error))
    except Exception as error:
        reason = f"the reader failed on it ({type(error).__name__}: {error}); please report this"
        return Outcome(job.name, job.version, problem=reason, lasting=False)


def _reading(job: Job) -> Reading:
    article = read_bytes(job.raw, lang=job.lang, published=job.published)
    if article.lang not in supported():
        raise IntakeError(
            "no grammar for the language {lang!r}; there is one for {known}",
            lang=article.lang,
            known=", ".join(supported()),
        )
    return Reading(article, tuple(reports_of(article)), signature(article))
