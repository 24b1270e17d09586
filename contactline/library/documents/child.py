"""The text of a PDF or Word document: run as a program of its own by ``isolated.py``, with limits.

``child.py KIND MAX_PAGES MAX_MEMORY MAX_SECONDS``: the document on standard input, JSON on standard output,
``{"text": …}`` or ``{"fault": "locked" | "empty" | "long" | "broken"}``. It imports nothing of ours: it starts
at once, and there is nothing in it to be reached.
"""

from __future__ import annotations

import io
import json
import logging
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

import mammoth
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFEncryptionError

try:
    import resource
except ImportError:  # Windows: its child has the time limit of its parent only
    resource = None

MOST_TEXT = 2_000_000
"""Characters; an article with more than a million is refused later, by name."""

_SHORT = 0.75
"""A line that fills less of its column than this ends a paragraph."""
_GAP = 0.18
"""Of the letters' height: from this distance on there is a space between two letters."""
_STEP = 1.25
"""How many times the distance of two lines a gap within a paragraph may be."""
_OPENING, _CLOSING = "([{<«‹", ")]}>»›"
_MIRRORED = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)
_PRESENTATION = (("\ufb00", "\ufdff"), ("\ufe70", "\ufefe"))
"""Letters by their shape: ligatures, and the joined forms of Arabic."""
_CLASSES = {"R": "R", "AL": "R", "L": "L", "EN": "number", "AN": "number"}


class Fault(Exception):
    """Why a document gives no text: one of the words of the answer."""


def main(kind: str, pages: str, memory: str, seconds: str) -> None:
    """Read the document on standard input, and print the answer."""
    _limit(int(memory), int(seconds))
    logging.disable(logging.CRITICAL)
    raw = sys.stdin.buffer.read()
    try:
        text = pdf(raw, int(pages)) if kind == "pdf" else mammoth.extract_raw_text(io.BytesIO(raw)).value
        if not any(map(str.isalpha, text)):
            raise Fault("empty")
        answer = {"text": text[:MOST_TEXT]}
    except Fault as fault:
        answer = {"fault": str(fault)}
    except Exception:
        # Whatever a hostile file breaks in its reader (recursion, memory, anything), the answer is the same.
        answer = {"fault": "broken"}
    sys.stdout.write(json.dumps(answer))


