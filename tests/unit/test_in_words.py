"""The map in words tells all that the map shows of a day and nothing else, in every language."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.geography import CONTROLLERS, Period, as_of, dated_features
from contactline.geography.parts import Part, regions, settlements_by_cell
from contactline.geography.summary import summary
from contactline.i18n import words
from contactline.names import NAMINGS
from contactline.ui.naming_choice import ORDERS
from contactline.view import in_words as module
from contactline.view import phrases
from contactline.view.in_words import Speech, headed, in_words
from contactline.view.phrases import HELD, LINE_TURNS, LINES, PRESENT, ROAD_TURNS, ROADS, STATES
from contactline.view.state import UI_LANGUAGES

FIRST = date(1988, 2, 20)
DAYS = st.dates(FIRST, date(2026, 11, 26))
TURNS = sorted({period.valid_from for feature in dated_features() for period in feature.periods})
ANY_DAY = st.one_of(DAYS, st.sampled_from(TURNS))
LANGUAGES = st.sampled_from(UI_LANGUAGES)
LOADED = re.compile(
    "liberat|occup|terror|separatis|regime|so-called|martyr|genocide|cleansing|aggress|"
    "освобо|оккуп|террор|сепарат|режим|самопровозглаш|так называем|геноцид|агресс|"
    "تحرير|احتلال|إرهاب|انفصالي|نظام|ما يسمى|شهداء|إبادة|تطهير|عدوان"
)
NO_LINE = (
    "No line of contact is drawn for this day.",
    "No line of contact and no corridor are drawn for this day.",
)


def opening(message, lang):
    """A message up to its first blank, in the reader's language."""
    return words(lang)(message).split("{")[0]


def told(table, on, lang):
    """The keys of a table of messages whose words stand in the description of a day."""
    text = " ".join(in_words(on, lang))
    return {key for key, message in table.items() if opening(message, lang) in text}


@given(ANY_DAY, LANGUAGES)
@settings(deadline=None)
def test_every_holder_is_told_and_no_other(on, lang):
    """Whoever holds a cell on the day is named as a holder; whoever holds none is not."""
    assert told(HELD, on, lang) == {period.value for _, period in as_of(on).cells}


@given(ANY_DAY, LANGUAGES)
@settings(deadline=None)
def test_whoever_else_is_present_is_told_and_no_other(on, lang):
    """Peacekeepers, troops and administrations beside a holder are named where they are, and only then."""
    assert told(PRESENT, on, lang) == {p.co_presence for _, p in as_of(on).cells if p.co_presence}


@given(ANY_DAY, LANGUAGES)
@settings(deadline=None)
def test_the_line_is_told_where_there_is_one(on, lang):
    """The line of contact is said to run somewhere exactly on the days that have one."""
    say, text = words(lang), " ".join(in_words(on, lang))

    assert told(LINES, on, lang) == {period.value for _, period in as_of(on).lines}
    assert any(say(none) in text for none in NO_LINE) == (not as_of(on).lines)


@given(ANY_DAY, LANGUAGES)
@settings(deadline=None)
def test_the_corridor_and_its_state_are_told_and_no_other(on, lang):
    """The road of the day and its state are named; no road is on a day without a corridor."""
    corridors = as_of(on).corridors
    [*sentences] = in_words(on, lang)
    sentence = next((s for s in sentences if any(opening(road, lang) in s for road in ROADS.values())), "")
    clauses = re.split("; |؛ |\\.$", sentence)

    assert told(ROADS, on, lang) == {feature.id for feature, _ in corridors}
    assert {key for key, state in STATES.items() if words(lang)(state) in clauses} == {
        period.value for _, period in corridors
    }


