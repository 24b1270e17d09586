"""Sentences about other things: how many of them are taken for happenings of the conflict."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from contactline.extract import reports

SILENT = tomllib.loads((Path(__file__).parents[1] / "corpus" / "silent.toml").read_text(encoding="utf-8"))
PUBLISHED = date(2021, 6, 20)
ONE_IN = 12


@pytest.mark.parametrize("lang", SILENT)
def test_few_sentences_about_other_things_tell_something(lang):
    """At most one in twelve does; each is an excerpt, read whatever it names."""
    telling = [text for text in SILENT[lang] if reports(text, lang=lang, published=PUBLISHED)]

    assert len(telling) <= len(SILENT[lang]) // ONE_IN, telling
