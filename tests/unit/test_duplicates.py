"""Signatures, bands and resemblance: what they promise to the index and to the reader."""

import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.extract import read_article
from contactline.library.duplicates import bands, compared, is_near, resemblance, signature

ARTICLE = {
    "ru": "Договорились о прекращении огня\n\nМинистры иностранных дел договорились в Москве о прекращении огня с полудня "
    "10 октября. Переговоры длились более десяти часов. Стороны обменяются телами погибших, сообщил Лавров ещё ночью.",
    "ar": "اتفاق على وقف إطلاق النار\n\nاتفق وزراء الخارجية في موسكو على وقف لإطلاق النار اعتبارا من ظهر 10 أكتوبر. "
    "واستمرت المحادثات أكثر من عشر ساعات. وسيتبادل الطرفان جثامين القتلى، بحسب الوزير الروسي في مؤتمر صحفي.",
    "en": "Ceasefire agreed\n\nThe foreign ministers agreed in Moscow on a ceasefire from noon on 10 October. "
    "The talks lasted more than ten hours. The sides will exchange the bodies of the dead, the Russian minister said.",
}
WORDS = st.lists(st.text("abcdefgh", min_size=2, max_size=7), min_size=1, max_size=60).map(" ".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(lambda sentences: ". ".join(sentences) + ".")


def same(text):
    """The key under which the same text is found."""
    return signature(read_article(text)).same


@pytest.mark.parametrize(
    ("lang", "change"),
    [
        ("ru", lambda text: text.replace(" ", "  ").replace("\n\n", "\r\n \r\n")),
        ("ru", lambda text: text.replace("ё", "е").replace(",", " —")),
        ("ru", lambda text: text.upper()),
        ("ru", lambda text: f"Главная | Новости | Мнения\n{text}\nЧитайте также: другое"),
        ("ar", lambda text: text.replace("المح", "المـــح").replace("وزراء", "وُزَرَاء")),
        ("ar", lambda text: f"\u200f{text}\u200e".replace(" في ", " \u2067في\u2069 ")),
        ("ar", lambda text: text.replace("إطلاق", "اطلاق").replace("10", "١٠").replace("،", ",")),
        ("en", lambda text: text.replace("ceasefire", "cease\u00adfire").replace(", the", " - the")),
    ],
    ids=[
        "white space",
        "yo and a comma",
        "capitals",
        "furniture",
        "tatweel and vowels",
        "direction",
        "hamza",
        "hyphens",
    ],
)
def test_the_same_words_are_the_same_text(lang, change):
    """White space, punctuation, case, marks, spelling variants and page furniture make no other text."""
    assert same(change(ARTICLE[lang])) == same(ARTICLE[lang])


def test_another_number_is_another_text():
    """A day of difference is a difference."""
    assert same(ARTICLE["ru"]) != same(ARTICLE["ru"].replace("10 октября", "11 октября"))


def test_a_signature_is_the_same_in_every_process():
    """An index written by one process, on one day, is read by another."""
    program = (
        "import sys; from contactline.extract import read_article; from contactline.library.duplicates import *;"
        "one = signature(read_article(sys.stdin.buffer.read())); print(one.same, one.minhash.hex(), *bands(one))"
    )
    one = signature(read_article(ARTICLE["ar"]))

    told = subprocess.run(
        [sys.executable, "-c", program], input=ARTICLE["ar"].encode(), capture_output=True, check=True
    )

    assert told.stdout.decode().split() == [one.same, one.minhash.hex(), *bands(one)]


def test_a_signature_does_not_change_from_version_to_version():
    """Libraries keep bands for years: who changes how they are made must rewrite them, and this line."""
    assert bands(signature(read_article(ARTICLE["en"])))[:2] == ("871b71a2a4a71d03", "874d5d9883acd119")


def test_bands_are_keys_of_an_index():
    """Each is short, and each stands for its own place in the signature."""
    found = bands(signature(read_article(ARTICLE["en"])))

    assert len(set(found)) == len(found) == 32 and {len(one) for one in found} == {16}


def test_a_headline_alone_has_a_signature():
    """A text of one word is compared like any other."""
    assert len(bands(signature(read_article("Ceasefire")))) == 32


@given(TEXTS, TEXTS)
def test_resemblance_is_symmetric_and_between_0_and_1(one, two):
    """It does not matter which of two articles came first."""
    assert 0.0 <= resemblance(one, two) == resemblance(two, one) <= 1.0


@given(TEXTS, st.randoms(use_true_random=False))
def test_a_text_resembles_itself_in_any_order_of_its_sentences(text, chance):
    """Shuffled paragraphs are the same text."""
    sentences = text.split(". ")
    chance.shuffle(sentences)

    assert resemblance(text, ". ".join(sentences)) == 1.0


@given(TEXTS, TEXTS)
def test_a_part_stands_in_the_whole(one, two):
    """What is added to an article does not make it another one."""
    assert resemblance(one, f"{one}\n{two}") == 1.0


def test_texts_without_words_resemble_nothing():
    """Nothing is near to nothing."""
    assert resemblance("", "") == resemblance("…", ARTICLE["ru"]) == 0.0


def test_a_slip_of_the_pen_leaves_it_the_same_article():
    """A letter too few does not hide it."""
    assert is_near(
        ARTICLE["en"], ARTICLE["en"].replace("ministers", "minsters").replace("exchange", "exhcange")
    )


@pytest.mark.parametrize(
    ("old", "new"), [("10 October", "18 October"), ("Moscow", "Geneva"), ("ten hours", "9 hours")]
)
def test_a_sentence_with_another_number_or_name_speaks_against(old, new):
    """Such a sentence counts as something else that is said, not as nearly the same."""
    text = ARTICLE["en"]

    assert not is_near(text, text.replace(old, new))


def test_what_is_compared_is_the_article_without_the_page():
    """Menus and links around an article are not compared."""
    text = f"Главная | Новости | Мнения\n{ARTICLE['ru']}\nЧитайте также: другое"

    assert "Главная" not in compared(read_article(text)) and "Договорились" in compared(read_article(text))


@pytest.mark.parametrize(
    "piece", ["a" * 900_000, "ab " * 300_000, "ab. " * 225_000], ids=["word", "sentence", "sentences"]
)
def test_a_text_of_a_million_characters_is_compared(piece):
    """One word, one sentence or very many: none of them takes forever, which the test run would show."""
    assert resemblance(piece, piece + "c") > 0.9


def test_a_book_with_slips_is_found_again():
    """Where there are too many sentences to judge each, a part of them speaks for the rest."""
    chance = Random(1)  # noqa: S311
    words = ["".join(chance.choices("abcdefghij", k=chance.randint(3, 9))) for _ in range(5_000)]
    book = ". ".join(" ".join(chance.choices(words, k=12)) for _ in range(6_000))

    assert is_near(book, "".join(one for one in book if chance.random() > 0.01))
