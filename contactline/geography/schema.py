"""What a row of ``data/control/*.csv`` must look like: read once, refused by file, line and column."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from contactline.model import DATA, When, WhenError

CONTROL = DATA / "control"


class ControlError(ValueError):
    """A row of the control data that contradicts itself or the rows beside it."""


def _edtf(text: str) -> str:
    try:
        earliest = When.parse(text).earliest
    except WhenError as error:
        raise ValueError(str(error)) from error
    if earliest is None:
        raise ValueError(f"{text!r} has no first day")
    return text


def _split(text: str) -> tuple[str, ...]:
    return tuple(source.strip() for source in text.split(" ; ") if source.strip())


def _areas(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


Edtf = Annotated[str, AfterValidator(_edtf)]
OpenEdtf = Annotated[str, AfterValidator(lambda text: text and _edtf(text))]
Sources = Annotated[tuple[str, ...], BeforeValidator(_split), Field(min_length=1)]
Chain = Annotated[tuple[str, ...], BeforeValidator(_areas), Field(min_length=1)]
YesNo = Annotated[bool, BeforeValidator({"yes": True, "no": False}.get)]
Certainty = Literal["high", "medium", "low"]
Controller = Literal["azerbaijan_ssr", "azerbaijan", "armenian_forces", "russian_peacekeepers"]
CoPresence = Literal["", "soviet_interior_troops", "russian_peacekeepers", "armenian_civil_administration"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]


class Row(BaseModel):
    """A row: frozen, no column more or fewer than its class says."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class HoldingRow(Row):
    """Who held an area, or a settlement apart from its area, over one period."""

    area: Slug
    valid_from: Edtf
    valid_to: OpenEdtf
    controller: Controller
    co_presence: CoPresence
    contested: YesNo
    basis: Text
    sources: Sources
    verification: Literal["verified_2plus", "verified_1", "memory"]
    certainty: Certainty
    dispute_note: str
    from_earliest: Edtf
    from_latest: Edtf


class SettlementRow(Row):
    """A settlement that the land around it is divided by, with the areas that decide who held it."""

    id: Slug
    name: Text
    kind: Literal["town", "village", "height", "monastery", "bridge", "sector"]
    region: Slug
    areas: Chain
    side_1994: Literal["west", "east"]
    shape: Annotated[str, Field(pattern=r"^(cell|circle-\d+)$")]
    lat: Annotated[float, Field(ge=38.7, le=40.6)]
    lon: Annotated[float, Field(ge=45.6, le=47.8)]
    coord_source: Text
    coord_error_km: Annotated[float, Field(gt=0, le=5)]
    basis: Text
    sources: Sources
    certainty: Certainty


class PeriodRow(Row):
    """A row that holds over days, from ``valid_from`` (included) to ``valid_to`` (excluded)."""

    valid_from: date
    valid_to: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_to <= self.valid_from:
            raise ValueError(f"ends {self.valid_to} before it starts {self.valid_from}")
        return self


class LineRow(PeriodRow):
    """What the boundary between the holders was called over a period."""

    id: Slug
    value: Literal["line", "front"]
    certainty: Certainty
    basis: Text
    sources: Sources


class ZoneRow(PeriodRow):
    """How the Russian peacekeeping contingent was deployed over a period; ``posts`` is a published count."""

    id: Slug
    posts: Annotated[int | None, BeforeValidator(lambda text: text or None)]
    certainty: Certainty
    basis: Text
    sources: Sources


class CorridorRow(PeriodRow):
    """Which road the Lachin corridor was, and its state."""

    road: Slug
    state: Text
    co_presence: CoPresence
    certainty: Certainty
    basis: Text
    sources: Sources


class RoadRow(Row):
    """A settlement that a road passes, in the order of the road; ``place`` is a gazetteer id."""

    road: Slug
    order: int
    place: Slug


class PostRow(PeriodRow):
    """A post of the Russian peacekeepers, or the checkpoint on the corridor; ``holder`` says whose."""

    id: Slug
    place: Slug
    lat: float
    lon: float
    holder: Controller
    certainty: Certainty
    basis: Text
    sources: Sources


AnyRow = TypeVar("AnyRow", bound=Row)


def read_rows(name: str, kind: type[AnyRow]) -> Iterator[tuple[int, AnyRow]]:
    """Yield the rows of ``data/control/<name>.csv`` with their line numbers; raise ControlError naming a bad one."""
    with (CONTROL / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                yield line, kind.model_validate(row)
            except ValidationError as error:
                first = error.errors()[0]
                column = ".".join(str(part) for part in first["loc"])
                raise ControlError(f"{name}.csv, line {line}, {column}: {first['msg']}") from error
