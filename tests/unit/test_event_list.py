"""The list beside the map: which rows it has, what they say, and what a browser may ask of it."""

from dataclasses import replace
from datetime import date

import pytest

from contactline.i18n import words
from contactline.ui import event_list
from contactline.view import default_state, select

STATE = replace(default_state(), on=date(2020, 11, 20), days=365)


@pytest.fixture
def shown(monkeypatch, shipped):
    """Show the list of a view; return what its component was given: the lists, and what it calls for which choice."""
    store, catalogue = shipped
    given = []
    monkeypatch.setattr(event_list.st, "session_state", {})
    monkeypatch.setattr(event_list, "row_lists", lambda *sent, key: given.append(sent))

    def show(state):
        event_list.show_list(state, catalogue, select(catalogue, state, store.matching), store)
        return given.pop()

    return show


def test_the_newest_event_comes_first_and_what_has_no_end_has_a_list_of_its_own(shown, catalogue):
    """What began years before would drown what the period itself has."""
    (recent, ongoing), *_ = shown(STATE)
    days = [catalogue.get(event).when.earliest for event, _ in recent.rows]

    assert days == sorted(days, reverse=True)
    assert ongoing.title == "Began earlier, no end given"
    assert {catalogue.get(event).when.latest for event, _ in ongoing.rows} == {None}


@pytest.mark.parametrize(
    ("lang", "day"), [("en", "10 November 2020"), ("ar", "10 نوفمبر 2020"), ("ru", "10 ноября 2020")]
)
def test_a_row_says_where_an_event_is_from_its_day_and_its_title(shown, lang, day):
    """○ stands for the chronology, as its dot on the map does."""
    (recent, _), *_ = shown(replace(STATE, lang=lang, days=30))

    assert any(said.startswith(f"○ {day} · ") for _, said in recent.rows)


def test_of_many_events_the_first_are_listed_and_the_others_counted(shown):
    """Thirty years are longer than a list that anybody reads; whoever asks for more sees as many again."""
    years = replace(STATE, days=12_000)
    (recent, *_), _, _, _, ask_for_more = shown(years)
    left = int("".join(filter(str.isdigit, recent.more)))
    assert len(recent.rows) == event_list.PAGE
    assert recent.more == words("en")("Show more ({count})", count=left)

    ask_for_more()

    (longer, *_), *_ = shown(years)
    assert len(longer.rows) == event_list.PAGE + min(left, event_list.PAGE)


def test_a_chosen_row_opens_its_event_and_any_other_text_opens_nothing(shown, monkeypatch, catalogue):
    """Anybody can send the server any text as the id of a row."""
    opened = []
    monkeypatch.setattr(event_list, "choose", opened.append)
    (recent, _), _, _, choose, _ = shown(STATE)

    choose(recent.rows[0][0])
    choose("<script>")

    assert opened == [catalogue.get(recent.rows[0][0])]
