"""Where a happening took place, in short texts: whose place a name is, and what a word that points back means."""

from datetime import date

import pytest

from contactline.extract import reports

CASES = [
    (
        "the town that a speaking body sits in",
        "en",
        "Prosecutors in Baku said that a conscript had been killed on Friday.",
        "incident",
        {},
    ),
    (
        "the town after according to",
        "en",
        "On Friday two conscripts were killed, according to officials in Yerevan.",
        "incident",
        {},
    ),
    (
        "in a capital they said",
        "ru",
        "В Баку заявили, что 30 октября был убит солдат.",
        "incident",
        {},
    ),
    (
        "the village is a village, not the town named last",
        "en",
        "Chinari lies at the border, far from Yerevan. On Friday two soldiers were killed in the village.",
        "incident",
        {"chinari": "at"},
    ),
    (
        "a village with a name of its own points back to none",
        "en",
        "Talish lay in ruins. On Friday two men were killed in the village of Meshadi.",
        "incident",
        {},
    ),
    (
        "a comma parts a place from the verb after it",
        "ru",
        "Вчера дрон поразил большой цех в Мингечевире, накануне снаряды попали в Тертер.",
        "incident",
        {"mingachevir": "at"},
    ),
    (
        "what talks are about is not where they are held",
        "en",
        "The foreign ministers held talks about Lachin in Geneva on Friday.",
        "talks",
        {"geneva": "at"},
    ),
    (
        "who goes to one place comes from the other",
        "en",
        "On Friday residents of Kalbajar set out for Vardenis, and hundreds fled towards Vardenis.",
        "displacement",
        {"kalbajar": "from", "vardenis": "to"},
    ),
    (
        "a name whose own verb follows is in no list with the name before",
        "ru",
        "30 октября боевики перекрыли дорогу под Лачином, в Гяндже закрылись школы.",
        "blockade",
        {"lachin": "at"},
    ),
    (
        "the clause after a verb that comes last has its own place",
        "az",
        "Oktyabrın 30-da Tərtərdə iki nəfər ölüb, Hindarx qəsəbəsində evlər dağılıb.",
        "incident",
        {"terter": "at"},
    ),
    (
        "a crowd that marches through a town is in it",
        "en",
        "On Friday thousands marched through Yerevan, and some broke into the parliament building.",
        "incident",
        {"yerevan": "at"},
    ),
    (
        "a checkpoint at the river is the one on its bridge",
        "en",
        "On Friday two men were detained at the Hakari checkpoint.",
        "legal",
        {"hakari-bridge": "at"},
    ),
    (
        "a railway from one town to another lies along both",
        "en",
        "The railway from Horadiz to Aghband was completed on 5 October 2020.",
        "infrastructure",
        {"horadiz": "from", "aghband": "along"},
    ),
    (
        "a dash between two towns is a line",
        "ru",
        "Строительство железной дороги Горадиз — Агбенд началось 14 октября 2020 года.",
        "infrastructure",
        {"horadiz": "along", "aghband": "along"},
    ),
    (
        "a march has a beginning and an end",
        "en",
        "Protesters marched from Kirants to Yerevan on 4 October 2020.",
        "statement",
        {"kirants": "from", "yerevan": "to"},
    ),
    (
        "where the verb comes first a place belongs to the verb before it",
        "ar",
        "استقبل وزير الخارجية الروسي نظيره الأذربيجاني في موسكو وعرض عليه خطة جديدة يوم 6 أكتوبر 2020.",
        "talks",
        {"moscow": "at"},
    ),
]


@pytest.mark.parametrize(("why", "lang", "text", "kind", "places"), CASES, ids=[row[0] for row in CASES])
def test_a_happening_is_where_its_own_words_say(why, lang, text, kind, places):
    """The first report of a kind has the places, and their roles, that its words give it, and no others."""
    found = reports(text, lang=lang, published=date(2020, 11, 2))

    first = next(one for one in found if one.kind == kind)

    assert {place.id: place.role.value for place in first.places} == places, why


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('During a visit in Yerevan Macron said that "nobody must be left alone".', "yerevan"),
        ("Fighting reached Shusha on Tuesday. The army entered the town Wednesday.", "shusha"),
    ],
)
def test_a_visitor_and_a_weekday_take_no_place_away(text, place):
    """A person may be in a capital that is not theirs; the capital of a weekday names no other town."""
    told = reports(text, lang="en", published=date(2020, 11, 7))

    assert place in {one.id for one in told[-1].places}
