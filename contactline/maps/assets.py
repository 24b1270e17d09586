"""Every script and style the map needs, served by the app itself: no request leaves it.

The map's frame lies at ``<base>/component/streamlit_folium.st_folium/index.html``, so the relative
form ``../../app/static`` works under any base path and behind proxies.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import folium

STATIC = Path(__file__).resolve().parents[2] / "static"
_ADDRESS = "../../app/static"


@cache
def script_address(name: str) -> str:
    """Return the address of one of our modules, with a hash of them all so that caches stay true."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted((STATIC / "js").glob("*.js"))))
    return f"{_ADDRESS}/js/{name}?v={digest.hexdigest()[:12]}"


def self_hosted() -> None:
    """Point folium's map at our own copies of its assets, once; it needs Leaflet and nothing else."""
    folium.Map.default_js = [("leaflet", f"{_ADDRESS}/vendor/leaflet/leaflet.js")]
    folium.Map.default_css = [("leaflet_css", f"{_ADDRESS}/vendor/leaflet/leaflet.css")]
