"""What an importer gives: the events of other people's data, and what could not be read, by row and column."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from contactline.library.importers.cells import plain
from contactline.model import Citation, Event

NAME_LENGTH = 60
"""Characters of the name that users give to their data."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Other people's data: what it is called, on what terms, how to cite it, and whether a release may hold it.

    ``id`` stands in ``Event.dataset`` and is what the screen calls the data. Rows for ``own_use`` are shown to
    editors only, never to a visitor of a shared server. Raises ValueError for such rows that a release may hold.
    """

    id: str
    title: str
    licence: str
    citation: str
    redistributable: bool
    url: str = ""
    own_use: bool = False

    def __post_init__(self) -> None:
        """Refuse terms that contradict themselves."""
        if self.own_use and self.redistributable:
            raise ValueError(f"{self.id}: what nobody else may see cannot be given on in a release")

    @property
    def prefix(self) -> str:
        """The beginning of the ids of a user's own events: ASCII letters, digits and hyphens."""
        slug = re.sub(r"[^a-z0-9]+", "-", self.id.lower()).strip("-")
        named = slug if slug == self.id else f"{slug[:20]}-{digest(self.id)}".strip("-")
        return f"own-{named}"  # never an id of the chronology or of a dataset that we know

    def cited(self, part: str, published: date | None = None) -> Citation:
        """Return how to cite a part of the data: its own citation, the part, the terms."""
        said = (self.citation, part, self.licence)
        return Citation(". ".join(word for word in said if word), self.title, published, self.url)


UCDP = Dataset(
    id="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    licence="CC BY 4.0",
    citation="Sundberg, Ralph and Erik Melander (2013) Introducing the UCDP Georeferenced Event Dataset. "
    "Journal of Peace Research 50(4)",
    redistributable=True,
    url="https://ucdp.uu.se/downloads/",
)
"""The Uppsala Conflict Data Program's events; licence and citation: https://ucdp.uu.se/downloads/."""

ACLED = Dataset(
    id="acled",
    title="Armed Conflict Location & Event Data (ACLED)",
    licence="ACLED terms of use: not to be passed on",
    citation="Armed Conflict Location & Event Data (ACLED), acleddata.com",
    redistributable=False,
    url="https://acleddata.com",
    own_use=True,
)
"""A user's own export; the terms allow no one to hand the rows on: https://acleddata.com/terms-of-use-and-attribution-policy.

A page that shows strangers its rows hands them on, so that they are for own use, whoever brings them in.
"""


def dataset_called(dataset_id: str) -> Dataset:
    """Return the data that ``Event.dataset`` names: one that we know, else a user's own."""
    known = {UCDP.id: UCDP, ACLED.id: ACLED}
    return known.get(dataset_id) or Dataset(dataset_id, dataset_id, "", dataset_id, redistributable=False)


def own_dataset(name: str, *, own_use: bool = False) -> Dataset:
    """Return the data that users bring under a name of their own; raise ValueError where no name is left of it.

    What others may do with it nobody has said, so that it is never in a release; whether visitors may look at it
    is for the user to say.
    """
    called = plain(name, NAME_LENGTH)
    if not called or called in (UCDP.id, ACLED.id):
        raise ValueError(f"{name!r} is no name for your data: choose another")
    return Dataset(called, called, "", called, redistributable=False, own_use=own_use)


def digest(text: str) -> str:
    """Return eight hexadecimal digits that stand for a text in an id."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is not in: ``message`` is one of ``MESSAGES``, with ``value`` as it stands in the file.

    ``row`` counts as a spreadsheet does (the header is row 1), or the features of GeoJSON from 1;
    0 is the file as a whole.
    """

    row: int
    column: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        """Return the problem in English: where, what, and what to do."""
        where = f"row {self.row}, " if self.row else ""
        return f"{where}{self.column}: {self.message.format(value=self.value)}"


@dataclass(frozen=True, slots=True)
class Imported:
    """The events of a file; how many rows it had, and how many lie outside the map or its time."""

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows: int = 0
    outside: int = 0
