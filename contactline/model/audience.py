"""For whom a page is drawn: some of other people's data may be shown to the library's own editors only."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Those who keep the library, or anybody who can reach its pages."""

    EDITORS = "editors"
    VISITORS = "visitors"
