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

    Anyone can compute it again, in ``data/``:
    ``find control names release sources -type f | LC_ALL=C sort | xargs sha256sum | sha256sum``.
    """
    files = {
        path.relative_to(root).as_posix(): path
        for folder in CITED
        for path in (root / folder).rglob("*")
        if path.is_file()
    }
    lines = (f"{hashlib.sha256(files[name].read_bytes()).hexdigest()}  {name}\n" for name in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
