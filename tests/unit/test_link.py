"""The link: a view and its query string are the same thing, and nothing bad in a link widens the view."""

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contactline.i18n import DIGITS
from contactline.library import RELEASE
from contactline.model import KINDS
from contactline.names import ACTORS, PLACES
from contactline.view import (
    Viewport,
    ViewState,
    decode,
    default_state,
    encode,
    is_published,
    known_limit,
    known_since,
    select,
)
from contactline.view.link import PARAMETERS, SOMETIMES
from contactline.view.link_parts import LATEST_DAY, MAX_QUERY
from contactline.view.state import FIRST_DAY, LAYERS, REVIEWS, SOURCES, UI_LANGUAGES


def chosen(shipped, state):
    """What a view shows of the shipped events."""
    library, catalogue = shipped
    return select(catalogue, state, library.matching)


def ids(known):
    """Some of a list of ids, perhaps none (which means all)."""
    return st.frozensets(st.sampled_from(sorted(known)), max_size=4)


@st.composite
def states(draw):
    """Any view that the screen can show."""
    first = draw(st.dates(FIRST_DAY, LATEST_DAY))
    last = draw(st.dates(first, LATEST_DAY))
    nothing = draw(st.booleans())
    return ViewState(
        on=draw(st.dates(first, last)),
        first=first,
        last=last,
        release=draw(
            st.from_regex(r"[\w.-]{1,12}", fullmatch=True, alphabet=st.characters(max_codepoint=127))
        ),
        days=draw(st.integers(1, 20000)),
        against=draw(st.none() | st.dates(FIRST_DAY, LATEST_DAY)),
        known=draw(st.none() | st.dates(FIRST_DAY, LATEST_DAY)),
        kinds=frozenset() if nothing else draw(ids(KINDS)),
        actors=draw(ids(ACTORS)),
        places=draw(ids(PLACES)),
        sources=draw(ids(SOURCES)),
        reviews=draw(ids(REVIEWS)),
        q=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=MAX_QUERY)),
        event=draw(st.from_regex(r"[a-z0-9-]{0,20}", fullmatch=True)),
        article=draw(st.just("") | st.from_regex(r"[0-9a-f]{64}", fullmatch=True)),
        find=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=MAX_QUERY)),
        shelf=draw(st.integers(1, 9_999_999)),
        lang=draw(st.sampled_from(UI_LANGUAGES)),
        digits=draw(st.sampled_from(DIGITS)),
        viewport=Viewport(
            draw(st.integers(3, 14)),
            round(draw(st.floats(-85, 85)), 4) + 0.0,
            round(draw(st.floats(-180, 180)), 4) + 0.0,
        ),
        layers=draw(st.frozensets(st.sampled_from(LAYERS))),
        nothing=nothing,
        page=draw(st.integers(1, 9999)),
        story=(story := draw(st.sampled_from(["", "a-story"]))),
        step=draw(st.integers(1, 99)) if story else 1,
    )


@given(states())
def test_a_link_reopens_exactly_the_view_that_made_it(state):
    """decode(encode(view)) is the view, with nothing to complain of."""
    assert decode(encode(state)) == (state, ())


@given(states())
def test_a_link_says_everything_in_one_order(state):
    """Every part stands in the link, defaults too, so that the link does not drift when defaults change.

    What only one page has comes after it, where it says something.
    """
    beside = tuple(part for part in SOMETIMES if getattr(state, part) not in ("", 1, DIGITS[0]))

    assert tuple(parse_qs(encode(state), keep_blank_values=True)) == (*PARAMETERS, *beside)


@given(st.dictionaries(st.sampled_from((*PARAMETERS, *SOMETIMES)), st.text(max_size=30), max_size=6))
def test_no_link_raises(parts):
    """Any query at all gives a view."""
    state, _ = decode(parts)

    assert decode(encode(state))[0] == state


@given(st.sampled_from(["on", "against", "from", "to", "known"]), st.text(max_size=12))
def test_a_bad_day_never_shows_an_event(shipped, part, text):
    """A day that cannot be read is reported and shows nothing, whatever else the link says."""
    state, notices = decode({part: text})
    assume(notices)

    assert not chosen(shipped, state).visible


