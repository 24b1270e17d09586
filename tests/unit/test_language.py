"""Which language a text is in."""

import pytest

from contactline.extract.language import language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("جرت المحادثات في موسكو", "ar"),
        ("مذاکرات در مسکو انجام شد و گفتگوها ادامه یافت", "fa"),
        ("Переговоры прошли в Москве, сообщил МИД", "ru"),
        ("Переговори відбулися в Москві, повідомило МЗС", "uk"),
        ("Talks took place in Moscow.", "en"),
        ("Danışıqlar Bakıda keçirildi, nazirlik bildirir", "az"),
        ("Dağlıq Qarabağda atəşkəs pozuldu", "az"),
        ("Görüşmeler Bakü'de yapıldı, bakan açıkladı", "tr"),
        ("Les pourparlers ont eu lieu à Moscou", "fr"),
        ("Բանակցությունները տեղի են ունեցել Մոսկվայում", "hy"),
        ("Talks in Шуша took place, the ministry said", "en"),
        ("12.03.2021", ""),
    ],
)
def test_neighbours_are_told_apart(text, lang):
    """Script first, then the letters and words that tell languages of one script apart."""
    assert language_of(text) == lang
