"""Titles of the chronology in Arabic and Russian: complete, by the naming rule, and only of the words they translate."""

import re

import pytest

from contactline.i18n import words
from contactline.library.curated import curated_events
from contactline.model import Title, title_in, titles_of
from contactline.names import dated_names, place_label
from contactline.ui.describe import event_line, event_title, naming_day

SCRIPTS = {"ar": re.compile(r"[\u0621-\u064A]"), "ru": re.compile(r"[А-Яа-яЁё]")}
LOADED = {
    "ar": "تحرير|احتلال|محتل|إرهاب|انفصالي|ما يسمى|شهداء|شهيد|إبادة|تطهير|عدوان|العدو",
    "ru": "освобожд[её]н[аы]? (?:город|район)|оккуп|террорист|сепаратист|так называем|мученик|геноцид|чистк|агресси",
}
"""Words of one side (docs/naming.md, 5), which may stand in quotation marks only, as what somebody says."""
STEM = 4
"""Letters of a Russian name that its case does not change."""

OTHER_THINGS = {
    "ev-19910114-1": "Shahumyan district, which had one name, and not its town",
    "ev-19920612-1": "Shahumyan district, which had one name, and not its town",
    "ev-20220803-1": "Saribaba height, and not the village on it",
}
"""Titles with the name of something that is not the place of two names."""

every_title = [
    pytest.param(event, title_in(event.id, event.title, lang), id=f"{event.id}-{lang}")
    for event in curated_events()
    for lang in SCRIPTS
]


def in_use(event, lang):
    """The names of each place of the event that has two on its day, as they are written in a language."""
    labels = [
        place_label(place.id, lang, on=naming_day(event)).split(" / ")
        for place in event.places
        if place.id in dated_names()
    ]
    return [names for names in labels if len(names) == 2]


def shown(name, lang):
    """What of a name stands in a sentence whatever its case."""
    return name[:STEM] if lang == "ru" else name


@pytest.mark.parametrize(("event", "title"), every_title)
def test_each_row_has_a_title_in_each_language_of_the_interface(event, title):
    """Nobody who reads in Arabic or Russian meets an English title of ours."""
    assert title.lang in SCRIPTS
    assert SCRIPTS[title.lang].search(title.text)


@pytest.mark.parametrize(
    ("event", "title"), [one for one in every_title if one.values[0].id not in OTHER_THINGS]
)
def test_a_title_names_both_names_of_a_place_or_none(event, title):
    """Where two names are in use on the event's day, no title chooses one of them."""
    told = [[shown(name, title.lang) in title.text for name in names] for names in in_use(event, title.lang)]

    assert [both for both in told if any(both) and not all(both)] == []


@pytest.mark.parametrize(("event", "title"), every_title)
def test_a_word_of_one_side_stands_only_as_what_it_says(event, title):
    """Loaded words are quoted, never ours."""
    own_voice = re.sub("«[^»]*»", "", title.text)

    assert re.findall(LOADED[title.lang], own_voice) == []


def test_an_editors_title_is_not_put_in_the_place_of_a_translation():
    """A translation is of the words that it translates: an editor's own are shown as they are, in no known language."""
    assert title_in("ev-19930430-1", "Another title", "ar") == Title("Another title", "und")


def test_a_language_without_a_title_has_the_english_one():
    """The fallback says that it is English, so that a screen reader speaks it so."""
    assert title_in("ev-19930430-1", "UN Security Council resolution 822", "hy") == Title(
        "UN Security Council resolution 822", "en"
    )


def test_titles_of_an_event_are_told_with_their_languages():
    """Whoever searches finds an event by its title in any of them."""
    assert [title.lang for title in titles_of("ev-19930430-1", "UN Security Council resolution 822")] == [
        "en",
        "ar",
        "ru",
    ]


@pytest.mark.parametrize("lang", list(SCRIPTS))
def test_the_list_shows_the_title_of_the_readers_language(lang):
    """The line of an event has no English in it."""
    event = next(one for one in curated_events() if one.id == "ev-19930430-1")

    assert event_title(event, lang) in event_line(event, lang)
    assert not re.search("[A-Za-z]", event_line(event, lang))


@pytest.mark.parametrize("lang", list(SCRIPTS))
def test_actors_outside_the_registry_are_named_in_the_readers_language(lang):
    """The chronology's own words for them are translated like those of the interface."""
    named = {actor for event in curated_events() for actor in event.other_actors}

    assert [name for name in sorted(named) if name not in words(lang).messages] == []
