"""One number for all shipped data, so that a citation says which bytes were cited."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from contactline.model import DATA

CITED = ("control", "names", "release", "sources")
"""The folders whose facts a release is; the geometry follows from them."""


@cache
def data_sha256(root: Path = DATA) -> str:
    """Return the SHA-256, in hexadecimal, over the cited folders: of the line "sha256  path" of every file.

    The lines are those of ``sha256sum``, sorted by path: anyone can compute it again (see the README).
    """
    files = sorted(path for folder in CITED for path in (root / folder).rglob("*") if path.is_file())
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n"
        for path in files
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()
