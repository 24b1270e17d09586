"""What one sentence tells: a draft for each trigger, and for each saying that says nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contactline.extract.reading.reports.acting import actor_mentions
from contactline.extract.reading.reports.attached import attached
from contactline.extract.reading.reports.attribution import governors
from contactline.extract.reading.reports.clause_dates import give_date
from contactline.extract.reading.reports.drafts import REACH, Draft
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.linking import follows_comma
from contactline.extract.reading.reports.listing import LISTED, one_by_one
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.offsets import give_counted_dates
from contactline.extract.reading.reports.page import Page
from contactline.extract.reading.reports.speaking import SAME_SUBJECT, Speech
from contactline.extract.reading.reports.statements import Statements
from contactline.extract.reading.reports.status import status_of
from contactline.extract.reading.reports.triggers import Scene
from contactline.extract.reading.reports.where_told import give_places
from contactline.model import ActorMention, ActorRole, Status

_SHARES_AGENT = LISTED | {"offensive", "blockade", "legal", "humanitarian", "checkpoint", "infrastructure"}
_DONE = _SHARES_AGENT - {"handover"} | {"capture", "deployment", "withdrawal", "declaration"}
"""Somebody does these, as somebody calls for what is called for; of a shelling or a flight only the victims may be told."""
_DONE_TO = frozenset({"incident", "offensive", "capture"})
"""Of these "they" who did it are seldom told again."""
_CLAUSES = ("when-clause", "relative", "where")


class Telling:
    """Reads one sentence of a page; ``told`` is what was told before, ``document`` the deal told last."""

    def __init__(self, page: Page, scene: Scene, told: Sequence[Draft], document: Draft | None) -> None:
        """Attach the sentence's dates, places and actors to its triggers and sayings."""
        self._told, self._document = told, document
        self._here = attached(page, scene)
        self._speech = Speech(page, self._here.scene, self._here.ground, self._here.links)
        self._governors = governors(self._here.scene, self._here.ground)

    def drafts(self) -> list[Draft]:
        """Return what the sentence tells, in order, and mark what it says of what was told before."""
        here = self._here
        found: list[Draft] = []
        for number, trigger in enumerate(here.scene.triggers):
            draft = self._draft(trigger, self._governors[number], found)
            dates, places = here.owned[id(trigger)], here.links.places[id(trigger)]
            found += one_by_one(draft, dates, places, here.page.folded)
        busy = {id(saying) for sayings in self._governors.values() for saying in sayings}
        statements = Statements(here, self._speech, self._told, self._document)
        for saying in here.scene.sayings:
            if id(saying) not in busy:
                found += statements.told_by(saying, found)
        give_counted_dates(found, here.scene.cues, here.dates, here.ground, here.page.words.counted_from)
        return sorted(found, key=lambda draft: draft.mark.start)

    def _draft(self, trigger: Mark, sayings: Sequence[Mark], before: Sequence[Draft]) -> Draft:
        here = self._here
        draft = here.draft_of(trigger, status_of(trigger, sayings, here.scene, here.ground, here.page.words))
        beside = [*here.scene.more.get(id(trigger), []), *(one for one in sayings if one.row.status)]
        draft.what += [here.page.folded.span(one.start, one.end) for one in beside]
        if draft.kind == "agreement" and any(one.row.kind == "ceasefire" for one in beside):
            draft.kind = "ceasefire"
        if trigger.row.by_deal and here.scene.cue("deal", "document"):
            draft.kind = trigger.row.by_deal
        give_date(draft, here, self._document, sayings)
        give_places(draft, here, before)
        self._give_actors(draft, sayings, before)
        self._plan(draft)
        self._add_talkers(draft)
        return draft

    def _plan(self, draft: Draft) -> None:
        """What has a date to come is planned."""
        published = self._here.page.article.published
        first = draft.when.earliest if draft.when else None
        if draft.status is Status.OCCURRED and published and first and first > published:
            draft.status = Status.PLANNED

    def _give_actors(self, draft: Draft, sayings: Sequence[Mark], before: Sequence[Draft]) -> None:
        """Give a draft who took part and who says so, or else who is shared, meant by a pronoun or named beside it."""
        trigger = draft.mark
        asked = min(
            (one.end for one in sayings if one.row.status is Status.CALLED_FOR), default=trigger.start
        )
        mine = self._here.links.actors[id(trigger)]
        draft.actors = actor_mentions(mine, trigger, self._here.ground, self._here.page.folded, asked)
        for saying in sayings:
            draft.add_actors(self._speech.speakers(saying))
        if not mine and draft.kind in _DONE_TO and not trigger.row.weak:
            draft.add_actors(self._partner(trigger, mine))
        if draft.kind == "talks" and len(draft.actors) == 1:
            draft.add_actors(self._partner(trigger, mine))
        if not draft.actors and before:
            draft.add_actors(self._shared(draft, before[-1]))
        draft.add_actors(self._meant_actors(trigger) if not draft.actors else [])
        if not draft.actors and not trigger.row.weak:
            draft.add_actors(self._same_subject(trigger))
        done = draft.kind in _DONE or draft.status is Status.CALLED_FOR
        if not draft.actors and done and not trigger.row.weak:
            draft.beside = self._beside(trigger)
        draft.near_actors = bool(draft.actors)

    def _meant_actors(self, trigger: Mark) -> list[ActorMention]:
        meant = self._speech.meant_by_pronoun(trigger)
        return actor_mentions(meant, trigger, self._here.ground, self._here.page.folded, trigger.start)

    def _partner(self, trigger: Mark, mine: Sequence[Named]) -> list[ActorMention]:
        """Return whom "he" means who met the one that is named: "Pashinyan arrived. He met Michel there"."""
        meant = self._speech.subject_meant(trigger, mine)
        return actor_mentions(meant, trigger, self._here.ground, self._here.page.folded, trigger.start)

    def _same_subject(self, trigger: Mark) -> list[ActorMention]:
        """Return who spoke just before, where one subject has both verbs: "called it a lie and took them to court"."""
        here = self._here
        spoken = [one for one in here.scene.sayings if one.end <= trigger.start and not one.row.aside]
        between = here.ground.weight(spoken[-1].end, trigger.start) if spoken else 0
        comma = here.ground.order is Order.VERB_FIRST or not follows_comma(trigger.start, here.ground.text)
        if not spoken or not comma or between >= SAME_SUBJECT:
            return []
        low = spoken[-1].end
        told = any(low < one.end <= trigger.start for one in here.scene.triggers)
        if told or not here.scene.has("and", low, trigger.start) or here.ground.parted(low, trigger.start):
            return []
        mine = self._speech.speakers(spoken[-1])
        return [replace(one, role=ActorRole.AGENT) for one in mine if one.role is ActorRole.SPEAKER]

    def _beside(self, trigger: Mark) -> list[ActorMention]:
        """Return who is named last before a trigger in its sentence, for want of anybody of its own."""
        here = self._here
        opened = [one.start for one in here.scene.cue(*_CLAUSES) if one.start <= trigger.start]
        low = max(opened, default=here.scene.sentence.start)
        actors = here.page.actors_in(here.scene.sentence)
        named = [one for one in actors if low <= one.start and one.end <= trigger.start]
        last = [one for one in named if one.start == named[-1].start]  # "the two presidents" are two
        return actor_mentions(last, trigger, here.ground, here.page.folded, trigger.start)

    def _shared(self, draft: Draft, last: Draft) -> list[ActorMention]:
        """Return who did what stands just before: two verbs with one subject, or the same done again."""
        if draft.kind == last.kind:
            return list(last.actors)
        parted = self._here.ground.parted(last.mark.end, draft.mark.start)
        if parted or draft.kind not in _SHARES_AGENT:
            return []
        return [actor for actor in last.actors if actor.role is ActorRole.AGENT]

    def _add_talkers(self, draft: Draft) -> None:
        """Name those who held the talks for a ceasefire that was "noted" there by nobody in particular."""
        if draft.kind != "ceasefire" or not self._here.scene.cue("impersonal"):
            return
        talks = next((one for one in self._told[:REACH] if one.kind == "talks"), None)
        if talks:
            draft.add_actors(replace(actor, span=None) for actor in talks.actors)
