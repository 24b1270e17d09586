"""The Lachin corridor's road and its state, the posts of the Russian peacekeepers and the checkpoint."""

from __future__ import annotations

from functools import cache

import shapely

from contactline.geography.features import DatedFeature, Period, read_layer
from contactline.geography.schema import CorridorRow, PostRow, read_rows


@cache
def corridors() -> tuple[DatedFeature, ...]:
    """Return the roads that were the corridor, each with its states; a blocked road is a state, not a view."""
    roads = {
        feature["properties"]["id"]: shapely.geometry.shape(feature["geometry"])
        for feature in read_layer("roads")["features"]
    }
    rows = [row for _, row in read_rows("corridor", CorridorRow)]
    return tuple(
        DatedFeature(
            road,
            "corridor",
            "lachin-corridor",
            "lachin-corridor",
            roads[road],
            tuple(_state(row) for row in rows if row.road == road),
            "CC BY 4.0",
        )
        for road in dict.fromkeys(row.road for row in rows)
    )


@cache
def posts() -> tuple[DatedFeature, ...]:
    """Return the posts and the checkpoint whose place a source names; their value says whose they were."""
    return tuple(
        DatedFeature(
            f"post-{row.id}",
            "post",
            "peacekeepers-zone",
            row.place,
            shapely.Point(row.lon, row.lat),
            (
                Period(
                    row.valid_from,
                    row.valid_to,
                    row.holder,
                    "",
                    False,
                    row.certainty,
                    row.basis,
                    row.sources,
                ),
            ),
            "CC BY 4.0",
        )
        for _, row in read_rows("posts", PostRow)
    )


def _state(row: CorridorRow) -> Period:
    return Period(
        row.valid_from,
        row.valid_to,
        row.state,
        row.co_presence,
        False,
        row.certainty,
        row.basis,
        row.sources,
        schematic=True,
    )
