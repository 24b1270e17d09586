"""Who published a source: ``data/sources/publishers.csv``, looked up by address or by name.

A row that cannot be right is refused by line and column, and so is a domain or a name that two
publishers would share: a lookup never has to guess.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from contactline.model import DATA, Citation

REGISTRY = DATA / "sources" / "publishers.csv"

FROM_MEMORY = "memory"
"""What ``ownership_source`` says where nobody has checked the ownership."""


class PublisherError(ValueError):
    """A row of the registry that cannot be right; the message names file, line and column."""


class Group(StrEnum):
    """From which side of the events a publisher speaks, in the order in which lists show them.

    The rule is in ``data/sources/README.md``: the society a publisher comes from, not what it says.
    """

    ARMENIAN = "armenian"
    AZERBAIJANI = "azerbaijani"
    RUSSIAN = "russian"
    TURKISH = "turkish"
    ARABIC = "arabic"
    WESTERN = "western"
    IRANIAN = "iranian"
    INTERNATIONAL = "international"
    OTHER = "other"


class Ownership(StrEnum):
    """Whose a publisher is, in neutral words."""

    STATE_BODY = "state-body"
    STATE_AGENCY = "state-agency"
    STATE_BROADCASTER = "state-broadcaster"
    PUBLIC = "public"
    PRIVATE = "private"
    PARTY = "party"
    FOUNDATION_FUNDED = "foundation-funded"
    ASSOCIATION = "association"
    ACADEMIC = "academic"
    VOLUNTEERS = "volunteers"
    INTERNATIONAL_ORGANISATION = "international-organisation"
    UNKNOWN = "unknown"


def _cells(text: object) -> object:
    """Split a cell at ``|``; anything that is no text is left for pydantic to refuse."""
    return tuple(part.strip() for part in text.split("|") if part.strip()) if isinstance(text, str) else text


Names = Annotated[tuple[str, ...], BeforeValidator(_cells)]
Domain = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]


class Publisher(BaseModel):
    """A row of the registry: who a publisher is, where it writes from, and whose it is.

    ``name`` is in the publisher's own script; the first of ``names_en`` is what an English page calls
    it. ``country`` is an ISO 3166-1 code, empty where there is none to give (an international
    organisation, a body of an unrecognised administration, a site nobody owns up to).
    ``ownership_source`` is the address of the page that says so, or ``memory``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Annotated[str, Field(min_length=1)]
    names_en: Annotated[Names, Field(min_length=1)]
    names_ru: Names
    names_ar: Names
    names_az: Names
    names_hy: Names
    domains: Annotated[tuple[Domain, ...], BeforeValidator(_cells)]
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")]
    languages: Annotated[tuple[Language, ...], BeforeValidator(_cells), Field(min_length=1)]
    group: Group
    ownership: Ownership
    ownership_source: Annotated[str, Field(pattern=r"^(memory|https?://\S+)$")]
    note: str

    def label(self, lang: str) -> str:
        """Return what the publisher is called in ``lang``; English where it has no name in it."""
        names: tuple[str, ...] = getattr(self, f"names_{lang}", ())
        return (names or self.names_en)[0]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every written form of the name, in all languages."""
        return (
            self.name,
            *self.names_en,
            *self.names_ru,
            *self.names_ar,
            *self.names_az,
            *self.names_hy,
        )


@dataclass(frozen=True, slots=True)
class Publishers:
    """The registry with its two indexes: by domain and by folded name."""

    all: tuple[Publisher, ...]
    domains: Mapping[str, Publisher]
    names: Mapping[str, Publisher]

    def at(self, address: str) -> Publisher | None:
        """Return the publisher of an address: of its host or of the nearest domain above it."""
        labels = _host(address).split(".")
        suffixes = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((self.domains[suffix] for suffix in suffixes if suffix in self.domains), None)

    def called(self, name: str) -> Publisher | None:
        """Return the publisher with this name in any language and spelling of case, marks and spaces."""
        return self.names.get(folded(name))


def read_publishers(path: Path = REGISTRY) -> Publishers:
    """Read the registry; raise PublisherError for a bad row and for a name or domain that two rows give."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(line, _row(path, line, row)) for line, row in enumerate(csv.DictReader(file), start=2)]
    _index(path, "id", ((line, row, (row.id,)) for line, row in rows))
    domains = _index(path, "domains", ((line, row, row.domains) for line, row in rows))
    names = _index(path, "names", ((line, row, map(folded, row.forms)) for line, row in rows))
    return Publishers(tuple(row for _, row in rows), domains, names)


@cache
def publishers() -> Publishers:
    """Return the shipped registry, read once."""
    return read_publishers()


def publisher_of(citation: Citation) -> Publisher | None:
    """Return who speaks in a cited source; None where the registry does not know.

    "TASS via example.com" is TASS speaking, whatever the address. Else the address says who it is,
    and where it does not, the name does, whole or without what stands behind it.
    """
    address = citation.url or (citation.title if citation.title.startswith("http") else "")
    return _speaker(citation.publisher, address)


def folded(name: str) -> str:
    """Return a name without case, marks, punctuation and doubled spaces, for comparing.

    >>> folded("AZƏRTAC ") == folded("azərtac")
    True
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", bare.casefold().translate(_SAME)).split())


# Two strings, whose hashes are kept, are looked up several times as fast as a whole citation.
@lru_cache(maxsize=65536)
def _speaker(name: str, address: str) -> Publisher | None:
    registry = publishers()
    original, relayed, _ = name.partition(" via ")
    if relayed and (found := _named(original.rstrip(", "), registry)):
        return found
    return registry.at(address) or _named(name, registry)


_SAME = str.maketrans({"ı": "i", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ـ": None})

_REMARK = re.compile(r" \(| — | / |,? citing |,? quoting ")


def _named(text: str, registry: Publishers) -> Publisher | None:
    return registry.called(text) or registry.called(_REMARK.split(text, maxsplit=1)[0])


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:  # a bracket that is no IPv6 address
        return ""
    return (host or "").rstrip(".")


def _row(path: Path, line: int, row: dict[str, str]) -> Publisher:
    try:
        return Publisher.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(str(part) for part in first["loc"])
        raise PublisherError(f"{path.name}, line {line}, {column}: {first['msg']}") from error


def _index(
    path: Path, column: str, rows: Iterable[tuple[int, Publisher, Iterable[str]]]
) -> Mapping[str, Publisher]:
    """Map each key to its row; a key that two rows give is refused, an empty one left out."""
    found: dict[str, Publisher] = {}
    for line, row, keys in rows:
        for key in filter(None, keys):
            if found.setdefault(key, row) is not row:
                other = found[key].id
                raise PublisherError(
                    f"{path.name}, line {line}, {column}: {key!r} is already that of {other!r}"
                )
    return MappingProxyType(found)
