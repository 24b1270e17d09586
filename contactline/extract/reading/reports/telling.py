"""What one sentence tells: a draft for each trigger, and for each saying that says nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contactline.extract.reading.reports.attachment import Ground, attach, ground_of
from contactline.extract.reading.reports.attribution import governors
from contactline.extract.reading.reports.dating import Dated, document_date, value_of
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.linking import (
    Links,
    actor_mentions,
    both_sides,
    links_of,
    place_mentions,
    pointed_at,
    speaker_mentions,
)
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.page import Page
from contactline.extract.reading.reports.sentences import TITLE
from contactline.extract.reading.reports.status import status_of
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import ActorMention, ActorRole, PlaceMention, Status

_HEADS = frozenset({"agreement", "talks", "legal"})
_LISTED = frozenset({"handover", "capture", "deployment", "withdrawal"})
_SHARES_AGENT = _LISTED | {"offensive", "blockade", "legal", "humanitarian", "checkpoint", "infrastructure"}
_NEAR_WORD = 20
_HEAD = 60
_HARD = 60
_CLOSE = 6
_QUOTES = "\"«“„'"


class Telling:
    """Reads one sentence of a page; ``told`` is what was told before."""

    def __init__(self, page: Page, scene: Scene, told: Sequence[Draft], document: Draft | None) -> None:
        """Attach the sentence's dates, places and actors to its triggers and sayings."""
        self.page, self.told, self.document = page, told, document
        self.spoken_of: Draft | None = None
        self.ground = ground_of(scene, page.folded.text, page.words)
        self.dates = page.dates_in(scene.sentence)
        self.scene = scene.without(_idle_nouns(scene, self._owned_dates(scene), self.ground))
        self.owned = self._owned_dates(self.scene)
        self.links = self._links()
        self.governors = governors(self.scene, self.ground)

    def drafts(self) -> list[Draft]:
        """Return what the sentence tells, in order, and mark what it says of what was told before."""
        found: list[Draft] = []
        for number, trigger in enumerate(self.scene.triggers):
            found += self._one_by_one(self._draft(number, trigger, found), trigger)
        busy = {id(saying) for sayings in self.governors.values() for saying in sayings}
        for saying in self.scene.sayings:
            if id(saying) not in busy:
                found += self._said(saying, found)
        return sorted(found, key=lambda draft: draft.mark.start)

    def _owned_dates(self, scene: Scene) -> dict[int, list[Dated]]:
        anchors = [*scene.triggers, *scene.sayings]
        spans = [(one.start, one.end) for one in self.dates]
        found = attach(spans, anchors, self.ground, _source_comes_first, more=scene.more, listed=False)
        return {id(anchors[number]): [self.dates[i] for i in mine] for number, mine in found.items()}

    def _links(self) -> Links:
        sentence = self.scene.sentence
        named = self.page.actors_in(sentence)
        actors = sorted(
            [*named, *both_sides(self.scene, self.page.words, named)], key=lambda one: (one.start, one.end)
        )
        return links_of(self.scene, self.page.places_in(sentence), actors, self.ground)

    def _draft(self, number: int, trigger: Mark, before: Sequence[Draft]) -> Draft:
        sayings = self.governors[number]
        draft = self._empty(trigger, status_of(trigger, sayings, self.scene, self.ground, self.page.words))
        beside = [*self.scene.more.get(id(trigger), []), *(one for one in sayings if one.row.status)]
        draft.what += [self.page.folded.span(one.start, one.end) for one in beside]
        self._date(draft, trigger, sayings)
        self._place(draft, trigger, before)
        draft.is_now = any(one.row.present for one in sayings)
        draft.actors = actor_mentions(self.links.actors[id(trigger)], trigger, self.ground, self.page.folded)
        for saying in sayings:
            draft.add_actors(self._speakers(saying))
        if not draft.actors and before:
            draft.add_actors(self._shared(draft, before[-1]))
        draft.add_actors(self._meant_actors(trigger) if not draft.actors else [])
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
        mine = self.owned[id(mark)] or [date for one in sayings if not one.row.aside for date in self.owned[id(one)]]
        if not mine and self.document and self.document.when and self._is_document():
            draft.when = document_date(self.document.when, draft.kind)
            draft.when_span = self.document.when_span
            return
        mine = mine or self._frame_dates(mark)
        if mine:
            date = min(mine, key=lambda one: self.ground.cost((one.start, one.end), mark, ()))
            draft.when, draft.when_span = value_of(date, mark, self.scene)
            draft.own_date = True

    def _frame_dates(self, mark: Mark) -> list[Dated]:
        """Return the dates that a sentence begins with or that no clause parts from a trigger."""
        asides = {id(date) for one in self.scene.sayings if one.row.aside for date in self.owned[id(one)]}
        head = self.scene.sentence.start + _HEAD
        return [
            date
            for date in self.dates
            if id(date) not in asides
            and (
                (date.end <= mark.start and date.start < head)
                or set(self.ground.hard(min(date.end, mark.end), max(date.start, mark.start))) <= {":"}
                or (date.end <= mark.start and self.scene.has("when-clause", date.end, date.end + _CLOSE))
            )
        ]

    def _is_document(self) -> bool:
        start = self.scene.sentence.start
        return self.scene.has("document", start, start + _HEAD)

    def _place(self, draft: Draft, mark: Mark, before: Sequence[Draft] = ()) -> None:
        found = self.links.places[id(mark)]
        draft.places = place_mentions(found, draft.kind, self.page.folded)
        if not found and before and before[-1].kind == draft.kind:
            draft.places = list(before[-1].places)
        elif not found:
            draft.places = self._pointed_at(mark)
        elif draft.kind == "displacement":
            draft.add_places(self._pointed_at(mark))
        draft.near_places = bool(draft.places)

    def _pointed_at(self, mark: Mark) -> list[PlaceMention]:
        return pointed_at(mark, self.scene, self.page.places, self.ground, self.page.folded)

    def _speakers(self, saying: Mark) -> list[ActorMention]:
        named = self.links.actors[id(saying)] or self._same_speaker(saying) or self._meant_by_pronoun(saying)
        return speaker_mentions(saying, named, self.ground, self.page.folded)

    def _same_speaker(self, saying: Mark) -> list[Named]:
        """Return who spoke just before, where one subject has two verbs: "condemned and urged"."""
        before = [one for one in self.scene.sayings if one.end <= saying.start and not one.row.aside]
        if not before or self.ground.weight(before[-1].end, saying.start) >= _HARD:
            return []
        return self.links.actors[id(before[-1])][:1]

    def _meant_actors(self, trigger: Mark) -> list[ActorMention]:
        return actor_mentions(self._meant_by_pronoun(trigger), trigger, self.ground, self.page.folded)

    def _meant_by_pronoun(self, saying: Mark) -> list[Named]:
        """Return the last actor named before in the paragraph, where "he" or "it" speaks or acts."""
        near = self.scene.has("pronoun", saying.start - _NEAR_WORD, saying.end + _NEAR_WORD)
        here = [
            one for one in self.page.sentences if one.paragraph == self.scene.sentence.paragraph
        ]
        before = [one for one in self.page.actors if here[0].start <= one.start < self.scene.sentence.start]
        return before[-1:] if near else []

    def _shared(self, draft: Draft, last: Draft) -> list[ActorMention]:
        """Return who did what stands just before: two verbs with one subject, or the same done again."""
        if draft.kind == last.kind and not draft.mark.row.passive:
            return list(last.actors)
        parted = self.ground.parted(last.mark.end, draft.mark.start)
        if parted or draft.mark.row.passive or draft.kind not in _SHARES_AGENT:
            return []
        return [actor for actor in last.actors if actor.role is ActorRole.AGENT]

    def _add_talkers(self, draft: Draft) -> None:
        """Name those who held the talks for a ceasefire that was "noted" there by nobody in particular."""
        talks = next((one for one in self.told if one.kind == "talks"), None)
        if talks and draft.kind == "ceasefire" and self.scene.cue("impersonal"):
            draft.add_actors(replace(actor, span=None) for actor in talks.actors)

    def _one_by_one(self, draft: Draft, trigger: Mark) -> list[Draft]:
        """Divide what is told of several places, each with its date: "Aghdam on the 20th, Kalbajar on the 25th"."""
        dates, places = self.owned[id(trigger)], self.links.places[id(trigger)]
        if draft.kind not in _LISTED or len(dates) < 2 or len(places) < 2:
            return [draft]
        groups = _paired(dates, places)
        return [self._part(draft, date, mine) for date, mine in groups] if groups else [draft]

    def _part(self, draft: Draft, date: Dated, places: Sequence[Named]) -> Draft:
        mentions = place_mentions(places, draft.kind, self.page.folded)
        spans = [*draft.what, *(one.span for one in mentions[:1] if one.span)]
        actors = list(draft.actors)
        return replace(
            draft, when=date.timex.when, when_span=date.timex.span, places=mentions, actors=actors, what=spans, own_date=True
        )

    def _said(self, saying: Mark, others: Sequence[Draft]) -> list[Draft]:
        """Return the statement that a saying is, or nothing where it speaks of what was told before."""
        speakers = self._speakers(saying)
        earlier = self._spoken_of(saying, others) or (None if saying.row.strong else self.spoken_of)
        if saying.row.again and not earlier:
            return []
        if earlier and speakers:
            self.spoken_of = earlier
            earlier.what.append(self.page.folded.span(saying.start, saying.end))
            earlier.add_actors(speakers)
            if saying.row.status is Status.DENIED and earlier.status is Status.OCCURRED:
                earlier.status = Status.ALLEGED
        ids = {actor.id for actor in speakers if actor.role is ActorRole.SPEAKER}
        if saying.row.status is Status.ALLEGED and others:
            others[-1].add_actors(speakers)
            return []
        spans = {actor.span for actor in speakers}
        if saying.row.status is None and len(speakers) > 1 and len(spans) == 1:
            return []
        if earlier or not ids or any(ids <= other.actor_ids for other in others):
            return []
        if saying.row.aside and not self.owned[id(saying)]:
            return []
        draft = self._empty(saying, saying.row.status or Status.OCCURRED)
        draft.is_now = saying.row.present
        self._date(draft, saying)
        self._place(draft, saying)
        draft.actors, draft.near_actors = speakers, True
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
        last = others[-1] if others else self._last_told()
        if saying.row.status is Status.DENIED or saying.row.again:
            return last
        if saying.row.strong:
            return None
        low, high = saying.start - _NEAR_WORD, saying.end + _NEAR_WORD
        if self.scene.has("this", low, high):
            return last
        if not saying.row.names:
            return None
        quoted = any(mark in self.ground.text[saying.end : saying.end + 3] for mark in _QUOTES)
        return others[-1] if others else last if quoted else None

    def _last_told(self) -> Draft | None:
        last = self.told[-1] if self.told else None
        if last is None or last.sentence.paragraph == TITLE:
            return None
        near = self.scene.sentence.number - last.sentence.number <= 2
        return last if near and last.sentence.paragraph == self.scene.sentence.paragraph else None


