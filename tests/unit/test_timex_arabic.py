"""Dates as the Arabic press writes them, from the Maghreb to the Levant."""

from datetime import date

import pytest

from contactline.extract import timexes

PUBLISHED = date(2021, 6, 26)
"""A Saturday."""

SAID = [
    # a weekday and its date are one expression, whichever way they are joined
    ("الاثنين الماضي، 21 يونيو (حزيران)", "2021-06-21"),
    ("الأربعاء الموافق 27 سبتمبر 2023", "2023-09-27"),
    ("أول من أمس (الخميس)", "2021-06-24"),
    # weekdays and months of the regions
    ("الثلثاء", "2021-06-22"),
    ("12 أوت 2020", "2020-08-12"),
    ("فاتح يونيو", "2021-06-01"),
    # parts of a month or year
    ("الأيام الأخيرة من فبراير", "2021-02-21~/2021-02-28~"),
    ("متم السنة الجارية", "2021-09~/2021-12~"),
    # the night of a day is the night before it
    ("ليلة 29 فبراير 1988", "1988-02-28/1988-02-29"),
    # a part of the day opens a period with "since" and "until"
    ("منذ منتصف ليل 12 مايو", "2021-05-12/.."),
    ("منذ صباح أمس", "2021-06-25/.."),
    # two months that follow each other
    ("مايو ويونيو", "2021-05/2021-06"),
    # without the word for the month
    ("12 الجاري", "2021-06-12"),
    # numbers above ten in words
    ("قبل خمسة عشر عاما", "2006"),
]


@pytest.mark.parametrize(("words", "edtf"), SAID)
def test_a_date_is_read_as_one_expression(words, edtf):
    """Nothing of the words is left out and nothing around them taken in."""
    assert [(one.exact, one.edtf) for one in _read(f"وقع ذلك في {words} بحسب الوزارة.")] == [(words, edtf)]


TOLD = [
    ("دارت معارك ليل الخميس الجمعة. وفي {} سقط صاروخ.", "الليلة نفسها", "2021-06-24/2021-06-25"),
    ("اندلعت في 2 مايو، وانتهت {} باتفاق.", "بعدها بأربع وعشرين ساعة", "2021-05-03"),
    ("وقعت في 2 مايو. و{} اندلعت المعارك.", "قبل ذلك بيوم واحد", "2021-05-01"),
    ("بدأت في 2 مايو 2020. وفي {} توقفت.", "الشهر الموالي", "2020-06"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), TOLD)
def test_a_date_counts_from_what_was_told_before(text, words, edtf):
    """The night told of is its two days; a day is counted from the day told of."""
    assert (words, edtf) in [(one.exact, one.edtf) for one in _read(text.format(words))]


def test_after_two_days_of_something_is_no_date():
    """Only two days after the summit: that counts from what the article may not date."""
    assert _read("وبعد يومين فقط من القمة خرقت الهدنة.") == []


def test_what_is_agreed_for_a_month_that_soon_comes_is_still_to_come():
    """Nobody agrees today to have met ten months ago."""
    assert [one.edtf for one in _read("واتفق الزعيمان على لقاء في بروكسل في 15 غشت.")] == ["2021-08-15"]


def test_a_verb_that_is_written_like_a_month_is_none():
    """The Algerian August is written like "she sheltered"."""
    assert _read("المدينة التي أوت اللاجئين") == []


def _read(text):
    return timexes(text, lang="ar", published=PUBLISHED)


def test_a_day_of_the_other_calendar_is_a_plain_date():
    """A day that is counted from the hijri calendar is of the class of every other day."""
    found = timexes("في 9 شوال 1445 هـ", lang="ar")

    assert [type(one.earliest) for one in found] == [date]
