"""From an article's text to temporal expressions and reports, each with the words that say so."""

from contactline.extract.explain import Explanation, explain
from contactline.extract.intake import IntakeError, read_article
from contactline.extract.reading import reports, reports_of, supported
from contactline.extract.timex import Timex, timexes

__all__ = [
    "Explanation",
    "IntakeError",
    "Timex",
    "explain",
    "read_article",
    "reports",
    "reports_of",
    "supported",
    "timexes",
]
