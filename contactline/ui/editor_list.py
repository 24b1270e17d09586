"""The list of editors that whoever runs the server keeps: e-mail addresses in the environment or in a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ADDRESSES, FILE = "CONTACTLINE_EDITORS", "CONTACTLINE_EDITORS_FILE"
"""The settings: addresses with commas between them; a file with one address a line, ``#`` starts a comment."""


@dataclass(frozen=True, slots=True)
class EditorList:
    """The addresses that may edit, each in the form that ``canonical`` gives."""

    addresses: frozenset[str] = frozenset()
    given: bool = False

    def has(self, address: str) -> bool:
        """Whether an address is listed, whatever its case."""
        return canonical(address) in self.addresses


def canonical(address: str) -> str:
    """Return an address as it is compared: NFC, in lower case; empty for one that is no address.

    Letters that only look alike stay apart. NFC itself makes a plain K of the Kelvin sign, so an address that is
    ASCII only after NFC is refused: else whoever registers a look-alike would be taken for somebody else.
    """
    trimmed = address.strip()
    composed = unicodedata.normalize("NFC", trimmed)
    if composed.isascii() and not trimmed.isascii():
        return ""
    local, at, domain = composed.rpartition("@")
    return composed.lower() if local and at and domain else ""


def read_editors(environment: Mapping[str, str]) -> EditorList:
    """Return the list as it stands now; the file is read each time, so that a removal counts at once.

    Raises ``OSError`` or ``UnicodeDecodeError`` where the file cannot be read: nobody may then edit.
    """
    addresses, file = environment.get(ADDRESSES, ""), environment.get(FILE, "")
    lines = Path(file).read_text(encoding="utf-8").splitlines() if file else []
    named = (*addresses.split(","), *(line.split("#", 1)[0] for line in lines))
    return EditorList(frozenset(_known(named)), bool(addresses.strip() or file))


def _known(names: Iterable[str]) -> Iterable[str]:
    return (address for name in names if (address := canonical(name)))
