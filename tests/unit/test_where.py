"""Where a happening was, by constructions: a list, an aside, "not in A but in B", "there"; each failed once."""

from datetime import date

import pytest

from contactline.extract import reports

CASES = [
    ("en", "talks", {"washington": "at"}, "The ministers met not in Moscow but in Washington on Thursday."),
    ("ru", "talks", {"washington": "at"}, "Министры встретились не в Москве, а в Вашингтоне."),
    ("ar", "talks", {"washington": "at"}, "التقى الوزيران يوم الخميس ليس في موسكو بل في واشنطن."),
    ("az", "talks", {"washington": "at"}, "Nazirlər cümə axşamı Moskvada deyil, Vaşinqtonda görüşüblər."),
    ("hy", "talks", {"washington": "at"}, "Նախարարները հանդիպեցին ոչ թե Մոսկվայում, այլ Վաշինգտոնում։"),
    ("ar", "talks", {"sochi": "at"}, "وصل علييف إلى سوتشي يوم الجمعة. والتقى هناك بوتين وباشينيان."),
    ("ar", "ceasefire", {"moscow": "at"}, "بعد السيطرة على شوشا وقع القادة في موسكو اتفاق وقف إطلاق النار."),
    (
        "hy",
        "talks",
        {"shusha": "at"},
        "Կրակոցներ են հնչել Շուշիի մոտ, որտեղ հունիսի 15-ին հանդիպել էին երկու նախագահները։",
    ),
    (
        "en",
        "displacement",
        {"stepanakert": "from", "goris": "to"},
        "Thousands of residents fled Stepanakert for Goris on Wednesday.",
    ),
    ("ru", "talks", {"prague": "at"}, "На пражской встрече 6 октября лидеры обсудили границу."),
    (
        "hy",
        "talks",
        {"prague": "at"},
        "Հոկտեմբերի 6-ի պրահյան հանդիպմանը ղեկավարները քննարկել են սահմանի հարցը։",
    ),
]


@pytest.mark.parametrize(("lang", "kind", "places", "text"), CASES)
def test_a_happening_is_where_the_construction_says(lang, kind, places, text):
    """The happening of a kind has these places with these roles, and no others."""
    told = [one for one in reports(text, lang=lang, published=date(2021, 12, 20)) if one.kind == kind]
    assert [{place.id: place.role.value for place in one.places} for one in told] == [places]
