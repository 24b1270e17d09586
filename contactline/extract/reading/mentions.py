"""Places and actors of a text, as the reader of happenings asks for them: see ``contactline.extract.mentions``."""

from contactline.extract.mentions import BOTH, Mention, Mentions, find_mentions, longest

__all__ = ["BOTH", "Mention", "Mentions", "find_mentions", "longest"]
