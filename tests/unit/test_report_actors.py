"""Who did it: rules that give a happening its actors, each told with a sentence of our own."""

from datetime import date

import pytest

from contactline.extract import reports

ON = date(2022, 9, 20)


def who(text: str, kind: str, lang: str = "en") -> list[str]:
    """Return the actors of the first report of a kind, sorted."""
    found = [one for one in reports(text, lang=lang, published=ON) if one.kind == kind]
    return sorted(actor.id for actor in found[0].actors)


def test_who_stands_before_a_verb_in_its_sentence_is_who_did_it_for_want_of_another():
    """The one named last before the verb, whatever else its words belong to."""
    text = "The Red Cross office in Goris, opened in May 2021 to help, delivered medicine to Martuni on 5 June 2022."
    assert who(text, "humanitarian") == ["icrc"]


def test_nobody_named_before_a_clause_of_time_did_what_it_tells():
    """ "X reckons that ..., when Zangilan fell": not X took it."""
    text = "Many were made homeless, UNHCR found in a survey of 1994, when Zangilan fell in October 1993."
    assert "unhcr" not in who(text, "capture")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 3 August 2022 the presidents of France and Russia called for a ceasefire."),
        ("ru", "Президенты Франции и России 3 августа 2022 года призвали к прекращению огня."),
    ],
)
def test_who_is_named_only_by_an_office_of_several_countries_stands_for_his_country_too(lang, text):
    """ "The presidents of France and Russia" are as much France and Russia."""
    assert who(text, "ceasefire", lang) == ["fr", "macron", "putin", "ru"]


def test_who_has_a_name_in_the_article_does_not_stand_for_his_country():
    """Who is named elsewhere is himself."""
    text = (
        "On 3 August 2022 the presidents of France and Russia called for a ceasefire. Emmanuel Macron and "
        "Vladimir Putin had met in June."
    )
    assert who(text, "ceasefire") == ["macron", "putin"]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "Sergei Lavrov, who had seen both ministers, ruled out a new mandate on Friday.", "lavrov"),
        ("en", "Emmanuel Macron, who lands in Yerevan soon, called for a ceasefire on Friday.", "macron"),
        ("ru", "Сергей Лавров, который виделся с министрами, раскритиковал в пятницу посредников.", "lavrov"),
    ],
)
def test_a_verb_that_goes_on_after_an_aside_has_the_subject_before_it(lang, text, who):
    """The verb of the aside is nearer to the name, and does not keep it for itself."""
    told = reports(text, lang=lang, published=date(2020, 11, 7))

    assert any(
        who in {actor.id for actor in one.actors} for one in told if one.kind in ("statement", "ceasefire")
    )


def test_it_and_he_mean_who_stands_before_them_in_the_sentence():
    """Not whoever the sentence before named last."""
    text = "Iran sent envoys to both capitals. Turkey opened its border in May 2022, when it brokered a ceasefire."
    assert "tr" in who(text, "ceasefire") and "ir" not in who(text, "ceasefire")


@pytest.mark.parametrize(
    ("lang", "text", "actor"),
    [
        (
            "en",
            "Pashinyan dismissed the claim on 3 May 2022 and asked for the fighting to stop.",
            "pashinyan",
        ),
        ("ru", "Лавров осудил обстрел 3 мая 2022 года и призвал прекратить огонь.", "lavrov"),
    ],
)
def test_who_calls_for_an_end_is_the_subject_of_the_verb_before(lang, text, actor):
    """Two verbs have one subject where only "and" stands between them."""
    assert who(text, "ceasefire", lang) == [actor]
