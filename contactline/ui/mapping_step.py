"""Which column of a user's own table says what: guessed from the header, and put right by hand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import streamlit as st

from contactline.i18n import Words, words
from contactline.library.importers import HEADERS, DateForm, FieldMap, Row, Sheet, guess
from contactline.model import KINDS
from contactline.ui.describe import kind_label
from contactline.ui.import_words import field_words, form_words

LOOKED_AT = 500
"""Rows from which the form of the dates and the kinds are found out."""

MOST_KINDS = 30
"""Values of the kind column that can be given a kind each; the others take the kind for all others."""

COLUMNS = 3


def choose_mapping(sheet: Sheet, lang: str) -> FieldMap:
    """Show the mapping of a table, filled in with what its header suggests; return it as the user has it."""
    say = words(lang)
    rows = [row for row in islice(sheet.rows(), LOOKED_AT) if isinstance(row, Row)]
    suggested = guess(sheet.columns, rows)
    names = field_words(say)
    chosen: dict[str, str] = {}
    for row in (list(HEADERS)[first : first + COLUMNS] for first in range(0, len(HEADERS), COLUMNS)):
        for place, name in zip(st.columns(COLUMNS), row, strict=False):
            with place:
                chosen[name] = _column(names[name], name, sheet, suggested.columns.get(name, ""), say)
    forms = form_words(say)
    form = st.selectbox(
        say("How dates are written"),
        list(DateForm),
        index=list(DateForm).index(suggested.form),
        format_func=lambda one: forms[one],
        key="import.form",
    )
    values = _values(rows, chosen["kind"])
    kinds, other = _kinds(values, suggested, lang)
    return FieldMap(form=form, kinds=kinds, other_kind=other).with_columns(chosen)


def _column(label: str, name: str, sheet: Sheet, suggested: str, say: Words) -> str:
    options = ["", *(column for column in sheet.columns if column)]
    return st.selectbox(
        label,
        options,
        index=options.index(suggested),
        format_func=lambda column: column or say("no column"),
        key=f"import.map.{name}",
    )


def _values(rows: Iterable[Row], column: str) -> list[str]:
    """Return the values of the kind column, the first ones met, each once."""
    found = dict.fromkeys(row.get(column) for row in rows) if column else {}
    return [value for value in found if value][:MOST_KINDS]


def _kinds(values: list[str], suggested: FieldMap, lang: str) -> tuple[dict[str, str], str]:
    """Show a choice of our kind for each value, and one for all others; return both."""
    say, kinds = words(lang), list(KINDS)

    def choice(label: str, key: str, kind: str) -> str:
        return st.selectbox(
            label, kinds, index=kinds.index(kind), format_func=lambda one: kind_label(one, lang), key=key
        )

    with st.expander(say("Kinds"), expanded=bool(values)):
        other = choice(say("Kind of every other row"), "import.kind.other", suggested.other_kind)
        found = {
            value: choice(f"\u2068{value}\u2069", f"import.kind.{value}", suggested.kind_of(value))
            for value in values
        }
    return FieldMap.keyed(found), other
