"""Zip files: the documents in them, with limits that a hostile one cannot get past, read in memory only."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from contactline.extract import IntakeError

MAX_MEMBERS = 500
MAX_UNPACKED = 50_000_000
"""Bytes that all members have together."""
MAX_RATIO = 200
"""How many times larger than packed a member above ``_SMALL`` bytes may be: texts reach 10, long tables 100."""
_SMALL = 5_000_000
_LOCKED, _NAMED_IN_UTF_8 = 0x1, 0x800
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_UNUSUAL = "it is packed in a way that is not read: pack it as an ordinary zip file"
_HOSTILE = "it is a zip file that unpacks to far more than it holds, and is not read"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, KeyError, OSError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others are rare, and LZMA lets a file ask for gigabytes of memory."""

Opener = Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip: ``name`` is a label for the reader and no path; ``read()`` gives its bytes or raises IntakeError."""

    name: str
    read: Callable[[], bytes]


def members(opener: Opener, max_bytes: int) -> list[Member]:
    """Return the files of a zip, in its order; raise IntakeError for one that is damaged or beyond the limits.

    Nothing is unpacked before a member is read, which again raises IntakeError where that member is locked, a
    link, a zip itself or larger than ``max_bytes``.
    """
    with _opened(opener) as packed:
        entries = [entry for entry in packed.infolist() if not _is_passed_over(entry)]
        _check(entries)
        return [_member(entry, opener, max_bytes) for entry in entries]


def _is_passed_over(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder, or what an operating system leaves behind."""
    return entry.is_dir() or entry.filename.startswith(_JUNK[0]) or entry.filename.endswith(_JUNK[1:])


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Raise IntakeError for too much. The sizes are the declared ones: reading a member never goes beyond its own."""
    if not entries:
        raise IntakeError("it is a zip file with nothing in it")
    if len(entries) > MAX_MEMBERS:
        raise IntakeError("the zip file holds more than {most} files: split it", most=MAX_MEMBERS)
    if any(
        one.file_size > _SMALL and one.file_size > one.compress_size * MAX_RATIO for one in entries
    ) or _overlap(entries):
        raise IntakeError(_HOSTILE)
    if sum(one.file_size for one in entries) > MAX_UNPACKED:
        raise IntakeError("the zip file unpacks to more than {most:,} bytes: split it", most=MAX_UNPACKED)


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share packed bytes: that is how a small zip unpacks to petabytes without any nesting."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + entry.compress_size
    return False


def _member(entry: zipfile.ZipInfo, opener: Opener, max_bytes: int) -> Member:
    def read() -> bytes:
        _check_member(entry, max_bytes)
        with _opened(opener) as packed, packed.open(entry) as file:
            return file.read()

    return Member(_label(entry), read)


def _check_member(entry: zipfile.ZipInfo, max_bytes: int) -> None:
    if entry.flag_bits & _LOCKED:
        raise IntakeError("it is locked with a password: give it without one")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise IntakeError("it is a link to another file, which is never followed: give the file itself")
    if entry.compress_type not in _METHODS:
        raise IntakeError(_UNUSUAL)
    if entry.file_size > max_bytes:
        raise IntakeError("it is larger than {most:,} bytes: give one article at a time", most=max_bytes)


def _label(entry: zipfile.ZipInfo) -> str:
    """Return a member's name as the reader knows it: undeclared names are UTF-8, or Russian in the encoding of DOS."""
    name = entry.filename
    if not entry.flag_bits & _NAMED_IN_UTF_8 and not name.isascii():
        written = name.encode("cp437", "replace")
        try:
            name = written.decode("utf-8")
        except UnicodeDecodeError:
            name = written.decode("cp866", "replace")
    return "".join(one for one in name if one.isprintable())


@contextmanager
def _opened(opener: Opener) -> Generator[zipfile.ZipFile]:
    """Open a zip; say in one sentence what is wrong with it, or with the member that is read from it."""
    with opener() as file:
        try:
            with zipfile.ZipFile(file) as packed:
                yield packed
        except IntakeError:
            raise
        except RuntimeError as error:  # a kind of packing or of lock that zipfile does not know
            raise IntakeError(_UNUSUAL) from error
        except _FAULTS as error:
            raise IntakeError("it is a damaged zip file: pack it again") from error
