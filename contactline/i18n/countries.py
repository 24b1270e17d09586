"""Countries in the reader's language, as CLDR calls them."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale


@lru_cache(maxsize=1024)
def country_in_words(code: str, lang: str) -> str:
    """Return the name of a country by its ISO 3166-1 code; the code itself where CLDR has no name for it.

    >>> country_in_words("AM", "ru")
    'Армения'
    """
    return Locale.parse(lang).territories.get(code, code)
