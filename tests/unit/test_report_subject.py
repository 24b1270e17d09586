"""What an article is about: only one that is of this conflict tells anything."""

from datetime import date

import pytest

from contactline.extract import reports

WAR = """Missiles hit Kharkiv again as Zelensky flies to Washington

KYIV, March 14, 2024 - Russian missiles hit an apartment block in Kharkiv on Thursday, killing three people, the
emergency service said. Moscow's defence ministry said that its forces had captured the village of Nevelske.

President Vladimir Putin told reporters on Wednesday that Russia was ready for talks. The European Union condemned
the attack. Turkish President Recep Tayyip Erdogan offered to host a summit in Istanbul in April."""

ELSEWHERE = [
    ("en", WAR),
    (
        "en",
        "A night for Qarabag\n\nBAKU, Feb 22, 2024 - Qarabag FK fired four past Braga on Thursday. Braga attacked"
        " from the start and hit the post twice. The captain was taken to hospital. The club signed a midfielder in"
        " January.",
    ),
    (
        "ru",
        "Экспорт Армении сократился\n\nЕРЕВАН, 3 июня 2024 года. В апреле вывоз товаров упал, сообщил в понедельник"
        " статистический комитет. Министр экономики встретился в Москве с Алексеем Оверчуком и подписал меморандум о"
        " поставках пшеницы. Парламент в четверг принял закон о туризме. В воскресенье под Гюмри разбился автобус.",
    ),
    (
        "ar",
        "غارات على دمشق\n\nبيروت، 5 شباط 2025 - قصفت طائرات إسرائيلية مستودعا قرب دمشق يوم الثلاثاء. ونشرت تركيا قوات"
        " في حلب. وحذر وزير الخارجية الإيراني عباس عراقجي من رد. وعقد مجلس الأمن جلسة يوم الأربعاء.",
    ),
    (
        "az",
        "Neftin qiyməti ucuzlaşdı\n\nBAKI, 3 iyun 2024. Bazar ertəsi neftin qiyməti düşüb. Nazir Moskvada görüş keçirib"
        " və saziş imzalayıb. Cümə günü Milli Məclis qanun qəbul edib. Bazar günü avtobus aşıb, iki nəfər həlak olub.",
    ),
    (
        "hy",
        "Դրամը թուլացավ\n\nԵՐԵՎԱՆ, 3 հունիսի 2024։ Կենտրոնական բանկը երկուշաբթի իջեցրեց տոկոսադրույքը։ Նախարարը Մոսկվայում"
        " հանդիպեց Օվերչուկի հետ և ստորագրեց հուշագիր։ Ազգային ժողովը հինգշաբթի օրենք ընդունեց։"
        " Կիրակի օրը ավտոբուս է շրջվել, երկու մարդ զոհվել է։",
    ),
]


@pytest.mark.parametrize(("lang", "text"), ELSEWHERE, ids=[f"{lang} {text[:20]}" for lang, text in ELSEWHERE])
def test_news_of_other_things_tells_nothing(lang, text):
    """A war elsewhere, a match, trade: their strikes, talks and laws are none of this conflict."""
    assert reports(text, lang=lang) == []


@pytest.mark.parametrize(
    "more",
    [
        "It was the heaviest attack since the war over Karabakh.",
        "A shell also fell near Goris.",
        "Azerbaijan and Armenia condemned the attack.",
        "Ilham Aliyev spoke with Nikol Pashinyan.",
        "The OSCE Minsk Group did not comment.",
        "Russian peacekeepers did not comment.",
    ],
)
def test_one_place_or_both_sides_make_it_an_article_of_this_conflict(more):
    """Then all of it is read, and a reader says what does not belong."""
    assert len(reports(f"{WAR}\n\n{more}", lang="en")) > 3


def test_an_excerpt_is_read_whatever_it_names():
    """Who gives three sentences knows what they are about."""
    excerpt = "On 14 March 2024 Russian forces captured the village. Putin met Erdogan in Istanbul."

    assert [one.kind for one in reports(excerpt, lang="en", published=date(2024, 3, 20))] == [
        "capture",
        "talks",
    ]
