"""Feeds (RSS, Atom) as lists of addresses with their published days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import feedparser

from contactline.extract import IntakeError


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed; ``published`` is None where the feed gives no day."""

    url: str
    title: str
    published: date | None


def read_feed(raw: bytes) -> list[Entry]:
    """Return the items of a feed that name a web address, in the feed's order; raise IntakeError for no feed."""
    found: Any = feedparser.parse(raw, sanitize_html=True)
    if not found.version:
        raise IntakeError(
            "it is no RSS or Atom feed: give the address of a feed, or an article by its own address"
        )
    entries = (_entry(item) for item in found.entries)
    return [entry for entry in entries if entry.url.startswith(("http://", "https://"))]


def _entry(item: Any) -> Entry:
    moment = item.get("published_parsed") or item.get("updated_parsed")
    return Entry(item.get("link", ""), item.get("title", ""), date(*moment[:3]) if moment else None)
