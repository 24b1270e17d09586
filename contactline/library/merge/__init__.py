"""Which reports tell the same happening, and what they say of it together. Pure: no database here."""

from contactline.library.merge.blocking import filed_under, looked_up
from contactline.library.merge.scoring import Group, group, nearest, pairs_of, units
from contactline.library.merge.summary import summary

__all__ = ["Group", "filed_under", "group", "looked_up", "nearest", "pairs_of", "summary", "units"]
