"""From which day an event is surely known."""

from __future__ import annotations

from datetime import date

from contactline.model import Event, Origin, citation_published_by


def known_since(event: Event) -> date | None:
    """Return the day from which an event is surely known: that of its earliest source with an established day.

    None where no source has one. An article may tell of what is planned; an event of the chronology has
    happened, so that it is not known before its own first day.
    """
    published = [day for citation in event.citations if (day := citation_published_by(citation))]
    if not published:
        return None
    if event.origin is not Origin.CURATED:
        return min(published)
    return max(min(published), event.when.earliest or date.min)
