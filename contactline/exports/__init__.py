"""What leaves the project in other people's formats."""

from contactline.exports.citation import (
    Record,
    article_record,
    event_records,
    release_record,
    view_record,
)
from contactline.exports.fingerprint import data_sha256
from contactline.exports.formats import FORMATS, CitationFormat

__all__ = [
    "FORMATS",
    "CitationFormat",
    "Record",
    "article_record",
    "data_sha256",
    "event_records",
    "release_record",
    "view_record",
]
