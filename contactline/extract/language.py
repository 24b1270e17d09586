"""Which language a text is in: by its script, and by a few letters that tell neighbours apart."""

from __future__ import annotations

import re

_LETTERS = {
    "hy": re.compile("[\u0531-\u0587]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "arabic": re.compile("[\u0621-\u064a\u067e-\u06d3]"),
    "latin": re.compile("[A-Za-zƏəğıöüçşİĞÖÜÇŞ]"),
}
_AZERBAIJANI = re.compile("[Əə]")
# Azerbaijani typed without its ə still has these letters; so has Turkish, which these words give away.
_TURKIC = re.compile("[ĞğıİŞşÇç]")
_TURKISH = re.compile(r"\b(?:ve|için|ile|olarak|bir)\b")
# Persian writes these letters, Arabic never does; an Arabic text may quote a name with one of them.
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06cc]")
_SAMPLE = 4000


def language_of(text: str) -> str:
    """Return the two-letter code of the language a text is most likely in, or "" where it has no letters."""
    sample = text[:_SAMPLE]
    counts = {script: len(pattern.findall(sample)) for script, pattern in _LETTERS.items()}
    script = max(counts, key=lambda name: counts[name])
    if counts[script] == 0:
        return ""
    if script == "arabic":
        return "fa" if len(_PERSIAN.findall(sample)) > counts[script] * 0.04 else "ar"
    if script == "latin":
        return _latin(sample, counts[script])
    return script


def _latin(sample: str, letters: int) -> str:
    if len(_AZERBAIJANI.findall(sample)) > letters * 0.01:
        return "az"
    if len(_TURKIC.findall(sample)) <= letters * 0.03:
        return "en"
    return "tr" if _TURKISH.search(sample) else "az"
