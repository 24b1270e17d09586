"""What makes the first page open sooner: files kept and packed, and asked for before Streamlit finds that it needs them.

Streamlit's page asks for its own scripts at once, but for those of the elements that a page is made of only when their
first one has come; it sends them all unpacked, over four megabytes. What is packed here is packed once and kept.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders

from contactline.maps import assets
from contactline.ui.asgi import App, Message, Receive, Send, package_folder

ELEMENTS = (
    "elements/Html/Html.tsx",
    "widgets/CustomComponent/ComponentInstance.tsx",
    "widgets/BidiComponent/BidiComponent.tsx",
    "widgets/Button/Button.tsx",
    "widgets/Selectbox/Selectbox.tsx",
)
"""Streamlit's parts that the map page is made of, as its manifest names them."""

KEPT_FOR_GOOD = "public, max-age=31536000, immutable"

_TYPES = {".js": b"text/javascript; charset=utf-8", ".css": b"text/css; charset=utf-8"}

_SMALLEST = 1_000
"""Bytes under which packing saves nothing."""


class Opening:
    """An ASGI app around another that gives browsers its files packed, to keep, and in good time."""

    def __init__(self, app: App, base: str = "") -> None:
        """Wrap ``app``, which is served under the path ``base``."""
        self.app = app
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""
        self.files = packable_files()
        self.packed: dict[str, bytes] = {}
        self.page = (_streamlit() / "index.html").read_bytes()
        self.sooner = with_links(self.page, *element_scripts())

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        path = str(scope["path"]).removeprefix(self.base)
        file = self.files.get(path)
        if file and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            await self._send_packed(path, file, send)
        elif path.startswith("/app/static/"):
            await self.app(scope, receive, _kept(send) if _is_of_now(scope) else send)
        else:
            await self.app(scope, receive, _Sooner(self.page, self.sooner, send))

    async def _send_packed(self, path: str, file: Path, send: Send) -> None:
        if path not in self.packed:
            self.packed[path] = await to_thread.run_sync(lambda: gzip.compress(file.read_bytes(), 6, mtime=0))
        data = self.packed[path]
        headers = [
            (b"content-type", _TYPES[file.suffix]),
            (b"content-length", str(len(data)).encode()),
            (b"content-encoding", b"gzip"),
            (b"vary", b"Accept-Encoding"),
            (b"cache-control", KEPT_FOR_GOOD.encode()),
            (b"x-content-type-options", b"nosniff"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": data})


def packable_files() -> dict[str, Path]:
    """Return the scripts and styles whose name says what is in them, by the path that they are asked for at.

    They are Streamlit's and those of the map's frame; what is not in this list is answered as it ever was.
    """
    frame = package_folder("streamlit_folium") / "frontend" / "build" / "static" / "js"
    folders = {
        "/static/js/": _streamlit() / "static" / "js",
        "/static/css/": _streamlit() / "static" / "css",
        "/component/streamlit_folium.st_folium/static/js/": frame,
    }
    return {
        f"{address}{file.name}": file
        for address, folder in folders.items()
        for file in folder.iterdir()
        if file.suffix in _TYPES and file.stat().st_size >= _SMALLEST
    }


def element_scripts() -> tuple[list[str], list[str]]:
    """Return the scripts of the elements of the map page, and what these import, relative to the page.

    One that this Streamlit calls otherwise is left out: it comes as late as it would.
    """
    manifest: dict[str, dict[str, Any]] = json.loads(
        (_streamlit() / "manifest.json").read_text(encoding="utf-8")
    )
    elements = [one for name in ELEMENTS if (one := f"../lib/src/components/{name}") in manifest]
    wanted = list(elements)
    found: dict[str, str] = {}
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = f"./{manifest[name]['file']}"
            wanted += manifest[name].get("imports", ())
    return [found.pop(name) for name in elements], sorted(found.values())


def with_links(page: bytes, elements: Iterable[str], imported: Iterable[str]) -> bytes:
    """Return Streamlit's page that runs these elements' scripts after its own, and asks for what they import, each once.

    React draws nothing in place of a part whose script has not been run yet, and while any is missing waits up to half
    a second before it draws those that have come: to fetch the scripts in good time is not enough.
    """
    links = [
        *(
            f'<link rel="modulepreload" crossorigin href="{one}">'
            for one in imported
            if one.encode() not in page
        ),
        *(f'<script type="module" crossorigin src="{one}"></script>' for one in elements),
    ]
    return page.replace(b"</head>", "".join(links).encode() + b"</head>", 1)


def _is_of_now(scope: Message) -> bool:
    """Whether a file of ours is asked for as it is now: an older or newer one must not be kept under that name."""
    return parse_qs(bytes(scope["query_string"])).get(b"v") == [assets.version().encode()]


def _kept(send: Send) -> Send:
    async def kept(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            MutableHeaders(scope=message)["Cache-Control"] = KEPT_FOR_GOOD
        await send(message)

    return kept


class _Sooner:
    """Sends an answer on; Streamlit's page, whatever address it was asked for at, with what is to be asked for soon."""

    def __init__(self, page: bytes, sooner: bytes, send: Send) -> None:
        self.page, self.sooner, self.send = page, sooner, send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] == 200 and _length(message) == len(self.page):
                self.start = message
                return
        elif self.start is not None:
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            message = {"type": "http.response.body", "body": self._opened(self.start)}
            await self.send(self.start)
        await self.send(message)

    def _opened(self, start: Message) -> bytes:
        if self.body != self.page:
            return self.body
        headers = MutableHeaders(scope=start)
        headers["Content-Length"] = str(len(self.sooner))
        for name in ("ETag", "Last-Modified"):  # they tell of the page as it was
            del headers[name]
        return self.sooner


def _length(start: Message) -> int:
    return int(Headers(raw=start["headers"]).get("content-length", "-1"))


def _streamlit() -> Path:
    return package_folder("streamlit") / "static"
