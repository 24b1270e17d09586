"""The shipped facts as tables of a release: control, settlements, names, kinds, sources, as they stand in ``data/``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from contactline.geography import CONTROLLERS
from contactline.library.package.tables import Field, FieldType, Table
from contactline.model import DATA

CC_BY, OURS = "CC-BY-4.0", "MIT"

COLUMNS: Final = {
    "acled": "The nearest ACLED sub-event type",
    "actor": "Id of names/actors.csv",
    "aliases": "Other written forms, separated by |",
    "ar": "Name in Arabic",
    "area": "Id of control/areas.csv or control/settlements.csv",
    "areas": "Areas that decide who held it, the narrowest first, separated by |",
    "basis": "The act by which it came to be so",
    "certainty": "How sure the row is: high, medium or low",
    "co_presence": "Who else was there",
    "contested": "Whether it was contested who held it",
    "controller": "Who held the ground; not whose it is",
    "controllers": "Holders that a published figure speaks of",
    "coord_error_km": "How far the point may be off, in kilometres",
    "coord_source": "Where the point is from",
    "country": "Country",
    "domains": "Its domains on the web, separated by |",
    "dispute_note": "What is disputed, and by whom",
    "en": "Name in English",
    "form": "The written form",
    "group": "Whose press or body it is, by country or language; international for organisations",
    "from": "First day that the figure is for",
    "from_earliest": "Earliest start that the sources give (EDTF)",
    "from_latest": "Latest start that the sources give (EDTF)",
    "geometry_hint": "What its outline is",
    "high": "Upper end of the published figure",
    "holder": "Whose the post was",
    "how": "How the day is known",
    "id": "Id",
    "ids": "Ids that the form may mean, separated by |; the first is meant unless a place of near is named close by",
    "kind": "What it is",
    "label_en": "English label",
    "lang": "Language, two letters",
    "lat": "Latitude, degrees (EPSG:4326)",
    "lon": "Longitude, degrees (EPSG:4326)",
    "languages": "Languages that it publishes in, separated by |",
    "low": "Lower end of the published figure",
    "measure": "What was measured",
    "name": "Name; both names where two are in use",
    "near": "Places that decide for another id",
    "note": "Remark",
    "office": "Office",
    "order": "Order along the road, from 1",
    "ownership": "Who owns it, in neutral words",
    "ownership_source": "On whose word; memory where nobody checked",
    "parent": "The wider area that it lies in",
    "place": "Id of a place",
    "plover": "The nearest PLOVER event type",
    "posts": "Published number of posts",
    "published": "When it was published (EDTF)",
    "region": "The region that it lies in",
    "road": "Id of the road",
    "ru": "Name in Russian",
    "shape": "cell, or circle-METRES",
    "side_1994": "Its side of the line of 1994",
    "since": "Day from which the name is in use (EDTF); empty: always",
    "source": "On whose word",
    "sources": "On whose word, as title — publisher — address, separated by ' ; '",
    "state": "State of the corridor",
    "to": "First day after that",
    "translit_hy": "Armenian names in Latin letters",
    "type": "What kind of actor",
    "usage": "Whose name it is: azerbaijani, armenian, common",
    "valid_from": "First day (EDTF); a fuzzy day is drawn from the first day that it may mean",
    "valid_to": "First day after (EDTF); empty is open",
    "value": "What it was",
    "verification": "How far it was verified: verified_2plus, verified_1 or memory",
    "why": "How the figure was used",
    "wof_id": "Who's On First id",
}
"""What a column says, wherever it stands; ``name_xx`` and ``names_xx`` are names in a language, separated by ``|``."""

NUMBERS: Final[dict[str, FieldType]] = {
    "lat": "number",
    "lon": "number",
    "coord_error_km": "number",
    "low": "number",
    "high": "number",
    "order": "integer",
    "posts": "integer",
    "wof_id": "integer",
}
"""Columns that are numbers; dates are EDTF values and so text."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A file of ``data/``: where it stands here and in a release, and what it is."""

    path: str
    title: str
    key: tuple[str, ...]
    licence: str = OURS


_FILES: Final = (
    _Source("control/control", "Who held which area, from when to when", ("area", "valid_from")),
    _Source(
        "control/settlement_control", "Settlements held otherwise than their area", ("area", "valid_from")
    ),
    _Source("control/areas", "Areas", ("area",)),
    _Source("control/settlements", "Cited settlements that divide the land", ("id",), CC_BY),
    _Source("control/lines", "What the boundary between the holders was called", ("id",)),
    _Source("control/corridor", "Which road the Lachin corridor was, and its state", ("road", "valid_from")),
    _Source("control/roads", "The places that a road passes", ("road", "order")),
    _Source("control/zone", "How the Russian peacekeepers were deployed", ("id",)),
    _Source("control/posts", "Posts and the checkpoint whose place a source names", ("id",), CC_BY),
    _Source("control/published_areas", "Areas and lengths that others have published", ("id",)),
    _Source("names/places", "Places and their names", ("id",), CC_BY),
    _Source(
        "names/display", "What a place is called, in whose usage, since when", ("place", "usage", "since")
    ),
    _Source("names/ambiguous", "Names that several places share", ("lang", "form")),
    _Source("names/actors", "Actors and their names", ("id",)),
    _Source("names/offices", "Who held which office", ()),
    _Source("kinds", "Kinds of happening", ("id",)),
    _Source("sources/published", "When a cited source was published", ("source",)),
    _Source("sources/publishers", "Publishers, with country and ownership", ("id",)),
)
"""Every file of facts of a release, in its order; one that is not there (yet) is left out."""


def fact_tables() -> tuple[Table, ...]:
    """Return the shipped facts as tables; raise ValueError naming a column that nobody has described."""
    return tuple(_tables())


def _tables() -> Iterator[Table]:
    for source in _FILES:
        path = DATA / f"{source.path}.csv"
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        # An empty cell cannot be part of a key: where there is one, the key is left out.
        whole = all(row[header.index(name)] for row in rows for name in source.key)
        yield Table(
            f"{source.path}.csv",
            source.title,
            source.licence,
            tuple(_field(source.path, column) for column in header),
            tuple(tuple(row) for row in rows),
            source.key if whole else (),
        )


def _field(path: str, column: str) -> Field:
    described = COLUMNS.get(column)
    if described is None and column.startswith(("name_", "names_")):
        described = f"Names in {column.rpartition('_')[2]}, the usual one first, separated by |"
    if described is None:
        raise ValueError(f"{path}.csv: the column {column!r} has no description")
    choices = CONTROLLERS if column in ("controller", "holder") else ()
    return Field(column, described, NUMBERS.get(column, "string"), choices=choices)
