"""Places and actors to choose from: found by their name in any language, each with the parts that it has in an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import streamlit as st

from contactline.i18n import words
from contactline.names import ACTORS, LANGUAGES, PLACES, actor_label, place_label

SEARCHED = LANGUAGES
"""Languages whose names stand in a choice, so that typing a name in any of them finds it."""


def choose_with_roles(
    label: str,
    key: str,
    options: Mapping[str, str],
    roles: Mapping[str, str],
    begun: Sequence[tuple[str, str]],
    lang: str,
) -> None:
    """Show a choice of several of ``options`` and, for each, its roles; ``chosen_with_roles`` reads them back.

    ``begun`` are the pairs of option and role that the choice begins with. They are given as the widget's default, not
    by the session: a browser that is told of a widget only by a later run would take the session's for nothing.
    """
    names = {**{one: one for one, _ in begun}, **options}
    asked = words(lang)("Choose")
    chosen: list[str] = st.multiselect(
        label,
        list(names),
        default=list(dict.fromkeys(one for one, _ in begun)),
        key=key,
        format_func=lambda one: names[one],
        placeholder=asked,
    )
    for one in chosen:
        here = [role for other, role in begun if other == one] or [next(iter(roles))]
        st.multiselect(
            names[one].split(" · ")[0],
            list(roles),
            default=here,
            key=f"{key}.{one}",
            format_func=lambda role: roles[role],
            placeholder=asked,
        )


def chosen_with_roles(key: str, begun: Sequence[tuple[str, str]], usual: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that stand in a choice; in the order in which they began where nothing was changed.

    What was chosen and has no role yet has the ``usual`` one.
    """
    chosen: list[str] = st.session_state.get(key, list(dict.fromkeys(one for one, _ in begun)))
    pairs = tuple((one, role) for one in chosen for role in _roles(key, one, begun) or [usual])
    return tuple(begun) if set(pairs) == set(begun) else pairs


def _roles(key: str, one: str, begun: Sequence[tuple[str, str]]) -> list[str]:
    return st.session_state.get(f"{key}.{one}", [role for other, role in begun if other == one])


def distinct(labels: Mapping[str, str]) -> dict[str, str]:
    """Return labels of which no two are the same: Streamlit knows what was chosen by its label alone."""
    met: Counter[str] = Counter()
    found: dict[str, str] = {}
    for one, label in labels.items():
        met[label] += 1
        found[one] = label if met[label] == 1 else f"{label} ({met[label]})"
    return found


@cache
def place_options(lang: str, naming: str) -> Mapping[str, str]:
    """Return every place of the gazetteer by id, as "name in the reader's language · in the others"."""
    return _options(PLACES, lang, lambda one, other: place_label(one, other, naming))


@cache
def actor_options(lang: str) -> Mapping[str, str]:
    """Return every actor by id, as "name in the reader's language · in the others"."""
    return _options(ACTORS, lang, actor_label)


def language_options(lang: str) -> Mapping[str, str]:
    """Return the languages whose articles are read, by code, with their names."""
    say = words(lang)
    named = {
        "en": say("English"),
        "ar": say("Arabic"),
        "ru": say("Russian"),
        "hy": say("Armenian"),
        "az": say("Azerbaijani"),
    }
    return {code: named[code] for code in LANGUAGES}


def _options(ids: Iterable[str], lang: str, name: Callable[[str, str], str]) -> Mapping[str, str]:
    order = (lang, *(other for other in SEARCHED if other != lang))
    named = {one: " · ".join(dict.fromkeys(name(one, other) for other in order)) for one in ids}
    return distinct(dict(sorted(named.items(), key=lambda pair: pair[1].casefold())))
