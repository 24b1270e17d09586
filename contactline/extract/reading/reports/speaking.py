"""Who speaks: by name, as the subject of the verb before, or by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from contactline.extract.reading.reports.acting import speaker_mentions
from contactline.extract.reading.reports.attachment import AND, Ground
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.linking import Links
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.page import Page
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import ActorMention, Status

NEAR_WORD = 20
"""A pronoun or "this" within so many characters belongs to a verb."""

SAME_SUBJECT = 62
"""One subject has no two verbs that such a border parts: a clause and a comma, or three commas."""
_SOON = 45
_MARKS = " .,:;،؛։"
_QUOTED = re.compile(r"[\"«“„]([^\"«»“”„]{3,300})[\"»”“]|‘([^‘’\"«»“”„]{3,300})’")
_CLOSED = re.compile(r"[^\"«“„»”]*[^\s\"«“„»”][\"»”]")
"""A quotation that an earlier sentence opens and this one ends."""


class Speech(NamedTuple):
    """The sayings of one sentence with the actors beside them."""

    page: Page
    scene: Scene
    ground: Ground
    links: Links

    def speakers(self, saying: Mark) -> list[ActorMention]:
        """Return who speaks, to whom or of whom: named, of the verb before, or meant by "he"."""
        named = self.links.actors[id(saying)]
        if named and self._is_said_of(saying, named):
            named = [*self._same_speaker(saying), *named]
        named = named or self._same_speaker(saying) or self.meant_by_pronoun(saying)
        return speaker_mentions(saying, named, self.ground, self.page.folded)

    def only_attributes(self, saying: Mark, *, beside: bool) -> bool:
        """Whether "said" or "replied" is no news of its own.

        It is none ``beside`` something else that the sentence tells, where it gives no words; nor in the
        present tense, which tells of a view and not of a day, unless it quotes.
        """
        row = saying.row
        if row.strong or row.names or row.aside or row.status:
            return False
        return (beside and not self.content(saying)) or (row.present and not self.quoted(saying))

    def content(self, saying: Mark) -> list[tuple[int, int]]:
        """Return where the words stand that a saying gives: those in quotation marks, or else the clause of "that"."""
        quoted = self.quoted(saying)
        that = self._that(saying)
        if quoted or not that:
            return quoted
        ends = [place for place, weight in self.ground.borders if weight > AND and place > that.end]
        clause = self.page.folded.text[that.end : min([self._reach(saying)[1], *ends])]
        said = clause.strip(_MARKS)
        start = that.end + clause.find(said)
        return [(start, start + len(said))] if " " in said else []

    def quoted(self, saying: Mark) -> list[tuple[int, int]]:
        """Return where the words in quotation marks stand that a saying gives, or else those before it.

        One word alone is only so-called, unless the saying gives something a name.
        """
        low, high = self._reach(saying)
        before = self._last_end(saying)
        found = self._marked(saying, low, high) or self._marked(saying, before, saying.start)
        return found or self._ended(before, saying.start)

    def _marked(self, saying: Mark, low: int, high: int) -> list[tuple[int, int]]:
        text = self.page.folded.text
        places = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(text, low, high)]
        return [one for one in places if saying.row.names or " " in text[slice(*one)]]

    def _ended(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return the end of a quotation of several sentences, of which the last stands before who says it."""
        match = _CLOSED.match(self.page.folded.text, low, high)
        return [(low, match.end() - 1)] if match and low == self.scene.sentence.start else []

    def _that(self, saying: Mark) -> Mark | None:
        """Return the "that" of a saying, or nothing."""
        return next((cue for cue in self.scene.cue("that") if 0 <= cue.start - saying.end < _SOON), None)

    def _reach(self, saying: Mark) -> tuple[int, int]:
        """Return from where to where what is said may stand: as far as another saying, on the side of the language."""
        later = (one.start for one in self.scene.sayings if one.start >= saying.end)
        high = min(later, default=self.scene.sentence.end)
        verb_last = self.ground.order is Order.VERB_LAST and not self._that(saying)
        return self._last_end(saying) if verb_last else saying.end, high

    def _last_end(self, saying: Mark) -> int:
        """Return where the saying before ends, or the sentence begins."""
        sooner = (one.end for one in self.scene.sayings if one.end <= saying.start)
        return max(sooner, default=self.scene.sentence.start)

    def _is_said_of(self, saying: Mark, named: Iterable[Named]) -> bool:
        """Whether only those whom it is said of or to are named beside a verb: "and warned Baku"."""
        first = self.ground.order is Order.VERB_SECOND and not saying.row.aside
        return first and all(one.start >= saying.end for one in named)

    def _same_speaker(self, saying: Mark) -> list[Named]:
        """Return who spoke just before, where one subject has two verbs: "condemned and urged".

        Who is accused is asked too: "accused Armenia and demanded that it leave".
        """
        before = [one for one in self.scene.sayings if one.end <= saying.start and not one.row.aside]
        if not before or self.ground.weight(before[-1].end, saying.start) >= SAME_SUBJECT:
            return []
        mine, asks = self.links.actors[id(before[-1])], saying.row.status is Status.CALLED_FOR
        return mine if asks and before[-1].row.status is Status.ALLEGED else mine[:1]

    def meant_by_pronoun(self, saying: Mark) -> list[Named]:
        """Return the last actor named before "he" or "it" speaks or acts: in the sentence, else in the paragraph."""
        low, high = saying.start - NEAR_WORD, saying.end + NEAR_WORD
        pronoun = next((one for one in self.scene.cue("pronoun") if low <= one.start < high), None)
        if pronoun is None:
            return []
        here = [one for one in self.page.actors_in(self.scene.sentence) if one.end <= pronoun.start]
        return here[-1:] or self.page.actor_before(self.scene.sentence)

    def subject_meant(self, trigger: Mark, mine: Sequence[Named]) -> list[Named]:
        """Return who was named last before the sentence where a pronoun that means him is the subject of a verb.

        It is the subject where it stands before the verb and nobody is named before it.
        """
        if self.ground.order is not Order.VERB_LAST and any(one.start < trigger.start for one in mine):
            return []
        low = self.scene.sentence.start
        named = [one.start for one in self.page.actors_in(self.scene.sentence)]
        high = min([trigger.start, *named])
        reach = high if mine else min(high, low + 3)
        meant = next((one for one in self.scene.cue("pronoun") if low <= one.start < reach), None)
        if meant is None or (not mine and self.ground.weight(meant.end, trigger.start)):
            return []
        ids = {one.id for one in mine}
        last = self.page.person_before if mine else self.page.actor_before
        return [one for one in last(self.scene.sentence) if one.id not in ids]


def has_spoken(saying: Mark, speakers: Set[str], others: Iterable[Draft]) -> bool:
    """Whether something else in the sentence already has the speakers.

    Praise or blame is news beside what they did, or before what they say on.
    """
    return any(
        speakers <= other.actor_ids
        and not (saying.row.strong and (other.mark.row.sort != "saying" or saying.start < other.mark.start))
        for other in others
    )
