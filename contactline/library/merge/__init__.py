"""Which reports tell the same happening, and what they say of it together. Pure: no database here."""

from contactline.library.merge.blocking import filed_under, looked_up
from contactline.library.merge.scoring import attach
from contactline.library.merge.summary import summary

__all__ = ["attach", "filed_under", "looked_up", "summary"]
