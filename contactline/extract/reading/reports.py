"""From an article to reports: what happened, when, where, who, and the words that say so.

A trigger of the lexicon names what happened. Its date is, in this order: a date of its own clause; a
date of its sentence; for the terms of a document the document's date, open-ended for what was still
to come; for what the parties to reported talks say, the talks' date; for a happening told again, the
date given elsewhere in the article; else the day of publication. A date after "according to" belongs
to the source, not to the happening. After "when", "since X" gives X itself.

``confidence`` adds up what the words themselves give: 0.3 for the trigger, 0.3 for a date of its own
sentence (0.1 inherited), 0.2 for a place, 0.2 for an actor that the sentence names (half when they
come from another sentence). It says how much of the report is in the words, not whether it is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from contactline.extract.intake import read_article
from contactline.extract.reading.lexicon import Lexicon, Trigger, languages, lexicon
from contactline.extract.reading.mentions import BOTH, Mention, find_mentions
from contactline.extract.text import Folded, fold
from contactline.extract.timex import timexes
from contactline.model import (
    ActorMention,
    ActorRole,
    Article,
    Evidence,
    PlaceMention,
    PlaceRole,
    Quote,
    Report,
    Span,
    Status,
    When,
    quote,
)

MAX_WORDS = 12
"""A quotation of evidence is a phrase: no longer than this many words."""

WIDE = frozenset({"nagorno-karabakh", "nkao", "artsakh", "south-caucasus"})
"""Regions that are talked about: no talks are placed inside them for "in Karabakh" alone."""

LINEAR = frozenset({"contact-line", "lachin-corridor"})
ABOUT_KINDS = frozenset({"talks", "statement", "agreement", "legal", "referendum"})
POINT_KINDS = frozenset(
    {"declaration", "agreement", "capture", "handover", "legal", "referendum", "incident", "checkpoint"}
)
TO_COME = frozenset({"handover", "deployment", "withdrawal"})
DURATIVE = frozenset({"talks", "clash", "offensive", "blockade", "statement"})


def supported() -> tuple[str, ...]:
    """Return the languages whose happenings can be read, as two-letter codes."""
    return languages()


def reports(text: str, *, lang: str | None = None, published: date | None = None) -> list[Report]:
    """Return what a text reports; raises IntakeError for a text that is no article.

    ``published`` overrules the date that the text itself gives.
    """
    return reports_of(read_article(text, lang=lang, published=published))


def reports_of(article: Article) -> list[Report]:
    """Return what an article reports, in the order of its text; nothing for a language without a lexicon."""
    if article.lang not in languages():
        return []
    drafts = _Reader(article).drafts()
    return [draft.report(article.text) for draft in _merged(drafts)]


@dataclass(slots=True)
class _Draft:
    """A report while it is put together; spans are of the article's text."""

    kind: str
    what: list[Span]
    when: When | None
    when_span: Span | None
    own_date: bool
    definite: bool
    places: list[PlaceMention]
    actors: list[ActorMention]
    status: Status
    sentence: int
    near_places: bool
    near_actors: bool
    whens: list[Span] = field(default_factory=list[Span])

    def report(self, text: str) -> Report:
        def quotes(spans: Iterable[Span | None]) -> tuple[Quote, ...]:
            return tuple(quote(text, span) for span in dict.fromkeys(spans) if span)

        evidence = Evidence(
            what=quotes(_phrase(text, span) for span in self.what),
            when=quotes([self.when_span, *self.whens]),
            where=quotes(place.span for place in self.places),
            who=quotes(actor.span for actor in self.actors),
        )
        confidence = 0.3 + (0.3 if self.own_date else 0.1 if self.when else 0.0)
        confidence += (0.2 if self.near_places else 0.1) if self.places else 0.0
        confidence += (0.2 if self.near_actors else 0.1) if self.actors else 0.0
        return Report(
            self.kind,
            self.when,
            self.when_span,
            tuple(self.places),
            tuple(self.actors),
            self.status,
            evidence,
            round(confidence, 2),
        )


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    number: int


