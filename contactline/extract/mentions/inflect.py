"""The forms of a name by a table of endings: each form with the cases it can stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from contactline.extract.mentions.words import Words
from contactline.extract.text import fold

CASES = ("nom", "gen", "dat", "acc", "ins", "prep")
"""The cases of a row of the table, in its order."""

Forms = dict[str, set[str]]


def forms_of(
    name: str, words: Words, *, person: bool = False, town: bool = False
) -> Mapping[str, frozenset[str]]:
    """Return the folded forms of a name; a name with ``|`` lists its forms itself.

    All words of a person's name have endings; of a town's name of two nouns the last; else the words
    up to the first noun ("Минской группы ОБСЕ").
    """
    if "|" in name:
        return {fold(form).text: frozenset() for form in name.split("|")}
    folded = fold(name).text
    if not words.declension:
        return {form: frozenset() for form in _stems(folded, words.stems)}
    parts = folded.split()
    declined = [_declined(part, words) for part in parts]
    if person:
        return _together(declined, range(len(parts)), parts)
    head = next((n for n, part in enumerate(parts) if not _is_adjective(part, words)), len(parts) - 1)
    found = _together(declined, range(head + 1), parts)
    if town and len(parts) > 1:
        last = _together(declined, [len(parts) - 1], parts)
        found = {
            form: found.get(form, frozenset()) | last.get(form, frozenset()) for form in {**found, **last}
        }
    return found


def _stems(folded: str, stems: Iterable[tuple[str, str]]) -> list[str]:
    """Return the name and what it becomes before an ending: Bakı, Baku-; Բաքու, Բաքվ-."""
    return [folded, *(folded.removesuffix(old) + new for old, new in stems if folded.endswith(old))]


def _is_adjective(word: str, words: Words) -> bool:
    return word.endswith(words.adjectives) and not word.endswith(words.not_adjectives)


def _declined(word: str, words: Words) -> list[Sequence[str]]:
    """Return the six forms of a word, each case perhaps with several."""
    stem, _, last = word.rpartition("-")
    for ending, row in words.declension:
        if last.endswith(ending):
            base = (f"{stem}-" if stem else "") + last.removesuffix(ending)
            return [[base + one.replace("0", "") for one in cell.split("/")] for cell in row]
    return [[word]] * len(CASES)


def _together(
    declined: Sequence[Sequence[Sequence[str]]], which: Iterable[int], parts: Sequence[str]
) -> Mapping[str, frozenset[str]]:
    chosen = set(which)
    found: Forms = {}
    for number, case in enumerate(CASES):
        heads = [""]
        for position, part in enumerate(parts):
            cells = declined[position][number] if position in chosen else [part]
            heads = [f"{head} {cell}".strip() for head in heads for cell in cells]
        for head in heads:
            found.setdefault(head, set()).add(case)
    return {form: frozenset(cases) for form, cases in found.items()}
