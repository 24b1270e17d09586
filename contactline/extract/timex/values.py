"""What the reader of dates finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contactline.model import Precision, Span, When


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: ``exact`` is the text from ``start`` to ``end`` (code points).

    ``when`` is None where the article gives no day to count from: it is reported, not dropped.
    ``how`` says how it was resolved: ``explicit``, ``context`` (another date of the article),
    ``published``, ``narrative`` (the date told of just before) or ``unresolved``. ``anchor`` is the
    date without its "since", and ``anchor_span`` its words; for plain dates the same as ``when``.
    ``ahead`` is what it would be were the happening still to come ("on Tuesday", "on 7 June"), None where
    that is the same or the words leave no choice.
    """

    exact: str
    start: int
    end: int
    when: When | None
    how: str
    anchor: When | None
    anchor_span: Span
    ahead: When | None = None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    @property
    def edtf(self) -> str | None:
        """The date in EDTF, or None where it is unresolved."""
        return self.when.edtf if self.when else None

    @property
    def earliest(self) -> date | None:
        """The first day that it may mean."""
        return self.when.earliest if self.when else None

    @property
    def latest(self) -> date | None:
        """The last day that it may mean."""
        return self.when.latest if self.when else None

    @property
    def precision(self) -> Precision | None:
        """How finely the date is known."""
        return self.when.precision if self.when else None
