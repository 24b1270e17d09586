"""The library: events from articles and from the curated chronology, and their store."""

from contactline.library.catalogue import Catalogue, load
from contactline.library.curated import curated_events
from contactline.library.records import report_from_record, report_to_record
from contactline.library.release import RELEASE, Release
from contactline.library.shipped import event_id, events_of, shipped_events, write_release
from contactline.library.store import Store, default_path

__all__ = [
    "RELEASE",
    "Catalogue",
    "Release",
    "Store",
    "curated_events",
    "default_path",
    "event_id",
    "events_of",
    "load",
    "report_from_record",
    "report_to_record",
    "shipped_events",
    "write_release",
]
