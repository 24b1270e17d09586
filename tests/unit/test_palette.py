"""The map's colours, by day and by night: read on what they lie on, and told apart by every eye.

WCAG 2.2 asks 4.5:1 of words (1.4.3) and 3:1 of what a picture needs to be understood (1.4.11).
"""

from itertools import combinations

import pytest
from coloraide import Color

from contactline.maps.palette import (
    CONTROL,
    DARK,
    DIFFERENCE,
    FILL_OPACITY,
    KIND_GROUPS,
    LIGHT,
    NOT_KNOWN,
    difference_css,
)

LOOKS = {"day": LIGHT, "night": DARK}
EYES = ("all cones", "protan", "deutan", "tritan")
HALO_OPACITY = 0.88
APART = 9
"""CIEDE2000: from about 2 a difference is seen at a glance; areas of a map need more, marks too."""


def contrast(one, other):
    """The ratio of WCAG 2.1."""
    return Color(one).contrast(other, method="wcag21")


def laid(colour, ground, opacity):
    """A colour laid over another, as a canvas mixes them."""
    return Color(ground).mix(colour, opacity, space="srgb").to_string(hex=True)


def cells(look, names):
    """The colours of cells on the screen."""
    fills = {**CONTROL, **DIFFERENCE, "not_known": NOT_KNOWN}
    return {name: laid(look.fills.get(name, fills[name]), look.land, FILL_OPACITY) for name in names}


def seen(colour, eye):
    """A colour as an eye sees it: all three kinds of cones, or one of them missing."""
    return Color(colour) if eye == "all cones" else Color(colour).filter(eye)


def nearest(colours, eye):
    """The two colours that are hardest to tell apart for an eye, and how far apart they are."""
    pairs = combinations(sorted(colours), 2)
    return min((seen(a, eye).delta_e(seen(b, eye), method="2000"), a, b) for a, b in pairs)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("name", [*CONTROL, *DIFFERENCE, "not_known"])
def test_words_are_read_on_every_fill(look, name):
    """A word and the halo behind it, over whatever the halo lets through: 4.5:1."""
    behind = laid(look.halo, cells(look, [name])[name], HALO_OPACITY)

    assert contrast(look.word, behind) >= 4.5


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("part", ["line", "corridor", "zone", "district", "oblast"])
def test_lines_are_seen_on_every_fill(look, part):
    """Each runs on a casing of its own, so that it is seen whatever lies on both sides: 3:1."""
    assert contrast(getattr(look, part), look.casing) >= 3


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_an_open_road_and_a_closed_one_differ_from_the_corridor(look):
    """The dashes inside the corridor say which it is: 3:1."""
    assert contrast(look.corridor_open, look.corridor) >= 3
    assert contrast(look.corridor_closed, look.corridor) >= 3


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_borders_of_states_are_seen_on_the_land(look):
    """3:1."""
    assert contrast(look.country, look.land) >= 3


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("colour", KIND_GROUPS)
def test_discs_of_events_are_seen_on_the_land(look, colour):
    """A place known to some distance is a dashed rim at 0.65 of its colour: 3:1."""
    rim = laid(look.glow.get(colour, colour), look.land, 0.65)

    assert contrast(rim, look.land) >= 3


@pytest.mark.parametrize("colour", KIND_GROUPS)
def test_marks_of_events_are_seen_on_their_rim(colour):
    """A mark has a white rim and a curated one a white middle, by day and by night: 3:1."""
    assert contrast(colour, "#ffffff") >= 3


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("eye", EYES)
def test_any_two_holders_can_be_told_apart(look, eye):
    """Also the grey of land of which nothing is known is no holder's."""
    assert nearest(cells(look, [*CONTROL, "not_known"]).values(), eye)[0] >= APART


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("eye", EYES)
def test_any_two_changes_can_be_told_apart(look, eye):
    """The two that name the same state's SSR share one colour."""
    assert nearest(set(cells(look, DIFFERENCE).values()), eye)[0] >= APART


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("eye", EYES)
def test_any_two_groups_of_kinds_can_be_told_apart(look, eye):
    """Both as marks and as what lights up along a line, in the rim of a disc or around an area."""
    assert nearest(KIND_GROUPS, eye)[0] >= APART
    assert nearest([look.glow.get(colour, colour) for colour in KIND_GROUPS], eye)[0] >= APART


@pytest.mark.parametrize("key", ["same", "now-armenian_forces"])
def test_a_change_that_would_vanish_in_the_dark_has_another_colour_by_night(key):
    """The page says both and the browser takes the one of its scheme."""
    assert difference_css(key) == f"light-dark({DIFFERENCE[key]}, {DARK.fills[key]})"


def test_a_change_keeps_its_colour_by_night_where_it_can():
    """One colour means one thing."""
    assert difference_css("now-azerbaijan") == DIFFERENCE["now-azerbaijan"]
