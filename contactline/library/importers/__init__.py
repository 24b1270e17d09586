"""Other people's data as events: UCDP GED, a user's ACLED export, a user's own table or GeoJSON."""

from contactline.library.importers.acled import read_acled
from contactline.library.importers.cells import MESSAGES
from contactline.library.importers.days import DateForm
from contactline.library.importers.fields import HEADERS, FieldMap, guess
from contactline.library.importers.outcome import (
    ACLED,
    UCDP,
    Dataset,
    Imported,
    Problem,
    dataset_called,
    own_dataset,
)
from contactline.library.importers.sheet import Row, Sheet
from contactline.library.importers.table import mapped, open_table, read_table
from contactline.library.importers.ucdp import read_ucdp

__all__ = [
    "ACLED",
    "HEADERS",
    "MESSAGES",
    "UCDP",
    "Dataset",
    "DateForm",
    "FieldMap",
    "Imported",
    "Problem",
    "Row",
    "Sheet",
    "dataset_called",
    "guess",
    "mapped",
    "open_table",
    "own_dataset",
    "read_acled",
    "read_table",
    "read_ucdp",
]
