"""When a cited source was published: from its address, or from ``data/sources/published.csv``.

A source whose day nobody has established has none: it never counts as published early.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache, lru_cache

from contactline.model.article import Citation
from contactline.model.dataset import DATA
from contactline.model.when import When, WhenError

_IN_ADDRESS = re.compile(
    r"(?<![\d/])/(?P<y>19\d\d|20\d\d)/(?P<m>\d\d)/(?P<d>\d\d)(?=/|$)"
    r"|[/_-](?P<y2>19\d\d|20\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?=\D|$)"
    r"|/(?P<y3>20\d\d)(?P<m3>\d\d)(?P<d3>\d\d)(?=/)"
)
"""A whole day in an address, as news sites and archives write it: ``/2020/11/20/``, ``/2023-09-27/``."""


def published_by(source: str) -> date | None:
    """Return the last day on which "title — publisher — address" may have been published first.

    >>> published_by("Army enters — Al Jazeera — https://www.aljazeera.com/news/2020/11/20/army")
    datetime.date(2020, 11, 20)
    """
    return _established(source.split(" — ", 1)[0].strip(), source.rsplit(" — ", 1)[-1].strip())


def citation_published_by(citation: Citation) -> date | None:
    """Return the last day on which a cited source may have been published first; None where it is not known."""
    return citation.published or _established(citation.title, citation.url)


def publication_of(citation: Citation) -> When | None:
    """Return when a cited source was published, no finer than it is known; None where it is not known."""
    if citation.published:
        return When.day(citation.published)
    known = _table().get(citation.url) or _table().get(citation.title)
    day = _day_in(citation.url)
    return known or (When.day(day) if day else None)


@lru_cache(maxsize=4096)
def first_published(sources: tuple[str, ...]) -> date | None:
    """Return the day by which the first of ``sources`` had been published; None where none has a known day."""
    days = [day for source in sources if (day := published_by(source))]
    return min(days, default=None)


def _established(title: str, address: str) -> date | None:
    when = _table().get(address) or _table().get(title)
    return when.latest if when else _day_in(address)


def _day_in(address: str) -> date | None:
    match = _IN_ADDRESS.search(address)
    if not match:
        return None
    parts = [int(part) for part in match.groups() if part]
    try:
        return date(*parts)
    except ValueError:
        return None


@cache
def _table() -> dict[str, When]:
    """Return the established days by address, or by title for a source that has no address."""
    with (DATA / "sources" / "published.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return {row["source"]: When.parse(row["published"]) for row in rows}
    except WhenError as error:
        raise ValueError(f"data/sources/published.csv: {error}") from error
