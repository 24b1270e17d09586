"""Who speaks in a list of sources, as one number: a bit for each group of publishers, and one for who is not known.

Of a hundred thousand events the numbers stand in one array, in which who speaks is counted at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from contactline.model import Citation
from contactline.names.publishers import Group, publisher_of

BITS = {group: 1 << position for position, group in enumerate(Group)}
"""The bit of each group."""

UNKNOWN = 1 << len(Group)
"""The bit of a source whose publisher the registry does not know."""


def speakers_of(citations: Iterable[Citation]) -> int:
    """Return the bits of those who speak in these sources, 0 for none.

    >>> speakers_of([Citation("a", "TASS"), Citation("b", "TASS")]) == BITS[Group.RUSSIAN]
    True
    """
    found = 0
    for citation in citations:
        publisher = publisher_of(citation)
        found |= BITS[publisher.group] if publisher else UNKNOWN
    return found
