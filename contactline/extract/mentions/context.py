"""The words around a name, and whether a phrase of a list stands there: dictionary look-ups, no searching."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

_REACH = 52
_MOST = 4
_STOPS = ',.;:!?()[]"«»“”„|/՝՜։؛؟،…'


class Around:
    """The words before and after each position of a text, cut at punctuation; each is worked out once."""

    def __init__(self, text: str) -> None:
        flat = text
        for stop in _STOPS:
            flat = flat.replace(stop, "\n")  # far quicker than str.translate outside ASCII
        self._flat = flat
        self._before: dict[int, list[str]] = {}
        self._after: dict[int, list[str]] = {}

    def before(self, position: int) -> list[str]:
        """Return the words just before a position."""
        found = self._before.get(position)
        if found is None:
            found = self._before[position] = self._words_before(position)
        return found

    def after(self, position: int) -> list[str]:
        """Return the words just after a position."""
        found = self._after.get(position)
        if found is None:
            high = position + _REACH
            cut = self._flat.find("\n", position, high)
            found = self._after[position] = self._flat[position : high if cut < 0 else cut].split()
        return found

    def _words_before(self, position: int) -> list[str]:
        low = max(0, position - _REACH)
        cut = self._flat.rfind("\n", low, position)
        if cut >= 0:
            return self._flat[cut:position].rstrip(" -").split()
        words = self._flat[low:position].rstrip(" -").split()
        return words[1:] if low and self._flat[low - 1].isalnum() else words


def last_phrase(words: Sequence[str], phrases: Mapping[str, str], joined: Container[str]) -> str | None:
    """Return what the longest phrase that ends ``words`` says; a letter may be joined to its first word."""
    phrase = ""
    said = None
    if not phrases:
        return None
    for word in words[: -_MOST - 1 : -1]:
        phrase = f"{word} {phrase}" if phrase else word
        found = phrases.get(phrase)
        if found is None and phrase[0] in joined:
            found = phrases.get(phrase[1:])
        said = said if found is None else found
    return said


def first_phrase(words: Sequence[str], phrases: Mapping[str, str]) -> str | None:
    """Return what the longest phrase that begins ``words`` says."""
    phrase = ""
    said = None
    if not phrases:
        return None
    for word in words[:_MOST]:
        phrase = f"{phrase} {word}" if phrase else word
        said = phrases.get(phrase, said)
    return said


def bare_of(word: str, joined: Container[str]) -> str:
    """Return a word without the letter that is joined to it: "and" or "to" in Arabic."""
    return word[1:] if word[0] in joined else word


def any_starts(words: Sequence[str], stems: tuple[str, ...]) -> bool:
    """Whether one of the words begins with one of the stems."""
    for word in words:  # noqa: SIM110 - asked of every name, and a generator takes twice as long
        if word.startswith(stems):
            return True
    return False
