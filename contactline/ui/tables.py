"""Tables and lists of figures as HTML: every word escaped, numbers in columns, sources as links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contactline.i18n import Words
from contactline.ui.markup import link, tag, text


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[int]) -> str:
    """Return a table; cells are HTML, the first of each row is its head; ``numbers`` are columns of numbers.

    Each cell carries its column's name: on a phone a row is a card.
    """
    head = "".join(tag("th", text(name), scope="col", cls=_kind(i, numbers)) for i, name in enumerate(heads))
    body = "".join(
        tag(
            "tr",
            tag("th", row[0], scope="row"),
            *(
                tag("td", cell, cls=_kind(i, numbers), data_label=heads[i])
                for i, cell in enumerate(row[1:], start=1)
            ),
        )
        for row in rows
    )
    # Scrolled by keyboard too where it is wider than the screen.
    made = tag("table", tag("caption", text(caption)), tag("thead", tag("tr", head)), tag("tbody", body))
    return tag(
        "div",
        made,
        cls="cl-table",
        tabindex="0",
        role="region",
        aria_label=caption,
    )


def _kind(column: int, numbers: frozenset[int]) -> str:
    return "cl-number" if column in numbers else "cl-text"


def cited(source: str) -> str:
    """Return "title — publisher — address" as a link; a source without an address, or from memory, as text.

    Sources are cited in Latin letters: they keep their direction in any page.
    """
    title, *rest = (part.strip() for part in source.split(" — "))
    address = rest.pop() if rest and rest[-1].startswith(("http://", "https://")) else ""
    publisher = f" ({', '.join(rest)})" if rest else ""
    return tag("bdi", link(address, title) if address else text(title), text(publisher), dir="ltr", lang="en")


def of_the_data(sentence: str, say: Words) -> str:
    """Return a sentence of the data in the reader's language where the catalogue has it, else as the English it is."""
    return text(say(sentence)) if sentence in say.messages else english(sentence)


def english(sentence: str) -> str:
    """Return a sentence of the data, which is English, as such: it keeps its direction in any page."""
    return tag("span", text(sentence), lang="en", dir="ltr")
