"""The words around a name, and whether a phrase of a list stands there: dictionary look-ups, no searching."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

_REACH = 52
_MOST = 4
_STOPS = frozenset(',.;:!?()[]"«»“”„|/՝՜։؛؟،…\n')


def words_before(text: str, position: int) -> list[str]:
    """Return the words just before a position, cut at punctuation."""
    low = max(0, position - _REACH)
    cut = position
    while cut > low and text[cut - 1] not in _STOPS:
        cut -= 1
    words = text[cut:position].rstrip(" -").split()
    whole = cut == 0 or not text[cut - 1].isalnum()
    return words if whole else words[1:]


def words_after(text: str, position: int) -> list[str]:
    """Return the words just after a position, cut at punctuation."""
    high = min(len(text), position + _REACH)
    cut = position
    while cut < high and text[cut] not in _STOPS:
        cut += 1
    return text[position:cut].split()


def last_phrase(words: Sequence[str], phrases: Mapping[str, str], joined: Container[str]) -> str | None:
    """Return what the longest phrase that ends ``words`` says; a letter may be joined to its first word."""
    for count in range(min(_MOST, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        if phrase in phrases:
            return phrases[phrase]
        if phrase[0] in joined and phrase[1:] in phrases:
            return phrases[phrase[1:]]
    return None


def first_phrase(words: Sequence[str], phrases: Mapping[str, str]) -> str | None:
    """Return what the longest phrase that begins ``words`` says."""
    for count in range(min(_MOST, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        if phrase in phrases:
            return phrases[phrase]
    return None


def any_starts(words: Sequence[str], stems: tuple[str, ...]) -> bool:
    """Whether one of the words begins with one of the stems."""
    return any(word.startswith(stems) for word in words)
