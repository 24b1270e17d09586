"""Numbers as people write them: grouped, no finer than they are known, in the digits that our dates have."""

from __future__ import annotations

from babel.numbers import format_decimal

from contactline.i18n.digits import number_in_digits

FINE = 10
"""Below this a measure keeps a tenth."""
MINUS = "\u2212"


def number_in_words(value: float, lang: str, *, signed: bool = False) -> str:
    """Return a measure: whole from FINE on, else to a tenth: "11,559", "2.3"; with its sign where asked for.

    Arabic text keeps a number's sign and digits together, left to right (an isolate around it).
    """
    return _together(_written(value, lang, signed), lang)


def measure_in_words(value: float, uncertainty: float, lang: str) -> str:
    """Return a measure with its uncertainty: "11,559 ± 575"; without it where there is none."""
    if uncertainty <= 0:
        return number_in_words(value, lang)
    return _together(f"{_written(value, lang)} ± {_written(uncertainty, lang)}", lang)


def _written(value: float, lang: str, signed: bool = False) -> str:
    pattern = "#,##0" if abs(value) >= FINE else "#,##0.#"
    text = format_decimal(abs(value), pattern, locale="ru" if lang == "ru" else "en_GB")
    sign = "" if text == "0" else MINUS if value < 0 else "+" if signed else ""
    return number_in_digits(sign + text, lang)


def _together(text: str, lang: str) -> str:
    return f"\u2066{text}\u2069" if lang == "ar" else text
