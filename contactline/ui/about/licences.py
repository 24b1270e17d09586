"""The licences of the data, the outlines, the letters and the libraries, as these state them themselves."""

from __future__ import annotations

from collections.abc import Iterable

from contactline.i18n import Words
from contactline.ui.about.blocks import file_name, paragraph, unfolding
from contactline.ui.markup import isolated, link, text
from contactline.ui.tables import english, table
from contactline.view.about import DataFiles, Outlines, Software


def licences(
    data: tuple[DataFiles, ...],
    outlines: tuple[Outlines, ...],
    vendored: tuple[Software, ...],
    libraries: tuple[Software, ...],
    say: Words,
) -> str:
    """Return a table for each; names of licences are English."""
    return "".join(
        (
            paragraph(
                say(
                    "Our own code and what we compiled are free under the MIT licence. Where a row names its source, "
                    "name it too. Phrases from articles are short quotations with their citation; whole articles of "
                    "others are never given on."
                )
            ),
            _data(data, say),
            _outlines(outlines, say),
            _software(say("Sent to the browser: map library and letters"), vendored, say),
            unfolding(
                say("Libraries on the server ({count})", count=len(libraries)),
                _software(say("Libraries on the server"), libraries, say),
            ),
        )
    )


def _data(files: Iterable[DataFiles], say: Words) -> str:
    rows = [(link(one.address, one.licence), _names(one.paths)) for one in files]
    return table(say("The data, by file of the release"), (say("Licence"), say("Files")), rows, frozenset())


def _outlines(found: Iterable[Outlines], say: Words) -> str:
    rows = [(english(one.licence), english(one.source), _names(one.layers)) for one in found]
    heads = (say("Licence"), say("Made from"), say("Layers"))
    return table(say("The outlines of the map"), heads, rows, frozenset())


def _software(caption: str, found: Iterable[Software], say: Words) -> str:
    unknown = text(say("not stated in the package"))
    rows = [
        (isolated(one.name), isolated(one.version), english(one.licence) if one.licence else unknown)
        for one in found
    ]
    return table(caption, (say("Name"), say("Version"), say("Licence")), rows, frozenset())


def _names(paths: Iterable[str]) -> str:
    return " ".join(file_name(path) for path in paths)
