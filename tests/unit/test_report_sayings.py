"""When a saying is a report of its own, when it only says who tells something, and what it shows of what is said."""

from datetime import date

import pytest

from contactline.extract import reports

PUBLISHED = date(2024, 6, 20)


def statements(text, lang="en"):
    """The statements that a text reports."""
    return [one for one in reports(text, lang=lang, published=PUBLISHED) if one.kind == "statement"]


def shown(text, lang="en"):
    """For each statement of a text the words that say what it is."""
    return [[quote.exact for quote in one.evidence.what] for one in statements(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", 'Ilham Aliyev said on 5 June 2024 that trust was "still out of reach".', "still out of reach"),
        ("ru", "Ильхам Алиев заявил 5 июня 2024 года, что доверия «пока не видно».", "пока не видно"),
        ("ar", "قال إلهام علييف في 5 يونيو 2024 إن الثقة «ما زالت بعيدة».", "ما زالت بعيدة"),
        ("az", 'İlham Əliyev 5 iyun 2024-cü ildə "etimad hələ uzaqdadır" deyib.', "etimad hələ uzaqdadır"),
        (
            "hy",
            "Նիկոլ Փաշինյանը 2024 թվականի հունիսի 5-ին ասաց, որ վստահությունը «դեռ հեռու է»։",
            "դեռ հեռու է",
        ),
    ],
)
def test_a_statement_shows_the_words_it_is_quoted_with(lang, text, words):
    """What somebody said is in the quotation marks, not in "said" alone."""
    (one,) = shown(text, lang)

    assert words in one


def test_a_statement_without_quotation_marks_shows_the_clause_of_that():
    """What is said stands after "that", up to the end of the clause."""
    (one,) = shown("Nikol Pashinyan said on 5 June 2024 that time was short, while the sun set.")

    assert one == ["said", "time was short"]


def test_one_word_in_quotation_marks_is_only_so_called():
    """The marks around a single word quote nobody."""
    (one,) = shown('Nikol Pashinyan warned on 5 June 2024 of a "trap".')

    assert one == ["warned"]


def test_what_somebody_says_in_general_is_no_report():
    """ "Says" without a quotation tells of a view that somebody has, not of a day on which it was voiced."""
    assert not statements("Baku says the road is in good order.")
    assert statements('"The road is in good order," Baku says.')


def test_a_word_of_saying_without_content_beside_a_report_says_nothing_more():
    """ "Said" beside a happening that it does not govern, with no "that" and no quotation, is no statement."""
    text = "A soldier was wounded near Sotk on 5 June 2024, Yerevan said; the Defence Ministry of Azerbaijan replied."

    assert not statements(text)


def test_blame_before_another_report_of_the_same_speaker_is_a_statement():
    """ "Condemned … and signed": two things that one person did."""
    (one,) = statements(
        "Nikol Pashinyan condemned the plan on 5 June 2024 and signed the decree on mobilisation."
    )

    assert {actor.id for actor in one.actors} == {"pashinyan"}


def test_who_rejects_has_spoken():
    """A rejection that denies no happening told before is a statement that was made."""
    (one,) = statements("Baku dismissed the criticism on 5 June 2024.")

    assert one.status.value == "occurred"


def test_a_statement_beside_a_request_is_not_asked_for():
    """ "Urged … and condemned": the second verb has the subject of the first."""
    text = "Генсек ООН 5 июня 2024 года призвал стороны вернуться за стол и осудил удары по домам."

    assert [one.status.value for one in statements(text, "ru")] == ["occurred"]


def test_nobody_has_spoken_on_a_day_to_come():
    """The date after "said" that is still to come belongs to what is said."""
    (one,) = statements("Nikol Pashinyan warned that patience would end on 1 September 2024.")

    assert one.when and one.when.edtf == "2024-06-20"


def test_two_who_speak_of_each_other_make_two_statements():
    """Whom a statement is about has not made it."""
    text = "Tehran criticised Yerevan on 5 June 2024. Paris praised Yerevan on 5 June 2024."

    assert [{"ir", "am"}, {"fr", "am"}] == [{actor.id for actor in one.actors} for one in statements(text)]


def test_who_says_and_then_asks_is_the_one_who_asks():
    """Those who stand after the second verb are asked, and do not ask."""
    text = "Russia's foreign ministry says it is worried and calls on Armenia and Azerbaijan to stop."
    told = reports(text, lang="en", published=date(2021, 6, 20))

    roles = {actor.id: actor.role.value for one in told for actor in one.actors}
    assert roles["ru-mfa"] == "speaker" and roles["am"] == roles["az"] == "addressed"


def test_a_quotation_of_two_sentences_is_a_statement():
    """Its last sentence ends before who says it."""
    told = reports(
        '"We are ready. There is no other way," Pashinyan says.', lang="en", published=date(2021, 6, 20)
    )

    assert [(one.kind, [actor.id for actor in one.actors]) for one in told] == [("statement", ["pashinyan"])]
