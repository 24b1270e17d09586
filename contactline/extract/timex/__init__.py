"""Temporal expressions: what a text says of dates, where it says so, and what day that is."""

from contactline.extract.timex.engine import supported, timexes
from contactline.extract.timex.values import Timex

__all__ = ["Timex", "supported", "timexes"]
