"""The version of the data that is shown, and what each version changed."""

from __future__ import annotations

from contactline.i18n import Words, day_in_words, when_in_words
from contactline.library import Release
from contactline.library.package import ReleaseDifference
from contactline.model import When
from contactline.ui.about.blocks import paragraph
from contactline.ui.markup import isolated, tag, text
from contactline.ui.release_bar import COUNTED
from contactline.ui.tables import english
from contactline.view.about import Step


def versions(present: Release, steps: tuple[Step, ...], last: When, say: Words) -> str:
    """Return every version, the present one first; ``last`` is the date of the last event of the chronology."""
    return paragraph(
        say(
            "Shown is data release {release}; its facts were checked up to {through}, and the last event of the "
            "chronology is of {last}. A link names the release that it was made on, and says so when the data has "
            "changed since.",
            release=present.version,
            through=day_in_words(present.through, say.lang),
            last=when_in_words(last, say.lang),
        )
    ) + tag("ul", *(tag("li", _version(step, say)) for step in steps))


def _version(step: Step, say: Words) -> str:
    name = tag("strong", isolated(step.release.version))
    note = tag("p", english(step.release.note)) if step.release.note else ""
    if step.difference is None:
        return name + text(" " + say("the first")) + note
    return name + tag("ul", *(tag("li", text(line)) for line in _counts(step.difference, say))) + note


def _counts(difference: ReleaseDifference, say: Words) -> list[str]:
    """Return a line for each kind of thing of which anything changed."""
    found = ((message, difference.counts(*parts)) for parts, message in COUNTED.items())
    return [
        say(message, added=counts.added, changed=counts.changed, withdrawn=counts.withdrawn)
        for message, counts in found
        if counts
    ]
