"""The sheet for print, as an XML reader and resvg read it."""

import struct
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from contactline.geography import base_layers
from contactline.maps.printed import SheetWords, png_of, sheet_svg
from contactline.maps.printed.sheet import HEIGHT, SHEET_WIDTH
from contactline.ui.map_words import map_words
from contactline.ui.saved_map import svg_file
from tests.unit.exporting.fixtures import HOSTILE, hostile, taken

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = ["en", "ar", "ru"]


def sheet(view):
    """The sheet of a view as a tree."""
    return ElementTree.fromstring(svg_file(view))  # noqa: S314 (our own file)


def texts(tree):
    """Every text on the sheet, without the marks of its direction."""
    return ["".join(text.itertext()).strip("\u2067\u2069") for text in tree.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "The situation around Nagorno-Karabakh on 20 November 2020"),
        ("ar", "الوضع في محيط ناغورني قره باغ في 20 نوفمبر 2020"),
        ("ru", "Положение вокруг Нагорного Карабаха на 20 ноября 2020"),
    ],
)
def test_a_sheet_says_what_it_shows_and_where_it_is_from(lang, title):
    """Title and day, a scale, the licence, the version and the link, in the reader's language."""
    view = taken(lang)

    found = texts(sheet(view))

    whole = " ".join(found)
    assert found[0] == title
    assert any(text.startswith("50 ") for text in found)
    assert "ODbL" in whole and view.provenance.release in whole and "https://example.org/map?v=1" in whole


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_that_is_written_leaves_the_sheet(lang):
    """Also the link of a view with many filters: its letters get smaller until there is room."""
    view = taken(lang, places=frozenset(list(base_places())[:40]))

    lines = list(sheet(view).iter(f"{SVG}text"))

    assert max(float(line.get("y")) for line in lines) <= HEIGHT
    assert all(0 <= float(line.get("x")) <= SHEET_WIDTH for line in lines)


def base_places():
    """Ids of places, for a filter."""
    return (place for event in taken().events for place in {one.id for one in event.places})


def test_arabic_reads_from_right_to_left_and_its_legend_stands_on_the_left():
    """Each text carries its own direction, which every program that draws SVG knows; lines begin on the right."""
    tree = sheet(taken("ar"))

    head = next(tree.iter(f"{SVG}text"))
    frame = tree.find(f"{SVG}defs/{SVG}clipPath/{SVG}rect")
    assert head.text.startswith("\u2067") and head.get("text-anchor") == "end"
    assert float(frame.get("x")) > SHEET_WIDTH - float(frame.get("x")) - float(frame.get("width"))


def test_a_layer_that_is_not_ticked_is_not_drawn_and_not_in_the_legend():
    """The sheet is what the screen shows."""
    view = taken(layers=frozenset({"control"}))

    found = texts(sheet(view))

    assert "Lachin corridor (schematic road)" not in found
    assert b'stroke-dasharray="9 4"' not in svg_file(view)


def test_hostile_names_are_text_on_the_sheet():
    """No word from outside becomes an element: neither a place's name nor a title."""
    words = SheetWords(
        title=HOSTILE[0],
        period=HOSTILE[3],
        legend={**map_words(str), **dict.fromkeys(("origin_article", "origin_curated", "origin_imported"), HOSTILE[0]),
                **dict.fromkeys(("pale", "about", "within"), HOSTILE[6])},
        foot=HOSTILE,
        link="https://example.org/?<evil/>",
        place=lambda place: HOSTILE[0],
        kilometres=lambda km: HOSTILE[3],
        rtl=False,
    )  # fmt: skip
    view = hostile()

    svg = sheet_svg(
        words, view.state.viewport, base_layers(), view.geography, view.events, view.state.window[0]
    )

    tree = ElementTree.fromstring(svg)  # noqa: S314
    assert {element.tag for element in tree.iter()} & {f"{SVG}script", f"{SVG}evil", "evil"} == set()
    assert HOSTILE[0] in texts(tree)


def test_the_same_place_lies_at_the_same_point_of_screen_and_sheet():
    """A viewport shows the same area whatever the zoom: twice as near, twice as far from the middle."""
    view = taken()
    near = replace(view, state=replace(view.state, viewport=replace(view.state.viewport, zoom=9)))

    far_from_middle = [_mark_of(sheet(one), "Goris") for one in (view, near)]

    assert far_from_middle[1] == pytest.approx(2 * far_from_middle[0], abs=2)


def _mark_of(tree, name):
    """How far right of the map's middle a town's name stands."""
    frame = tree.find(f"{SVG}defs/{SVG}clipPath/{SVG}rect")
    middle = float(frame.get("x")) + float(frame.get("width")) / 2
    return next(float(text.get("x")) for text in tree.iter(f"{SVG}text") if text.text == name) - middle


def test_pixels_are_an_a4_page_at_300_dpi_with_their_source_inside():
    """A printer program reads the resolution, an image viewer the description; letters are drawn without the
    machine's own faces."""
    png = png_of(svg_file(taken("ar")).decode(), "licence: ©")

    width, height = struct.unpack(">II", png[16:24])
    chunks = dict(_chunks(png))
    assert (width, height) == (3508, 2480)
    assert struct.unpack(">IIB", chunks[b"pHYs"]) == (11811, 11811, 1)
    assert chunks[b"iTXt"].endswith("licence: ©".encode())
    assert len(zlib.decompress(chunks[b"IDAT"])) == height * (1 + 4 * width)


def _chunks(png):
    """The chunks of a PNG by name; those of the same name in one."""
    at, found = 8, {}
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        found[name] = found.get(name, b"") + png[at + 8 : at + 8 + size]
        at += 12 + size
    return found.items()
