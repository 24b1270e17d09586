"""What an editor has given to be read and not put away yet: articles before they are kept, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

import streamlit as st

from contactline.extract import Explanation, explain, read_article
from contactline.i18n import Words
from contactline.library.inputs import Source, in_time
from contactline.model import Article, InputError

_BASKET = "intake.basket"
SHOWN = "intake.shown"
"""The key of the choice of the article that is on the screen."""
_UNOPENED = "it cannot be opened: give it again"


@dataclass(slots=True)
class Candidate:
    """An article that was read: ``name`` is what it came as; ``undated`` says that its day is not known to anybody.

    ``number`` counts what came, and stays: a choice goes by its labels, which must neither change nor be the same.
    """

    name: str
    article: Article
    number: int
    undated: bool = False
    kept: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether its dates can be counted: its day is known, or nobody knows it."""
        return self.article.published is not None or self.undated


@dataclass(slots=True)
class Basket:
    """The articles by id, in the order in which they came, and what could not be read, by name."""

    candidates: dict[str, Candidate] = field(default_factory=dict[str, Candidate])
    problems: list[tuple[str, InputError]] = field(default_factory=list[tuple[str, InputError]])
    came: int = 0

    def take(self, name: str, article: Article, *, kept: bool = False) -> None:
        """Put an article in; one that is there already is there anew."""
        self.came += 1
        undated = kept and article.published is None
        self.candidates[article.id] = Candidate(name, article, self.came, undated, kept)


def basket() -> Basket:
    """Return the basket of this visitor."""
    return st.session_state.setdefault(_BASKET, Basket())


def candidate_of(article_id: str) -> Candidate:
    """Return an article of the basket; raise InputError for one that was put away meanwhile."""
    found = basket().candidates.get(article_id)
    if found is None:
        raise InputError("This article is not on the screen any more: give it again.")
    return found


def take_back(article: Article) -> None:
    """Put an article of the library into the basket, to read it with another day or in another language."""
    basket().take(article.title, article, kept=True)
    st.session_state[SHOWN] = article.id


def read_sources(
    sources: Sequence[Source], say: Words, lang: str | None = None, day: date | None = None
) -> None:
    """Read sources into the basket, with their names while it lasts; what cannot be read does not stop the others.

    When the time for one go is over, what was read by then is in the basket, and the reader is told what is left.
    """
    full = basket()
    full.problems.clear()
    came: list[str] = []
    bar = st.progress(0.0)
    for number, source in enumerate(in_time(sources)):
        name = f"\u2068{source.name}\u2069"
        bar.progress(
            number / len(sources),
            text=say(
                "Reading {name} ({number} of {count})", name=name, number=number + 1, count=len(sources)
            ),
        )
        try:
            article = source.load(lang, day)
        except InputError as error:
            full.problems.append((source.name, error))
        except OSError:
            full.problems.append((source.name, InputError(_UNOPENED)))
        else:
            full.take(source.name, article)
            came.append(article.id)
    bar.empty()
    if came:
        st.session_state[SHOWN] = came[0]


def reread(article: Article, lang: str, published: date | None) -> Article:
    """Return an article as it is in another language, or as of another day of publication."""
    if lang == article.lang:
        return replace(article, published=published)
    fresh = read_article(article.text, lang=lang, published=published, url=article.url)
    return replace(fresh, source=article.source, published=published)


@lru_cache(maxsize=64)
def explained(article: Article) -> Explanation:
    """Return how an article was read; worked out once."""
    return explain(article)
