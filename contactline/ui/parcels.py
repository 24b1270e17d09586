"""Data that a browser fetches once, beside the page, and keeps: its address is a hash of it, so that it never changes.

The address is handed out with the page; nobody can guess it without the data. Streamlit has no address for data of
one's own unless the server is started as an application with routes (``server.py``): under ``streamlit run
dashboard.py`` there are no parcels, and what would be one travels with the page.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import deque
from threading import Lock
from weakref import WeakValueDictionary

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SMALLEST = 50_000
"""Bytes from which on a parcel is worth a request of its own."""

MOST = 16
"""Parcels that are kept though nobody holds their address: a browser asks a moment after it was told of one."""

_KEPT_FOR_GOOD = "private, max-age=31536000, immutable"


class Address(str):
    """Where the map's frame finds a parcel, relative to it; what lies there is kept for as long as this is."""

    packed: bytes

    @staticmethod
    def of(name: str, data: bytes) -> Address:
        """Return the address of data by their hash."""
        made = Address(f"../../parcels/{name}")
        made.packed = gzip.compress(data, 6, mtime=0)
        return made


class Shelf:
    """The parcels that can be fetched: those whose address somebody holds, and the last of the others."""

    def __init__(self) -> None:
        """Begin with none, and give none out."""
        self._held: WeakValueDictionary[str, Address] = WeakValueDictionary()
        self._last: deque[Address] = deque(maxlen=MOST)
        self._lock = Lock()
        self.open = False

    def put(self, data: bytes) -> Address | None:
        """Keep data and return its address; None where nothing is given out or it is too small to be worth it."""
        if not self.open or len(data) < SMALLEST:
            return None
        name = hashlib.sha256(data).hexdigest()
        with self._lock:
            found = self._held.get(name) or Address.of(name, data)
            self._held[name] = found
            self._last.append(found)
        return found

    def get(self, name: str) -> bytes | None:
        """Return data as it was put, gzipped; None where there is none of this name."""
        found = self._held.get(name)
        return found.packed if found else None


SHELF = Shelf()


def address_of(data: bytes) -> str:
    """Return where the map's frame finds data, relative to it; empty where the data must travel with the page.

    The data can be fetched for as long as somebody holds what this returns.
    """
    return SHELF.put(data) or ""


def routes() -> list[Route]:
    """Return what the server answers with parcels; from now on they are given out."""
    SHELF.open = True
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return [Route(f"{f'/{base}' if base else ''}/parcels/{{name}}", _answer)]


async def _answer(request: Request) -> Response:
    data = SHELF.get(request.path_params["name"])
    if data is None:
        return Response(status_code=404)
    headers = {"Cache-Control": _KEPT_FOR_GOOD, "X-Content-Type-Options": "nosniff"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(data, 200, {**headers, "Content-Encoding": "gzip"}, "application/octet-stream")
    return Response(gzip.decompress(data), 200, headers, "application/octet-stream")