@given(ANY_DAY)
@settings(deadline=None)
def test_the_holders_share_every_settlement_and_cell(on):
    """Each settlement of the frame is counted for exactly one holder, and each region's cells too."""
    held = summary(on).held
    counted = [one for _, parts in held for part in parts for one in part.settlements]

    assert sorted(counted) == sorted(one for inside in settlements_by_cell().values() for one in inside)
    assert {part.place for _, parts in held for part in parts} == set(regions())
    whole = [part.place for _, parts in held for part in parts if part.whole]
    assert sorted(whole) == sorted(
        place
        for place, cells in regions().items()
        if len({period.value for cell in cells if (period := cell.on(on))}) == 1
    )


@given(ANY_DAY, LANGUAGES)
@settings(deadline=None)
def test_a_change_is_told_exactly_when_the_map_changed(on, lang):
    """The last sentence says what differs from the day before, or that nothing does."""
    before, now = (
        {
            feature.id: (period.value, period.co_presence, period.contested)
            for feature in dated_features()
            if feature.layer in ("control", "line", "corridor", "post") and (period := feature.on(day))
        }
        for day in (on - timedelta(days=1), on)
    )
    last = in_words(on, lang)[-1]
    nothing = words(lang)("Nothing on the map changed since the day before.")

    assert (last == nothing) == (before == now)


@given(st.sampled_from(TURNS[1:]))
@settings(deadline=None)
def test_the_act_behind_a_change_is_cited(on):
    """What is new rests on an act of the control facts, which is cited with its source."""
    text = in_words(on, "en")[-1]
    changes = summary(on).changes

    assert changes.acts or {how for _, how in (*changes.lines, *changes.corridors)} <= {"ended", "moved"}
    assert all(basis in text and source.split(" — ")[0] in text for basis, source in changes.acts[:2])


@given(ANY_DAY, LANGUAGES, st.sampled_from(NAMINGS))
@settings(deadline=None)
def test_another_naming_only_orders_the_names(on, lang, naming):
    """Under any naming the description has the same words and numbers, sentence by sentence."""

    def bags(chosen):
        return [sorted(re.split(r"[\s/،,.;؛:()]+", sentence)) for sentence in in_words(on, lang, chosen)]

    assert bags(naming) == bags("both")


@given(ANY_DAY, LANGUAGES)
@settings(deadline=None)
def test_the_description_is_short_and_whole(on, lang):
    """Three to eight lines, each a whole sentence with nothing left to fill in."""
    sentences = in_words(on, lang)

    assert 3 <= len(sentences) <= 8
    assert all(
        s.endswith((".", ".\u2069")) and not re.search(r"[{}]|\bNone\b|\(\)|: [.;,]", s) for s in sentences
    )


@given(ANY_DAY, LANGUAGES)
@settings(deadline=None)
def test_the_description_is_neutral(on, lang):
    """No loaded word stands in our own voice (naming policy, rule 5); cited acts are set apart."""
    text = " ".join(in_words(on, lang))
    own = text.split(opening("Acts on record (in English): {acts}.", lang))[0]

    assert LOADED.findall(own.lower()) == []


@given(ANY_DAY, st.sampled_from(["ar", "ru"]))
@settings(deadline=None)
def test_no_english_is_left_outside_what_is_cited(on, lang):
    """In Arabic and Russian all is said in the reader's language; English acts are isolated."""
    own = re.sub("\u2068.*?\u2069", "", " ".join(in_words(on, lang)))

    assert re.findall("[A-Za-z]{2,}", own) == []


def test_what_was_not_known_is_told_so():
    """Of features whose holder was not known on some day, no holder is told; the rest is told as ever."""
    on = date(2020, 11, 20)
    features = [
        replace(feature, periods=tuple(unknown(period) for period in feature.periods))
        if feature.area == "aghdam-west"
        else feature
        for feature in dated_features()
    ]
    sentences = in_words(on, "en", features=features)

    assert any(s.startswith("Not known who held: Aghdam District (") for s in sentences)
    assert "Aghdam" not in next(s for s in sentences if s.startswith("Held by Armenian forces"))


def unknown(period):
    """A period of which nothing was known."""
    return Period(period.valid_from, period.valid_to, "not_known", "", False, "", "", ())


