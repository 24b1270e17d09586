"""Which reports tell the same happening, and what they say of it together. Pure: no database here."""

from contactline.library.merge.blocking import filed_under, looked_up
from contactline.library.merge.disagreements import Disagreement, Topic, disagreements
from contactline.library.merge.scoring import Group, given_out, group, likely, nearest, units
from contactline.library.merge.summary import summary

__all__ = [
    "Disagreement",
    "Group",
    "Topic",
    "disagreements",
    "filed_under",
    "given_out",
    "group",
    "likely",
    "looked_up",
    "nearest",
    "summary",
    "units",
]
