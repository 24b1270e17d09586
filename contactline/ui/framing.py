"""Which sites may show the dashboard in a frame, and what they may say to it there.

Only what was opened with ``embed=true`` may stand in other people's pages: it can be looked at and moved in time,
and nothing else. The map is a frame within it, whose scripts (streamlit-folium's) run what they are sent by anybody:
in the page's own address, with the rights of whoever looks. So that frame hears its own site alone.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from contactline.maps.assets import frame_head
from contactline.ui.asgi import App, Message, Receive, Send, package_folder

SETTING = "CONTACTLINE_EMBEDDERS"
"""Who may embed: ``all``, ``none``, or origins such as ``https://news.example.org`` with spaces or commas between."""

MAP_FRAME = "/component/streamlit_folium.st_folium/index.html"

NOBODY = "'self'"
"""``frame-ancestors`` that let no other site embed."""

GUARD = (
    '<script>addEventListener("message",'
    "(event)=>{if(event.origin!==location.origin)event.stopImmediatePropagation()},true)</script>"
)
"""Stands before the map frame's own scripts: what comes from another site reaches none of them."""

_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:\d{1,5})?", re.IGNORECASE)


def embedders(setting: str) -> str:
    """Return who may embed, as ``frame-ancestors`` has it; raise ValueError for what is no origin.

    >>> embedders("https://news.example.org, https://*.example.com")
    "'self' https://news.example.org https://*.example.com"
    """
    named = setting.replace(",", " ").split()
    if named in ([], ["all"]):
        return "*"
    if named == ["none"]:
        return NOBODY
    for one in named:
        if not _ORIGIN.fullmatch(one):
            raise ValueError(
                f"{SETTING}: {one!r} is not all, none, or an origin like https://news.example.org"
            )
    return " ".join((NOBODY, *named))


class Framing:
    """An ASGI app around another that says with every page who may frame it, and guards the map's frame."""

    def __init__(self, app: App, embedders: str) -> None:
        """Wrap ``app``; ``embedders`` as the function of that name gives them."""
        self.app = app
        self.embedders = embedders
        self.map_frame = guarded_map_frame()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        of_map = str(scope["path"]).lower().endswith(MAP_FRAME.lower())
        may = self.embedders if of_map or _embeds(scope) else NOBODY
        policy = (b"content-security-policy", f"frame-ancestors {may}".encode())
        if of_map and scope["method"] in ("GET", "HEAD"):
            await _answer(self.map_frame, policy, scope["method"], send)
            return

        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                message["headers"] = [*message["headers"], policy]
            await send(message)

        await self.app(scope, receive, with_policy)


def guarded_map_frame() -> bytes:
    """Return the map frame's page with the guard before its scripts, and what it will need after the guard.

    Raises RuntimeError where they have no place.
    """
    build = package_folder("streamlit_folium") / "frontend" / "build"
    page = (build / "index.html").read_text(encoding="utf-8")
    before, head, after = page.partition("<head>")
    if not head or "<script" in before:
        raise RuntimeError("the page of streamlit-folium is not one that could be guarded")
    return f"{before}{head}{GUARD}{frame_head()}{after}".encode()


async def _answer(page: bytes, policy: tuple[bytes, bytes], method: str, send: Send) -> None:
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(page)).encode()),
        (b"cache-control", b"no-cache"),
        policy,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else page})


def _embeds(scope: Message) -> bool:
    """Whether a page will be shown embedded: Streamlit asks the same of its address, in the browser."""
    query = parse_qsl(bytes(scope["query_string"]).decode("latin-1"), keep_blank_values=True)
    return any(name.lower() == "embed" and value.lower() == "true" for name, value in query)


def _is_page(message: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )
