"""Every script and style the map needs, served by the app itself: no request leaves it.

The map's frame lies at ``<base>/component/streamlit_folium.st_folium/index.html``, so the relative
form ``../../app/static`` works under any base path and behind proxies. Every address has a hash of all these files,
so that a browser may keep what lies there for good.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import folium

STATIC = Path(__file__).resolve().parents[2] / "static"
_ADDRESS = "../../app/static"
MAP_SCRIPT = f"{_ADDRESS}/js/map.js"
_LEAFLET_SCRIPT, _LEAFLET_STYLE = "vendor/leaflet/leaflet.js", "vendor/leaflet/leaflet.css"


@cache
def version() -> str:
    """Return what the addresses of these files have for their version: a hash of them all."""
    files = [*_modules(), STATIC / _LEAFLET_SCRIPT, STATIC / _LEAFLET_STYLE]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


@cache
def script_addresses() -> dict[str, str]:
    """Return the addresses of our modules with their version by the plain ones, by which a module imports another."""
    return {plain: _kept(plain) for plain in (f"{_ADDRESS}/js/{path.name}" for path in _modules())}


def self_hosted() -> None:
    """Point folium's map at our own copies of its assets, once; it needs Leaflet and nothing else."""
    folium.Map.default_js = [("leaflet", _kept(f"{_ADDRESS}/{_LEAFLET_SCRIPT}"))]
    folium.Map.default_css = [("leaflet_css", _kept(f"{_ADDRESS}/{_LEAFLET_STYLE}"))]


def frame_head() -> str:
    """Return what the head of the map's frame begins with, so that its files are fetched before the map is known.

    They would else be asked for one after the other: Leaflet when the map has come, then ours, and then what these import.
    """
    addresses = script_addresses()
    links = [
        f'<link rel="preload" as="script" href="{_kept(f"{_ADDRESS}/{_LEAFLET_SCRIPT}")}">',
        *(f'<link rel="modulepreload" href="{address}">' for address in addresses.values()),
    ]
    return f'<script type="importmap">{json.dumps({"imports": addresses})}</script>{"".join(links)}'


def _modules() -> list[Path]:
    return sorted((STATIC / "js").glob("*.js"))


def _kept(address: str) -> str:
    return f"{address}?v={version()}"
