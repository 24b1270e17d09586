"""The index of a lexicon leaves out no pattern: what it finds is what every expression tried at every word finds."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.extract.reading.reports.index import Index, Joined
from contactline.extract.reading.reports.lexicon import lexicon
from contactline.extract.reading.reports.marks import find_marks
from contactline.extract.reading.reports.openings import ANY, Head, Next, Opening, openings
from contactline.extract.reading.reports.patterns import joints_of, pattern_of
from contactline.extract.text import fold
from tests.eval.gold import load

_LETTERS = {"any": ("o", "al"), "to_verbs": ("o",), "future": ("s",)}
_PATTERNS = (
    "took control",
    "(took|seized|fell back) … (control|power)",
    "took (full )?control …",
    "sign(ed|s*)",
    "cease-fire",
    "«go» on",
    "(talk*|met) (*)? held",
    "met ‥ held …",
    "held",
    "(left|an?) …5 town( of peace)?",
    "not (took|held)",
)
_WORDS = (
    *("took", "seized", "fell", "back", "control", "power", "full", "signed", "signs", "cease-fire", "«go»"),
    *("on", "talks", "met", "held", "left", "an", "a", "town", "of", "peace", "not", "the", "cease", "10.5"),
    *("otook", "alheld", "sheld", "osheld", "alstown", "tookal", "under_held", "held_"),
)
_SIGNS = ("", "", "", ",", ".", ";", '"', ")", "\n")


def _slow(text, rows, joined):
    """Try every expression at every place where one of its stems begins a word, or stands behind joined letters."""
    found = []
    for number, (row, pattern) in enumerate(rows):
        is_verb = row.sort == "saying" and not row.aside
        for start in range(len(text)):
            word = start
            while word and text[word - 1].isalnum():
                word -= 1
            before = text[word:start]
            future = before in joined.future
            allowed = not before or future or before in (joined.to_verbs if is_verb else joined.any)
            if allowed and text.startswith(pattern.stems, start):
                match = pattern.expression.match(text, start)
                if match:
                    found.append((word, match.end(), number, future or any(match.groups())))
    return sorted(found)


def _marks(text, words):
    numbers = {id(row): number for number, (row, _) in enumerate(words.rows)}
    return sorted((one.start, one.end, numbers[id(one.row)], one.future) for one in find_marks(text, words))


@pytest.fixture(scope="module", params=[False, True], ids=["single commas", "paired commas"])
def small(request):
    """A lexicon of patterns of every shape, the first that of a verb of saying."""
    joined = Joined(*(frozenset(_LETTERS[name]) for name in ("any", "to_verbs", "future")))
    joints = joints_of(joined.any, ".;:!?", future=joined.future, paired_commas=request.param)
    patterns = [pattern_of(one, joints) for one in _PATTERNS]
    rows = [
        (SimpleNamespace(sort="saying" if one == "held" else "trigger", aside=False), pattern)
        for one, pattern in zip(_PATTERNS, patterns, strict=True)
    ]
    verbs = frozenset({_PATTERNS.index("held")})
    return SimpleNamespace(rows=rows, index=Index(patterns, verbs, joined, ".;:!?"), joined=joined)


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_SIGNS)), max_size=24))
def test_the_index_finds_what_every_expression_tried_at_every_word_finds(small, said):
    """No pattern is lost, whatever stands between its words or is joined to them, and none is found twice."""
    text = " ".join(word + sign for word, sign in said)

    found = _marks(text, small)

    assert found == _slow(text, small.rows, small.joined)


def test_the_marks_of_an_article_are_those_of_the_whole_lexicon():
    """The first Arabic article of the gold has the marks that all three thousand patterns tried one by one find."""
    words = lexicon("ar")
    text = fold(load(("dev",), ("ar",))[0].text).text[:700]
    joined = Joined(words.joined, words.joined_to_verbs, words.future)

    found = {one[:3] for one in _marks(text, words)}

    rows = {id(row): number for number, (row, _) in enumerate(words.rows)}
    assert found == {(a, b, rows[id(words.rows[n][0])]) for a, b, n, _ in _slow(text, words.rows, joined)}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("took control", [("took", Next.BESIDE, "control")]),
        ("(took|seized) … power", [("seized took", Next.BEYOND, "power")]),
        ("sign(ed|s*)", [("signed signs*", Next.NOTHING, "")]),
        ("took (full)? control", [("took", Next.BESIDE, "control full")]),
        ("met (*)?", [("met", Next.NOTHING, ""), ("met", Next.BESIDE, "*")]),
    ],
)
def test_a_pattern_opens_with_its_first_words_and_what_must_follow_them(pattern, expected):
    """The words of a choice that are followed by the same share an opening; what may be missing opens another."""
    found = [(_written(one.first), one.next, _written(one.second)) for one in openings(pattern)]

    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_word_with_a_sign_is_known_by_the_letters_before_it():
    """ "Cease-fire" begins with all of the word "cease", and what begins with a sign may be any word."""
    [opening] = openings("cease-fire «now»")

    assert opening == Opening(frozenset({Head("cease", whole=True)}), Next.BESIDE, frozenset({ANY}))


def _written(heads):
    return " ".join(sorted(letters + "*" * (not whole) for letters, whole in heads))
