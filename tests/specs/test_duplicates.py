"""Near duplicates are told from look-alikes, in every language: floors on the half that no threshold was set on."""

import pytest

from tests.eval.changes import CHANGES
from tests.eval.duplicates import HALVES, LANGUAGES, judge, pairs, precision, recall, texts

FEW, EVERY = 4, 3
"""A third of the articles, each beside four others; ``python -m tests.eval.duplicates`` takes all, beside forty."""


@pytest.fixture(scope="module")
def judged():
    """The pairs of the test half, each with what the index and the judge say of it."""
    return [(pair, *judge(pair)) for pair in pairs(texts(), HALVES.index("test"), beside=FEW, every=EVERY)]


@pytest.mark.parametrize("lang", [*LANGUAGES, "all"])
def test_nearly_all_near_duplicates_are_found_and_nearly_nothing_else(judged, lang):
    """Precision and recall are at least 0.95, in each language by itself."""
    assert precision(judged, lang) >= 0.95 and recall(judged, lang) >= 0.95


@pytest.mark.parametrize("kind", CHANGES)
def test_no_kind_of_change_hides_an_article(judged, kind):
    """Each change alone leaves nine in ten to be found, all of them together too."""
    assert recall([one for one in judged if one[0].kind == kind]) >= 0.9


@pytest.mark.parametrize("kind", ["twin", "bulletin", "bulletin, one fact"])
def test_the_same_words_about_another_happening_are_no_duplicate(judged, kind):
    """Another day, number or place makes another report, however alike the rest is: at most one pair in twenty is taken."""
    asked = [one for one in judged if one[0].kind == kind]

    assert sum(candidate and score >= 0.4 for _, candidate, score in asked) <= len(asked) / 20
