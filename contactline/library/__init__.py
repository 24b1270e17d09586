"""The library: events from articles, from the curated chronology and from other people's data, and their store."""

from contactline.library.alike import Alike
from contactline.library.catalogue import Catalogue, load
from contactline.library.curated import curated_events
from contactline.library.database import default_address
from contactline.library.database_faults import (
    LibraryError,
    LibraryFullError,
    LibraryReadOnlyError,
    LibraryUnavailableError,
)
from contactline.library.fields import CORRECTABLE, Fields
from contactline.library.known import known_since
from contactline.library.log import Change
from contactline.library.merge.sample import SAMPLE
from contactline.library.query import Filters
from contactline.library.queue import LONGEST, Waiting, Wanted
from contactline.library.records import report_from_record, report_to_record
from contactline.library.release import RELEASE, Release
from contactline.library.review import ChangedMeanwhileError, ReviewDesk, ReviewError
from contactline.library.shelf import ShelfPage, Shelved
from contactline.library.shipped import event_id, shipped_events, write_release
from contactline.library.store import Store
from contactline.library.stored import Gone, StoredEvent
from contactline.library.unread import EventGoneError

__all__ = [
    "CORRECTABLE",
    "LONGEST",
    "RELEASE",
    "SAMPLE",
    "Alike",
    "Catalogue",
    "Change",
    "ChangedMeanwhileError",
    "EventGoneError",
    "Fields",
    "Filters",
    "Gone",
    "LibraryError",
    "LibraryFullError",
    "LibraryReadOnlyError",
    "LibraryUnavailableError",
    "Release",
    "ReviewDesk",
    "ReviewError",
    "ShelfPage",
    "Shelved",
    "Store",
    "StoredEvent",
    "Waiting",
    "Wanted",
    "curated_events",
    "default_address",
    "event_id",
    "known_since",
    "load",
    "report_from_record",
    "report_to_record",
    "shipped_events",
    "write_release",
]
