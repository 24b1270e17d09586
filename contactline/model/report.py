"""What one article says of one happening."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from contactline.model.evidence import Evidence, Span
from contactline.model.kinds import KINDS
from contactline.model.when import When


class PlaceRole(StrEnum):
    """What a place has to do with a happening; only AT, FROM, TO and ALONG say that it was there.

    ORIGIN is the dateline: where the article was written.
    """

    AT = "at"
    ABOUT = "about"
    FROM = "from"
    TO = "to"
    ALONG = "along"
    ORIGIN = "origin"


class ActorRole(StrEnum):
    """What an actor has to do with a happening."""

    AGENT = "agent"
    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    AFFECTED = "affected"
    ADDRESSED = "addressed"


class Status(StrEnum):
    """Whether the article says that it happened, will, did not, should, or is claimed to have."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    DENIED = "denied"
    CALLED_FOR = "called-for"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A gazetteer id with its role; ``span`` is None where the words name it only through context."""

    id: str
    role: PlaceRole
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor id with its role; ``span`` is None where the words name it only through context."""

    id: str
    role: ActorRole
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One happening as one article tells it.

    ``when`` is None where the article gives no day to count from. ``when_span`` is the temporal
    expression that gives the date, also where it is inherited from another sentence. ``confidence``
    is between 0 and 1; its meaning is documented in ``contactline.extract.reports``.
    """

    kind: str
    when: When | None
    when_span: Span | None
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    status: Status
    evidence: Evidence
    confidence: float

    def __post_init__(self) -> None:
        """Refuse a kind that is not in the list and a confidence outside 0 to 1."""
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is no kind of happening; the kinds are {', '.join(KINDS)}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence lies between 0 and 1, not {self.confidence}")
