"""The words of the import step: fields of a mapping, forms of dates, and what is said of rows that are not in."""

from __future__ import annotations

from contactline.i18n import Words
from contactline.library.importers import DateForm, Problem


def field_words(say: Words) -> dict[str, str]:
    """Return what the fields of a mapping are called."""
    return {
        "id": say("Id of the row"),
        "date": say("Date or first day"),
        "date_end": say("Last day"),
        "kind": say("Kind"),
        "title": say("Title"),
        "place": say("Place name"),
        "lat": say("Latitude"),
        "lon": say("Longitude"),
        "radius": say("Radius in km"),
        "actors": say("Actors, divided by ;"),
        "deaths": say("Deaths"),
        "source": say("Title of the source"),
        "url": say("Address of the source"),
        "licence": say("Licence"),
    }


def form_words(say: Words) -> dict[DateForm, str]:
    """Return what the forms of dates are called, with an example."""
    return {
        DateForm.EDTF: say("2020-11-10, 2020-11 or 1992/1994 (ISO, EDTF)"),
        DateForm.DAY_FIRST: say("10.11.2020: the day first"),
        DateForm.MONTH_FIRST: say("11/10/2020: the month first"),
        DateForm.EXCEL: say("44145: Excel’s number of a day"),
    }


def problem_place(problem: Problem, say: Words) -> str:
    """Return where a problem is: "row 7, column date"; a problem of the whole file is nowhere."""
    if not problem.row:
        return say("the whole file")
    return say("row {row}, column {column}", row=problem.row, column=f"\u2068{problem.column}\u2069")


def problem_words(problem: Problem, say: Words) -> str:
    """Return what is wrong and what to do, in the reader's language."""
    return say(problem.message, value=f"\u2068{problem.value}\u2069")
