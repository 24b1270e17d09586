"""The form in which an editor corrects an event: every field that can be corrected, begun with what it says now."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import Fields, StoredEvent
from contactline.model import (
    KINDS,
    ActorMention,
    ActorRole,
    InputError,
    PlaceMention,
    PlaceRole,
    Status,
    When,
    WhenError,
)
from contactline.ui.choices import actor_options, choose_with_roles, chosen_with_roles, place_options
from contactline.ui.date_help import read_date, show_date, show_examples
from contactline.ui.describe import ROLE_WORDS, kind_label
from contactline.ui.place_picker import pick_place, picked_place
from contactline.view import ViewState

MAX_TITLE = 300


class DateError(InputError):
    """A date that cannot be read; nothing of the form is saved."""


def key_of(event: StoredEvent, part: str) -> str:
    """Return the key of a part of the form: another one once the event was written, so that it begins anew."""
    return f"form.{event.id}.{event.seq}.{part}"


def show_form(event: StoredEvent, state: ViewState) -> None:
    """Show the form of an event; ``form_fields`` reads what stands in it.

    Each field is begun by its widget's own default: a hand that is faster than the browser loses nothing.
    """
    say, said = words(state.lang), event.fields
    with st.container(key=f"review-form-{event.id}"):
        _date(event, state, say)
        kind, status = st.columns(2)
        with kind:
            _choice(
                event, "kind", say("Kind"), {one: kind_label(one, state.lang) for one in KINDS}, said.kind
            )
        with status:
            _choice(
                event,
                "status",
                say("Status"),
                {one.value: say(one.value) for one in Status},
                said.status.value,
            )
        places = {role.value: say(word) for role, word in ROLE_WORDS.items()}
        choose_with_roles(
            say("Places"),
            key_of(event, "places"),
            place_options(state.lang, state.names),
            places,
            _places(said),
            state.lang,
        )
        actors = {role.value: say(role.value) for role in ActorRole}
        choose_with_roles(
            say("Actors"),
            key_of(event, "actors"),
            actor_options(state.lang),
            actors,
            _actors(said),
            state.lang,
        )
        pick_place(key_of(event, "location"), said.location, state)
        st.text_input(
            say("Title, where it needs one of its own"),
            said.title,
            key=key_of(event, "title"),
            max_chars=MAX_TITLE,
        )


def form_fields(event: StoredEvent) -> Fields:
    """Return what the form of an event says now; raise DateError for a date that cannot be read.

    What was never shown says what the event says.
    """
    said, kept = event.fields, st.session_state
    return replace(
        said,
        when=_when(kept.get(key_of(event, "date"), said.when.edtf if said.when else "")),
        kind=kept.get(key_of(event, "kind"), said.kind),
        status=Status(kept.get(key_of(event, "status"), said.status.value)),
        title=str(kept.get(key_of(event, "title"), said.title)).strip(),
        places=tuple(
            PlaceMention(one, PlaceRole(role))
            for one, role in chosen_with_roles(key_of(event, "places"), _places(said), PlaceRole.AT.value)
        ),
        actors=tuple(
            ActorMention(one, ActorRole(role))
            for one, role in chosen_with_roles(key_of(event, "actors"), _actors(said), ActorRole.AGENT.value)
        ),
        location=picked_place(key_of(event, "location"), said.location),
    )


def is_changed(event: StoredEvent) -> bool:
    """Whether the form says something else than the event; a date that cannot be read is something else."""
    try:
        return form_fields(event) != event.fields
    except DateError:
        return True


def _when(written: str) -> When | None:
    try:
        return read_date(written)
    except WhenError as error:
        raise DateError("“{date}” is no date that can be read: nothing was saved.", date=written) from error


def _date(event: StoredEvent, state: ViewState, say: Words) -> None:
    key, when = key_of(event, "date"), event.fields.when
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"review-date-{event.id}"):
        written = st.text_input(say("Date (EDTF)"), when.edtf if when else "", key=key, max_chars=60)
        with st.popover(say("Examples")):
            show_examples(say)
    show_date(written, when, state, say)


def _choice(event: StoredEvent, part: str, label: str, options: dict[str, str], begun: str) -> None:
    st.selectbox(
        label,
        list(options),
        list(options).index(begun),
        key=key_of(event, part),
        format_func=lambda one: options[one],
    )


def _places(said: Fields) -> list[tuple[str, str]]:
    return [(place.id, place.role.value) for place in said.places]


def _actors(said: Fields) -> list[tuple[str, str]]:
    return [(actor.id, actor.role.value) for actor in said.actors]
