"""Releases: what goes into one, how it is written, what each said, and how two differ."""

from contactline.library.package.content import ReleaseContent, Terms, content_of, shipped_content
from contactline.library.package.difference import Change, Counts, ReleaseDifference, compare
from contactline.library.package.entries import Entry
from contactline.library.package.history import PastRelease, entries_in, is_later, releases
from contactline.library.package.tombstones import Tombstone, heirs_of, shipped_tombstones
from contactline.library.package.writing import (
    FolderInUse,
    package_files,
    write_folder,
    write_zip,
    zipped,
)

__all__ = [
    "Change",
    "Counts",
    "Entry",
    "FolderInUse",
    "PastRelease",
    "ReleaseContent",
    "ReleaseDifference",
    "Terms",
    "Tombstone",
    "compare",
    "content_of",
    "entries_in",
    "heirs_of",
    "is_later",
    "package_files",
    "releases",
    "shipped_content",
    "shipped_tombstones",
    "write_folder",
    "write_zip",
    "zipped",
]
