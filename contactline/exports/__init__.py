"""What leaves the project in other people's formats."""

from contactline.exports.citation import (
    Record,
    article_record,
    event_records,
    release_record,
    view_record,
)
from contactline.exports.files import DATA_FILES, DataFile
from contactline.exports.fingerprint import data_sha256
from contactline.exports.formats import FORMATS, CitationFormat
from contactline.exports.provenance import CREDIT, Provenance, file_name, provenance_of
from contactline.exports.taken import Taken, shown_on

__all__ = [
    "CREDIT",
    "DATA_FILES",
    "FORMATS",
    "CitationFormat",
    "DataFile",
    "Provenance",
    "Record",
    "Taken",
    "article_record",
    "data_sha256",
    "event_records",
    "file_name",
    "provenance_of",
    "release_record",
    "shown_on",
    "view_record",
]