def _idle_nouns(scene: Scene, owned: dict[int, list[Dated]], ground: Ground) -> list[Mark]:
    """Return the bare nouns without a date beside a verb of the same sentence."""
    verbs = [one for one in scene.triggers if not one.row.weak]
    terms = [
        one for one in scene.triggers if (not owned[id(one)] or one.row.weak) and _is_term(one, scene, ground)
    ]
    acts = len(scene.triggers) + len(scene.sayings)
    if scene.sentence.paragraph != TITLE and len(terms) < acts:
        return [*terms, *_idle_weak(scene, owned, ground, verbs)]
    return _idle_weak(scene, owned, ground, verbs)


def _is_term(trigger: Mark, scene: Scene, ground: Ground) -> bool:
    """Whether an undated trigger only says what was agreed or called so, or stands in a relative clause."""
    for name in scene.sayings:
        between = [one for one in scene.sayings if name.end <= one.start < trigger.start]
        if name.row.names and name.end <= trigger.start and not between:
            return True
    heads = [one for one in scene.triggers if one.row.kind in _HEADS and one.end <= trigger.start]
    if heads and trigger.start - heads[-1].end < _NEAR_WORD and ground.weight(heads[-1].end, trigger.start) == 0:
        return heads[-1].row.kind != "agreement" or trigger.row.kind != "ceasefire"
    acts = [one for one in (*scene.triggers, *scene.sayings) if one.end <= trigger.start]
    opened = [one.start for one in scene.cue("relative") if one.end <= trigger.start]
    return bool(opened and acts and acts[-1].end <= opened[-1] and scene.triggers[0] is not trigger)


