"""The bench's events as pydeck's own HTML export: `python -m tests.bench.deck EVENTS FILE`."""

import sys
from pathlib import Path

import pydeck

from tests.bench.synthetic import as_rows


def main(count, file):
    """Write the file."""
    layer = pydeck.Layer(
        "ScatterplotLayer", as_rows(count), get_position="[lon, lat]", get_fill_color=[140, 45, 25],
        radius_min_pixels=4, radius_max_pixels=4, pickable=True,
    )  # fmt: skip
    view = pydeck.ViewState(latitude=39.85, longitude=46.85, zoom=7)
    deck = pydeck.Deck([layer], initial_view_state=view, map_provider=None)
    Path(file).write_text(deck.to_html(as_string=True, offline=True), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
