"""The sheet as pixels: SVG drawn by resvg, with letters that come with the project."""

from __future__ import annotations

import zlib

import resvg_py

from contactline.maps.assets import STATIC

DPI = 300
_LETTERS = STATIC / "vendor" / "dejavu-fonts-ttf"
_FACE = "DejaVu Sans"
_INCH_M = 0.0254
_HEAD = 33
"""Bytes of a PNG's signature and its first chunk (IHDR), which others come after."""


def png_of(svg: str, about: str) -> bytes:
    """Return a sheet as PNG at 300 dpi: the same letters on every machine, whatever it has installed.

    ``about`` is kept in the file as its description, beside its resolution.
    """
    drawn = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            background="#ffffff",
            dpi=float(DPI),
            skip_system_fonts=True,
            font_dirs=[str(_LETTERS)],
            font_family=_FACE,
            sans_serif_family=_FACE,
        )
    )
    dots_per_metre = round(DPI / _INCH_M).to_bytes(4, "big")
    resolution = _chunk(b"pHYs", dots_per_metre * 2 + b"\x01")
    description = _chunk(b"iTXt", b"Description\0\0\0\0\0" + about.encode())
    return drawn[:_HEAD] + resolution + description + drawn[_HEAD:]


def _chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG: length, name, content, checksum."""
    body = name + content
    return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
