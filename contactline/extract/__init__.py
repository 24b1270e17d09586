"""From an article's text to temporal expressions and reports, each with the words that say so."""

from contactline.extract.intake import IntakeError, read_article
from contactline.extract.reading import reports, reports_of, supported
from contactline.extract.timex import Timex, timexes

__all__ = ["IntakeError", "Timex", "read_article", "reports", "reports_of", "supported", "timexes"]
