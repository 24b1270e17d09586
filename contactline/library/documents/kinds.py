"""What kind of document some bytes are: their content decides, never the name of the file."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from contactline.extract import IntakeError
from contactline.library.pages import is_page

_LOOK = 1_024
_BEFORE = b"\xef\xbb\xbf\r\n\t \0"
"""What may stand before the first words of a PDF."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""The container of old Office files, and of new ones that are locked with a password."""


class Kind(StrEnum):
    """A kind of document that can be read."""

    TEXT = "text"
    PAGE = "page"
    PDF = "pdf"
    WORD = "word"
    ZIP = "zip"


def kind_of(raw: bytes) -> Kind:
    """Return the kind of the document in ``raw``; raise IntakeError for one that cannot be read, saying what to do."""
    start = raw[:_LOOK]
    if start.lstrip(_BEFORE).startswith(b"%PDF-"):
        return Kind.PDF
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(raw)
    if start.startswith(_OLE):
        raise IntakeError(
            "it is an old Word document (.doc), or one locked with a password: save it as .docx without a password"
        )
    if start.startswith(b"{\\rtf"):
        raise IntakeError("it is an RTF document, which is not read: save it as .docx or as text")
    return Kind.PAGE if is_page(raw) else Kind.TEXT


def _packed(raw: bytes) -> Kind:
    """Return what a zip container holds: modern office files are zips too."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        return Kind.ZIP  # broken: what opens it says so
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Kind.WORD
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise IntakeError("it is an office file of another kind: save it as .docx, PDF or text")
    return Kind.ZIP
