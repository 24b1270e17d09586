"""Who and where: a table of rules for each language, and laws that hold for any text."""

import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contactline.extract.mentions import BOTH, find_mentions, languages
from contactline.extract.text import fold
from contactline.names import ACTORS, PLACES

CORPUS = Path(__file__).parents[1] / "corpus"
ROWS = [
    pytest.param(lang, row, id=f"{lang}: {row['why']}")
    for lang in languages()
    for row in tomllib.loads((CORPUS / f"mentions_{lang}.toml").read_text(encoding="utf-8"))["row"]
]
PIECES = st.sampled_from(
    [
        "Baku",
        "Баку",
        "باكو",
        "Bakıda",
        "Երևանը",
        "Lachin corridor",
        "президент",
        "وال",
        "'s",
        "-",
        "\n",
        ",",
        "1988",
        "və",
        "և",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map(" ".join)
DAY = date(2021, 5, 1)


def said(text, lang, on):
    """Return the places and actors of a text by their words."""
    folded = fold(text)
    found = find_mentions(folded, lang, on)

    def words(one):
        span = folded.span(one.start, one.end)
        return text[span.start : span.end]

    places = [[words(one), one.id, one.role] for one in found.places]
    return places, [[words(one), one.id] for one in found.actors if one.before != BOTH]


@pytest.mark.parametrize(("lang", "row"), ROWS)
def test_who_and_where_follow_the_rule(lang, row):
    """Every row of the tables: the words, the ids and the roles, no more and no less."""
    places, actors = said(row["text"], lang, row["on"])

    assert (places, actors) == (row["places"], row["actors"])


@given(TEXTS, st.sampled_from(languages()))
def test_any_text_gives_slices_and_known_ids(text, lang):
    """Whatever the characters: spans lie in the text, in order, and ids are those of the registries."""
    folded = fold(text)

    found = find_mentions(folded, lang, DAY)

    mentions = [*found.places, *found.actors]
    assert all(0 <= one.start < one.end <= len(folded.text) for one in mentions)
    assert all(one.id in PLACES for one in found.places)
    assert all(one.id in ACTORS for one in found.actors)
    assert [one.start for one in found.places] == sorted(one.start for one in found.places)


@given(TEXTS, st.sampled_from(languages()))
@example("Ñß", "en")
def test_a_decomposed_text_names_the_same(text, lang):
    """NFC and NFD, and the marks of direction in between, name the same."""
    composed = find_mentions(fold(unicodedata.normalize("NFC", text)), lang, DAY)
    decomposed = find_mentions(fold(unicodedata.normalize("NFD", text)), lang, DAY)

    assert [one.id for one in composed.places] == [one.id for one in decomposed.places]
    assert [one.id for one in composed.actors] == [one.id for one in decomposed.actors]


@given(st.sampled_from(languages()))
def test_a_text_without_its_source_is_read_too(lang):
    """A folded string has no capitals: names are found all the same."""
    with_source = find_mentions(fold("Baku, Баку, باكو, Bakı, Բաքու"), lang, DAY)
    without = find_mentions(fold("Baku, Баку, باكو, Bakı, Բաքու").text, lang, DAY)

    assert [one.id for one in without.actors] == [one.id for one in with_source.actors]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    "piece", ["Baku ", "و", "president of ", "президент и ", "Երևան-", "Bakı, ", "1988 "]
)
def test_a_long_text_of_one_piece_is_read_to_its_end(lang, piece):
    """No expression runs away: how long a million characters take is measured by `make bench`."""
    folded = fold(piece * (32_000 // len(piece)))

    found = find_mentions(folded, lang, DAY)

    assert all(0 <= one.start < one.end <= len(folded.text) for one in (*found.places, *found.actors))


def test_every_name_of_a_place_or_actor_is_written_so_that_it_can_be_found():
    """A name with a remark or a slash is for people to read: no form of matching is made of it."""
    assert said("Stepanakert / Khankendi", "en", DAY)[0] == [
        ["Stepanakert", "stepanakert", "at"],
        ["Khankendi", "stepanakert", "at"],
    ]
