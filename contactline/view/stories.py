"""Stories: views in an order, each with a few words and the events that it rests on, written in ``data/stories/``.

A step is a view as a link has it, so that whatever the map can show a story can show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contactline.library import curated_events
from contactline.model import DATA, Event
from contactline.view.link import PARAMETERS, Notice, decode, default_state
from contactline.view.state import ViewState

STORIES = DATA / "stories"

_OWN = frozenset(PARAMETERS) - {"v", "lang", "names", "rel"}
"""Parts of a link that a step may set; language and order of names are the reader's."""


class StoryError(ValueError):
    """A file that tells no story: the message names the file, the step and the part, and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Step:
    """A view of a story in English, with its words by language and the events that these rest on."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    view: ViewState
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in their order; ``title`` and ``summary`` by language."""

    id: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    steps: tuple[Step, ...]

    def view(self, number: int, reader: ViewState) -> ViewState:
        """Return the view of a step, counted from 1, in the language and with the order of names of a reader."""
        view = self.steps[number - 1].view
        return replace(view, lang=reader.lang, names=reader.names, story=self.id, step=number)


@cache
def stories() -> Mapping[str, Story]:
    """Return the shipped stories by id; raise StoryError for a file that tells none."""
    return {path.stem: read_story(path) for path in sorted(STORIES.glob("*.yaml"))}


def opened(query: Mapping[str, Sequence[str]], lang: str = "en") -> tuple[ViewState, tuple[Notice, ...]]:
    """Read a link as ``decode`` does; what it does not say of a step's view is as the story has it.

    ``lang`` is the reader's language, where the link says none that can be used.
    """
    state, notices = decode(query, default_state(lang))
    if not state.story:
        return state, notices
    story = stories().get(state.story)
    if story is None or state.step > len(story.steps):
        part, value = ("step", str(state.step)) if story else ("story", state.story)
        problem = Notice(part, value, "not-a-step" if story else "not-a-story")
        return replace(state, story=state.story if story else "", step=1), (*notices, problem)
    return decode(query, story.view(state.step, state))


def read_story(path: Path) -> Story:
    """Read a story's file; raise StoryError, naming file, line, step and part, for one that cannot be right."""
    loader = _Plain(path.read_text(encoding="utf-8"))
    loader.name = path.name
    root: yaml.Node | None = None
    try:
        root = loader.get_single_node()
        told = _Told.model_validate(loader.construct_document(root) if root else None)
    except yaml.YAMLError as error:
        raise StoryError(f"{path.name}: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{_place(root, fault['loc'])}{_part(fault['loc'])}: {fault['msg']}" for fault in error.errors()
        )
        raise StoryError(f"{path.name}: {faults}") from error
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem) or len(path.stem) > 60:
        raise StoryError(f"{path.name}: a file's name is the story's id: small letters, digits and hyphens")
    steps = tuple(
        _step(step, f"{path.name}: {_place(root, ('steps', at))}step {at + 1}")
        for at, step in enumerate(told.steps)
    )
    return Story(path.stem, told.title.model_dump(), told.summary.model_dump(), steps)


_Text = Annotated[str, Field(min_length=1)]


class _Written(BaseModel):
    """What a part of a file must have, no more and no less."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class _Said(_Written):
    """A text in each language of the interface."""

    en: _Text
    ar: _Text
    ru: _Text


class _ToldStep(_Written):
    title: _Said
    text: _Said
    view: dict[str, str]
    events: Annotated[tuple[str, ...], Field(min_length=1)]


class _Told(_Written):
    title: _Said
    summary: _Said
    steps: Annotated[tuple[_ToldStep, ...], Field(min_length=1)]


class _Plain(yaml.BaseLoader):
    """Reads every value as the text that stands there (a day too), and refuses a key that stands twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Return a mapping; raise a YAMLError with line and column for a key that was there before."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key.value}” stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _place(root: yaml.Node | None, where: tuple[int | str, ...]) -> str:
    """Return the line of a part, or of what it is missing from: "line 7, "; nothing for an empty file."""
    node = root
    for name in where:
        inner = _child(node, name)
        if inner is None:
            break
        node = inner
    return f"line {node.start_mark.line + 1}, " if node else ""


def _child(node: yaml.Node | None, name: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(name, int) and name < len(node.value):
        return node.value[name]
    return None


def _part(where: tuple[int | str, ...]) -> str:
    """Return where a fault lies: "step 3, text.ar"."""
    if where[:1] == ("steps",) and len(where) > 1:
        rest = ".".join(map(str, where[2:]))
        return f"step {int(where[1]) + 1}" + (f", {rest}" if rest else "")
    return ".".join(map(str, where)) or "the file"


def _step(told: _ToldStep, where: str) -> Step:
    strange = sorted(told.view.keys() - _OWN)
    if strange or "on" not in told.view:
        wrong = (
            f"{strange[0]} is no part of a step's view" if strange else "on is missing: which day is shown"
        )
        raise StoryError(f"{where}, view: {wrong}")
    view, notices = decode(told.view, default_state())
    if notices:
        raise StoryError(f"{where}, view.{notices[0].part}: {notices[0].value!r} ({notices[0].problem})")
    known = {event.id: event for event in curated_events()}
    for name in (*told.events, *filter(None, [view.event])):
        if name not in known:
            raise StoryError(f"{where}, events: {name!r} is no event of the chronology")
    return Step(
        told.title.model_dump(), told.text.model_dump(), view, tuple(known[name] for name in told.events)
    )
