"""A happening on the map: reports that were merged, a row of the curated chronology, or one of other people's data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contactline.model.article import Citation
from contactline.model.kinds import KINDS
from contactline.model.report import ActorMention, PlaceMention, Report, Status
from contactline.model.when import When


class Origin(StrEnum):
    """Where an event comes from: read out of articles by rule, checked by hand, or another's dataset."""

    ARTICLE = "article"
    CURATED = "curated"
    IMPORTED = "imported"


class Grade(StrEnum):
    """How far a curated event was verified; an event read from an article has the article's word only."""

    VERIFIED_2PLUS = "verified_2plus"
    VERIFIED_1 = "verified_1"
    MEMORY = "memory"
    ARTICLE = "article"
    DATASET = "dataset"


class Review(StrEnum):
    """What an editor has said of an event; nobody has looked at one that is automatic."""

    AUTOMATIC = "automatic"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class SourcedReport:
    """A report with the article that it stands in; ``id`` is made of both, so that reading twice adds nothing."""

    id: str
    article_id: str
    lang: str
    citation: Citation
    report: Report


@dataclass(frozen=True, slots=True)
class Location:
    """A place that is drawn where the gazetteer has none: degrees (EPSG:4326), kilometres.

    ``radius_km`` says how far from there it may have been; 0 is a point. ``label`` is what its source calls it.
    """

    lat: float
    lon: float
    radius_km: float = 0.0
    label: str = ""

    def __post_init__(self) -> None:
        """Refuse a point off the globe and a radius that is none."""
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"no such place on the globe: {self.lat}, {self.lon}")
        if not 0 <= self.radius_km <= 1000:
            raise ValueError(f"a place is known to 0 to 1000 km, not {self.radius_km}")


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many people were killed, as the event's source counts them: the likely number, the lowest, the highest."""

    best: int
    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse a likely number outside the range that it is said to lie in."""
        if not 0 <= self.low <= self.best <= self.high:
            raise ValueError(
                f"deaths lie between the lowest and the highest: {self.low}, {self.best}, {self.high}"
            )


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with all that is known of it.

    ``title`` is empty for events read from articles: the screen builds their title from kind, places
    and actors in the reader's language. ``reports`` are those that tell it, the one that it began with
    first; a curated or imported event has none. ``dataset`` names other people's data; ``deaths`` is what
    that data counts.
    """

    id: str
    kind: str
    when: When
    title: str
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    status: Status
    origin: Origin
    grade: Grade
    certainty: str
    citations: tuple[Citation, ...]
    other_actors: tuple[str, ...] = ()
    reports: tuple[SourcedReport, ...] = ()
    location: Location | None = None
    review: Review = Review.AUTOMATIC
    dataset: str = ""
    deaths: Deaths | None = None

    def __post_init__(self) -> None:
        """Refuse an event of no known kind or with no source."""
        if self.kind not in KINDS:
            raise ValueError(f"event {self.id}: {self.kind!r} is no kind of happening")
        if not self.citations:
            raise ValueError(f"event {self.id} has no source")

    @property
    def review_state(self) -> str:
        """What an editor said of it; where no editor looked at what no rule has read, where it comes from."""
        unread = self.origin is not Origin.ARTICLE and self.review is Review.AUTOMATIC
        return self.origin.value if unread else self.review.value
