"""Known errors and doubts: what the data's own grades say, and what else is known to be wrong or weak."""

from __future__ import annotations

from collections.abc import Iterable

from contactline.i18n import Words
from contactline.ui.about.blocks import file_name, paragraph, unfolding
from contactline.ui.markup import tag, text
from contactline.ui.tables import english
from contactline.view.about import Doubt, KnownError


def known(errors: tuple[KnownError, ...], doubts: tuple[Doubt, ...], say: Words) -> str:
    """Return both lists; what a doubt is about unfolds."""
    return "".join(
        (
            paragraph(
                say("Nothing here is hidden on the map: a fact shows its grade, and a weak one looks weak.")
            ),
            tag("h3", text(say("By the grades of the data"))),
            tag("ul", *(tag("li", _doubt(one, say)) for one in doubts)),
            tag("h3", text(say("Also known"))),
            tag("ul", *(tag("li", _error(one, say)) for one in errors)),
        )
    )


def _doubt(one: Doubt, say: Words) -> str:
    told = _told(say)[one.key].format(count=one.count, total=one.total)
    if not one.items:
        return text(told)
    return text(told) + unfolding(say("Which ones"), _items(one.items, told))


def _items(items: Iterable[str], label: str) -> str:
    """Return what the data says of them, which is English; scrolled by keyboard too."""
    found = tag("ul", *(tag("li", english(item)) for item in items))
    return tag("div", found, cls="cl-about-items", tabindex="0", role="region", aria_label=label)


def _told(say: Words) -> dict[str, str]:
    """Return the sentence of each doubt, with places for its numbers."""
    return {
        "events-memory": say(
            "{count} of {total} events of the chronology are from memory: nobody looked them up."
        ),
        "events-one-source": say("{count} of {total} events rest on one source that was looked up."),
        "events-unsure": say("{count} of {total} events are less than certain by their sources."),
        "control-memory": say("{count} of {total} periods of who held what are from memory."),
        "control-low": say("{count} of {total} periods of who held what have a low certainty."),
        "control-disputed": say("{count} of {total} periods carry a note of what is disputed about them."),
        "control-day": say(
            "{count} of {total} periods have a first day that is known only as a span of days."
        ),
        "points": say("{count} of {total} points that divide the land are our own and from no gazetteer."),
        "owners": say("{count} of {total} publishers have an owner that nobody has checked."),
    }


def _error(one: KnownError, say: Words) -> str:
    return text(one.said[say.lang] + " ") + file_name(one.where)
