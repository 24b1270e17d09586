"""Under which licences the data, the outlines, the browser's files and the installed libraries are given.

Nothing of it is written down twice: files of a release and outlines say it themselves; ``static/vendor`` has
a list; a library says it in the metadata of its installed distribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from contactline.geography import BASE_LAYERS, read_layer
from contactline.library.package import shipped_content
from contactline.library.package.descriptor import LICENCES
from contactline.library.package.event_tables import event_tables
from contactline.library.package.fact_tables import fact_tables
from contactline.library.package.layers import layers
from contactline.model import DATA

VENDORED = DATA.parent / "static" / "vendor" / "SOURCES.md"
OURS = "contactline"
LAYERS = ("cells", *BASE_LAYERS)
"""The files of ``data/geo`` that the map is drawn from; lines are made of the edges of ``cells``."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Layers of the map that were made from the same source under the same licence."""

    layers: tuple[str, ...]
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Software:
    """A library, or a file for the browser, in its version; ``licence`` is empty where its makers state none."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The files of a data release that are given under the same licence; ``licence`` is its title."""

    licence: str
    address: str
    paths: tuple[str, ...]


@cache
def data_files() -> tuple[DataFiles, ...]:
    """Return the files of the release's data package by licence."""
    content = shipped_content()
    files = [*event_tables(content), *fact_tables(), *layers(content)]
    return tuple(
        DataFiles(title, address, tuple(one.path for one in files if one.licence == name))
        for name, (title, address) in LICENCES.items()
    )


@cache
def outlines() -> tuple[Outlines, ...]:
    """Return the layers of the map by source and licence, as their features say."""
    drawn: dict[tuple[str, str], list[str]] = {}
    for layer in LAYERS:
        properties = [feature["properties"] for feature in read_layer(layer)["features"]]
        for key in dict.fromkeys((one["source"], one["licence"]) for one in properties):
            drawn.setdefault(key, []).append(layer)
    return tuple(Outlines(tuple(names), *key) for key, names in drawn.items())


@cache
def vendored(path: Path = VENDORED) -> tuple[Software, ...]:
    """Return what is sent to the browser beside our own files, from the list that lies there."""
    rows = re.findall(
        r"^\| [^|]+ \| npm `([^`]+)` ([\w.]+)[^|]* \| ([^|]+) \|$",
        path.read_text("utf-8"),
        flags=re.MULTILINE,
    )
    return tuple(Software(name, version, licence) for name, version, licence in rows)


@cache
def libraries(of: str = OURS) -> tuple[Software, ...]:
    """Return every installed library that ``of`` needs, also through another one, in the order of names."""
    found: dict[str, Distribution] = {}
    _gather(of, found)
    found.pop(canonicalize_name(of), None)
    return tuple(
        Software(one.metadata["Name"], one.version, licence_of(one)) for _, one in sorted(found.items())
    )


def licence_of(library: Distribution) -> str:
    """Return the licence that a distribution states: an SPDX expression, else a short name; empty for none."""
    stated = library.metadata.get_all("License-Expression") or library.metadata.get_all("License") or []
    # Some give the whole text of the licence where a name is meant: then its classifier says it.
    short = [one for one in stated if one and "\n" not in one and len(one) < 80 and "Copyright" not in one]
    return short[0] if short else "; ".join(_classified(library.metadata.get_all("Classifier") or []))


def _classified(classifiers: Iterable[str]) -> list[str]:
    return [one.rsplit("::", 1)[-1].strip() for one in classifiers if one.startswith("License ::")]


def _gather(name: str, found: dict[str, Distribution]) -> None:
    try:
        library = distribution(name)
    except PackageNotFoundError:  # only where it is needed on another system
        return
    key = canonicalize_name(name)
    if key in found:
        return
    found[key] = library
    for written in library.requires or []:
        needed = Requirement(written)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            _gather(needed.name, found)
