"""The digits that Arabic text is written with: Western ones (0123), or Arabic-Indic ones (٠١٢٣) where the reader asks.

The choice holds for the run of one reader, like the locale of a request: it is set where a page begins, and the
functions of this package read it. Only numbers and dates in words follow it; EDTF dates, ids, addresses and versions
are the same for every reader.
"""

from __future__ import annotations

import re
from contextvars import ContextVar

DIGITS: tuple[str, ...] = ("latn", "arab")
"""Numbering systems that Arabic text can have, as CLDR calls them; the first is the usual one."""

_ARABIC_INDIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_DIGITS_ONLY = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NUMBER = re.compile(r"(?<![\w\-/.~{])\d+(?![\w{}]|[-/.~]\w)")
"""A number in a text that is no part of a date of ISO 8601, of a version or of a code."""

_LOCALES = {"ar": "ar-EG", "en": "en-GB"}

_chosen: ContextVar[str] = ContextVar("digits", default=DIGITS[0])


def use_digits(digits: str) -> None:
    """Write numbers and dates with these digits from here on; raise ValueError for a system that we do not have."""
    if digits not in DIGITS:
        raise ValueError(f"{digits!r} is not one of {', '.join(DIGITS)}")
    _chosen.set(digits)


def date_in_digits(text: str, lang: str) -> str:
    """Return a date in words with the reader's digits."""
    return text.translate(_DIGITS_ONLY) if _is_arabic_indic(lang) else text


def prose_in_digits(text: str, lang: str) -> str:
    """Return a text of ours with the reader's digits: its numbers and years, but no EDTF date, version or code.

    >>> use_digits("arab")
    >>> prose_in_digits("حتى 2023، انظر 2020-11-10 وCC BY 4.0", "ar")
    'حتى ٢٠٢٣، انظر 2020-11-10 وCC BY 4.0'
    >>> use_digits("latn")
    """
    return _NUMBER.sub(lambda found: date_in_digits(found[0], lang), text) if _is_arabic_indic(lang) else text


def number_in_digits(text: str, lang: str) -> str:
    """Return a written number with the reader's digits and separators.

    >>> use_digits("arab")
    >>> number_in_digits("11,559.5", "ar"), number_in_digits("11,559.5", "en")
    ('١١٬٥٥٩٫٥', '11,559.5')
    >>> use_digits("latn")
    """
    return text.translate(_ARABIC_INDIC) if _is_arabic_indic(lang) else text


def browser_locale(lang: str) -> str:
    """Return the locale (BCP 47) by which a browser writes dates as we do.

    >>> browser_locale("ar")
    'ar-EG-u-nu-latn'
    """
    digits = "arab" if _is_arabic_indic(lang) else "latn"
    return f"{_LOCALES.get(lang, lang)}-u-nu-{digits}"


def _is_arabic_indic(lang: str) -> bool:
    return lang == "ar" and _chosen.get() == "arab"
