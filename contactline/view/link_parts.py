"""How each part of a link is read: a text gives its value, or ``Unusable`` says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from contactline.view.state import FIRST_DAY, LAYERS, Viewport

MAX_QUERY: Final = 200
LATEST_DAY: Final = date(2099, 12, 31)


class Unusable(ValueError):
    """A part's value is no good; the message is the problem's key in the interface's catalogue."""


def read_day(text: str) -> date:
    """Read a day that the map covers."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise Unusable("not-a-day")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Unusable("not-a-day") from error
    if not FIRST_DAY <= day <= LATEST_DAY:
        raise Unusable("day-not-covered")
    return day


def read_known(text: str) -> date | None:
    """Read the day by which what is shown had been published; "all" is none."""
    return None if text == "all" else read_day(text)


def read_against(text: str) -> date | None:
    """Read the day to compare with; "none" is none."""
    return None if text == "none" else read_day(text)


def read_days(text: str) -> int:
    """Read a length in days, from 1."""
    if not re.fullmatch(r"\d{1,5}", text, re.ASCII) or int(text) < 1:
        raise Unusable("not-a-length")
    return int(text)


def read_step(text: str) -> int:
    """Read the step of a story, from 1."""
    if not re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII):
        raise Unusable("not-a-step")
    return int(text)


def read_story(text: str) -> str:
    """Read the id of a story, or nothing."""
    if not re.fullmatch(r"[a-z0-9-]{0,60}", text, re.ASCII):
        raise Unusable("not-a-story")
    return text


def read_text(text: str) -> str:
    """Read words that limit what is shown."""
    if len(text) > MAX_QUERY:
        raise Unusable("too-long")
    return text


def read_event(text: str) -> str:
    """Read the id of an event, or nothing."""
    if not re.fullmatch(r"[\w.:-]{0,100}", text, re.ASCII):
        raise Unusable("not-an-event")
    return text


def read_article(text: str) -> str:
    """Read the id of an article, or nothing."""
    if not re.fullmatch(r"([0-9a-f]{64})?", text, re.ASCII):
        raise Unusable("not-an-article")
    return text


def read_words(text: str) -> str:
    """Read words to find articles by."""
    if len(text) > MAX_QUERY:
        raise Unusable("too-long-to-find")
    return text


def read_page(text: str) -> int:
    """Read the page of a list, from 1."""
    if not re.fullmatch(r"\d{1,7}", text, re.ASCII) or int(text) < 1:
        raise Unusable("not-a-page")
    return int(text)


def read_release(text: str) -> str:
    """Read the version of a release."""
    if not re.fullmatch(r"[\w.-]{1,40}", text, re.ASCII):
        raise Unusable("not-a-release")
    return text


def read_viewport(text: str) -> Viewport:
    """Read zoom, latitude and longitude (EPSG:4326, degrees)."""
    degrees = r"(-?\d{1,3}(?:\.\d{1,6})?)"
    match = re.fullmatch(rf"(\d{{1,2}}(?:\.\d{{1,2}})?)/{degrees}/{degrees}", text, re.ASCII)
    if not match:
        raise Unusable("not-a-map-view")
    try:
        return Viewport(float(match[1]), round(float(match[2]), 4), round(float(match[3]), 4))
    except ValueError as error:
        raise Unusable("not-a-map-view") from error


def read_layers(text: str) -> frozenset[str]:
    """Read the layers that are drawn."""
    names = frozenset() if text == "none" else frozenset(text.split(","))
    if not names <= frozenset(LAYERS):
        raise Unusable("unknown-layer")
    return names


def choice_reader(choices: tuple[str, ...]) -> Callable[[str], str]:
    """Return what reads one of a few words."""

    def read(text: str) -> str:
        if text not in choices:
            raise Unusable("unknown-choice")
        return text

    return read
