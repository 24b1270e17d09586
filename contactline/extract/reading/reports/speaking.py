"""Who speaks: by name, as the subject of the verb before, or by a pronoun."""

from __future__ import annotations

from typing import NamedTuple

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.linking import Links, speaker_mentions
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.page import Page
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import ActorMention

NEAR_WORD = 20
"""A pronoun or "this" within so many characters belongs to a verb."""

_HARD = 60


class Speech(NamedTuple):
    """The sayings of one sentence with the actors beside them."""

    page: Page
    scene: Scene
    ground: Ground
    links: Links

    def speakers(self, saying: Mark) -> list[ActorMention]:
        """Return who speaks, to whom or of whom: named, of the verb before, or meant by "he"."""
        named = self.links.actors[id(saying)]
        named = named or self._same_speaker(saying) or self.meant_by_pronoun(saying)
        return speaker_mentions(saying, named, self.ground, self.page.folded)

    def _same_speaker(self, saying: Mark) -> list[Named]:
        """Return who spoke just before, where one subject has two verbs: "condemned and urged"."""
        before = [one for one in self.scene.sayings if one.end <= saying.start and not one.row.aside]
        if not before or self.ground.weight(before[-1].end, saying.start) >= _HARD:
            return []
        return self.links.actors[id(before[-1])][:1]

    def meant_by_pronoun(self, saying: Mark) -> list[Named]:
        """Return the last actor named before in the paragraph, where "he" or "it" speaks or acts."""
        near = self.scene.has("pronoun", saying.start - NEAR_WORD, saying.end + NEAR_WORD)
        return self.page.actor_before(self.scene.sentence) if near else []
