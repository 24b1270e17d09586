"""Which language a text is in: by its script and telling letters, and where they leave a doubt by py3langid."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LETTERS = {
    "armenian": re.compile("[\u0531-\u0587]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "arabic": re.compile("[\u0621-\u064a\u067e-\u06d3]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u0259\u018f]"),
}
_USUAL = {"armenian": "hy", "cyrillic": "ru", "arabic": "ar", "latin": ""}
"""The language of a script as long as no letter speaks against it; "" where the script tells nothing."""

_AGAINST = {
    "armenian": re.compile("(?!)"),
    "cyrillic": re.compile("[^\u0410-\u044f\u0401\u0451\\W\\d_A-Za-z]"),
    # Persian and Urdu write these letters, Arabic never does; an Arabic text may quote a name with one of them.
    "arabic": re.compile("[\u067e\u0686\u0698\u06af\u06cc]"),
    "latin": re.compile("(?!)"),
}
_AZERBAIJANI = re.compile("[Əə]")
_NEIGHBOURS = {
    "cyrillic": ("ru", "uk", "be", "bg"),
    "arabic": ("ar", "fa", "ur"),
    "latin": ("en", "az", "tr", "fr", "de"),
}
"""Among which languages of a script py3langid decides: ours, and those that are easily taken for them."""

_SAMPLE = 4000
_ENOUGH = 1000
_TELLING = 0.02


def language_of(text: str) -> str:
    """Return the two-letter code of the language a text is most likely in, or "" where it has no letters."""
    sample = text[:_SAMPLE]
    counts = {script: len(pattern.findall(sample)) for script, pattern in _LETTERS.items()}
    script = max(counts, key=lambda name: counts[name])
    if counts[script] == 0:
        return ""
    if script == "latin" and len(_AZERBAIJANI.findall(sample)) > counts[script] * _TELLING:
        return "az"
    usual = _USUAL[script]
    if usual and len(_AGAINST[script].findall(sample)) <= counts[script] * _TELLING:
        return usual
    return _identifier(script).classify(sample[:_ENOUGH])[0]


@cache
def _identifier(script: str) -> LanguageIdentifier:
    # Its model takes a second to load, so that only a text in doubt pays for it.
    found = LanguageIdentifier.from_model_file(MODEL_FILE)
    found.set_languages(list(_NEIGHBOURS[script]))
    return found
