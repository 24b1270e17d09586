"""The printed sheet, A4 landscape: title, map, legend, scale, and where everything is from."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shapely.geometry.base import BaseGeometry

from contactline.maps import palette
from contactline.maps.marks import Form
from contactline.maps.printed import events as event_marks
from contactline.maps.printed.ground import Base, Dated, ground, outlines, patterns
from contactline.maps.printed.names import WIDTH as LETTER
from contactline.maps.printed.names import names
from contactline.maps.printed.projection import Frame
from contactline.maps.printed.svg import FONTS, label, node, text
from contactline.model import Event, Origin
from contactline.view import Viewport

MM = 4
"""Units of the sheet in a millimetre; on the map a unit is a pixel of the screen."""
SHEET_WIDTH, HEIGHT = 297 * MM, 210 * MM
_MARGIN = 10 * MM
_MAP_TOP, _MAP_WIDTH, _MAP_HEIGHT = 92, 868, 596
_PANEL = SHEET_WIDTH - 2 * _MARGIN - _MAP_WIDTH - 16
_EDGE = 6 * MM
"""What no printer has to reach, at the sheet's lower edge."""
_FOOT_SIZES = (9.5, 8.5, 7.5, 6.5, 5.0, 3.5)
"""Letters of the foot, the usual ones first: the link of a view with many filters is long."""
_LEADING = 1.3
_WIDE = 0.85
"""An address has wider letters than words have: less of it goes on a line."""
_LONGEST_SCALE = 160
"""Units."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words of a sheet: ``legend`` has those of the screen's legend by key, ``foot`` the lines under the map.

    ``link`` opens the view; ``kilometres`` writes a length in the reader's language.
    """

    title: str
    period: str
    legend: Mapping[str, str]
    foot: Sequence[str]
    link: str
    place: Callable[[str], str]
    kilometres: Callable[[int], str]
    rtl: bool


def sheet_svg(
    words: SheetWords,
    viewport: Viewport,
    base: Base,
    dated: Sequence[Dated],
    events: Sequence[Event],
    first: date,
) -> str:
    """Return the sheet as SVG; ``first`` begins the period whose events it shows.

    It shows at least what the screen does: as much around the same middle at the same zoom, and more beside it.
    """
    left = _MARGIN + (_PANEL + 16 if words.rtl else 0)
    frame = Frame(viewport, left, _MAP_TOP, _MAP_WIDTH, _MAP_HEIGHT)
    rectangle = {"x": frame.x, "y": frame.y, "width": frame.width, "height": frame.height}
    on_map = "".join(
        (
            ground(frame, base, dated),
            event_marks.glows(frame, events, _targets(base, dated), first),
            names(frame, words.place, words.rtl),
            event_marks.marks(frame, events),
        )
    )
    return node(
        "svg",
        node("title", text(words.title)),
        node("metadata", text("\n".join(words.foot))),
        node("defs", patterns(), node("clipPath", node("rect", **rectangle), id="frame")),
        node("rect", width=SHEET_WIDTH, height=HEIGHT, fill="#ffffff"),
        _head(words),
        node("g", on_map, clip_path="url(#frame)"),
        node("rect", fill="none", stroke="#555555", stroke_width=1, **rectangle),
        _scale(frame, words),
        _legend(words, frame, dated),
        _foot(words),
        xmlns="http://www.w3.org/2000/svg",
        width="297mm",
        height="210mm",
        viewBox=f"0 0 {SHEET_WIDTH} {HEIGHT}",
        font_family=FONTS,
        font_stretch="condensed",
        fill="#1b1b1b",
    )


def _targets(base: Base, dated: Sequence[Dated]) -> dict[str, list[BaseGeometry]]:
    """Return what an event can glow along: areas by place, the day's lines and road by layer."""
    found = {place: [shape] for place, shape in outlines(base).items()}
    for feature, _ in dated:
        if feature.layer in ("line", "corridor"):
            found.setdefault(feature.layer, []).append(feature.geometry)
    return found


def _head(words: SheetWords) -> str:
    return _line(words, words.title, 56, 26, font_weight=700) + _line(words, words.period, 82, 15)


def _line(words: SheetWords, written: str, y: float, size: float, **style: object) -> str:
    """Return a line that begins at the margin where its language begins to read."""
    x = SHEET_WIDTH - _MARGIN if words.rtl else _MARGIN
    # An address reads from left to right in every language.
    rtl = words.rtl and not written.startswith(("http://", "https://", "?"))
    return label(written, x, y, size, rtl, text_anchor="end" if words.rtl else "start", **style)


def _foot(words: SheetWords) -> str:
    """Return what the map is and where it is from, in letters as large as there is room for."""
    top = _MAP_TOP + _MAP_HEIGHT + 8
    sizes = (
        size
        for size in _FOOT_SIZES
        if len(_foot_lines(words, size)) * size * _LEADING <= HEIGHT - _EDGE - top
    )
    size = next(sizes, _FOOT_SIZES[-1])
    return "".join(
        _line(words, line, top + (i + 1) * size * _LEADING, size, fill="#444444")
        for i, line in enumerate(_foot_lines(words, size))
    )


