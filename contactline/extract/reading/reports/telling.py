"""What one sentence tells: a draft for each trigger, and for each saying that says nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contactline.extract.reading.reports.attachment import COMMA, attach, ground_of
from contactline.extract.reading.reports.attribution import governors
from contactline.extract.reading.reports.dating import (
    Dated,
    document_date,
    does_not_belong,
    is_to_come,
    is_until,
    still_to_come,
    value_of,
    without_dateline,
)
from contactline.extract.reading.reports.drafts import REACH, Draft
from contactline.extract.reading.reports.idle import idle_triggers
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.linking import (
    Links,
    actor_mentions,
    both_sides,
    links_of,
    near_places,
    place_mentions,
    pointed_at,
    sole_place,
    where_they_left,
)
from contactline.extract.reading.reports.listing import LISTED, one_by_one
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.offsets import give_counted_dates
from contactline.extract.reading.reports.page import Page
from contactline.extract.reading.reports.seats import without_seats
from contactline.extract.reading.reports.sentences import TITLE
from contactline.extract.reading.reports.speaking import NEAR_WORD, Speech, has_spoken
from contactline.extract.reading.reports.status import doubted, status_of
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import ActorMention, ActorRole, PlaceMention, Status

_SHARES_AGENT = LISTED | {"offensive", "blockade", "legal", "humanitarian", "checkpoint", "infrastructure"}
_DONE = _SHARES_AGENT - {"handover"} | {"capture", "deployment", "withdrawal", "declaration"}
"""Somebody does these, unlike a shelling or a flight of which only the victims may be told."""
_CLAUSES = ("when-clause", "relative", "where")
_HEAD = 60
_CLOSE, _CALLED = 6, 8
_QUOTES = "\"«»“”„'"


class Telling:
    """Reads one sentence of a page; ``told`` is what was told before."""

    def __init__(self, page: Page, scene: Scene, told: Sequence[Draft], document: Draft | None) -> None:
        """Attach the sentence's dates, places and actors to its triggers and sayings."""
        self.page, self.told, self.document = page, told, document
        self.spoken_of: Draft | None = None
        self.ground = ground_of(scene, page.folded.text, page.words)
        self.dates = without_dateline(
            page.dates_in(scene.sentence), scene.sentence, page.folded.text, page.article.published
        )
        self.owned = self._owned_dates(scene)
        idle = idle_triggers(scene, self.owned, self.ground)
        self.scene = scene.without(idle) if idle else scene
        if idle:
            self.owned = self._owned_dates(self.scene)
        self.links = self._links()
        self._leave_out_the_unplaced()
        self.speech = Speech(page, self.scene, self.ground, self.links)
        self.governors = governors(self.scene, self.ground)

    def drafts(self) -> list[Draft]:
        """Return what the sentence tells, in order, and mark what it says of what was told before."""
        found: list[Draft] = []
        for number, trigger in enumerate(self.scene.triggers):
            draft = self._draft(number, trigger, found)
            dates, places = self.owned[id(trigger)], self.links.places[id(trigger)]
            found += one_by_one(draft, dates, places, self.page.folded)
        busy = {id(saying) for sayings in self.governors.values() for saying in sayings}
        for saying in self.scene.sayings:
            if id(saying) not in busy:
                found += self._said(saying, found)
        give_counted_dates(found, self.scene.cues, self.dates, self.ground)
        return sorted(found, key=lambda draft: draft.mark.start)

    def _owned_dates(self, scene: Scene) -> dict[int, list[Dated]]:
        spans = [(one.start, one.end) for one in self.dates]
        text = self.ground.text
        found = attach(
            spans,
            scene,
            self.ground,
            lambda one, anchor: does_not_belong(one, anchor, text),
            more=scene.more,
            listed=False,
        )
        return {name: [self.dates[i] for i in mine] for name, mine in found.items()}

    def _links(self) -> Links:
        sentence = self.scene.sentence
        named = self.page.actors_in(sentence)
        actors = sorted(
            [*named, *both_sides(self.scene, self.page.words, named)], key=lambda one: (one.start, one.end)
        )
        return links_of(self.scene, self._places(), actors, self.ground)

    def _places(self) -> Sequence[Named]:
        """Return the places of the sentence at which something may happen."""
        sentence = self.scene.sentence
        return without_seats(
            self.page.places_in(sentence), self.page.actors_in(sentence), self.scene, self.ground
        )

    def _leave_out_the_unplaced(self) -> None:
        """Leave out the triggers that count only with a place and have none: "took", but no town."""
        placed = [one for one in self.scene.triggers if one.row.placed]
        idle = [one for one in placed if not (self.links.places[id(one)] or self._pointed_at(one))]
        if idle:
            self.scene = self.scene.without(idle)
            self.owned = self._owned_dates(self.scene)
            self.links = self._links()

    def _draft(self, number: int, trigger: Mark, before: Sequence[Draft]) -> Draft:
        sayings = self.governors[number]
        draft = self._empty(trigger, status_of(trigger, sayings, self.scene, self.ground, self.page.words))
        beside = [*self.scene.more.get(id(trigger), []), *(one for one in sayings if one.row.status)]
        draft.what += [self.page.folded.span(one.start, one.end) for one in beside]
        if draft.kind == "agreement" and any(one.row.kind == "ceasefire" for one in beside):
            draft.kind = "ceasefire"
        if trigger.row.by_deal and self.scene.cue("deal", "document"):
            draft.kind = trigger.row.by_deal
        self._date(draft, trigger, sayings)
        self._place(draft, trigger, before)
        asked = min(
            (one.end for one in sayings if one.row.status is Status.CALLED_FOR), default=trigger.start
        )
        mine = self.links.actors[id(trigger)]
        draft.actors = actor_mentions(mine, trigger, self.ground, self.page.folded, asked)
        for saying in sayings:
            draft.add_actors(self.speech.speakers(saying))
        if not draft.actors and before:
            draft.add_actors(self._shared(draft, before[-1]))
        draft.add_actors(self._meant_actors(trigger) if not draft.actors else [])
        if not draft.actors and draft.kind in _DONE and not trigger.row.weak:
            draft.beside = self._beside(trigger)
        draft.near_actors = bool(draft.actors)
        self._plan(draft)
        self._add_talkers(draft)
        return draft

    def _empty(self, mark: Mark, status: Status) -> Draft:
        what = self.page.folded.span(mark.start, mark.end)
        return Draft(mark.row.kind, mark, self.scene.sentence, [what], status)

    def _plan(self, draft: Draft) -> None:
        """What has a date to come is planned."""
        published = self.page.article.published
        first = draft.when.earliest if draft.when else None
        if draft.status is Status.OCCURRED and published and first and first > published:
            draft.status = Status.PLANNED

    def _date(self, draft: Draft, mark: Mark, sayings: Sequence[Mark] = ()) -> None:
        """Give a draft the date of its clause, of who says so, of its document or of its sentence."""
        mine = self.owned[id(mark)] or [
            date for one in sayings if not one.row.aside for date in self.owned[id(one)]
        ]
        if not mine and self.document and self.document.when and self._is_document():
            draft.when = document_date(self.document.when, draft.kind)
            draft.when_span = self.document.when_span
            return
        mine = mine or self._frame_dates(mark) or self.page.heading_dates(self.scene.sentence)
        date = min(mine, key=lambda one: self._remoteness(one, mark), default=None)
        if date and not (draft.status is Status.CALLED_FOR and self._is_of_another_plan(date, mark)):
            denied = draft.status is Status.DENIED
            draft.when, draft.when_span = value_of(date, mark, self.scene, self.ground.text, denied=denied)
            if denied and is_until(date):
                draft.status = Status.OCCURRED  # "did not open until 12 June"
            if draft.status is Status.PLANNED:
                draft.when = still_to_come(date, draft.when, self.page.article.published)
            draft.own_date = True

    def _remoteness(self, date: Dated, mark: Mark) -> tuple[bool, int]:
        """Return how far a date is from a trigger: first whether a comma or a clause parts them."""
        return self._is_parted(date, mark), self.ground.cost((date.start, date.end), mark, ())

    def _is_parted(self, date: Dated, mark: Mark) -> bool:
        low, high = (mark.end, date.start) if date.start >= mark.end else (date.end, mark.start)
        return self.ground.weight(low, high) >= COMMA

    def _is_of_another_plan(self, date: Dated, mark: Mark) -> bool:
        """Whether a date to come is that of something else: "rationing begins on Monday, and they appealed to"."""
        ahead = is_to_come(date.timex.anchor, self.page.article.published)
        return ahead and self._is_parted(date, mark)

    def _frame_dates(self, mark: Mark) -> list[Dated]:
        """Return the dates that a sentence begins with or that no clause parts from a trigger.

        Of several before the trigger the last counts: the story has come to it.
        """
        asides = {id(date) for one in self.scene.sayings if one.row.aside for date in self.owned[id(one)]}
        dates = [date for date in self.dates if id(date) not in asides]
        before = [date for date in dates if date.end <= mark.start]
        framed = bool(before) and before[0].start < self.scene.sentence.start + _HEAD
        return [
            date
            for date in [*before[-1:], *dates[len(before) :]]
            if (framed and date.end <= mark.start)
            or set(self.ground.hard(min(date.end, mark.end), max(date.start, mark.start))) <= {":"}
            or (date.end <= mark.start and self.scene.has("when-clause", date.end, date.end + _CLOSE))
        ]

    def _is_document(self) -> bool:
        start = self.scene.sentence.start
        return self.scene.has("document", start, start + _HEAD)

    def _place(self, draft: Draft, mark: Mark, before: Sequence[Draft] = ()) -> None:
        named = self.links.places[id(mark)]
        found = near_places(named, mark, self.scene, self.ground)
        draft.places = place_mentions(found, draft.kind, self.page.folded)
        alike = bool(before) and (before[-1].kind, before[-1].status) == (draft.kind, draft.status)
        if not found and alike and not mark.row.weak:
            draft.places = list(before[-1].places)
        elif not found:
            draft.places = self._pointed_at(mark)
        elif draft.kind == "displacement":
            draft.add_places(self._pointed_at(mark))
        if draft.kind == "displacement":
            draft.places = where_they_left(draft.places)
        draft.near_places = bool(draft.places or named)
        if not draft.places and not mark.row.weak:
            sole = sole_place(self._places(), draft.kind)
            draft.places = place_mentions(sole, draft.kind, self.page.folded)

    def _pointed_at(self, mark: Mark) -> list[PlaceMention]:
        places = self.page.places_before(self.scene.sentence.end)
        dates = [date.start for date in self.dates]
        return pointed_at(mark, self.scene, places, self.ground, self.page.folded, dates)

    def _meant_actors(self, trigger: Mark) -> list[ActorMention]:
        meant = self.speech.meant_by_pronoun(trigger)
        return actor_mentions(meant, trigger, self.ground, self.page.folded, trigger.start)

    def _beside(self, trigger: Mark) -> list[ActorMention]:
        """Return who is named last before a trigger in its sentence, for want of anybody of its own."""
        opened = [one.start for one in self.scene.cue(*_CLAUSES) if one.start <= trigger.start]
        low = max(opened, default=self.scene.sentence.start)
        named = [
            one
            for one in self.page.actors_in(self.scene.sentence)
            if low <= one.start and one.end <= trigger.start
        ]
        last = [one for one in named if one.start == named[-1].start]  # "the two presidents" are two
        return actor_mentions(last, trigger, self.ground, self.page.folded, trigger.start)

    def _shared(self, draft: Draft, last: Draft) -> list[ActorMention]:
        """Return who did what stands just before: two verbs with one subject, or the same done again."""
        if draft.kind == last.kind:
            return list(last.actors)
        parted = self.ground.parted(last.mark.end, draft.mark.start)
        if parted or draft.kind not in _SHARES_AGENT:
            return []
        return [actor for actor in last.actors if actor.role is ActorRole.AGENT]

    def _add_talkers(self, draft: Draft) -> None:
        """Name those who held the talks for a ceasefire that was "noted" there by nobody in particular."""
        if draft.kind != "ceasefire" or not self.scene.cue("impersonal"):
            return
        talks = next((one for one in self.told[:REACH] if one.kind == "talks"), None)
        if talks:
            draft.add_actors(replace(actor, span=None) for actor in talks.actors)

    def _said(self, saying: Mark, others: Sequence[Draft]) -> list[Draft]:
        """Return the statement that a saying is, or nothing where it speaks of what was told before."""
        speakers = self.speech.speakers(saying)
        earlier = self._spoken_of(saying, others) or (None if saying.row.strong else self.spoken_of)
        if saying.row.again and not earlier:
            return []
        if earlier and speakers:
            self.spoken_of = earlier
            earlier.what.append(self.page.folded.span(saying.start, saying.end))
            earlier.add_actors(speakers)
            if saying.row.status is Status.DENIED:
                earlier.status = doubted(earlier.kind, earlier.status)
        ids = {actor.id for actor in speakers if actor.role is ActorRole.SPEAKER}
        if saying.row.status is Status.ALLEGED and others:
            others[-1].add_actors(speakers)
            return []
        borrowed = not self.links.actors[id(saying)] and not saying.row.strong and saying.row.status is None
        if borrowed and others:
            return []
        spans = {actor.span for actor in speakers}
        if saying.row.status is None and len(speakers) > 1 and len(spans) == 1:
            return []
        asks = any(actor.role is ActorRole.ADDRESSED for actor in speakers)
        if earlier or not ids or (has_spoken(saying, ids, others) and not asks):
            return []
        if saying.row.aside and not self.owned[id(saying)]:
            return []
        if self.speech.only_attributes(saying, beside=bool(others)):
            return []
        draft = self._empty(saying, saying.row.status or Status.OCCURRED)
        draft.is_now = saying.row.present
        self._date(draft, saying)
        if is_to_come(draft.when, self.page.article.published):
            draft.when, draft.when_span, draft.own_date = None, None, False
        self._place(draft, saying)
        draft.actors, draft.near_actors = speakers, True
        draft.what += [self.page.folded.span(*place) for place in self.speech.content(saying)]
        if saying.row.strong:
            self._add_what_it_praises(draft, others)
        return [draft]

    def _add_what_it_praises(self, draft: Draft, others: Sequence[Draft]) -> None:
        """Give praise or blame the places and actors of an undated clause after it: "the forces deployed on"."""
        for other in others:
            if other.mark.start > draft.mark.start and not other.own_date:
                draft.add_places(other.places)
                draft.add_actors(replace(actor, role=ActorRole.AFFECTED) for actor in other.actors)

    def _spoken_of(self, saying: Mark, others: Sequence[Draft]) -> Draft | None:
        """Return what was told before, where a saying denies or confirms it, or gives it a name."""
        before = [one for one in others if one.mark.start < saying.start]
        if saying.row.status is Status.DENIED or saying.row.again:
            return others[-1] if others else self._last_told()
        last = before[-1] if before else self._last_told()
        if saying.row.strong:
            return None
        low, high = saying.start - NEAR_WORD, saying.end + NEAR_WORD
        if self.scene.has("this", low, high):
            return last
        if not saying.row.names:
            return None
        beside = self.ground.text[saying.end : saying.end + 3]
        if self.ground.order is Order.VERB_LAST:
            beside = self.ground.text[max(0, saying.start - _CALLED) : saying.start]
        quoted = any(mark in beside for mark in _QUOTES)
        return before[-1] if before else last if quoted else None

    def _last_told(self) -> Draft | None:
        last = self.told[-1] if self.told else None
        if last is None or last.sentence.paragraph == TITLE:
            return None
        near = self.scene.sentence.number - last.sentence.number <= 2
        return last if near and last.sentence.paragraph == self.scene.sentence.paragraph else None