@given(
    states(),
    st.sampled_from(["kinds", "actors", "places", "sources", "review"]),
    st.text("abcxyz-", min_size=1, max_size=9),
)
def test_an_unknown_id_never_widens_a_filter(shipped, state, part, unknown):
    """A filter with an unknown id shows no event that the filter without it would hide."""
    link = dict(pair.split("=", 1) for pair in encode(state).split("&"))
    known = {one for one in link[part].split(",") if one != "all"}
    assume(unknown not in ("all", "none") and unknown not in {*KINDS, *ACTORS, *PLACES, *SOURCES, *REVIEWS})

    spoiled, notices = decode({**link, part: ",".join([*known, unknown]), "q": state.q})
    shown = set(chosen(shipped, spoiled).matching)

    assert notices and shown <= (set(chosen(shipped, state).matching) if known else set())


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("on=2020-02-31", "not-a-day"),
        ("on=10.11.2020", "not-a-day"),
        ("on=1950-01-01", "day-not-covered"),
        ("on=2020-01-01&from=2021-01-01", "outside-period"),
        ("from=2021-01-01&to=2020-01-01", "from-after-to"),
        ("against=yesterday", "not-a-day"),
        ("days=0", "not-a-length"),
        ("days=-30", "not-a-length"),
        ("kinds=battle", "unknown-id"),
        ("kinds=", "unknown-id"),
        ("review=checked", "unknown-id"),
        ("lang=tlh", "unknown-choice"),
        ("map=8/99/46", "not-a-map-view"),
        ("map=8/nan/46", "not-a-map-view"),
        ("layers=tiles", "unknown-layer"),
        ("event=<script>", "not-an-event"),
        ("article=<script>", "not-an-article"),
        ("shelf=0", "not-a-page"),
        ("shelf=-1", "not-a-page"),
        ("shelf=٢", "not-a-page"),
        ("find=" + "x" * (MAX_QUERY + 1), "too-long-to-find"),
        ("on=2020-01-01&on=2021-01-01", "given-twice"),
        ("v=99", "unsupported-version"),
        ("color=red", "unknown-part"),
        ("q=" + "x" * (MAX_QUERY + 1), "too-long"),
    ],
)
def test_each_fault_of_a_link_is_named(query, problem):
    """The notice names the part and what is wrong with it."""
    _, notices = decode(query)

    assert problem in [notice.problem for notice in notices]


def test_a_hand_written_link_may_say_only_the_day():
    """What a link leaves out is taken from the first view, without complaint."""
    state, notices = decode("on=2020-11-10")

    assert state.on == date(2020, 11, 10) and state.kinds == default_state().kinds and notices == ()


@given(states())
def test_a_link_from_before_there_was_a_filter_by_review_shows_what_it_showed(state):
    """A part that an older link does not have hides nothing and changes nothing else."""
    older = "&".join(part for part in encode(state).split("&") if not part.startswith("review="))

    assert decode(older) == (replace(state, reviews=frozenset()), ())


def test_arabic_indic_digits_are_no_second_spelling_of_a_day():
    """One view has one link: digits of other scripts are refused, not silently read."""
    assert decode("on=٢٠٢٠-١١-١٠")[1][0].problem == "not-a-day"


@given(states())
def test_the_trailing_period_ends_on_the_day_and_stays_in_the_timeline(state):
    """First and last day of the trailing period lie in the timeline, and the last is the as-of day."""
    first, last = state.window

    assert state.first <= first <= last == state.on and last - first < timedelta(days=state.days)


@given(st.text(max_size=12))
def test_a_bad_known_on_day_leaves_nothing_known(text):
    """Who held what is not shown beyond what the link asked for: the clock stands at its first day then."""
    state, notices = decode({"known": text})
    assume(notices)

    assert state.known == FIRST_DAY


@given(states())
def test_what_is_left_out_as_not_published_is_never_shown(shipped, state):
    """An event is either visible or left out by the known-on clock, and what is visible was published by then."""
    found = chosen(shipped, state)

    assert not set(found.visible) & set(found.unpublished)
    assert all(is_published(shipped[1].events[i], state) for i in found.matching)


def test_a_chronology_event_is_known_from_its_first_dated_source_and_not_before_it_happened(shipped):
    """A source of the day of the statement does not make the handover ten days later known on that day."""
    handover = next(event for event in shipped[1].events if event.id == "ev-20201120-1")

    assert known_since(handover) == date(2020, 11, 20)


def test_from_the_day_of_the_release_on_everything_is_known(shipped):
    """The sources were at hand when the release was checked: from then on nothing is left out."""
    state = replace(default_state(), known=RELEASE.through)

    assert known_limit(state) is None and not chosen(shipped, state).unpublished
