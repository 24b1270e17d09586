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
        return "az" if len(_AZERBAIJANI.findall(sample)) > counts[script] * 0.02 else "en"
    return script
