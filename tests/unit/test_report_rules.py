"""Rules of the reader of happenings that hold in any language, shown on short articles."""

from datetime import date

import pytest

from contactline.extract.reading.reports import reports
from contactline.extract.reading.reports.patterns import compile_pattern

PUBLISHED = date(2024, 6, 20)


def told(body):
    """The kind, date and status of each report of a Russian article."""
    found = reports(f"Заметки о регионе\n\n{body}\n", lang="ru", published=PUBLISHED)
    return [(one.kind, one.when.edtf if one.when else None, one.status.value) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("взял под полный контроль", True),
        ("взял вчера под контроль", True),
        ("взял город, а потом под контроль", False),
        ("взял все пять сел в этом районе под контроль", False),
    ],
)
def test_a_short_gap_is_of_few_words_and_no_comma(text, found):
    """`‥` keeps a common verb from reaching for a noun of another clause."""
    pattern = compile_pattern("взял ‥ под ‥ контроль")

    assert bool(pattern.expression.match(text)) is found


def test_a_sentence_that_is_only_a_date_dates_the_next():
    """A chronicle writes the day, a full stop, and what happened."""
    assert told("— 8 мая. Стороны подписали в Баку протокол.") == [("agreement", "2024-05-08", "occurred")]


def test_taking_counts_only_with_a_place():
    """ "Took" is everyday; a town makes it a happening."""
    assert told("8 мая армянские силы взяли Лачин.") == [("capture", "2024-05-08", "occurred")]
    assert told("8 мая президент Азербайджана взял мяч.") == []


def test_an_appeal_that_is_not_heeded_stays_an_appeal():
    """That the guns did not fall silent denies no appeal."""
    found = told("5 мая Москва призвала стороны прекратить огонь. Но пушки в Агдаме не замолчали.")

    assert found == [("ceasefire", "2024-05-05", "called-for")]


def test_what_is_planned_is_told_beside_what_was_done():
    """One withdrawal done and one to come, close together, are two."""
    found = told("8 мая из Ходжалы ушел первый полк, последний покинет Карабах 9 июля.")

    assert found == [("withdrawal", "2024-05-08", "occurred"), ("withdrawal", "2024-07-09", "planned")]


def test_the_toll_of_a_battle_is_no_happening_of_its_own():
    """The dead and wounded of a clash, told with it, belong to it."""
    found = told("8 мая у Сотка произошла перестрелка: ранения получили двое солдат.")

    assert found == [("clash", "2024-05-08", "occurred")]


def test_two_happenings_of_one_kind_and_day_stay_two():
    """A day and a kind are not enough to make one happening of what is told of two people."""
    text = (
        "Notes\n\nA court in Baku jailed Ruben Vardanyan on 5 May 2021. It rained.\n\n"
        "On 5 May 2021 the parliament in Yerevan passed a law.\n"
    )

    found = [one for one in reports(text, lang="en", published=date(2021, 5, 10)) if one.kind == "legal"]

    assert [sorted(place.id for place in one.places) for one in found] == [["baku"], ["yerevan"]]


def test_the_one_place_of_a_sentence_is_that_of_what_is_felt_on_the_spot():
    """A place that another verb has taken is also where somebody was hurt."""
    text = "Notes\n\nWhile a school was opened in Aghdam on 5 May 2021, a farmer was wounded by a mine.\n"

    found = [one for one in reports(text, lang="en", published=date(2021, 5, 10)) if one.kind == "incident"]

    assert [[place.id for place in one.places] for one in found] == [["aghdam"]]


def test_the_bridge_is_the_bridge_named_before():
    """A bridge that is pointed back to is no town."""
    text = (
        "Notes\n\nTrucks stood near Goris and at the Hakari bridge on 5 May 2021."
        " On 6 May 2021 shots were fired at the bridge.\n"
    )

    found = [one for one in reports(text, lang="en", published=date(2021, 5, 10)) if one.kind == "incident"]

    assert [[place.id for place in one.places] for one in found] == [["hakari-bridge"]]


def test_a_document_that_others_sign_is_another():
    """Ministers initialled one and presidents signed another, on one day and in one place."""
    text = (
        "Notes\n\nJeyhun Bayramov and Ararat Mirzoyan initialled a treaty in Washington on 5 May 2021."
        " Ilham Aliyev and Nikol Pashinyan signed a declaration.\n"
    )

    found = [one for one in reports(text, lang="en", published=date(2021, 5, 10)) if one.kind == "agreement"]

    assert [sorted(actor.id for actor in one.actors) for one in found] == [
        ["bayramov", "mirzoyan"],
        ["ilham-aliyev", "pashinyan"],
    ]


def test_another_verb_at_a_place_of_its_own_is_another_happening():
    """Where the first says who did it, a verb that leaves them out and names a place goes on to something else."""
    text = "Notes\n\nThe Azerbaijani army shelled a road on 5 May 2021. A farmer was killed by a mine near Goris.\n"

    found = [one for one in reports(text, lang="en", published=date(2021, 5, 10)) if one.kind == "incident"]

    assert [[place.id for place in one.places] for one in found] == [[], ["goris"]]


def test_the_toll_of_a_shelling_belongs_to_it():
    """A verb with no place and nobody named says more of what was told just before."""
    text = "Notes\n\nThe Azerbaijani army shelled a road on 5 May 2021. Four farmers were wounded.\n"

    found = [one for one in reports(text, lang="en", published=date(2021, 5, 10)) if one.kind == "incident"]

    assert [[words.exact for words in one.evidence.what] for one in found] == [["shelled", "were wounded"]]


def test_a_denial_in_a_verb_of_another_kind_is_a_happening_of_its_own():
    """That no town was shelled does not deny an offensive."""
    text = (
        "Notes\n\nAzerbaijani troops launched an offensive near Fuzuli on 5 May 2021."
        " Yerevan denied that its soldiers had shelled a town.\n"
    )

    found = reports(text, lang="en", published=date(2021, 5, 10))

    assert [(one.kind, one.status.value) for one in found] == [
        ("offensive", "occurred"),
        ("incident", "denied"),
    ]


def _of_kind(kind, body):
    """The words of each report of a kind in an English article."""
    found = reports(f"Notes\n\n{body}\n", lang="en", published=date(2021, 6, 10))
    return [[words.exact for words in one.evidence.what] for one in found if one.kind == kind]


def test_each_who_lays_blame_has_made_a_statement():
    """Two sides that blame somebody in one sentence have each spoken."""
    assert _of_kind("statement", "On 5 May 2021 Russia blamed Baku; Iran blamed Yerevan.") == [
        ["blamed"],
        ["blamed"],
    ]


def test_what_somebody_calls_a_thing_on_a_day_is_a_statement():
    """A name that is given on a day of its own is news; without a day it belongs to what was told."""
    told_first = "On 5 May 2021 Azerbaijani troops shelled a road."

    assert len(_of_kind("statement", f'{told_first} Pashinyan called it "an act of war" on 7 May 2021.')) == 1
    assert _of_kind("statement", f'{told_first} Pashinyan called it "an act of war".') == []


def test_praise_is_news_beside_what_the_same_speaker_did():
    """Who met somebody and condemned something has done two things."""
    body = "Nikol Pashinyan, who met Vladimir Putin in Moscow on 5 May 2021, condemned the offensive."

    assert _of_kind("statement", body) == [["condemned"]]
    assert _of_kind("talks", body) == [["met"]]
