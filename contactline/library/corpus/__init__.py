"""A corpus: many documents, read by processes of this machine or by a Dask cluster, and filed in batches."""

from contactline.library.corpus.batches import Batch, batches
from contactline.library.corpus.ingest import Filed, ingest
from contactline.library.corpus.local import LocalReaders
from contactline.library.corpus.readers import ClusterError, Readers, open_readers
from contactline.library.corpus.reading import Outcome

__all__ = [
    "Batch",
    "ClusterError",
    "Filed",
    "LocalReaders",
    "Outcome",
    "Readers",
    "batches",
    "ingest",
    "open_readers",
]