def _foot_lines(words: SheetWords, size: float) -> list[str]:
    width = SHEET_WIDTH - 2 * _MARGIN
    lines = [piece for one in words.foot for piece in _wrapped(one, width, size)]
    return lines + _wrapped(words.link, width * _WIDE, size)


def _wrapped(written: str, width: float, size: float) -> list[str]:
    return textwrap.wrap(written, int(width / size / LETTER * 1.12), break_on_hyphens=False)


def _scale(frame: Frame, words: SheetWords) -> str:
    """Return a bar of a round length; Web Mercator's scale is that of the frame's middle."""
    longest = _LONGEST_SCALE / frame.units_of(1)
    power = 10 ** math.floor(math.log10(longest))
    km = max(1, round(next(step * power for step in (5, 2, 1) if step * power <= longest)))
    length = frame.units_of(km)
    x, y = frame.x + 14, frame.y + frame.height - 16
    back = node("rect", x=x - 8, y=y - 22, width=length + 16, height=30, fill="#ffffff", fill_opacity=0.85)
    bar = node(
        "path", d=f"M{x:.1f} {y - 5:.1f}v5h{length:.1f}v-5", fill="none", stroke="#1b1b1b", stroke_width=1.6
    )
    return (
        back + bar + label(words.kilometres(km), x + length / 2, y - 8, 11, words.rtl, text_anchor="middle")
    )


def _legend(words: SheetWords, frame: Frame, dated: Sequence[Dated]) -> str:
    """Return the legend: every holder, then what is drawn on the day, then what the marks mean."""
    say = words.legend
    column = _Column(words, _MARGIN if words.rtl else frame.x + frame.width + 16, _MAP_TOP + 12)
    column.text(say["legend"], 12, font_weight=700)
    holders = dict(palette.CONTROL)
    if any(period.value not in holders for feature, period in dated if feature.layer == "control"):
        holders["not_known"] = palette.NOT_KNOWN
    for holder, colour in holders.items():
        column.item(
            say[holder],
            lambda x, y, colour=colour: _swatch(x, y, fill=colour, fill_opacity=0.72),
        )
    column.item(
        say["shared"],
        lambda x, y: _swatch(x, y, fill="#ffffff") + _swatch(x, y, fill="url(#hatch-armenian_forces)"),
    )
    layers = {feature.layer for feature, _ in dated}
    for layer, colour, width, dash in (
        ("line", palette.LINE, 3.0, "9 4"), ("zone", palette.ZONE, 1.6, "2 4"), ("corridor", palette.CORRIDOR, 5.0, None)
    ):  # fmt: skip
        if layer in layers:
            column.item(
                say[f"layer_{layer}"],
                lambda x, y, c=colour, w=width, d=dash: node(
                    "path", d=f"M{x:.1f} {y:.1f}h24", stroke=c, stroke_width=w, stroke_dasharray=d
                ),
            )
    for form, origin in ((Form.DOT, Origin.ARTICLE), (Form.DOT, Origin.CURATED), (Form.DOT, Origin.IMPORTED)):
        column.item(say[f"origin_{origin.value}"], lambda x, y, f=form, o=origin: _mark(x, y, f, o))
    column.item(say["pale"], lambda x, y: _mark(x, y, Form.FAINT, Origin.ARTICLE))
    column.item(say["about"], lambda x, y: _mark(x, y, Form.BADGE, Origin.ARTICLE))
    for key in ("within", "dashed", "note"):
        column.text(say[key], 10)
    return "".join(column.drawn)


class _Column:
    """Puts one item of the legend under another; in a language from right to left, signs stand on the right."""

    def __init__(self, words: SheetWords, x: float, y: float) -> None:
        self.words, self.x, self.y = words, x, y
        self.drawn: list[str] = []

    def item(self, text: str, sign: Callable[[float, float], str]) -> None:
        """Add a sign with its meaning."""
        x = self.x + _PANEL - 26 if self.words.rtl else self.x + 1
        self.drawn.append(sign(x, self.y - 4))
        self._write(text, 10.5, 34, {})

    def text(self, text: str, size: float, **style: object) -> None:
        """Add words without a sign."""
        self._write(text, size, 0, style)

    def _write(self, text: str, size: float, inset: float, style: Mapping[str, object]) -> None:
        rtl = self.words.rtl
        x = self.x + _PANEL - inset if rtl else self.x + inset
        for line in _wrapped(text, _PANEL - inset, size):
            anchor = "end" if rtl else "start"
            self.drawn.append(label(line, x, self.y, size, rtl, text_anchor=anchor, **style))
            self.y += size * 1.3
        self.y += 6


def _swatch(x: float, y: float, **fill: object) -> str:
    return node("rect", x=x, y=y - 6, width=24, height=12, stroke="#555555", stroke_width=0.8, **fill)


def _mark(x: float, y: float, form: Form, origin: Origin) -> str:
    return event_marks.symbol(x + 12, y, 6, form, origin, palette.KIND_COLOURS["statement"])
