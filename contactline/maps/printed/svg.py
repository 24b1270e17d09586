"""SVG from numbers and plain text: every text is escaped here, and nowhere else is SVG put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

FONTS = "'DejaVu Sans', 'Noto Sans', 'Noto Sans Arabic', sans-serif"
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def node(name: str, *children: str, **attributes: object) -> str:
    """Return an element; ``children`` are SVG, attribute values plain; ``fill_opacity`` is ``fill-opacity``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def text(words: str) -> str:
    """Return plain text as SVG; a character that XML cannot hold is left out."""
    return escape(_NOT_XML.sub("", words), quote=False)


def label(words: str, x: float, y: float, size: float, rtl: bool = False, **attributes: object) -> str:
    """Return a text at a point, in units of the sheet.

    ``rtl`` sets the text's own direction by an isolate (RLI, PDI): unlike ``direction``, every program knows it,
    and ``text-anchor`` keeps one meaning.
    """
    shown = f"\u2067{words}\u2069" if rtl else words
    return node("text", text(shown), x=x, y=y, font_size=size, **attributes)


def path(lines: Iterable[Iterable[tuple[float, float]]], closed: bool, **attributes: object) -> str:
    """Return one path of several lines or rings, to a tenth of a unit."""
    end = "Z" if closed else ""
    d = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) + end for line in lines)
    return node("path", d=d, **attributes) if d else ""


def _value(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else escape(str(value))
