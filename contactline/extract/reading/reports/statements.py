"""What a saying tells: a statement of its own, or something about what was told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contactline.extract.reading.reports.attached import Attached
from contactline.extract.reading.reports.clause_dates import give_date
from contactline.extract.reading.reports.dating import is_to_come
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.sentences import TITLE
from contactline.extract.reading.reports.speaking import NEAR_WORD, Speech, has_spoken
from contactline.extract.reading.reports.status import doubted
from contactline.extract.reading.reports.where_told import give_places
from contactline.model import ActorMention, ActorRole, Status

_CALLED = 8
_QUOTES = "\"«»“”„'"


class Statements:
    """Reads the sayings of one sentence; ``told`` is what was told before it, ``document`` the deal told last."""

    def __init__(self, here: Attached, speech: Speech, told: Sequence[Draft], document: Draft | None) -> None:
        """Begin with a sentence that has spoken of nothing told before."""
        self._here, self._speech, self._told, self._document = here, speech, told, document
        self._spoken: Draft | None = None

    def told_by(self, saying: Mark, others: Sequence[Draft]) -> list[Draft]:
        """Return the statement that a saying is, or nothing where it speaks of what was told before.

        ``others`` is what else the sentence tells.
        """
        speakers = self._speech.speakers(saying)
        earlier = self._spoken_of(saying, others) or (None if saying.row.strong else self._spoken)
        if saying.row.again and not earlier:
            return []
        if earlier and self._is_said_anew(saying, speakers, earlier, others):
            return [self._statement(saying, speakers, others)]
        if earlier and speakers:
            self._spoken = earlier
            self._add_to(earlier, saying, speakers)
        if saying.row.status is Status.ALLEGED and others and not self._is_answered(speakers, others[-1]):
            others[-1].add_actors(speakers)
            return []
        if earlier or not self._is_news(saying, speakers, others):
            return []
        return [self._statement(saying, speakers, others)]

    def _is_said_anew(
        self, saying: Mark, speakers: Sequence[ActorMention], earlier: Draft, others: Sequence[Draft]
    ) -> bool:
        """Whether what is said of something told in an earlier sentence is news: in words of its own, or on a day.

        "Peskov confirmed it" is none; "the embassy called it biased on Friday" is.
        """
        row, owned = saying.row, self._here.links.actors[id(saying)]
        if earlier.sentence is self._here.scene.sentence or not _has_speaker(speakers):
            return False
        if row.names:
            return not (row.present or others) and bool(self._here.dates)
        return row.status is None and not row.again and bool(owned and self._speech.content(saying))

    def _is_answered(self, speakers: Sequence[ActorMention], last: Draft) -> bool:
        """Whether one statement follows another: "France blamed Baku; Turkey blamed Yerevan"."""
        return last.mark.row.sort == "saying" and _has_speaker(speakers)

    def _add_to(self, earlier: Draft, saying: Mark, speakers: Sequence[ActorMention]) -> None:
        """Add to what was told before who says so; who denies it puts it in doubt."""
        earlier.what.append(self._here.page.folded.span(saying.start, saying.end))
        earlier.add_actors(speakers)
        if saying.row.status is Status.DENIED:
            earlier.status = doubted(earlier.kind, earlier.status)

    def _is_news(self, saying: Mark, speakers: Sequence[ActorMention], others: Sequence[Draft]) -> bool:
        """Whether a saying is a statement of its own: somebody says it, and it is no mere "said"."""
        row, owned = saying.row, self._here.links.actors[id(saying)]
        if not owned and not row.strong and row.status is None and others:
            return False
        if row.status is None and len(speakers) > 1 and len({actor.span for actor in speakers}) == 1:
            return False
        asks = row.status is Status.CALLED_FOR and any(one.role is ActorRole.ADDRESSED for one in speakers)
        talk = (ActorRole.SPEAKER,) if asks else (ActorRole.SPEAKER, ActorRole.ADDRESSED)
        ids = {actor.id for actor in speakers if actor.role in talk}
        if not ids or (has_spoken(saying, ids, others) and not asks):
            return False
        if row.aside and not self._here.owned[id(saying)]:
            return False
        return not self._speech.only_attributes(saying, beside=bool(others))

    def _statement(self, saying: Mark, speakers: list[ActorMention], others: Sequence[Draft]) -> Draft:
        draft = self._here.draft_of(saying, saying.row.status or Status.OCCURRED)
        draft.is_now = saying.row.present
        give_date(draft, self._here, self._document)
        if is_to_come(draft.when, self._here.page.article.published):
            draft.when, draft.when_span, draft.own_date = None, None, False
        give_places(draft, self._here)
        draft.actors, draft.near_actors = speakers, True
        draft.what += [self._here.page.folded.span(*place) for place in self._speech.content(saying)]
        if saying.row.strong:
            self._add_what_it_praises(draft, others)
        return draft

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
        if self._here.scene.has("this", saying.start - NEAR_WORD, saying.end + NEAR_WORD):
            return last
        if not saying.row.names:
            return None
        return before[-1] if before else last if self._gives_a_name(saying) else None

    def _gives_a_name(self, saying: Mark) -> bool:
        """Whether a quotation stands right beside "called it"."""
        low, high = saying.end, saying.end + 3
        if self._here.ground.order is Order.VERB_LAST:
            low, high = max(0, saying.start - _CALLED), saying.start
        return any(mark in self._here.ground.text[low:high] for mark in _QUOTES)

    def _last_told(self) -> Draft | None:
        last = self._told[-1] if self._told else None
        if last is None or last.sentence.paragraph == TITLE:
            return None
        sentence = self._here.scene.sentence
        near = sentence.number - last.sentence.number <= 2
        return last if near and last.sentence.paragraph == sentence.paragraph else None


def _has_speaker(speakers: Sequence[ActorMention]) -> bool:
    return any(actor.role is ActorRole.SPEAKER for actor in speakers)
