"""Intake and reports: what is the article, what it says happened, and where it says so."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.extract import IntakeError, read_article, reports, supported

PAGE = """Ru En

محادثات في موسكو

١٢ مارس ٢٠٢١

عقد الجانبان الأذربيجاني والأرمني محادثات في موسكو يوم 10 مارس 2021.

خلفية

وفي 27 سبتمبر 2020 اندلعت معارك في ناغورني قره باغ.

الصورة: وكالات

المصدر: تاس
"""
SENTENCES = st.sampled_from(
    [
        "وقّع الرئيسان الروسي والأذربيجاني بيانا في 9 نوفمبر 2020",
        "قصف",
        "سيطر الجيش على شوشا",
        "منذ 1992",
        "،",
        ".",
    ]
)


def only(text, published=date(2020, 12, 1)):
    """The one report of a sentence."""
    [report] = reports(text, lang="ar", published=published)
    return report


def test_a_short_sentence_with_a_date_is_no_date_line():
    """A line that tells something on a day is read, and does not date the article."""
    text = "The war goes on\n\nFighting went on for days near Agdam.\n\nLachin fell on 18 May 1992."
    article = read_article(text, lang="en")

    assert article.published is None
    assert [article.text[line.start : line.end] for line in article.body][-1] == "Lachin fell on 18 May 1992."


def test_a_town_and_a_date_alone_are_a_date_line():
    """What the short sentence above must not be taken for."""
    article = read_article(
        "The war goes on\n\nNew York, 20 May 1992.\n\nFighting went on for days.", lang="en"
    )

    assert article.published == date(1992, 5, 20)


def test_the_page_gives_title_date_language_and_source():
    """What the page says of itself is found, and the body is the article alone."""
    article = read_article(PAGE.encode())
    body = [article.text[line.start : line.end] for line in article.body]

    assert (article.title, article.published, article.lang, article.source) == (
        "محادثات في موسكو",
        date(2021, 3, 12),
        "ar",
        "تاس",
    )
    assert [line[:3] for line in body] == ["عقد", "وفي"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "no words"),
        (b"\xff\x00\xfa", "UTF-8"),
        (b"12 34 !", "no words"),
        (("ا " * 600_000).encode(), "too many"),
    ],
)
def test_a_file_that_is_no_article_is_refused_with_a_reason(raw, words):
    """The message says what is wrong with it."""
    with pytest.raises(IntakeError, match=words):
        read_article(raw)


def test_decomposed_text_is_composed_first():
    """Offsets are those of the NFC text, whatever the file had."""
    article = read_article("محادثات عن أغدام في 10 مارس 2021 بين الطرفين هناك.")

    assert "أغدام" in article.text


@pytest.mark.parametrize(
    ("text", "kind", "edtf", "place", "role", "actor"),
    [
        ("سيطر الجيش الأذربيجاني على مدينة شوشا في 8 نوفمبر 2020.", "capture", "2020-11-08", "shusha", "at", "az-mod"),
        ("تسلمت أذربيجان منطقة أغدام في 20 نوفمبر 2020.", "handover", "2020-11-20", "aghdam-district", "at", "az"),
        ("انسحبت القوات الأرمنية من مدينة لاتشين في 30 نوفمبر 2020.", "withdrawal", "2020-11-30", "lachin", "from", "am-mod"),
        ("أجرى لافروف محادثات بشأن ناغورني قره باغ في 10 أكتوبر 2020.", "talks", "2020-10-10", "nagorno-karabakh", "about", "lavrov"),
        ("انتشرت قوات حفظ السلام الروسية على طول ممر لاتشين في 11 نوفمبر 2020.", "deployment", "2020-11-11", "lachin-corridor", "along", "ru-pk"),
    ],
)  # fmt: skip
def test_a_sentence_says_what_when_where_and_who(text, kind, edtf, place, role, actor):
    """Kind, date, place with role and actor of one plain sentence of each kind."""
    report = only(text)

    assert (report.kind, report.when.edtf) == (kind, edtf)
    assert (place, role) in [(one.id, one.role.value) for one in report.places]
    assert actor in [one.id for one in report.actors]


def test_nobody_is_named_who_the_text_does_not_name():
    """Fighting that broke out has no initiator."""
    assert only("وفي 27 سبتمبر 2020 اندلعت معارك في ناغورني قره باغ.").actors == ()


def test_what_is_planned_did_not_happen():
    """The future is told apart from the past."""
    report = only(
        "ومن المقرر أن يجتمع رئيس الوزراء الأرميني مع الرئيس الأذربيجاني في بروكسل يوم 14 ديسمبر 2020."
    )

    assert report.status.value == "planned"


@given(st.lists(SENTENCES | st.text(max_size=20), max_size=12).map(" ".join))
@settings(deadline=None, max_examples=60)
def test_any_text_is_read_without_an_error_and_quoted_truly(text):
    """Every quotation is the slice of the text at its offsets, whatever the text."""
    try:
        article = read_article(text, lang="ar", published=date(2021, 1, 1))
    except IntakeError:
        return
    quotes = [
        quote
        for report in reports(text, lang="ar", published=date(2021, 1, 1))
        for quote in report.evidence.what
    ]

    assert all(article.text[quote.start : quote.end] == quote.exact for quote in quotes)


def test_the_languages_that_can_be_read_are_known():
    """A caller can ask before it tries."""
    assert supported() == ("ar", "az", "en", "hy", "ru") and reports("Переговори відбулися.", lang="uk") == []
