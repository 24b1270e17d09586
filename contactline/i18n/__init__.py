"""Words on the screen, in the reader's language."""

from contactline.i18n.actors import other_actors_in_words
from contactline.i18n.catalogue import Words, words
from contactline.i18n.countries import country_in_words
from contactline.i18n.dates import day_in_words, when_in_words
from contactline.i18n.digits import DIGITS, browser_locale, prose_in_digits, use_digits
from contactline.i18n.numbers import measure_in_words, number_in_words

__all__ = [
    "DIGITS",
    "Words",
    "browser_locale",
    "country_in_words",
    "day_in_words",
    "measure_in_words",
    "number_in_words",
    "other_actors_in_words",
    "prose_in_digits",
    "use_digits",
    "when_in_words",
    "words",
]
