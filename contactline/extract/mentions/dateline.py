"""The dateline: the town that begins a line as where the article was written."""

from __future__ import annotations

import re

from contactline.extract.text import Folded

_AFTER_DATELINE = re.compile(
    r"""\s*(?:\([^()\n]{1,30}\)\s*){0,2}(?:-{1,2}\ |\s\s)         # YEREVAN (agency) - ; a tatweel leaves two spaces
    |[,،]\s*(?:\d{1,2}\b|\w{3,10}\.?\s+\d{1,2}\b)[^\n]{0,24}?(?:[-.:։/]|\n)  # Yerevan, May 13, 1994 -
    |\s*[/,،]\s*\d{1,2}[^\n]{0,18}[-/.]                        # Baku / 13 May /
    |\.\ [^\n.]{40}                                            # Washington. The talks went on""",
    re.VERBOSE,
)
_LINE_IN_CAPITALS = re.compile(r"\s*[,.:։(/-]")
_SECOND_TOWN = re.compile(r"/\S+[^\n]{0,25}(?:- |\s\s)")
_LED = 40
_REST = 60


def is_dateline(folded: Folded, start: int, end: int, another: int | None) -> bool:
    """Whether a town at ``start`` to ``end`` is the dateline; ``another`` is the end of one just before it."""
    text = folded.text
    line = text.rfind("\n", max(0, start - _LED - 1), start) + 1
    if start - line > _LED or (line == 0 and start > _LED):
        return False
    if another is not None and line <= another and text[another:start].strip() in ("/", "-", ","):
        return True
    if text[line:start].rstrip().endswith("|"):
        return not text[end : end + _REST].partition("\n")[0].strip()  # 29 September 2023, 18:40 | Goris
    if text[line:start].strip():
        return False
    rest = text[end : end + _REST]
    if _in_capitals(folded, start, end) and _LINE_IN_CAPITALS.match(rest):
        return True
    return bool(_AFTER_DATELINE.match(rest) or _SECOND_TOWN.match(rest))


def _in_capitals(folded: Folded, start: int, end: int) -> bool:
    if not folded.source:
        return False
    return folded.source[folded.origin[start] : folded.origin[end - 1] + 1].isupper()
