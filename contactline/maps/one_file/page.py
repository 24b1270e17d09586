"""The one HTML file: data, scripts and styles in it, and a policy that lets it ask nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from contactline.maps.assets import STATIC
from contactline.maps.one_file.scripts import joined
from contactline.maps.payload import inert_json

MOST_EVENTS = 20_000
"""Events that one file holds: about 6 MB; more would be slow to open on a phone."""

_MODULES = (
    "core", "beside", "event_table", "tally", "sprites", "marks", "counts", "counted", "picture", "map",
)  # fmt: skip
"""Our modules, each after those that it imports."""

_HERE = Path(__file__).parent
_LEAFLET = STATIC / "vendor" / "leaflet"


@dataclass(frozen=True, slots=True)
class Page:
    """What the file shows: all plain text.

    ``map`` is what ``map_data`` returns, ``time`` what the time control is sent, ``sources`` the sources of each
    event of the map. ``link`` opens an event in the dashboard, with ``{id}`` for the event's id. ``words`` has
    ``asOf`` ("{day}"), ``count`` ("{count}") and ``link``. ``control`` has the control's html, css and js.
    ``about`` says where the file is from, by label; ``digest`` is the label of the data's SHA-256.
    """

    title: str
    status: str
    licence: str
    map: Mapping[str, Any]
    time: Mapping[str, Any]
    sources: Sequence[Sequence[str]]
    link: str
    words: Mapping[str, str]
    control: Mapping[str, str]
    about: Mapping[str, str]
    digest: str


def page_html(page: Page) -> bytes:
    """Return the file; raise ValueError for more events than one holds.

    The SHA-256 in it is that of its data: of the text of the element ``contactline-data``, in UTF-8.
    """
    if len(page.sources) > MOST_EVENTS:
        raise ValueError(f"one file holds {MOST_EVENTS} events, not {len(page.sources)}")
    data = inert_json(
        {
            "map": {**page.map, "relief": _relief()},
            "time": page.time,
            "sources": page.sources,
            "link": page.link,
            "words": page.words,
        }
    )
    sha256 = hashlib.sha256(data.encode()).hexdigest()
    leaflet, script = _leaflet(), _script(page.control["js"])
    about = {**page.about, page.digest: sha256}
    written = Template((_HERE / "page.html").read_text(encoding="utf-8")).substitute(
        lang=escape(page.map["lang"]),
        dir=escape(page.map["dir"]),
        policy=escape(_policy(leaflet, script)),
        sha256=sha256,
        licence=escape(page.licence),
        title=escape(page.title),
        style=_style(page.control["css"]),
        control=page.control["html"],
        status=escape(page.status),
        about="".join(
            f"<dt>{escape(name)}</dt><dd dir=auto>{escape(value)}</dd>" for name, value in about.items()
        ),
        data=data,
        leaflet=leaflet,
        script=script,
    )
    return written.encode()


def _policy(*scripts: str) -> str:
    """Return a policy that runs these scripts and no other, and lets nothing leave or enter the file."""
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _script(control: str) -> str:
    modules = {name: (STATIC / "js" / f"{name}.js").read_text(encoding="utf-8") for name in _MODULES}
    page = (_HERE / "page.js").read_text(encoding="utf-8")
    return _inline(joined({**modules, "control": control, "page": page}))


def _leaflet() -> str:
    source = (_LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    return _inline("\n".join(line for line in source.splitlines() if "sourceMappingURL" not in line))


def _style(control: str) -> str:
    own = (_HERE / "page.css").read_text(encoding="utf-8")
    return "\n".join(((_LEAFLET / "leaflet.css").read_text(encoding="utf-8"), control, own))


def _relief() -> str:
    picture = (STATIC / "relief" / "relief.jpg").read_bytes()
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"


def _inline(script: str) -> str:
    """Return a script as it stands in a page: what would end its element there may not be in it."""
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("a script of ours would end its own element")
    return script.replace("\r\n", "\n")