def _limit(memory: int, seconds: int) -> None:
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def pdf(raw: bytes, most: int) -> str:
    """Return the text of a PDF, an empty line between paragraphs; raise Fault for one with more than ``most`` pages."""
    lines: list[Line] = []
    page = None
    try:
        pages = extract_pages(io.BytesIO(raw), laparams=LAParams())
        for page in islice(pages, most):
            lines += _lines([block for block in page if isinstance(block, LTTextBox)])
        if next(pages, None) is not None:
            raise Fault("long")
        if page is None:
            raise Fault("broken")
    except PDFEncryptionError as error:
        raise Fault("locked") from error
    return "\n\n".join(_paragraphs(lines))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its place on the page in points; ``short`` where it leaves much of its column empty."""

    text: str
    left: float
    right: float
    bottom: float
    short: bool


def _lines(blocks: list[LTTextBox]) -> list[Line]:
    """Return the lines of a page, in the order of its blocks; a block has the side on which most of it is read."""
    page_width = max((block.width for block in blocks), default=0.0)
    lines: list[Line] = []
    for block in blocks:
        drawn = list(block)
        glyphs = [_glyphs(line) for line in drawn]
        rtl = _is_rtl("".join(text for line in glyphs for text, _, _ in line))
        width = block.width if len(drawn) > 1 else page_width
        for line, found in zip(drawn, glyphs, strict=True):
            text = in_logical_order(_spaced(found, line.height * _GAP), rtl)
            lines.append(Line(text, line.x0, line.x1, line.y0, line.width < width * _SHORT))
    return lines


def _paragraphs(lines: list[Line]) -> list[str]:
    """Return lines joined to paragraphs: a new one begins after a short line, a wide gap, or in another column."""
    pairs = list(pairwise(lines))
    steps = sorted(one.bottom - two.bottom for one, two in pairs if one.bottom > two.bottom)
    # Among the smallest: there are more gaps than lines where paragraphs are short.
    widest = (steps[len(steps) // 10] if steps else 0.0) * _STEP
    paragraphs = [line.text for line in lines[:1]]
    for one, two in pairs:
        below = 0 < one.bottom - two.bottom <= widest and one.left < two.right and two.left < one.right
        if below and not one.short:
            paragraphs[-1] = _joined(paragraphs[-1], two.text)
        else:
            paragraphs.append(two.text)
    return [_upright(text) for text in paragraphs]


def _upright(text: str) -> str:
    """Turn brackets that stand the wrong way round: some programs write down the letter, some its drawn shape."""
    brackets = [one for one in text if one in _OPENING or one in _CLOSING]
    turned = brackets and brackets[0] in _CLOSING and brackets[-1] in _OPENING
    return text.translate(_MIRRORED) if turned else text


def _joined(before: str, after: str) -> str:
    """Join two lines, and a word that was parted between them."""
    if before.endswith(("\u00ad", "\u2010")):
        return before[:-1] + after
    if before.endswith("-") and before[-2:-1].isalpha():
        return before[:-1] + after if after[:1].islower() else before + after
    return f"{before} {after}"


Glyph = tuple[str, float, float]
"""What a drawn letter stands for (with its vowel signs), and where it begins and ends on its line."""


def _glyphs(line: LTTextLine) -> list[Glyph]:
    """Return the letters of a line from left to right, vowel signs with the letter that they stand at."""
    drawn = [(_plain(one.get_text()), one.x0, one.x1) for one in line if isinstance(one, LTChar)]
    marks: dict[int, str] = {}
    for i, (text, _, _) in enumerate(drawn):
        if _is_mark(text) and (base := _base_of(i, drawn)) is not None:
            marks[base] = marks.get(base, "") + text
    letters = [
        (text + marks.get(i, ""), start, end)
        for i, (text, start, end) in enumerate(drawn)
        if not _is_mark(text)
    ]
    return sorted(letters, key=lambda one: one[1])


def _base_of(mark: int, drawn: list[Glyph]) -> int | None:
    """Return which letter a vowel sign stands at: the one before it, or after it where Arabic is drawn left to right."""
    before = next((i for i in range(mark - 1, -1, -1) if drawn[i][0][:1].isalpha()), None)
    after = next((i for i in range(mark + 1, len(drawn)) if drawn[i][0][:1].isalpha()), None)
    if before is None or after is None:
        return after if before is None else before
    leftward = drawn[after][1] > drawn[before][1] and _class(drawn[after][0]) == "R"
    return after if leftward else before


def _plain(text: str) -> str:
    """Return letters for the shapes of letters."""
    return "".join(
        unicodedata.normalize("NFKC", one).strip()
        if any(first <= one <= last for first, last in _PRESENTATION)
        else one
        for one in text
    )


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.combining(one) for one in text)


def _spaced(glyphs: list[Glyph], gap: float) -> list[str]:
    """Return the texts of glyphs with one space where there is a distance between two or spaces are drawn."""
    texts = [glyphs[0][0]] if glyphs else []
    for (_, _, end), (text, start, _) in pairwise(glyphs):
        if start - end > gap:
            texts.append(" ")
        texts.append(text)
    return [one for i, one in enumerate(texts) if not (one.isspace() and (i == 0 or texts[i - 1].isspace()))]


def _is_rtl(text: str) -> bool:
    classes = [_class(one) for one in text]
    return classes.count("R") > classes.count("L")


def in_logical_order(glyphs: list[str], rtl: bool) -> str:
    """Return the text of glyphs that stand from left to right, in the order in which it is read.

    >>> in_logical_order(["1", "0", " ", "ب", "أ"], rtl=True)
    'أب 10'
    """
    runs: list[tuple[bool, list[str]]] = []
    for side, glyph in zip(_sides(glyphs, rtl), glyphs, strict=True):
        if runs and runs[-1][0] == side:
            runs[-1][1].append(glyph)
        else:
            runs.append((side, [glyph]))
    texts = ["".join(_mirrored(reversed(run)) if back else run) for back, run in runs]
    return "".join(reversed(texts) if rtl else texts).strip()


def _mirrored(glyphs: Iterable[str]) -> Iterable[str]:
    return (glyph.translate(_MIRRORED) for glyph in glyphs)


def _sides(glyphs: list[str], rtl: bool) -> list[bool]:
    """Return of each glyph whether it is read from right to left; what has no side of its own goes by its neighbours.

    That is the Unicode bidirectional algorithm read backwards: a separator stays inside a number ("7/1/1992"), but
    the two numbers of "25-26" stand from right to left between Arabic words.
    """
    classes = [_class(glyph) for glyph in glyphs]
    base = "R" if rtl else "L"
    before = list(accumulate(["edge", *classes], _latest))
    after = list(accumulate(["edge", *reversed(classes)], _latest))[::-1]
    return [
        (one or _between(left, right, glyph, base)) == "R"
        for one, left, right, glyph in zip(classes, before, after[1:], glyphs, strict=False)
    ]


def _latest(last: str, one: str) -> str:
    return one or last


def _between(left: str, right: str, glyph: str, base: str) -> str:
    if left == right == "number":
        return "L" if unicodedata.bidirectional(glyph[0]) == "CS" else base
    if {left, right} <= {"L", "number"}:
        return "L"
    return "R" if left == right == "R" else base


def _class(glyph: str) -> str:
    """Return R, L or number for a glyph, or nothing for one that is read either way."""
    found = {_CLASSES.get(unicodedata.bidirectional(one), "") for one in glyph}
    return next((one for one in ("R", "L", "number") if one in found), "")


if __name__ == "__main__":
    main(*sys.argv[1:])
