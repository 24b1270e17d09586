"""An article as read, and how to cite it."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date

from contactline.model.evidence import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite an article or a source; ``published`` is None where it is not known."""

    title: str
    publisher: str = ""
    published: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A text in NFC with what intake found in it.

    ``text`` is the whole file, page furniture included, so that offsets are offsets of the file
    (in NFC); ``body`` lists the spans that are the article itself, ``title`` and sections apart.
    """

    text: str
    lang: str
    published: date | None
    published_span: Span | None
    title: str
    source: str
    body: tuple[Span, ...]
    url: str = ""

    def __post_init__(self) -> None:
        """Refuse text that is not in NFC: its offsets would mean nothing to another reader."""
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError("an article's text must be in Unicode normalisation form C")

    @property
    def id(self) -> str:
        """The SHA-256 of the text, in hexadecimal: the same text is the same article."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def citation(self) -> Citation:
        """How to cite this article."""
        return Citation(self.title, self.source, self.published, self.url)
