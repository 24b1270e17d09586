"""When it happened: the date of its own clause, of who says so, of its sentence, of what was told before.

For the terms of a document it is the document's date, open for what was still to come; for what the
parties to reported talks say, the talks' date; else the day of publication. After "when" or for a
moment, "since X" gives X itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from contactline.extract.reading.reports.drafts import REACH, Draft, around
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import LINEAR, WIDE
from contactline.extract.reading.reports.sentences import TITLE, Sentence
from contactline.extract.reading.reports.triggers import Scene
from contactline.extract.timex import Timex
from contactline.model import Article, Span, Status, When

_MOMENTS = frozenset(
    {
        "declaration",
        "agreement",
        "capture",
        "handover",
        "legal",
        "referendum",
        "incident",
        "checkpoint",
        "offensive",
    }
)
_ENDED = _MOMENTS | {"withdrawal"}
"""What must be "until X" is dated X."""
CHANGES = _ENDED - {"incident"} | {"infrastructure"}
"""What lay so since a day is changed on another."""
_FRESH = 10
"""So many days after it a happening is still news."""
_ANSWERED = 2
"""So many days after it a happening is still answered on its own day."""
_ANSWERS = frozenset({"statement", "talks"})
_SOON = 250
"""So many days ahead something may be planned for a date without a year."""
_COUNTED = frozenset({"incident", "clash", "humanitarian", "displacement", "deployment", "infrastructure"})
_ELSEWHERE = 120
"""What it costs a date to belong to a trigger across words that give it to another."""
_DATELINE = 40
_DASH = re.compile(r"[^\w]{0,3}[-–—.:]")
_COUNT = 30
"""A figure within so many characters of a happening counts it."""
_FIGURE = re.compile(r"(?<!\w)\d+(?!\w*[:/-])")
_NOT_YET = frozenset({Status.PLANNED, Status.CALLED_FOR, Status.DENIED})
_TO_COME = frozenset({"handover", "deployment", "withdrawal"})


class Dated(NamedTuple):
    """A temporal expression where it stands in the folded text."""

    start: int
    end: int
    timex: Timex


def value_of(
    date: Dated, trigger: Mark, scene: Scene, text: str, *, denied: bool = False
) -> tuple[When | None, Span]:
    """Return the date that an expression gives to a trigger; ``text`` is the page's folded text.

    What is ``denied`` until a day happened on it.
    """
    timex = date.timex
    low, high = sorted((date.start, trigger.start))
    if is_until(date) and (trigger.row.kind in _ENDED or denied):
        return timex.anchor, timex.anchor_span
    if not is_since(date):
        return _exactly(timex.when), timex.span
    lasts = (trigger.row.since and trigger.row.kind not in _MOMENTS) or _is_counted(trigger, date, text)
    if lasts and not scene.has("when-clause", low, high):
        return timex.when, timex.span
    return timex.anchor, timex.anchor_span


def is_since(date: Dated) -> bool:
    """Whether a date is the beginning of something that lasts: "since 12 June"."""
    return (date.timex.edtf or "").endswith("/..") and date.timex.anchor is not None


def is_until(date: Dated) -> bool:
    """Whether a date is the end of something: "until 12 June"."""
    return (date.timex.edtf or "").startswith("../") and date.timex.anchor is not None


def _is_counted(trigger: Mark, date: Dated, text: str) -> bool:
    """Whether so many are counted since a day: "since Saturday 46 people have been killed"."""
    if trigger.row.kind not in _COUNTED:
        return False
    low, high = min(date.start, trigger.start), max(date.end, trigger.end)
    beside = text[max(0, low - _COUNT) : date.start] + " " + text[date.end : high + _COUNT]
    return bool(_FIGURE.search(beside))


def _exactly(when: When | None) -> When | None:
    """Return "until about the end of the month" as until its end."""
    return When.parse(when.edtf.rstrip("~")) if when and when.edtf.startswith("../") else when


def still_to_come(planned: Dated, when: When | None, published: date | None) -> When | None:
    """Return the date of what is planned: "on Tuesday" is then the next one."""
    ahead = planned.timex.ahead
    if ahead is None or ahead.earliest is None or when is None or when.latest is None or published is None:
        return when
    near = (ahead.earliest - published).days <= _SOON
    return ahead if near and when.latest < published else when


def does_not_belong(date: tuple[int, int], anchor: Mark, text: str) -> int:
    """Return what it costs a date to stand before "according to", or on the other side of a bracket.

    The first belongs to what is said. A date that stands alone in brackets belongs to what stands before them.
    """
    if date[0] >= anchor.start:
        return _ELSEWHERE * _is_enclosed(text, anchor.end, date[0])
    return _ELSEWHERE * (anchor.row.aside or text[date[0] - 1 : date[0]] == "(")


def _is_enclosed(text: str, low: int, high: int) -> bool:
    """Whether a bracket that holds more than a date opens between two places and does not close there, or closes only."""
    opened, closed = text.rfind("(", low, high), text.rfind(")", low, high)
    return (opened > closed and opened < high - 1) or (closed >= 0 > opened)


def without_dateline(
    dates: Sequence[Dated], sentence: Sentence, text: str, published: date | None
) -> list[Dated]:
    """Leave out the day of publication that begins a text whose first sentence has another date: "BAKU, 5 May -"."""
    first = dates[0] if len(dates) > 1 and sentence.paragraph == 0 and sentence.first else None
    if first is None or published is None or first.timex.when != When.day(published):
        return list(dates)
    opens = first.start - sentence.start < _DATELINE and _DASH.match(text, first.end)
    return list(dates[1:]) if opens else list(dates)


def holds(one: When | None, other: When | None) -> bool:
    """Whether the first date holds the second: a year, and a day in it."""
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.earliest and other.latest <= one.latest


def is_to_come(when: When | None, published: date | None) -> bool:
    """Whether a date or a deadline lies after publication: nobody has said anything on it yet."""
    first = (when.earliest or when.latest) if when else None
    return first is not None and published is not None and first > published


def document_date(when: When, kind: str) -> When:
    """Return the date of a document's term: open for what was still to come."""
    return When.parse(f"{when.edtf}/..") if kind in _TO_COME and "/" not in when.edtf else when


