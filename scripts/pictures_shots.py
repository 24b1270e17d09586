"""Which pictures docs/pictures has, what each shows, and the articles of ours that they show it with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

from contactline.extract import read_article, reports_of
from contactline.library import Store, Waiting, Wanted, shipped_events
from contactline.view import ViewState, default_state, encode, stories
from contactline.view.state import UI_LANGUAGES

THEMES = ("light", "dark")
SIZES = {"desktop": (1366, 768), "phone": (390, 844)}
PAGES = ("map", "events", "stories", "compare", "areas", "articles", "intake", "review", "about")

EXAMPLE = """\
Kalbajar district handed over: an example article

25 November 2020

Units of the Azerbaijani army entered the Kalbajar district on 25 November 2020, the Defence Ministry of Azerbaijan said.

The leaders of Azerbaijan, Armenia and Russia signed a statement on 9 November 2020.

Armenia handed over the Aghdam district on 20 November 2020, and the Lachin district is to be handed over by 1 December 2020.

This text was written for the documentation of Contact Line.
"""
"""An article of ours that waits in the library for its review."""

PASTED = """\
افتتاح مركز المراقبة المشترك: مقال مثال

30 يناير 2021

افتُتح مركز المراقبة المشترك الروسي التركي في منطقة أغدام في 30 يناير 2021، حسبما أعلنت وزارة الدفاع الأذربيجانية.

وكانت روسيا وتركيا قد وقعتا مذكرة بشأن المركز في 11 نوفمبر 2020.

كُتب هذا النص لتوثيق مشروع Contact Line.
"""
"""An article of ours that the library does not have: it is pasted on the page of intake."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to take: ``name`` of its view, the page's path, and the view in ``lang``."""

    name: str
    path: str
    view: ViewState
    theme: str
    size: str

    @property
    def file(self) -> str:
        """Return the name of its file."""
        return f"{self.name}-{self.view.lang}-{self.theme}-{self.size}.webp"

    @property
    def url(self) -> str:
        """Return its address on the server."""
        return f"/{self.path}?{encode(self.view)}"


def all_shots(article: str, event: str) -> list[Shot]:
    """Return every picture that docs/pictures has; ``article`` is the example's id, ``event`` the first it tells of."""
    combinations = product(PAGES, UI_LANGUAGES, THEMES, SIZES)
    shots = [
        Shot(page, "" if page == "map" else page, _view(page, lang, article, event), theme, size)
        for page, lang, theme, size in combinations
    ]
    days = (date(2020, 9, 26), date(2020, 12, 2), date(2023, 9, 25))
    english = default_state("en")
    return shots + [Shot(f"map-{day}", "", replace(english, on=day), "light", "desktop") for day in days]


def _view(page: str, lang: str, article: str, event: str) -> ViewState:
    """Return what a page shows on its picture."""
    usual = default_state(lang)
    if page == "stories":
        return next(iter(stories().values())).view(7, usual)
    view = replace(usual, on=date(2020, 12, 2))
    changes = {
        "map": {"on": date(2021, 3, 12), "event": _first_talks()},
        "events": {"days": 90},
        "compare": {"against": date(2020, 9, 26)},
        "articles": {"article": article},
        "review": {"event": event},
    }
    return replace(view, **changes.get(page, {}))


def _first_talks() -> str:
    """Return the talks that the first shipped article tells of, which the map is to show with their words."""
    return next(event.id for event in shipped_events() if event.kind == "talks")


def fill_library(library: Path) -> tuple[str, str]:
    """Put the example into a library; return its id and that of the first event that waits for review."""
    store, article = Store.open(library), read_article(EXAMPLE, lang="en")
    store.save(article, reports_of(article))
    return article.id, store.queue(Wanted(Waiting.ALL, article=article.id))[0]


def listed() -> str:
    """Return the list of the pictures as Markdown: a page a row, a language a column."""
    cells = " | ".join(("", *UI_LANGUAGES, ""))
    rows = (f"| {page} | " + " | ".join(_links(page, lang) for lang in UI_LANGUAGES) + " |" for page in PAGES)
    return (
        "# Every page\n\nWritten by `python scripts/pictures.py`: 1366 x 768 and 390 x 844 pixels, light and dark.\n\n"
        f"| page {cells.rstrip()}\n|{' --- |' * (len(UI_LANGUAGES) + 1)}\n" + "\n".join(rows) + "\n"
    )


def _links(page: str, lang: str) -> str:
    return " · ".join(
        f"[{theme} {size}]({page}-{lang}-{theme}-{size}.webp)" for theme, size in product(THEMES, SIZES)
    )
