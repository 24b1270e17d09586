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
def script_addresses() -> dict[str, str]:
    """Return the addresses of our modules, with a hash of them all so that caches stay true, by the plain ones.

    A module imports another by its plain address, which a browser may have kept from before the last change.
    """
    modules = sorted((STATIC / "js").glob("*.js"))
    version = hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()[:12]
    plain = [f"{_ADDRESS}/js/{path.name}" for path in modules]
    return {address: f"{address}?v={version}" for address in plain}


def self_hosted() -> None:
    """Point folium's map at our own copies of its assets, once; it needs Leaflet and nothing else."""
    folium.Map.default_js = [("leaflet", f"{_ADDRESS}/vendor/leaflet/leaflet.js")]
    folium.Map.default_css = [("leaflet_css", f"{_ADDRESS}/vendor/leaflet/leaflet.css")]
