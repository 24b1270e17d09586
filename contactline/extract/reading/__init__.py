"""Happenings: triggers, places, actors and dates put together into reports."""

from contactline.extract.reading.reports import reports, reports_of, supported

__all__ = ["reports", "reports_of", "supported"]
