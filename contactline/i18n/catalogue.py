"""The interface's words: gettext catalogues (PO files), read by babel, English as the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

_LOCALES = Path(__file__).parent / "locales"


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up the interface's words in one language; a word with no translation stays English."""

    lang: str
    messages: Mapping[str, str]

    def __call__(self, message: str, **values: object) -> str:
        """Return ``message`` in the reader's language with ``{names}`` filled in."""
        text = self.messages.get(message, message)
        return text.format(**values) if values else text

    @property
    def direction(self) -> str:
        """Return ``rtl`` or ``ltr``."""
        return "rtl" if self.lang == "ar" else "ltr"


@cache
def words(lang: str) -> Words:
    """Return the words of a two-letter language; English for one that has no catalogue."""
    path = _LOCALES / f"{lang}.po"
    if not path.exists():
        return Words("en", {})
    with path.open("rb") as file:
        catalogue = read_po(file, locale=lang)
    return Words(lang, {str(m.id): str(m.string) for m in catalogue if m.id and m.string})
