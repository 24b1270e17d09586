"""From an article to reports: what happened, when, where, who, and the words that say so.

Stages: a page is made ready (sentences, marks of the lexicon, names, dates); each sentence is a scene
whose dates, places and actors are attached to its triggers and sayings; each trigger becomes a draft;
drafts that tell one happening are merged.

``confidence`` adds up what the words themselves give: 0.3 for the trigger, 0.3 for a date of its own
sentence (0.1 inherited), 0.2 for a place, 0.2 for an actor that the sentence names (half when they
come from another sentence). It says how much of the report is in the words, not whether it is true.
"""

from __future__ import annotations

from datetime import date

from contactline.extract.intake import read_article
from contactline.extract.reading.reports.dating import give_missing_dates
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.lexicon import Order, languages, lexicon
from contactline.extract.reading.reports.merging import merged
from contactline.extract.reading.reports.page import Page, page_of
from contactline.extract.reading.reports.parties import give_missing_parties, give_missing_regions
from contactline.extract.reading.reports.subject import is_of_the_conflict
from contactline.extract.reading.reports.telling import Telling
from contactline.model import Article, Report, Status

__all__ = ["reports", "reports_of", "supported"]


def supported() -> tuple[str, ...]:
    """Return the languages whose happenings can be read, as two-letter codes."""
    return languages()


def reports(text: str, *, lang: str | None = None, published: date | None = None) -> list[Report]:
    """Return what a text reports; raises IntakeError for a text that is no article.

    ``published`` overrules the date that the text itself gives.
    """
    return reports_of(read_article(text, lang=lang, published=published))


def reports_of(article: Article) -> list[Report]:
    """Return what an article reports, in the order of its text; nothing for a language without a lexicon.

    Nor is there anything in an article that is not of this conflict (``subject``).
    """
    if article.lang not in languages():
        return []
    page = page_of(article)
    drafts = _told(page) if is_of_the_conflict(page) else []
    give_missing_dates(drafts, article)
    told = merged(drafts, article.published)
    give_missing_regions(told)
    give_missing_parties(told)
    verb_last = lexicon(article.lang).order is Order.VERB_LAST
    return [draft.report(article.text, verb_last=verb_last) for draft in told if _says_something(draft)]


def _told(page: Page) -> list[Draft]:
    """Return what each sentence tells, in order."""
    drafts: list[Draft] = []
    document: Draft | None = None
    for sentence in page.sentences:
        scene = page.scene(sentence)
        if not (scene.triggers or scene.sayings):
            continue
        found = Telling(page, scene, drafts, document).drafts()
        drafts += found
        document = next(
            (one for one in reversed(found) if one.kind == "agreement" and one.own_date), document
        )
    return drafts


def _says_something(draft: Draft) -> bool:
    """Whether there is enough to show: a date, and at least a place or an actor."""
    if draft.mark.row.weak and not (draft.own_date or draft.near_places or draft.near_actors):
        return False
    if draft.status is Status.DENIED and not draft.actors:
        return False
    return draft.when is not None and (draft.own_date or bool(draft.places or draft.actors))
