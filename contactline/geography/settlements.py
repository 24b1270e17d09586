"""The cited settlements that divide the land: ``data/control/settlements.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from contactline.geography.schema import ControlError, SettlementRow, read_rows


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settlement (or height, or sector without one) at a point in EPSG:4326.

    ``areas`` decide who held it, the narrowest first: the settlement's own rows, if it has any, come
    before them. ``shape`` is "cell" (the land nearer to it than to the others of its region on its side
    of the line of 1994) or "circle-METRES" (a small area, schematic). ``coord_error_km`` is how far the
    point may be off.
    """

    id: str
    name: str
    kind: str
    region: str
    areas: tuple[str, ...]
    side_1994: str
    shape: str
    lat: float
    lon: float
    coord_source: str
    coord_error_km: float
    basis: str
    sources: tuple[str, ...]
    certainty: str

    @property
    def chain(self) -> tuple[str, ...]:
        """The areas whose rows decide who held it, its own id first."""
        return (self.id, *(area for area in self.areas if area != self.id))

    @property
    def radius(self) -> float | None:
        """Metres around it that it stands for; None for a cell."""
        return None if self.shape == "cell" else float(self.shape.removeprefix("circle-"))


@cache
def settlements() -> tuple[Settlement, ...]:
    """Return every cited settlement, in the order of the file; raise ControlError where an id stands twice."""
    found: dict[str, Settlement] = {}
    for line, row in read_rows("settlements", SettlementRow):
        if row.id in found:
            raise ControlError(f"settlements.csv, line {line}: {row.id} stands there twice")
        found[row.id] = Settlement(**row.model_dump())
    return tuple(found.values())
