"""Who and where a text names: names, titles and bodies found in one pass, and settled by their context."""

from contactline.extract.mentions.find import BOTH, Mention, Mentions, find_mentions, longest
from contactline.extract.mentions.words import languages

__all__ = ["BOTH", "Mention", "Mentions", "find_mentions", "languages", "longest"]
