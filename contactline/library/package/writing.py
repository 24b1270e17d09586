"""A release as files: put together in memory, then written as a folder or a zip; the same content, the same bytes."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from contactline.library.package.content import ReleaseContent
from contactline.library.package.descriptor import NAME, descriptor
from contactline.library.package.event_tables import event_tables
from contactline.library.package.fact_tables import fact_tables
from contactline.library.package.layers import geojson_bytes, layers
from contactline.library.package.tables import csv_bytes
from contactline.model import DATA

Files = Mapping[str, bytes]

CHECKSUMS: Final = "CHECKSUMS"
NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: the earliest that it can say."""


class FolderInUse(OSError):
    """The folder that a release was to be written to holds something."""


def package_files(content: ReleaseContent) -> dict[str, bytes]:
    """Return every file of a release by its path, sorted."""
    tables, drawn = (*event_tables(content), *fact_tables()), layers(content)
    data = {table.path: csv_bytes(table) for table in tables} | {
        layer.path: geojson_bytes(layer) for layer in drawn
    }
    words = {name: _words(name, content) for name in ("README.md", "LICENCE.md")}
    files = {
        **data,
        **words,
        "SOURCES.md": _sources(),
        "datapackage.json": descriptor(content, tables, drawn, data),
    }
    return dict(sorted({**files, CHECKSUMS: checksums(files)}.items()))


def checksums(files: Files) -> bytes:
    """Return the SHA-256 of every file as ``sha256sum -c`` reads it."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()


def zipped(files: Files) -> bytes:
    """Return files as a zip: in order, without times, not packed tighter (that would depend on the library)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, NO_TIME)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[path])
    return packed.getvalue()


def write_folder(files: Files, folder: Path) -> None:
    """Write files into a folder that is not there or is empty, all or none; raise FolderInUse for another."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(f"{folder} is not empty: a release is written into a folder of its own")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as place:
        whole = Path(place) / "release"
        for path, content in files.items():
            target = whole / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        whole.replace(folder)


def write_zip(files: Files, folder: Path, version: str) -> Path:
    """Write files as ``contactline-VERSION.zip`` into a folder, in place of one that is there; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{NAME}-{version}.zip"
    handle, part = tempfile.mkstemp(dir=folder, prefix=f".{target.name}-")
    with os.fdopen(handle, "wb") as file:
        file.write(zipped(files))
    Path(part).chmod(0o644)
    Path(part).replace(target)
    return target


def _words(name: str, content: ReleaseContent) -> bytes:
    text = (DATA / "release" / "package" / name).read_text(encoding="utf-8")
    release = content.release
    filled = (
        text.replace("{version}", release.version)
        .replace("{through}", release.through.isoformat())
        .replace("{events}", str(len(content.events)))
    )
    return filled.encode()


def _sources() -> bytes:
    """Return what the parts of ``data/`` say of their sources, one after another."""
    paths = sorted(DATA.glob("*/SOURCES.md"))
    return "\n".join(path.read_text(encoding="utf-8").strip() + "\n" for path in paths).encode()
