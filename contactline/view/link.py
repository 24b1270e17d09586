"""The link: the whole view as a query string, explicit, versioned and canonical.

``decode(encode(state))`` gives the same state and no notices. What cannot be read is reported and
never widens the view: a bad day or filter shows no events rather than all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeVar
from urllib.parse import parse_qsl, quote

from contactline.i18n import DIGITS
from contactline.library import RELEASE
from contactline.model import KINDS
from contactline.names import ACTORS, NAMINGS, PLACES
from contactline.view.link_parts import (
    Unusable,
    choice_reader,
    read_against,
    read_article,
    read_day,
    read_days,
    read_event,
    read_known,
    read_layers,
    read_page,
    read_release,
    read_step,
    read_story,
    read_text,
    read_viewport,
    read_words,
)
from contactline.view.state import (
    FIRST_DAY,
    REVIEWS,
    SOURCES,
    UI_LANGUAGES,
    ViewState,
)

VERSION: Final = "1"
PARAMETERS: Final = (
    "v", "on", "days", "against", "from", "to", "known", "kinds", "actors", "places", "sources", "review", "q", "event",
    "lang", "names", "map", "layers", "rel",
)  # fmt: skip
SOMETIMES: Final = ("digits", "article", "find", "shelf", "page", "story", "step")
"""Parts that not every view has: they stand in a link where they say something, and mean the same for ever."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A part of a link that could not be used: ``problem`` is a key of the interface's catalogue."""

    part: str
    value: str
    problem: str


T = TypeVar("T")


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
        "digits": state.digits if state.digits != DIGITS[0] else "",
        "article": state.article,
        "find": state.find,
        "shelf": str(state.shelf) if state.shelf > 1 else "",
        "page": str(state.page) if state.page > 1 else "",
        "story": state.story,
        "step": str(state.step) if state.story and state.step > 1 else "",
    }
    values |= {name: value for name, value in here.items() if value}
    written = (name for name in (*PARAMETERS, *SOMETIMES) if name in values)
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
    on = reader.limit("on", read_day, min(max(base.on, first), last))
    if not first <= on <= last:
        reader.note("on", "outside-period")
        on = min(max(on, first), last)
    state = ViewState(
        on=on,
        first=first,
        last=last,
        release=reader.free("rel", read_release, base.release),
        days=reader.free("days", read_days, base.days, instead=1),
        against=reader.limit("against", read_against, base.against),
        known=reader.limit("known", read_known, base.known, instead=FIRST_DAY),
        kinds=reader.ids("kinds", KINDS, base.kinds),
        actors=reader.ids("actors", ACTORS, base.actors),
        places=reader.ids("places", PLACES, base.places),
        sources=reader.ids("sources", SOURCES, base.sources),
        reviews=reader.ids("review", REVIEWS, base.reviews),
        q=reader.limit("q", read_text, base.q),
        event=reader.free("event", read_event, base.event),
        article=reader.free("article", read_article, base.article),
        find=reader.free("find", read_words, base.find),
        shelf=reader.free("shelf", read_page, base.shelf),
        lang=reader.free("lang", choice_reader(UI_LANGUAGES), base.lang),
        names=reader.free("names", choice_reader(NAMINGS), base.names),
        digits=reader.free("digits", choice_reader(DIGITS), base.digits),
        viewport=reader.free("map", read_viewport, base.viewport),
        layers=reader.free("layers", read_layers, base.layers, instead=frozenset[str]()),
        nothing=reader.nothing,
        page=reader.free("page", read_page, base.page),
        story=(story := reader.free("story", read_story, base.story)),
        step=reader.free("step", read_step, base.step) if story else 1,
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
            if name not in (*PARAMETERS, *SOMETIMES):
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
                raise Unusable("given-twice")
            return read("".join(given))
        except Unusable as error:
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
    first = reader.limit("from", read_day, base.first)
    last = reader.limit("to", read_day, max(base.last, first))
    if first > last:
        reader.note("from", "from-after-to")
        reader.nothing = True
        return base.first, base.last
    return first, last


def _write_set(ids: frozenset[str]) -> str:
    return ",".join(sorted(ids)) or "all"
