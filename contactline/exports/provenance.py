"""Where a file comes from, to stand inside it: how to cite it, on what terms, the view, the data's version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from contactline.exports.citation import LICENCE, PROJECT, short_hash, view_record
from contactline.exports.fingerprint import data_sha256
from contactline.i18n import day_in_words, words
from contactline.library import RELEASE
from contactline.view import ViewState, encode

CREDIT = (
    "© OpenStreetMap contributors (ODbL), Natural Earth, GSHHG, GeoNames and Who's On First (CC BY). "
    "Areas divided by nearest cited settlement."
)
"""Whose the shapes are, and how the areas were divided; a key of the interface's catalogue."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a file says of itself.

    ``link`` opens the view that the file was saved from. ``release`` and ``sha256`` are the version of the
    shipped data and its checksum; ``revision`` is the library's last write, for a library holds a reader's own
    articles too. ``notes`` say what the view hides (the known-on clock).
    """

    title: str
    notes: tuple[str, ...]
    link: str
    release: str
    sha256: str
    revision: int
    saved: date
    lang: str

    @property
    def citation(self) -> str:
        """Return how to cite the file, in a line."""
        return f"{self.reference}. {self.link} ({self.saved})"

    @property
    def reference(self) -> str:
        """Return what the file is of: the citation without the link and the day on which it was saved."""
        say = words(self.lang)
        through = day_in_words(RELEASE.through, self.lang)
        version = say("Data release {version}, checked to {day}", version=self.release, day=through)
        return ". ".join((f"{PROJECT}: {self.title}", *self.notes, version))

    @property
    def licence(self) -> str:
        """Return the terms of the facts and of the shapes."""
        say = words(self.lang)
        return f"{say(LICENCE)}. {say(CREDIT)}"

    def named(self) -> dict[str, str]:
        """Return everything by name, as the formats with places for it write it; names are English, as fields are."""
        return {
            "title": self.title,
            "citation": self.citation,
            "licence": self.licence,
            "view": self.link,
            "release": self.release,
            "data_sha256": self.sha256,
            "library_revision": str(self.revision),
            "saved": self.saved.isoformat(),
            "language": self.lang,
        }

    def lines(self) -> tuple[str, ...]:
        """Return everything as lines of text, for the formats that have no better place for it."""
        return tuple(f"{name}: {value}" for name, value in self.named().items())


def provenance_of(state: ViewState, address: str, saved: date, revision: int) -> Provenance:
    """Return where a file saved from a view comes from; ``address`` is the page's, without a query.

    The link names the release that was read, whatever the link that was opened had asked for.
    """
    shown = replace(state, release=RELEASE.version)
    record = view_record(shown, address, saved)
    return Provenance(
        title=record.title,
        notes=record.notes,
        link=f"{address}?{encode(shown)}",
        release=RELEASE.version,
        sha256=data_sha256(),
        revision=revision,
        saved=saved,
        lang=state.lang,
    )


def file_name(state: ViewState, extension: str) -> str:
    """Return the name of a file saved from a view: the day, and a hash of the whole view.

    >>> from contactline.view import default_state
    >>> file_name(default_state(), "csv").startswith("contactline-2021-03-12-")
    True
    """
    return f"contactline-{state.on}-{short_hash(encode(state))}.{extension}"
