"""How much of one text stands in another: the judge of near duplicates, after MinHash has named the candidates.

Sentences are matched, wherever they stand: so a shuffled, shortened or lengthened text is still the same text.
A sentence that differs in a number, or in a word that is no slip of the pen, says something else. Two daily
reports with the same phrases and other places speak of two happenings, however alike they look.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from contactline.extract.text import fold

NEAR = 0.4
"""From this resemblance on two texts are near duplicates; found on the tuning half of ``tests/eval/duplicates``."""

_AGAINST = 3.0
"""How much more a sentence that says something else counts than one that says the same."""
_ALIKE = 70.0
"""Per cent: sentences less alike are different sentences, and neither for nor against."""
_SLIP = 60.0
"""Per cent: words at least this alike are one word, spelled or misspelled in two ways."""
_FILLERS = 0.25
"""The part of a sentence's words that may be added or left out."""

_SENTENCE = re.compile(r"[^.!?؟։:;\n\r]+")
_WORD = re.compile(r"\w+")
_LONGEST = 60
_LETTERS = 40
_COMMON = 50
_CANDIDATES = 3
_JUDGED = 2_000
"""Of more sentences than this every second, third, … is judged for its neighbours too: that is a book, no article."""

Sentence = tuple[str, ...]


def is_near(a_text: str, b_text: str) -> bool:
    """Whether two texts are one text, published twice with changes."""
    return resemblance(a_text, b_text) >= NEAR


def resemblance(a_text: str, b_text: str) -> float:
    """Return how much of the shorter text stands in the longer, from 0.0 (nothing) to 1.0 (all of it).

    Symmetric. Takes time in proportion to the length of the texts: seconds for two of a million characters.
    """
    short, long = sorted((_sentences(a_text), _sentences(b_text)), key=_size)
    words = sum(map(len, short))
    if not words:
        return 0.0
    left = Counter(long)
    unmatched: list[Sentence] = []
    same = 0
    for sentence in short:
        if left[sentence]:
            left[sentence] -= 1
            same += len(sentence)
        else:
            unmatched.append(sentence)
    alike, against = _weigh(unmatched, list(left.elements()))
    return max(0.0, (same + alike - _AGAINST * against) / words)


def _size(sentences: list[Sentence]) -> tuple[int, list[Sentence]]:
    return sum(map(len, sentences)), sentences


def _sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text as folded words, long ones in pieces."""
    found = (
        tuple(word[:_LETTERS] for word in _WORD.findall(one)) for one in _SENTENCE.findall(fold(text).text)
    )
    return [sentence[i : i + _LONGEST] for sentence in found for i in range(0, len(sentence), _LONGEST)]


def _weigh(short: list[Sentence], long: list[Sentence]) -> tuple[int, int]:
    """Return how many words of ``short`` stand in sentences that a sentence of ``long`` says too, or contradicts."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(long):
        for word in set(sentence):
            index[word].append(number)
    alike = against = 0
    step = len(short) // _JUDGED + 1
    for sentence in short[::step]:
        near = Counter(
            number
            for word in set(sentence)
            if len(index.get(word, ())) <= _COMMON
            for number in index.get(word, ())
        )
        candidates = [long[number] for number, _ in near.most_common(_CANDIDATES)]
        verdict = _verdict(sentence, candidates)
        alike += len(sentence) if verdict > 0 else 0
        against += len(sentence) if verdict < 0 else 0
    return alike * step, against * step


def _verdict(sentence: Sentence, candidates: list[Sentence]) -> int:
    """Return 1 where the most alike candidate says the same, -1 where it says something else, 0 where none is alike."""
    found = process.extractOne(
        " ".join(sentence), [" ".join(one) for one in candidates], scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    if found is None:
        return 0
    return 1 if _says_the_same(sentence, candidates[found[2]]) else -1


def _says_the_same(one: Sentence, two: Sentence) -> bool:
    """Whether two sentences differ in slips of the pen, a dateline and a few fillers only."""
    fillers = 0
    for edit in Levenshtein.opcodes(one, two):
        if edit.tag == "equal":
            continue
        first, second = one[edit.src_start : edit.src_end], two[edit.dest_start : edit.dest_end]
        dateline = edit.tag != "replace" and 0 in (edit.src_start, edit.dest_start)
        if any(map(_has_digit, (*first, *second))) and not dateline:
            return False
        if edit.tag == "replace":
            if fuzz.ratio("".join(first), "".join(second)) < _SLIP:
                return False
        else:
            fillers += len(first) + len(second)
    return fillers <= _FILLERS * len(one)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
