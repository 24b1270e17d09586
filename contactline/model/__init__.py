"""The words everything else speaks: frozen, typed values with no input or output."""

from contactline.model.article import Article, Citation
from contactline.model.audience import Audience
from contactline.model.dataset import DATA
from contactline.model.editor import LOCAL, Editor
from contactline.model.errors import InputError
from contactline.model.event import Deaths, Event, Grade, Location, Origin, Review, SourcedReport
from contactline.model.evidence import Evidence, Quote, Span, quote
from contactline.model.kinds import KINDS, Kind
from contactline.model.publication import (
    citation_published_by,
    first_published,
    publication_of,
    published_by,
)
from contactline.model.report import ActorMention, ActorRole, PlaceMention, PlaceRole, Report, Status
from contactline.model.titles import Title, title_in, titles_of
from contactline.model.when import Precision, When, WhenError

__all__ = [
    "DATA",
    "KINDS",
    "LOCAL",
    "ActorMention",
    "ActorRole",
    "Article",
    "Audience",
    "Citation",
    "Deaths",
    "Editor",
    "Event",
    "Evidence",
    "Grade",
    "InputError",
    "Kind",
    "Location",
    "Origin",
    "PlaceMention",
    "PlaceRole",
    "Precision",
    "Quote",
    "Report",
    "Review",
    "SourcedReport",
    "Span",
    "Status",
    "Title",
    "When",
    "WhenError",
    "citation_published_by",
    "first_published",
    "publication_of",
    "published_by",
    "quote",
    "title_in",
    "titles_of",
]
