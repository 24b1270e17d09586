"""The interface's words: gettext catalogues (PO files), read by babel, English as the source.

``locales/<lang>/`` holds a file for each part of the interface; together they are one catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from contactline.i18n.digits import number_in_digits, prose_in_digits

_LOCALES = Path(__file__).parent / "locales"


@dataclass(frozen=True, slots=True)
class Words:
    """Looks up the interface's words in one language; a word with no translation stays English.

    ``plurals`` holds the forms of what is counted, by the English singular; ``form`` says which form a
    count takes.
    """

    lang: str
    messages: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    form: Callable[[int], int] = lambda count: int(count != 1)

    def __call__(self, message: str, **values: object) -> str:
        """Return ``message`` in the reader's language with ``{names}`` filled in."""
        text = prose_in_digits(self.messages.get(message, message), self.lang)
        return self._filled(text, values) if values else text

    def counted(self, one: str, many: str, count: int, **values: object) -> str:
        """Return a message in the form that ``count`` takes, with ``{count}`` and other names filled in."""
        forms = self.plurals.get(one, (one, many))
        return self._filled(forms[self.form(count)], {"count": count, **values})

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        """Fill in values, numbers in the reader's digits; what is a text already has them."""
        return _Numbers(self.lang).vformat(text, (), values)

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a list in a line, with the comma of the language."""
        return ("، " if self.lang == "ar" else ", ").join(items)

    @property
    def direction(self) -> str:
        """Return ``rtl`` or ``ltr``."""
        return "rtl" if self.lang == "ar" else "ltr"


class _Numbers(Formatter):
    """Formats as ``str.format`` does, and writes the numbers among the values as a language does."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def format_field(self, value: object, format_spec: str) -> str:
        """Return one value as it stands in the message."""
        written = format(value, format_spec)
        return number_in_digits(written, self.lang) if isinstance(value, int | float) else written


@cache
def words(lang: str) -> Words:
    """Return the words of a two-letter language; English for one that has no catalogue."""
    paths = sorted((_LOCALES / lang).glob("*.po"))
    catalogues = [_read(path, lang) for path in paths]
    if not catalogues:
        return Words("en", {})
    messages: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in (message for catalogue in catalogues for message in catalogue):
        if isinstance(message.id, str) and isinstance(message.string, str):
            if message.id and message.string:
                messages[message.id] = message.string
        elif message.id and message.string and all(message.string):
            plurals[message.id[0]] = tuple(message.string)
    return Words(lang, messages, plurals, c2py(catalogues[0].plural_expr))


def _read(path: Path, lang: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=lang)
