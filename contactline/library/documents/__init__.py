"""Documents: the texts in what a reader uploads, whatever kind of file it is, with nothing written to disk."""

from contactline.library.documents.archive import Member, members
from contactline.library.documents.decoding import decoded
from contactline.library.documents.isolated import text_of
from contactline.library.documents.kinds import Kind, kind_of

__all__ = ["Kind", "Member", "decoded", "kind_of", "members", "text_of"]