class _Reader:
    """Reads one article; offsets inside are of the folded text."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words: Lexicon = lexicon(article.lang)
        self.folded: Folded = fold(article.text)
        self.text = self.folded.text
        found = find_mentions(self.folded, article.lang, article.published)
        self.actors = found.actors
        self.places = self._real_places(found.places)
        self.dates = [
            (self.folded.at(one.anchor_span.start), self.folded.at(one.end), one)
            for one in timexes(article.text, lang=article.lang, published=article.published)
        ]
        self.sentences = list(self._sentences())
        self.document: tuple[When, Span | None] | None = None
        self.talks: _Draft | None = None
        self.starts: list[int] = []

    def drafts(self) -> list[_Draft]:
        found: list[_Draft] = []
        for sentence in self.sentences:
            triggers = self._triggers(sentence)
            self.starts = [start for _, start, _ in triggers]
            for trigger, start, end, future in [(t, a, b, self._future(t, a, b)) for t, a, b in triggers]:
                draft = self._draft(sentence, trigger, start, end)
                if future and draft.status is Status.OCCURRED:
                    draft.status = Status.PLANNED
                found += self._one_by_one(sentence, draft, start, end)
                if draft.kind == "agreement" and draft.when:
                    self.document = (draft.when, draft.when_span)
                if draft.kind == "talks" and self.talks is None:
                    self.talks = draft
        self._give_missing_dates(found)
        _give_missing_parties(found)
        return found

    def _sentences(self) -> Iterable[_Sentence]:
        number = 0
        for line in self.article.body:
            start, stop = self.folded.at(line.start), self.folded.at(line.end)
            for match in re.finditer(r"[^.!?؟]+(?:[.!?؟](?!\s|$)[^.!?؟]+)*[.!?؟]*", self.text[start:stop]):
                if match[0].strip():
                    yield _Sentence(start + match.start(), start + match.end(), number)
                    number += 1

    def _triggers(self, sentence: _Sentence) -> list[tuple[Trigger, int, int]]:
        """Return the triggers of a sentence; of those that overlap the earlier and longer one."""
        found = [
            (trigger, match.start(), match.end())
            for trigger in self.words.triggers
            for match in trigger.expression.finditer(self.text, sentence.start, sentence.end)
        ]
        found.sort(key=lambda one: (one[1], -one[2]))
        kept: list[tuple[Trigger, int, int]] = []
        for trigger, start, end in found:
            last = kept[-1] if kept else None
            aside = self._attribution(sentence)
            same = any(
                other.kind == trigger.kind and start - stop < 60 and not self._attributed(start, begin, aside)
                for other, begin, stop in kept
            )
            if (last is None or start >= last[2]) and not (
                same and not self._dates_between(kept, trigger, start)
            ):
                kept.append((trigger, start, end))
        return [one for one in kept if not self._yields(one, kept)]

    def _yields(self, one: tuple[Trigger, int, int], kept: list[tuple[Trigger, int, int]]) -> bool:
        """Whether a trigger only introduces another: a bare noun beside a verb, "announced that" before it."""
        trigger, start, end = one
        others = [
            other for other in kept if other[0].kind != "statement" and not other[0].weak and other is not one
        ]
        if trigger.weak:
            return bool(others)
        if trigger.kind != "statement":
            return False
        says = self.words.clauses["that"].search(self.text, start, end + 60)
        return says is not None and any(other[1] >= start and other[1] > says.start() for other in others)

    def _future(self, trigger: Trigger, start: int, end: int) -> bool:
        match = trigger.expression.match(self.text, start, end)
        return bool(match and match["future"])

    def _one_by_one(self, sentence: _Sentence, draft: _Draft, start: int, end: int) -> list[_Draft]:
        """Divide what is told of several places, each with its date: "Aghdam on the 20th, Kalbajar on the 25th"."""
        low, high = self._clause(sentence, start)
        dates = [
            (first, stop, one)
            for first, stop, one in self.dates
            if max(low, start) <= first < high and one.when and not one.when.edtf.endswith("/..")
        ]
        if draft.kind not in ("handover", "capture", "deployment", "withdrawal") or len(dates) < 2:
            return [draft]
        parts: list[_Draft] = []
        position = start
        for first, stop, one in dates:
            here = {self.folded.span(p.start, p.end) for p in self.places if position <= p.start < first}
            places = [place for place in draft.places if place.span in here]
            spans = [*draft.what, *(place.span for place in places[:1] if place.span)]
            parts.append(
                replace(draft, when=one.when, when_span=one.span, places=places, what=spans, own_date=True)
            )
            position = stop
        return parts if all(part.places for part in parts) else [draft]

    def _dates_between(self, kept: list[tuple[Trigger, int, int]], trigger: Trigger, start: int) -> bool:
        """Whether a date stands between this trigger and the last of its kind: then they are two happenings."""
        before = max(stop for other, _, stop in kept if other.kind == trigger.kind)
        return any(before - 2 <= first < start for first, _, _ in self.dates)

    def _draft(self, sentence: _Sentence, trigger: Trigger, start: int, end: int) -> _Draft:
        when, when_span = self._own_date(sentence, trigger, start, end)
        own = when is not None
        if when is None and self._is_document(sentence) and self.document:
            date_of, when_span = self.document
            when = (
                When.parse(f"{date_of.edtf}/..")
                if trigger.kind in TO_COME and "/" not in date_of.edtf
                else date_of
            )
        places, near_places = self._places_of(sentence, trigger.kind, start, end)
        actors, near_actors = self._actors_of(sentence, trigger.kind, start, end)
        status = self._status(sentence, start, end)
        if not places and not actors and own:
            places = self._main_place(trigger.kind)
        return _Draft(
            trigger.kind,
            [self.folded.span(start, end)],
            when,
            when_span,
            own,
            self.text[start:end].lstrip("وفبلك").startswith("ال"),
            places,
            actors,
            status,
            sentence.number,
            near_places,
            near_actors,
        )

    def _own_date(
        self, sentence: _Sentence, trigger: Trigger, start: int, end: int
    ) -> tuple[When | None, Span | None]:
        attribution = self._attribution(sentence)
        here = [
            (first, stop, one)
            for first, stop, one in self.dates
            if sentence.start <= first < sentence.end
            and one.when
            and not self._attributed(first, start, attribution)
        ]
        if not here:
            return None, None
        first, _, one = min(here, key=lambda row: self._distance(row[0], row[1], start, end))
        if not one.edtf or not one.edtf.endswith("/..") or one.anchor is None:
            return one.when, one.span
        relative = self.words.clauses["when_clause"].search(self.text, min(first, start), max(first, start))
        if trigger.since and trigger.kind not in POINT_KINDS and not relative:
            return one.when, one.span
        return one.anchor, one.anchor_span

    def _clause(self, sentence: _Sentence, start: int) -> tuple[int, int]:
        """Return the clause that a trigger stands in: clauses are parted by words such as "then" and "when"."""
        borders = [
            m.start() for m in self.words.clauses["border"].finditer(self.text, sentence.start, sentence.end)
        ]
        borders += [
            other
            for other in self.starts
            if self.text[other] in "وف" and self.text[sentence.start : other].rstrip().endswith("،")
        ]
        low = max((border for border in borders if border <= start), default=sentence.start)
        return low, min((border for border in borders if border > start), default=sentence.end)

    def _distance(self, first: int, stop: int, start: int, end: int) -> float:
        """Return how far a date is from a trigger: another clause is further, one before a little further."""
        if start <= first < end or first <= start < stop:
            return 0
        low, high = (end, first) if first >= end else (stop, start)
        between = self.text[low:high]
        clause = between.count("،") + between.count("؛")
        return len(between) + 40 * clause + (0 if first >= end else 8)

    def _attribution(self, sentence: _Sentence) -> int | None:
        match = self.words.clauses["attribution"].search(self.text, sentence.start, sentence.end)
        return match.start() if match and match.start() > sentence.start + 3 else None

    @staticmethod
    def _attributed(first: int, start: int, attribution: int | None) -> bool:
        return attribution is not None and start < attribution < first

    def _is_document(self, sentence: _Sentence) -> bool:
        return bool(self.words.clauses["document"].search(self.text, sentence.start, sentence.start + 60))

    def _real_places(self, places: Iterable[Mention]) -> list[Mention]:
        hidden = [form for forms in self.words.not_places.values() for form in forms]
        spans = [match.span() for form in hidden for match in re.finditer(re.escape(form), self.text)]
        return [
            one
            for one in places
            if one.id and not any(low <= one.start and one.end <= high for low, high in spans)
        ]

    def _places_of(
        self, sentence: _Sentence, kind: str, start: int, end: int
    ) -> tuple[list[PlaceMention], bool]:
        """Return the places of a happening with their roles; a word that points back gives the last region."""
        here = [
            one
            for one in self.places
            if sentence.start <= one.start < sentence.end and not self._nested_actor(one)
        ]
        attribution = self._attribution(sentence)
        mine = [one for one in here if not self._attributed(one.start, start, attribution)]
        low, high = self._clause(sentence, start)
        mine = [one for one in mine if low <= one.start < high] or mine
        found = [
            PlaceMention(one.id, self._role(one, kind), self.folded.span(one.start, one.end)) for one in mine
        ]
        pointer = self.words.anaphora.search(self.text, sentence.start, sentence.end)
        regions = {"nagorno-karabakh", "nkao", "artsakh"}
        if pointer and not any(place.id in regions for place in found):
            before = [one for one in self.places if one.start < pointer.start() and one.id in regions]
            if before:
                told = self.words.clauses["impersonal"].search(self.text, sentence.start, sentence.end)
                role = (
                    PlaceRole.ABOUT if kind in ABOUT_KINDS or (kind == "ceasefire" and told) else PlaceRole.AT
                )
                found.append(PlaceMention(before[-1].id, role, self.folded.span(*_trimmed(pointer))))
        unique = {(place.id): place for place in reversed(found)}
        return list(reversed(unique.values())), bool(found)

    def _main_place(self, kind: str) -> list[PlaceMention]:
        """Return the region that the article is about, for a happening that names no place and nobody."""
        named = [place.id for place in self.places if place.id in ("nagorno-karabakh", "nkao")]
        return (
            [PlaceMention(named[0], PlaceRole.ABOUT if kind in ABOUT_KINDS else PlaceRole.AT)]
            if named
            else []
        )

    def _nested_actor(self, place: Mention) -> bool:
        """Whether a place's name is part of an actor's: "the authorities of Karabakh"."""
        return any(
            actor.start <= place.start
            and place.end <= actor.end
            and actor.end - actor.start > place.end - place.start
            for actor in self.actors
        )

    def _role(self, place: Mention, kind: str) -> PlaceRole:
        before = " " + self.words.place_noun.sub("", place.before).rstrip()
        for role in (PlaceRole.ALONG, PlaceRole.ABOUT, PlaceRole.TO, PlaceRole.FROM):
            cues = self.words.roles[role.value]
            if any(before.endswith(f" {cue}") or before.endswith(f" و{cue}") for cue in cues):
                if place.id in LINEAR and role is not PlaceRole.ABOUT:
                    return PlaceRole.ALONG
                if (
                    role is PlaceRole.ABOUT
                    and kind not in ABOUT_KINDS
                    and place.id in ("nagorno-karabakh", "nkao")
                ):
                    return PlaceRole.AT
                return role
        if place.id in LINEAR:
            return PlaceRole.ALONG
        if kind in ABOUT_KINDS:
            located = any(before.endswith(f" {cue}") for cue in self.words.roles["at"])
            return (
                PlaceRole.AT
                if located and place.id not in ("nagorno-karabakh", "nkao", "south-caucasus")
                else PlaceRole.ABOUT
            )
        return PlaceRole.AT

    def _actors_of(
        self, sentence: _Sentence, kind: str, start: int, end: int
    ) -> tuple[list[ActorMention], bool]:
        here = [one for one in self.actors if sentence.start <= one.start < sentence.end]
        attribution = self._attribution(sentence)
        if kind == "statement" and attribution is not None and start >= attribution:
            here = [one for one in here if one.start >= attribution]
        elif attribution is not None:
            here = [one for one in here if one.start < attribution]
        by = [
            one for one in self.actors if attribution is not None and attribution <= one.start < sentence.end
        ]
        low, high = self._clause(sentence, start)
        here = [one for one in here if low <= one.start < high] or here
        if self.words.status[Status.CALLED_FOR.value].search(self.text, low, end):
            # Both sides are whom the call goes to; who calls is named beside them.
            here = [one for one in here if one.before != BOTH] or here
        if self._is_attribute(start):
            # "the forces deployed on": what is deployed is named just before.
            here = [one for one in here if one.end <= start][-1:] or here
        role = _actor_role(kind)
        found = [ActorMention(one.id, role, self.folded.span(one.start, one.end)) for one in here]
        if kind != "statement" and start < (attribution or 0):
            found += [
                ActorMention(one.id, ActorRole.SPEAKER, self.folded.span(one.start, one.end)) for one in by
            ]
        impersonal = self.words.clauses["impersonal"].search(self.text, sentence.start, sentence.end)
        if impersonal and self.talks and kind == "ceasefire":
            found += [replace(actor, span=None) for actor in self.talks.actors]
        unique = {actor.id: actor for actor in reversed(found)}
        return list(reversed(unique.values())), bool(found)

    def _is_attribute(self, start: int) -> bool:
        return bool(self.words.attribute.match(self.text, start))

    def _status(self, sentence: _Sentence, start: int, end: int) -> Status:
        clause = max(sentence.start, self.text.rfind("،", sentence.start, start), start - 70)
        for status in (Status.DENIED, Status.CALLED_FOR, Status.ALLEGED, Status.PLANNED):
            if self.words.status[status.value].search(self.text, clause, end):
                return status
        return Status.OCCURRED

    def _give_missing_dates(self, drafts: list[_Draft]) -> None:
        """Date what has no date of its own: from the same happening told elsewhere, the talks, or publication."""
        published = self.article.published
        for draft in drafts:
            if draft.when is not None:
                continue
            again = next((other for other in drafts if other.own_date and _told_again(draft, other)), None)
            said_at_talks = (
                self.talks is not None and draft.kind == "statement" and _parties(draft, self.talks)
            )
            if again:
                draft.when, draft.when_span = again.when, again.when_span
            elif said_at_talks and self.talks and self.talks.when:
                draft.when, draft.when_span = self.talks.when, self.talks.when_span
            elif published:
                draft.when, draft.when_span = When.day(published), self.article.published_span


def _actor_role(kind: str) -> ActorRole:
    if kind == "statement":
        return ActorRole.SPEAKER
    return ActorRole.PARTICIPANT if kind in ABOUT_KINDS else ActorRole.AGENT


def _told_again(draft: _Draft, dated: _Draft) -> bool:
    """Whether an undated happening is told again, with its date, by another of the same kind."""
    return draft.kind == dated.kind and draft.kind == "talks" and dated.definite and _is_day(dated.when)


def _give_missing_parties(drafts: list[_Draft]) -> None:
    """Give an agreement that names no party those of the agreement it is named together with."""
    for draft in drafts:
        if draft.kind != "agreement" or draft.actors:
            continue
        together = [
            d for d in drafts if d.kind == "agreement" and d is not draft and d.sentence == draft.sentence
        ]
        dates = [other.when for other in together]
        parties = next(
            (d.actors for d in drafts if d.kind == "agreement" and d.actors and d.when in dates), []
        )
        draft.actors = [replace(actor, span=None) for actor in parties]


def _is_day(when: When | None) -> bool:
    return bool(when and when.earliest and when.latest and (when.latest - when.earliest).days < 32)


def _parties(draft: _Draft, talks: _Draft) -> bool:
    mine = {actor.id for actor in draft.actors}
    return bool(mine & {actor.id for actor in talks.actors} - {"kremlin-press"})


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Put together what the article tells twice: the same kind on the same date with compatible actors."""
    kept: list[_Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _same_happening(other, draft) or _denies(draft, other)), None)
        if twin is None:
            kept.append(draft)
            continue
        twin.what += draft.what
        twin.own_date = twin.own_date or draft.own_date
        twin.places += [place for place in draft.places if place.id not in {p.id for p in twin.places}]
        twin.actors += [actor for actor in draft.actors if actor.id not in {a.id for a in twin.actors}]
        twin.near_places, twin.near_actors = (
            twin.near_places or draft.near_places,
            twin.near_actors or draft.near_actors,
        )
    return [draft for draft in kept if _says_something(draft)]


def _denies(draft: _Draft, other: _Draft) -> bool:
    """Whether a draft is the denial of what was told just before: one happening, told by two sides."""
    near = 0 <= draft.sentence - other.sentence <= 1
    return draft.status is Status.DENIED and draft.kind == other.kind and near


def _same_happening(one: _Draft, other: _Draft) -> bool:
    if (one.kind, one.status) != (other.kind, other.status) or one.when != other.when:
        return False
    mine, theirs = {actor.id for actor in one.actors}, {actor.id for actor in other.actors}
    if one.kind == "statement":
        return mine == theirs or (bool(mine & theirs) and "kremlin-press" not in mine ^ theirs)
    return not mine or not theirs or bool(mine & theirs) or one.kind == "agreement"


def _says_something(draft: _Draft) -> bool:
    """Whether there is enough to show: a date, and at least a place or an actor."""
    return draft.when is not None and bool(draft.places or draft.actors)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end()


def _phrase(text: str, span: Span) -> Span:
    """Return the span without white space at its ends, cut after ``MAX_WORDS`` words."""
    words = list(re.finditer(r"\S+", text[span.start : span.end]))[:MAX_WORDS]
    return Span(span.start + words[0].start(), span.start + words[-1].end()) if words else span
