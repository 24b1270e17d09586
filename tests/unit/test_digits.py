"""Arabic-Indic digits: a choice of who reads Arabic, for numbers and dates in words and for nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.i18n import (
    browser_locale,
    day_in_words,
    measure_in_words,
    number_in_words,
    prose_in_digits,
    use_digits,
    when_in_words,
    words,
)
from contactline.model import When
from contactline.ui.map_words import STATUS, lengths_in_words


@pytest.fixture
def arabic_indic():
    """A reader who has chosen Arabic-Indic digits."""
    use_digits("arab")
    yield
    use_digits("latn")


def test_numbers_and_dates_take_the_digits_that_were_chosen(arabic_indic):
    """Days, periods, measures with their separators, and numbers in messages."""
    assert day_in_words(date(2020, 11, 9), "ar") == "٩ نوفمبر ٢٠٢٠"
    assert when_in_words(When.parse("1992/1994"), "ar") == "من ١٩٩٢ إلى ١٩٩٤"
    assert number_in_words(11559, "ar") == "\u2066١١٬٥٥٩\u2069"
    assert measure_in_words(9.5, 0.4, "ar") == "\u2066٩٫٥ ± ٠٫٤\u2069"
    assert words("ar")("Step {number} of {count}", number=2, count=12) == "الخطوة ٢ من ١٢"


def test_an_address_and_a_version_stay_as_they_are(arabic_indic):
    """What is not a number but a name is the same for every reader."""
    told = words("ar")("Go on with release {new}", new="2026.11.2")

    assert "2026.11.2" in told


def test_the_years_of_our_own_sentences_take_them_too(arabic_indic):
    """A page has one kind of digits in its sentences; a date as it is computed with is the same everywhere."""
    assert prose_in_digits("من 2020 إلى 2023؛ EDTF: 1992/1994, 2020-11-10", "ar") == (
        "من ٢٠٢٠ إلى ٢٠٢٣؛ EDTF: 1992/1994, 2020-11-10"
    )
    assert "2023" not in words("ar")(STATUS)


def test_other_languages_have_western_digits_whatever_was_chosen(arabic_indic):
    """The choice is one of Arabic text."""
    assert day_in_words(date(2020, 11, 9), "ru") == "9 ноября 2020"
    assert browser_locale("en") == "en-GB-u-nu-latn"


def test_what_was_written_in_other_digits_is_not_kept_for_this_reader():
    """Dates in words are kept between readers: the digits are not."""
    use_digits("arab")
    before = day_in_words(date(2021, 3, 12), "ar")
    use_digits("latn")

    assert (before, day_in_words(date(2021, 3, 12), "ar")) == ("١٢ مارس ٢٠٢١", "12 مارس 2021")


def test_the_browser_writes_dates_with_the_same_digits(arabic_indic):
    """The map and the time control format days by themselves."""
    assert browser_locale("ar") == "ar-EG-u-nu-arab"


def test_digits_that_nobody_has_are_refused():
    """A name from a link that is none of ours never gets here; if it does, it is an error."""
    with pytest.raises(ValueError, match="roman"):
        use_digits("roman")


@given(st.integers(0, 99_999), st.sampled_from(["en", "ar", "ru"]))
def test_a_message_without_the_choice_is_formatted_as_python_does(count, lang):
    """The filling in is that of str.format, format specifications included."""
    text = words(lang)("{count:,} characters are too many for one article; split it (at most {most:,})",
                       count=count, most=5)  # fmt: skip

    assert f"{count:,}" in text


@pytest.mark.parametrize(
    ("lang", "lengths"),
    [
        ("en", {"1": "1 day", "2": "2 days", "7": "7 days", "30": "30 days", "365": "365 days"}),
        ("ar", {"1": "يوم واحد", "2": "يومين", "7": "7 أيام", "30": "30 يومًا", "365": "365 يومًا"}),
        ("ru", {"1": "1 день", "2": "2 дня", "7": "7 дней", "30": "30 дней", "365": "365 дней"}),
    ],
)
def test_a_length_of_the_trailing_period_has_the_plural_of_its_number(lang, lengths):
    """The list under the slider says "1 day" and "7 أيام"."""
    assert lengths_in_words((1, 2, 7, 30, 365), words(lang)) == lengths
