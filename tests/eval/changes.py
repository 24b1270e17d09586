"""Changes that an article goes through when it is published again, and twins that look like it and are not it.

Everything is drawn from a ``Random`` that is given, so that a pair is the same in every run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

Change = Callable[[str, str, Random], str]
"""From a text, its language and a source of chance to the changed text."""

_WORDS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: its lines with words."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _long(lines: list[str]) -> list[int]:
    return [i for i, line in enumerate(lines) if len(line) > 120]


def headline(text: str, lang: str, _chance: Random) -> str:
    """Another headline."""
    lines = paragraphs(text)
    first = min(_long(lines), default=1)
    return "\n\n".join([_WORDS["headline"][lang], *lines[max(1, first) :]])


def dropped(text: str, _lang: str, chance: Random) -> str:
    """One paragraph less."""
    lines = paragraphs(text)
    lines.pop(chance.choice(_long(lines) or [len(lines) - 1]))
    return "\n\n".join(lines)


def shuffled(text: str, _lang: str, chance: Random) -> str:
    """The paragraphs of the body in another order."""
    lines = paragraphs(text)
    places = _long(lines)
    order = chance.sample(places, len(places))
    moved = dict(zip(places, order, strict=True))
    return "\n\n".join(lines[moved.get(i, i)] for i in range(len(lines)))


def furniture(text: str, lang: str, _chance: Random) -> str:
    """The lines of another page around it."""
    top, also, share, rights = _WORDS["furniture"][lang]
    lines = paragraphs(text)
    middle = len(lines) // 2
    return "\n".join([top, *lines[:middle], also, *lines[middle:], share, rights])


def credit(text: str, lang: str, _chance: Random) -> str:
    """The credit of an agency before and after it."""
    before, after = _WORDS["credit"][lang]
    lines = paragraphs(text)
    first = min(_long(lines), default=0)
    lines[first] = f"{before} {lines[first]}"
    return "\n\n".join([*lines, after])


def typos(text: str, _lang: str, chance: Random) -> str:
    """A slip of the pen in every twelfth word: letters exchanged, dropped or doubled; numbers stay."""

    def slip(match: re.Match[str]) -> str:
        word = match[0]
        if chance.random() > 1 / 12:
            return word
        i = chance.randrange(1, len(word) - 1)
        return chance.choice(
            [
                word[:i] + word[i + 1] + word[i] + word[i + 2 :],
                word[:i] + word[i + 1 :],
                word[:i] + word[i] + word[i:],
            ]
        )

    return re.sub(r"[^\W\d_]{4,}", slip, text)


def lead(text: str, _lang: str, _chance: Random) -> str:
    """The first three fifths, to the end of a sentence."""
    cut = text[: int(len(text) * 0.6)]
    end = max(cut.rfind(mark) for mark in ".!?։:؟\n")
    return cut[: end + 1] if end > len(cut) // 2 else cut


def spelling(text: str, _lang: str, chance: Random) -> str:
    """Letters, marks and signs that one desk writes and another does not."""
    for one, other in (
        ("ё", "е"),
        ("ى", "ي"),
        ("أ", "ا"),
        ("إ", "ا"),
        ("ة", "ه"),
        ("—", "-"),
        ("«", '"'),
        ("»", '"'),
    ):
        text = text.replace(one, other)
    text = re.sub(
        r"(?<=[\u0628-\u064a])(?=[\u0628-\u064a])", lambda _: "ـ" if chance.random() < 0.05 else "", text
    )
    return text.replace(" ", "\u00a0 ", 3).replace("\n\n", "\n \n")


def background(text: str, lang: str, _chance: Random) -> str:
    """A paragraph of background at its end."""
    return f"{text}\n\n{_WORDS['background'][lang]}"


def together(text: str, lang: str, chance: Random) -> str:
    """Another headline, a credit, a paragraph less, slips of the pen and background, all at once."""
    for change in (headline, credit, dropped, typos, background, furniture):
        text = change(text, lang, chance)
    return text


CHANGES: dict[str, Change] = {
    "headline": headline, "dropped": dropped, "shuffled": shuffled, "furniture": furniture, "credit": credit,
    "typos": typos, "lead": lead, "spelling": spelling, "background": background, "together": together,
}  # fmt: skip


def bulletins(lang: str, half: int, *, moving: bool) -> list[str]:
    """Return a bulletin's issues of five days: most of their words are the same, and none reports what another does.

    The template is that of the half. Where it is not ``moving``, all is the same but the day and one number.
    """
    template, places = _WORDS["templates"][lang][half], _WORDS["places"][lang]
    return [
        template.format(
            day=day, place=places[i * moving], other=places[i * moving + 1], n=7 + 5 * i, m=2 + i * moving
        )
        for i, day in enumerate(_WORDS["days"][lang])
    ]


def twin(text: str, places: dict[str, str], _chance: Random) -> str:
    """The same words about other days, numbers and places."""
    text = re.sub(
        r"\d+", lambda match: str(int(match[0]) + 7 if len(match[0]) < 3 else int(match[0]) + 1), text
    )
    names = sorted(places, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, names)), lambda match: places[match[0]], text)
