"""Which reports tell the same happening, and what they say of it together. Pure: no database here."""

from contactline.library.merge.blocking import filed_under, looked_up
from contactline.library.merge.disagreements import Disagreement, Topic, disagreements
from contactline.library.merge.gist import Gist, gist
from contactline.library.merge.sample import sampled
from contactline.library.merge.scoring import (
    Group,
    Said,
    both_say,
    given_out,
    group,
    is_one,
    likely,
    may_be_one,
    nearest,
    said_by_article,
    units,
)
from contactline.library.merge.summary import summary
from contactline.library.merge.written import group_from_json, group_to_json

__all__ = [
    "Disagreement",
    "Gist",
    "Group",
    "Said",
    "Topic",
    "both_say",
    "disagreements",
    "filed_under",
    "gist",
    "given_out",
    "group",
    "group_from_json",
    "group_to_json",
    "is_one",
    "likely",
    "looked_up",
    "may_be_one",
    "nearest",
    "said_by_article",
    "sampled",
    "summary",
    "units",
]
