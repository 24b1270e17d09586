"""Publishers in words: their group, whose they are, and a small note of both for a source."""

from __future__ import annotations

from contactline.i18n import Words, country_in_words, words
from contactline.model import Citation
from contactline.names import Group, Ownership, publisher_of
from contactline.names.publishers import FROM_MEMORY
from contactline.ui.markup import isolated, tag, text


def group_label(group: Group, say: Words) -> str:
    """Return what a group of publishers is called."""
    return {
        Group.ARMENIAN: say("Armenian"),
        Group.AZERBAIJANI: say("Azerbaijani"),
        Group.RUSSIAN: say("Russian"),
        Group.TURKISH: say("Turkish"),
        Group.ARABIC: say("Arabic"),
        Group.WESTERN: say("Western"),
        Group.IRANIAN: say("Iranian"),
        Group.INTERNATIONAL: say("International"),
        Group.OTHER: say("Other"),
    }[group]


def ownership_label(ownership: Ownership, say: Words) -> str:
    """Return whose a publisher is, in neutral words."""
    return {
        Ownership.STATE_BODY: say("body of a state or administration"),
        Ownership.STATE_AGENCY: say("state agency or press"),
        Ownership.STATE_BROADCASTER: say("state broadcaster"),
        Ownership.PUBLIC: say("public service"),
        Ownership.PRIVATE: say("private"),
        Ownership.PARTY: say("of a party"),
        Ownership.FOUNDATION_FUNDED: say("funded by foundations or donors"),
        Ownership.ASSOCIATION: say("association or cooperative"),
        Ownership.ACADEMIC: say("university or academic press"),
        Ownership.VOLUNTEERS: say("written by volunteers"),
        Ownership.INTERNATIONAL_ORGANISATION: say("international organisation"),
        Ownership.UNKNOWN: say("ownership not known"),
    }[ownership]


def source_note(citation: Citation, lang: str) -> str:
    """Return HTML: group, country and ownership of a source's publisher, and whether that was checked."""
    say, publisher = words(lang), publisher_of(citation)
    if publisher is None:
        return tag("small", text(say("publisher not in our list")), cls="cl-source")
    parts = [publisher.label(lang), group_label(publisher.group, say)]
    if publisher.country:
        parts.append(country_in_words(publisher.country, lang))
    parts.append(ownership_label(publisher.ownership, say))
    if publisher.ownership_source == FROM_MEMORY and publisher.ownership is not Ownership.UNKNOWN:
        parts.append(say("not checked"))
    return tag("small", text(" · ").join(isolated(part) for part in parts), cls="cl-source")
