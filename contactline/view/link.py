"""The link: the whole view as a query string, explicit, versioned and canonical.

``decode(encode(state))`` gives the same state and no notices. What cannot be read is reported and
never widens the view: a bad day or filter shows no events rather than all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeVar
from urllib.parse import parse_qsl, quote

from contactline.library import RELEASE
from contactline.model import KINDS
from contactline.names import ACTORS, NAMINGS, PLACES
from contactline.view.state import (
    FIRST_DAY,
    LAYERS,
    REVIEWS,
    SOURCES,
    UI_LANGUAGES,
    Viewport,
    ViewState,
)

VERSION: Final = "1"
MAX_QUERY: Final = 200
LATEST_DAY: Final = date(2099, 12, 31)
PARAMETERS: Final = (
    "v", "on", "days", "against", "from", "to", "known", "kinds", "actors", "places", "sources", "review", "q", "event",
    "lang", "names", "map", "layers", "rel",
)  # fmt: skip
OF_A_PAGE: Final = ("article", "find", "shelf", "page", "story", "step")
"""Parts that one page only has: they stand in a link where they say something, and mean the same for ever."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A part of a link that could not be used: ``problem`` is a key of the interface's catalogue."""

    part: str
    value: str
    problem: str


T = TypeVar("T")


class _Unusable(ValueError):
    """A part's value is no good; the message is the problem's key."""


def default_state(lang: str = "en") -> ViewState:
    """Return the first view: the first article's day, the whole timeline, no filter."""
    return ViewState(
        on=date(2021, 3, 12), first=FIRST_DAY, last=RELEASE.through, release=RELEASE.version, lang=lang
    )


def encode(state: ViewState) -> str:
    """Return the canonical query string of a view: every part that all pages have, in one order."""
    values = {
        "v": VERSION,
        "on": state.on.isoformat(),
        "days": str(state.days),
        "against": state.against.isoformat() if state.against else "none",
        "from": state.first.isoformat(),
        "to": state.last.isoformat(),
        "known": state.known.isoformat() if state.known else "all",
        "kinds": "none" if state.nothing else _write_set(state.kinds),
        "actors": _write_set(state.actors),
        "places": _write_set(state.places),
        "sources": _write_set(state.sources),
        "review": _write_set(state.reviews),
        "q": state.q,
        "event": state.event,
        "lang": state.lang,
        "names": state.names,
        "map": f"{state.viewport.zoom:g}/{state.viewport.lat:.4f}/{state.viewport.lon:.4f}",
        "layers": ",".join(sorted(state.layers)) or "none",
        "rel": state.release,
    }
    here = {
        "article": state.article,
        "find": state.find,
        "shelf": str(state.shelf) if state.shelf > 1 else "",
        "page": str(state.page) if state.page > 1 else "",
        "story": state.story,
        "step": str(state.step) if state.story and state.step > 1 else "",
    }
    values |= {name: value for name, value in here.items() if value}
    written = (name for name in (*PARAMETERS, *OF_A_PAGE) if name in values)
    return "&".join(f"{name}={quote(values[name], safe=',/:~')}" for name in written)


def decode(
    query: str | Mapping[str, str | Sequence[str]], base: ViewState | None = None
) -> tuple[ViewState, tuple[Notice, ...]]:
    """Read a query string, or Streamlit's mapping of one, into a view and what could not be read.

    What the query does not say is as in ``base``, or in the first view. Never raises: an unreadable part
    leaves a notice, and one that limits what is shown (a day, a filter) turns every event off until the
    reader changes it.
    """
    reader = _Reader(_parts(query))
    base = base or default_state()
    if reader.unsupported_version():
        return replace(base, nothing=True), tuple(reader.notices)
    first, last = _timeline(reader, base)
    on = reader.limit("on", _read_day, min(max(base.on, first), last))
    if not first <= on <= last:
        reader.note("on", "outside-period")
        on = min(max(on, first), last)
    state = ViewState(
        on=on,
        first=first,
        last=last,
        release=reader.free("rel", _read_release, base.release),
        days=reader.free("days", _read_days, base.days, instead=1),
        against=reader.limit("against", _read_against, base.against),
        known=reader.limit("known", _read_known, base.known, instead=FIRST_DAY),
        kinds=reader.ids("kinds", KINDS, base.kinds),
        actors=reader.ids("actors", ACTORS, base.actors),
        places=reader.ids("places", PLACES, base.places),
        sources=reader.ids("sources", SOURCES, base.sources),
        reviews=reader.ids("review", REVIEWS, base.reviews),
        q=reader.limit("q", _read_text, base.q),
        event=reader.free("event", _read_event, base.event),
        article=reader.free("article", _read_article, base.article),
        find=reader.free("find", _read_words, base.find),
        shelf=reader.free("shelf", _read_page, base.shelf),
        lang=reader.free("lang", _choice_reader(UI_LANGUAGES), base.lang),
        names=reader.free("names", _choice_reader(NAMINGS), base.names),
        viewport=reader.free("map", _read_viewport, base.viewport),
        layers=reader.free("layers", _read_layers, base.layers, instead=frozenset[str]()),
        nothing=reader.nothing,
        page=reader.free("page", _read_page, base.page),
        story=(story := reader.free("story", _read_story, base.story)),
        step=reader.free("step", _read_step, base.step) if story else 1,
    )
    return (replace(state, kinds=frozenset[str]()) if state.nothing else state), tuple(reader.notices)


