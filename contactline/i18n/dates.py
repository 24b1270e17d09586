"""Dates in words: what is known of a date, in the reader's language, no finer than it is known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from contactline.i18n.catalogue import words
from contactline.i18n.digits import date_in_digits
from contactline.model import Precision, When


def day_in_words(day: date, lang: str) -> str:
    """Return a day as people write it: "12 March 2021"."""
    return date_in_digits(_day(day, lang), lang)


def when_in_words(when: When, lang: str) -> str:
    """Return a date with its precision in words: "February 1988", "1992 to 1994", "since 1992"."""
    return date_in_digits(_when(when, lang), lang)


@lru_cache(maxsize=65536)
def _day(day: date, lang: str) -> str:
    return _latin(format_date(day, "d MMMM y", locale=_locale(lang)))


@lru_cache(maxsize=65536)
def _when(when: When, lang: str) -> str:
    say = words(lang)
    start, _, end = when.edtf.partition("/")
    if not end and when.precision is not Precision.OPEN:
        text = _part(start, lang)
    elif end == "..":
        text = say("since {start}", start=_part(start, lang))
    elif start == "..":
        text = say("until {end}", end=_part(end, lang))
    else:
        text = say("{start} to {end}", start=_part(start, lang), end=_part(end, lang))
    if when.approximate:
        text = say("about {date}", date=text)
    return say("{date} (uncertain)", date=text) if when.uncertain else text


def _part(edtf: str, lang: str) -> str:
    bare = edtf.rstrip("~?%")
    when = When.parse(bare)
    first = when.earliest
    if first is None:
        return bare
    if when.precision is Precision.DAY:
        return _day(first, lang)
    if when.precision is Precision.MONTH:
        return _latin(format_skeleton("yMMMM", first, locale=_locale(lang)))
    if when.precision is Precision.YEAR:
        return str(first.year)
    if when.precision is Precision.DECADE:
        return words(lang)("the {decade}s", decade=str(first.year))
    return bare


def _locale(lang: str) -> str:
    return {"ar": "ar_EG", "en": "en_GB"}.get(lang, lang)


def _latin(text: str) -> str:
    return text.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")).replace("\u200f", "")
