"""The sample of an event's reports by which it is compared and summed up: its thousandth costs what its hundredth does.

What a whole press tells, a ceasefire for one, is told by thousands of articles, and each new one asks what they say
together. Of so many a fixed number speaks for all: those with the least ids, which are digests, so that it is a random
sample, the same whatever the order in which they came, and one that a new report changes without the others being read.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

from contactline.model import SourcedReport

SAMPLE = 64
"""Reports up to which all speak: a share of a half is then off by 6 hundredths, as samples go (one sigma)."""


def sampled(reports: Sequence[SourcedReport]) -> Sequence[SourcedReport]:
    """Return the reports that speak for all of an event's: all of them, up to ``SAMPLE``."""
    return reports if len(reports) <= SAMPLE else nsmallest(SAMPLE, reports, key=_by_id)


def _by_id(told: SourcedReport) -> str:
    return told.id
