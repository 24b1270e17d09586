"""Files made for these tests: the columns are the datasets' own, the rows are invented."""

import csv
import io
from pathlib import Path

from contactline.library.importers import FieldMap, own_dataset, read_table

FOLDER = Path(__file__).parent
MINE = own_dataset("My notes")


def raw(name):
    """The bytes of a fixture file."""
    return (FOLDER / name).read_bytes()


def changed(name, row, **cells):
    """A fixture file with some cells of a row (0 is the first after the header) put otherwise; only that row."""
    rows = list(csv.DictReader(io.StringIO(raw(name).decode())))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[row]))
    writer.writeheader()
    writer.writerow({**rows[row], **cells})
    return out.getvalue().encode()


def by_id(imported):
    """The events of an import by their ids."""
    return {event.id: event for event in imported.events}


def table(text, **mapping):
    """What is read of a user's CSV under a mapping."""
    return read_table(text.encode(), MINE, FieldMap(**mapping))
