"""Feeds (RSS, Atom) as lists of addresses with their published days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import feedparser

from contactline.extract import IntakeError


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed; ``url`` is empty where it gives no address, ``published`` None where it gives no day."""

    url: str
    title: str
    published: date | None


def read_feed(raw: bytes) -> list[Entry]:
    """Return the items of a feed, in its order; raise IntakeError for no feed.

    An item without a web address is among them: that it cannot be read is said when it is asked for.
    """
    found: Any = feedparser.parse(raw, sanitize_html=True)
    if not found.version:
        raise IntakeError(
            "it is no RSS or Atom feed: give the address of a feed, or an article by its own address"
        )
    return [_entry(item) for item in found.entries]


def _entry(item: Any) -> Entry:
    moment = item.get("published_parsed") or item.get("updated_parsed")
    return Entry(item.get("link", ""), item.get("title", ""), date(*moment[:3]) if moment else None)