def give_missing_dates(drafts: Sequence[Draft], article: Article) -> None:
    """Date what has no date of its own sentence: from what was told before, the talks, or publication."""
    talks = next((draft for draft in drafts if draft.kind == "talks"), None)
    news = _news(drafts, article.published)
    for position, draft in enumerate(drafts):
        if draft.when is not None:
            continue
        source = (
            (news if draft.sentence.paragraph == TITLE else None)
            or _told_again(draft, around(drafts, position))
            or _dated_elsewhere(draft, around(drafts, position))
            or _told_before(draft, drafts[max(0, position - REACH) : position], article.published)
            or _said_at(draft, talks)
            or (news if news and _goes_on(draft, news, article.published) else None)
        )
        if source and not (draft.mark.row.sort == "saying" and is_to_come(source.when, article.published)):
            draft.when, draft.when_span = source.when, source.when_span
        elif article.published:
            draft.when, draft.when_span = When.day(article.published), article.published_span


def _news(drafts: Sequence[Draft], published: date | None) -> Draft | None:
    """Return what the first sentence of the body dates to the last days: a title tells of that day."""
    lead = next((one.sentence for one in drafts if one.sentence.paragraph != TITLE), None)
    told = (one for one in drafts if one.sentence is lead and one.own_date)
    return next((one for one in told if not _is_long_past(one.when, published)), None)


def _goes_on(draft: Draft, news: Draft, published: date | None) -> bool:
    """Whether a happening without a date is still part of the news that the article begins with.

    News that is still to come, or that lasts, has no day for it.
    """
    if news.when is None or news.status in _NOT_YET or _is_ahead(news.when, published):
        return False
    if draft.status in _NOT_YET or draft.is_now or _is_answer(draft, news, published):
        return False
    return draft.sentence.paragraph <= news.sentence.paragraph + 1


def _told_again(draft: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """Return the talks that undated talks are: told with their date elsewhere, by a definite name."""
    if draft.kind != "talks":
        return None
    return next((one for one in drafts if one.kind == "talks" and one.mark.row.weak and _is_short(one)), None)


def _dated_elsewhere(draft: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """Return the same kind of happening at the same place, told with its date elsewhere."""
    if draft.status in (Status.PLANNED, Status.CALLED_FOR) or not draft.places:
        return None
    stems = {place.split("-")[0] for place in draft.place_ids - WIDE - LINEAR}
    return next(
        (
            one
            for one in drafts
            if one.own_date
            and one.kind == draft.kind
            and one.status is not Status.PLANNED
            and stems & {place.split("-")[0] for place in one.place_ids}
        ),
        None,
    )


def _told_before(draft: Draft, before: Sequence[Draft], published: date | None) -> Draft | None:
    """Return the happening told just before in the paragraph, whose day the story is still in.

    Words about what is long past are said today.
    """
    if draft.status in _NOT_YET or draft.is_now:
        return None
    told = (
        one
        for one in reversed(before)
        if one.when and not (one.mark.row.weak or one.counted or _is_ahead(one.when, published))
    )
    last = _in_story([one for one in told if one.own_date or not one.is_now])
    if last and _is_answer(draft, last, published):
        return None
    near = last and last.sentence.paragraph == draft.sentence.paragraph
    return last if near and last and last.when and last.when.latest and not draft.sentence.first else None


def _is_answer(draft: Draft, last: Draft, published: date | None) -> bool:
    """Whether somebody speaks today of what is some days old; talks of long ago are told of, not held, today."""
    if draft.kind == "talks" and _is_long_past(last.when, published):
        return False
    return draft.kind in _ANSWERS and _is_long_past(last.when, published, _ANSWERED)


def _in_story(told: Sequence[Draft]) -> Draft | None:
    """Return what has the latest date of the last sentence: what it tells beside that is background."""
    last = [one for one in told if one.sentence is told[0].sentence]
    return max(last, key=lambda one: (one.when and one.when.latest) or date.min, default=None)


def _is_ahead(when: When, published: date | None) -> bool:
    """Whether a date is still to come or lasts: the story is not in it."""
    return published is not None and (when.latest is None or when.latest > published)


def _is_long_past(when: When | None, published: date | None, days: int = _FRESH) -> bool:
    latest = when.latest if when else None
    return latest is not None and published is not None and (published - latest).days > days


def _said_at(draft: Draft, talks: Draft | None) -> Draft | None:
    if talks is None or draft.kind != "statement" or talks.when is None:
        return None
    return talks if draft.actor_ids & talks.actor_ids else None


def _is_short(draft: Draft) -> bool:
    when = draft.when if draft.own_date else None
    return bool(when and when.earliest and when.latest and (when.latest - when.earliest).days < 32)