@dataclass(slots=True)
class _Reader:
    """Reads one part after another and remembers what was wrong."""

    values: Mapping[str, tuple[str, ...]]
    notices: list[Notice] = field(default_factory=list[Notice])
    nothing: bool = False

    def __post_init__(self) -> None:
        for name in self.values:
            if name not in (*PARAMETERS, *OF_A_PAGE):
                self.notices.append(Notice(name[:40], "", "unknown-part"))

    def unsupported_version(self) -> bool:
        if self.values.get("v", (VERSION,)) == (VERSION,):
            return False
        self.note("v", "unsupported-version")
        return True

    def note(self, part: str, problem: str) -> None:
        self.notices.append(Notice(part, ",".join(self.values.get(part, ()))[:80], problem))

    def limit(self, part: str, read: Callable[[str], T], default: T, instead: T | None = None) -> T:
        """Read a part that limits what is shown: a bad value shows nothing."""
        before = len(self.notices)
        value = self.free(part, read, default, instead)
        self.nothing = self.nothing or len(self.notices) > before
        return value

    def ids(self, part: str, known: Container[str], default: frozenset[str]) -> frozenset[str]:
        """Read a filter; ids that nobody knows are reported, and with none left nothing is shown."""
        if part not in self.values:
            return default
        text = self.limit(part, str, "all")
        if text == "all":
            return frozenset()
        if text == "none":
            self.nothing = True
            return frozenset()
        asked = frozenset(text.split(","))
        found = frozenset(one for one in asked if one in known)
        if found != asked:
            self.note(part, "unknown-id")
        self.nothing = self.nothing or not found
        return found

    def free(self, part: str, read: Callable[[str], T], default: T, instead: T | None = None) -> T:
        """Read a part; a bad value is reported and replaced by ``instead``, or by the default."""
        given = self.values.get(part)
        if given is None:
            return default
        try:
            if len(given) != 1:
                raise _Unusable("given-twice")
            return read("".join(given))
        except _Unusable as error:
            self.note(part, str(error))
            return default if instead is None else instead


def _parts(query: str | Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    if isinstance(query, str):
        parts: dict[str, tuple[str, ...]] = {}
        for name, value in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
            parts[name] = (*parts.get(name, ()), value)
        return parts
    return {name: (value,) if isinstance(value, str) else tuple(value) for name, value in query.items()}


def _timeline(reader: _Reader, base: ViewState) -> tuple[date, date]:
    first = reader.limit("from", _read_day, base.first)
    last = reader.limit("to", _read_day, max(base.last, first))
    if first > last:
        reader.note("from", "from-after-to")
        reader.nothing = True
        return base.first, base.last
    return first, last


def _read_day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise _Unusable("not-a-day")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _Unusable("not-a-day") from error
    if not FIRST_DAY <= day <= LATEST_DAY:
        raise _Unusable("day-not-covered")
    return day


def _read_known(text: str) -> date | None:
    return None if text == "all" else _read_day(text)


def _read_against(text: str) -> date | None:
    return None if text == "none" else _read_day(text)


def _read_days(text: str) -> int:
    if not re.fullmatch(r"\d{1,5}", text, re.ASCII) or int(text) < 1:
        raise _Unusable("not-a-length")
    return int(text)


def _read_step(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII):
        raise _Unusable("not-a-step")
    return int(text)


def _read_story(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{0,60}", text, re.ASCII):
        raise _Unusable("not-a-story")
    return text


def _read_text(text: str) -> str:
    if len(text) > MAX_QUERY:
        raise _Unusable("too-long")
    return text


def _read_event(text: str) -> str:
    if not re.fullmatch(r"[\w.:-]{0,100}", text, re.ASCII):
        raise _Unusable("not-an-event")
    return text


def _read_article(text: str) -> str:
    if not re.fullmatch(r"([0-9a-f]{64})?", text, re.ASCII):
        raise _Unusable("not-an-article")
    return text


def _read_words(text: str) -> str:
    if len(text) > MAX_QUERY:
        raise _Unusable("too-long-to-find")
    return text


def _read_page(text: str) -> int:
    if not re.fullmatch(r"\d{1,7}", text, re.ASCII) or int(text) < 1:
        raise _Unusable("not-a-page")
    return int(text)


def _read_release(text: str) -> str:
    if not re.fullmatch(r"[\w.-]{1,40}", text, re.ASCII):
        raise _Unusable("not-a-release")
    return text


def _read_viewport(text: str) -> Viewport:
    degrees = r"(-?\d{1,3}(?:\.\d{1,6})?)"
    match = re.fullmatch(rf"(\d{{1,2}}(?:\.\d{{1,2}})?)/{degrees}/{degrees}", text, re.ASCII)
    if not match:
        raise _Unusable("not-a-map-view")
    try:
        return Viewport(float(match[1]), round(float(match[2]), 4), round(float(match[3]), 4))
    except ValueError as error:
        raise _Unusable("not-a-map-view") from error


def _read_layers(text: str) -> frozenset[str]:
    names = frozenset() if text == "none" else frozenset(text.split(","))
    if not names <= frozenset(LAYERS):
        raise _Unusable("unknown-layer")
    return names


def _choice_reader(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise _Unusable("unknown-choice")
        return text

    return read


def _write_set(ids: frozenset[str]) -> str:
    return ",".join(sorted(ids)) or "all"
