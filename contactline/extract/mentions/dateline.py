"""The dateline: the town that begins a line as where the article was written."""

from __future__ import annotations

import re

from contactline.extract.text import Folded

_AFTER_DATELINE = re.compile(
    r"""\s*(?:\([^()\n]{1,30}\)\s*){0,2}(?:-{1,2}\ |\s\s)         # YEREVAN (agency) - ; a tatweel leaves two spaces
    |\.\ \d{1,2}\ \w{3,10}(?:\ \d{4}\S{0,4})?\.\                  # Baku. 17 January. Agency -
    |[,،]\s*(?:\d{1,2}\b|\w{3,10}\.?\s+\d{1,2}\b)[^\n]{0,24}?(?:[-.:։/]|\n)  # Yerevan, May 13, 1994 -
    |\s*[/,،]\s*\d{1,2}[^\n]{0,18}[-/.]                        # Baku / 13 May /
    |\s*\([^()\n]{2,30}\)\s*\n                                   # YEREVAN (agency), alone in its line
    |\s*/\s*\w[^\n/.:]{1,24}\n                                   # Tbilisi/ agency
    |[,،]\s*\w{3,15}(?::\s|\s+-\s)                             # Moscow, London: ; Moscow, Tuesday -
    |:\s*[«"“][^«»"“”\n]{3,24}[»"”][^\n]{0,24}\n               # Beirut: "The Paper" and agencies
    |(?:,\ \w+(?:\ \w+)?)?(?:\ \([^()\n]{1,30}\))?\.\ [^\n.]{40}  # Washington. The talks; Barda, Azerbaijan. The stalls
    |,\ \w+(?:\ \w+)?(?:\ \([^()\n]{1,30}\))?\s*-{1,2}\         # Gazakh, Azerbaijan (agency) -""",
    re.VERBOSE,
)
_LINE_IN_CAPITALS = re.compile(r"\s*[,.:։(/-]")
_SECOND_TOWN = re.compile(r"/\S+[^\n]{0,25}(?:- |\s\s)")
_BETWEEN_TOWNS = frozenset("/-,،و")
_LED_BY = re.compile(r"(?P<day>\d{1,2} \w{3,12} \d{4}\S{0,4}[.,] )|\w{3,12}, ")
"""An agency or the day may precede the town: "Turan, Bakı.", "7 April 2016. Baku"."""
_LED_TOWN = re.compile(r"(?:[-/]\w{3,12})?(?:\n|$)")
_AGENCY_TOWN = re.compile(r"\.\s|[,،]\s*\d")
"""What stands after a town that an agency precedes: a dash may also follow "However, Baku"."""
_TWO_IN_A_TITLE = re.compile(r"\s*-{1,2}\ \w{3,20}:[^\n]{1,150}\n\n")
"""What stands after the first of two towns that begin a title: "Sotk - Kalbajar: a night of fire"."""
_LED = 40
_REST = 60


def is_dateline(folded: Folded, start: int, end: int, another: int | None) -> bool:
    """Whether a town at ``start`` to ``end`` is the dateline; ``another`` is the end of one just before it."""
    text = folded.text
    line = text.rfind("\n", max(0, start - _LED - 1), start) + 1
    if start - line > _LED or (line == 0 and start > _LED):
        return False
    if line == 0 and _TWO_IN_A_TITLE.match(text, end):
        return False
    if another is not None and line <= another and text[another:start].strip() in _BETWEEN_TOWNS:
        return True
    if text[line:start].rstrip().endswith("|"):
        return not text[end : end + _REST].partition("\n")[0].strip()  # 29 September 2023, 18:40 | Goris
    rest = text[end : end + _REST]
    if text[line:start].strip():
        led = _LED_BY.fullmatch(text[line:start])
        if not led or not folded.source or folded.source[folded.origin[line]].islower():
            return False
        return bool((_LED_TOWN if led["day"] else _AGENCY_TOWN).match(rest))
    if _in_capitals(folded, start, end) and _LINE_IN_CAPITALS.match(rest):
        return True
    return bool(_AFTER_DATELINE.match(rest) or _SECOND_TOWN.match(rest))


def _in_capitals(folded: Folded, start: int, end: int) -> bool:
    if not folded.source:
        return False
    return folded.source[folded.origin[start] : folded.origin[end - 1] + 1].isupper()
