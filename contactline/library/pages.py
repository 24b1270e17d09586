"""Web pages as articles: the main text by trafilatura, the published date by htmldate (which it carries)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import trafilatura

from contactline.extract import IntakeError, read_article
from contactline.model import Article

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_LOOK = 2_000
_DATES = {"extensive_search": False, "original_date": True}
"""Only a date that the page declares: htmldate's wider search takes any number that looks like one."""


def is_page(raw: bytes) -> bool:
    """Whether the bytes are an HTML page rather than plain text."""
    return _PAGE.search(raw[:_LOOK]) is not None


def read_page(
    raw: bytes, *, url: str = "", lang: str | None = None, published: date | None = None
) -> Article:
    """Return the article of an HTML page; its text is the title and the main text, without the page around them.

    Raises IntakeError for a page in which no article is found.
    """
    found = trafilatura.bare_extraction(
        raw,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise IntakeError("no article is found in the page; copy its text and give that")
    title, body = (found.title or "").strip(), (found.text or "").strip()
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    article = read_article(text, lang=lang, published=published or _day(found.date), url=url)
    return replace(article, source=article.source or found.sitename or found.hostname or "")


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