def test_before_the_data_begins_nothing_is_claimed():
    """A day before the control facts has one sentence: there is no data."""
    assert in_words(date(1987, 1, 1), "en") == ("The map has no data for this day.",)


def test_the_first_day_has_no_day_before():
    """On the first day of the data no change is claimed."""
    assert in_words(FIRST, "en")[-1] == "The data of this map begins on this day."


def test_a_description_for_the_ear_starts_with_its_day():
    """Who does not see the heading hears the day first."""
    on = date(2020, 11, 20)

    assert headed(on, "en", in_words(on, "en")).startswith("As of 20 November 2020. Held by ")


def test_the_tables_have_words_for_all_that_the_map_may_show():
    """Each controller, presence, road, state and turn of the data has its words."""
    features = dated_features()
    corridor = [feature for feature in features if feature.layer == "corridor"]

    assert HELD.keys() == phrases.PASSED.keys() == phrases.HOLDERS.keys() == {*CONTROLLERS, "not_known"}
    assert PRESENT.keys() >= {p.co_presence for f in features if f.layer == "control" for p in f.periods} - {
        ""
    }
    assert PRESENT.keys() == phrases.ARRIVED.keys() == phrases.LEFT.keys()
    assert ROADS.keys() >= {feature.id for feature in corridor}
    assert STATES.keys() >= {period.value for feature in corridor for period in feature.periods}
    assert LINES.keys() >= {period.value for f in features if f.layer == "line" for period in f.periods}
    assert {line for line, _ in LINE_TURNS} == LINES.keys() and {
        road for road, _ in ROAD_TURNS
    } == ROADS.keys()


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_every_phrase_is_translated(lang):
    """No phrase of the description or of the choice of names stays English."""
    phrased = {phrase for table in (*phrases.TABLES, ORDERS) for phrase in table.values()}

    assert sorted((phrased | {phrases.SUCCESSION}) - words(lang).messages.keys()) == []


@pytest.mark.parametrize(
    ("lang", "total", "expected"),
    [
        ("en", 1, "1 of 1 settlement"),
        ("en", 38, "1 of 38 settlements"),
        ("ru", 1, "1 из 1 населённого пункта"),
        ("ru", 21, "1 из 21 населённого пункта"),
        ("ru", 3, "1 из 3 населённых пунктов"),
        ("ru", 11, "1 из 11 населённых пунктов"),
        ("ar", 2, "1 من أصل بلدتين"),
        ("ar", 3, "1 من أصل 3 بلدات"),
        ("ar", 10, "1 من أصل 10 بلدات"),
        ("ar", 11, "1 من أصل 11 بلدة"),
        ("ar", 100, "1 من أصل 100 بلدة"),
        ("ar", 103, "1 من أصل 103 بلدات"),
    ],
)
def test_counted_words_agree_with_their_number(lang, total, expected):
    """Each language has its own forms for one, two, few and many."""
    say = words(lang)

    assert say.counted("{n} of {count} settlement", "{n} of {count} settlements", total, n=1) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Part("aghdam-district", True, ("aghdam",), 1), "Aghdam District"),
        (Part("aghdam-district", False, ("aghdam",), 3), "Aghdam District (1 of 3 settlements)"),
        (Part("aghdam-district", False, (), 3), "Aghdam District (a part without settlements)"),
        (
            Part("aghdam-district", False, ("aghdam",), 1),
            "Aghdam District (all settlements, part of the land)",
        ),
    ],
)
def test_a_part_is_told_no_larger_than_it_is(part, expected):
    """A whole region has its name alone; of a part the share of settlements is told."""
    assert module._part(part, Speech(words("en"), "both", date(2021, 3, 12))) == expected


def test_the_seven_districts_are_told_as_one():
    """Where all seven are held whole, they are not listed one by one."""
    assert "all seven adjacent districts" in in_words(date(2025, 1, 1), "en")[0]
