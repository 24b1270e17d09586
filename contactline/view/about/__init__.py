"""What the project says of itself, worked out from its data: sources, doubts, quality, licences and releases. Pure."""

from contactline.view.about.doubtful import Doubt, doubts
from contactline.view.about.errors import ErrorsError, KnownError, known_errors
from contactline.view.about.figures import Quality, QualityError, Score, geometry_figures, quality
from contactline.view.about.licences import (
    DataFiles,
    Outlines,
    Software,
    data_files,
    libraries,
    outlines,
    vendored,
)
from contactline.view.about.releases import Step, steps
from contactline.view.about.sources import Part, SourceCounts, parts, source_counts

__all__ = [
    "DataFiles",
    "Doubt",
    "ErrorsError",
    "KnownError",
    "Outlines",
    "Part",
    "Quality",
    "QualityError",
    "Score",
    "Software",
    "SourceCounts",
    "Step",
    "data_files",
    "doubts",
    "geometry_figures",
    "known_errors",
    "libraries",
    "outlines",
    "parts",
    "quality",
    "source_counts",
    "steps",
    "vendored",
]
