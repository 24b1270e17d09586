"""Where a place lies on the sheet: the screen's own projection (Web Mercator), a unit for a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from contactline.view import Viewport

_EQUATOR_KM = 2 * math.pi * 6378.137
Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the sheet that shows what a viewport does, at its scale: ``x``, ``y`` are its corner."""

    viewport: Viewport
    x: float
    y: float
    width: float
    height: float

    @property
    def world(self) -> float:
        """Return the width of the whole world at the viewport's zoom."""
        return 256 * 2**self.viewport.zoom

    def units_of(self, km: float) -> float:
        """Return a distance on the ground, at the frame's middle, in units of the sheet."""
        return km / _EQUATOR_KM * self.world / math.cos(math.radians(self.viewport.lat))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where degrees (EPSG:4326) lie on the sheet."""
        ((x, y),) = self._placed(np.array([[lon, lat]]))
        return float(x), float(y)

    def lines(self, shape: BaseGeometry) -> list[Points]:
        """Return the lines or rings of a shape (EPSG:4326), what lies far outside the frame cut off."""
        near = shapely.clip_by_rect(shape, *self._reach())
        found: list[Points] = []
        for part in shapely.get_parts(near):
            rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
            found += [
                [(x, y) for x, y in self._placed(shapely.get_coordinates(ring))]
                for ring in rings
                if not ring.is_empty
            ]
        return found

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a point of the sheet lies in the frame, or within ``margin`` of it."""
        return (
            self.x - margin <= x <= self.x + self.width + margin
            and self.y - margin <= y <= self.y + self.height + margin
        )

    def _placed(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        middle = _mercator(np.array([[self.viewport.lon, self.viewport.lat]]))
        corner = np.array([self.x + self.width / 2, self.y + self.height / 2])
        return (_mercator(degrees) - middle) * self.world + corner

    def _reach(self) -> tuple[float, float, float, float]:
        """Return the frame with half of it on each side, in degrees: no edge of the cut is ever seen."""
        lon, lat = self.viewport.lon, self.viewport.lat
        wide = self.width / self.world * 360
        high = self.height / self.world * 360
        return lon - wide, max(-85.0, lat - high), lon + wide, min(85.0, lat + high)


def _mercator(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return longitude, latitude as parts of the world's width, from its upper left corner."""
    sine = np.sin(np.radians(degrees[:, 1]))
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return np.column_stack([degrees[:, 0] / 360 + 0.5, y])