def _idle_weak(
    scene: Scene, owned: dict[int, list[Dated]], ground: Ground, verbs: Sequence[Mark]
) -> list[Mark]:
    speech = [one for one in scene.sayings if one.row.status is None and not one.row.aside]
    if not (verbs or speech) or scene.sentence.paragraph == TITLE:
        return []
    return [
        one
        for one in scene.triggers
        if one.row.weak
        and not owned[id(one)]
        and (verbs or not (_is_object(one, speech, ground) or _is_denied(one, scene)))
    ]


def _is_denied(noun: Mark, scene: Scene) -> bool:
    """Whether it is said that there is none: "any blockade does not exist"."""
    return scene.has(Status.DENIED.value, noun.start - _NEAR_WORD, noun.end + _NEAR_WORD)


def _is_object(noun: Mark, speech: Sequence[Mark], ground: Ground) -> bool:
    """Whether a bare noun is just what is said: "reported fighting", not "said that the truce was fragile"."""
    return any(
        0 <= noun.start - saying.end < _NEAR_WORD and ground.weight(saying.end, noun.start) == 0
        for saying in speech
        if not (saying.row.strong or saying.row.names)
    )


def _source_comes_first(date: tuple[int, int], anchor: Mark) -> int:
    """A date before "according to", or before who says it, belongs to what is said."""
    return 120 if anchor.row.aside and date[0] < anchor.start else 0


def _paired(dates: Sequence[Dated], places: Sequence[Named]) -> list[tuple[Dated, list[Named]]]:
    """Give each date the places before it, or each the places after it; nothing where some have none."""
    for before in (True, False):
        groups: list[tuple[Dated, list[Named]]] = []
        for number, date in enumerate(dates):
            low = dates[number - 1].end if number else 0
            high = dates[number + 1].start if number + 1 < len(dates) else 1 << 60
            span = (low, date.start) if before else (date.end, high)
            groups.append((date, [one for one in places if span[0] <= one.start < span[1]]))
        if all(mine for _, mine in groups):
            return groups
    return []
