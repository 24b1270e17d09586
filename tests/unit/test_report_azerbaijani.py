"""What Azerbaijani asks of the reader beside its table of sentences (``test_unseen``)."""

from datetime import date

from contactline.extract import reports
from contactline.extract.mentions import find_mentions
from contactline.extract.reading.reports.patterns import compile_pattern
from contactline.extract.text import fold

PUBLISHED = date(2023, 10, 15)


def test_a_letter_with_a_mark_is_no_plain_letter():
    """A meeting at the head of a sentence is no Goris, a text without marks still names Shusha."""
    found = find_mentions(fold("Görüşdən sonra heyət Gorusa, oradan Susa şəhərinə gedib."), "az", PUBLISHED)

    assert [one.id for one in found.places] == ["goris", "shusha"]


def test_a_pattern_goes_on_after_a_quotation_with_its_ending():
    """The ending of a case may be joined to the mark that closes a quotation."""
    pattern = compile_pattern("tədbirlər* … başla*")

    assert pattern.expression.match(fold('tədbirləri"nə start verilib, sonra başlanıb').text.replace(",", ""))


def test_what_is_planned_takes_no_place_from_what_was_done():
    """A visit to come is not placed where the last meeting was."""
    text = "Həmsədrlər dünən Vyanada iclas keçiriblər və gələn həftə bölgəyə gələcəklər."

    assert [
        len(one.places) for one in reports(text, lang="az", published=PUBLISHED) if one.kind == "talks"
    ] == [1, 0]


def test_what_somebody_calls_a_ruling_is_a_statement():
    """A name in quotation marks before the verb is a view, and a view is no second ruling."""
    text = 'Oktyabrın 10-da Bakıda məhkəmə hökm çıxarıb. İrəvan bunu "qanunsuz addım" adlandırıb.'

    assert [one.kind for one in reports(text, lang="az", published=PUBLISHED)] == [
        "legal",
        "statement",
    ]
