"""Stories: what a file must say, how a link opens a step, and that the shipped one says what its sources say."""

from dataclasses import replace

import pytest

from contactline.model import Grade
from contactline.view import StoryError, default_state, encode, opened, stories
from contactline.view.state import UI_LANGUAGES
from contactline.view.stories import read_story
from tests.unit.test_in_words import LOADED

STORY = next(iter(stories().values()))
WRITTEN = """
title: {en: A, ar: أ, ru: А}
summary: {en: B, ar: ب, ru: Б}
steps:
- title: {en: C, ar: ج, ru: В}
  text: {en: D, ar: د, ru: Г}
  view: {on: 2020-11-10, days: 2}
  events: [ev-20201110-1]
"""


def parts(view):
    """A view's link by its parts, each in a list, as the address bar gives them."""
    return {name: [value] for name, value in (pair.split("=", 1) for pair in encode(view).split("&"))}


def refused(tmp_path, written):
    """What is said of a file that tells no story."""
    path = tmp_path / "a-story.yaml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(StoryError) as error:
        read_story(path)
    return str(error.value)


def test_a_file_is_read_as_it_is_written(tmp_path):
    """Title, words and view of each step are those of the file; a day is read as a day."""
    path = tmp_path / "a-story.yaml"
    path.write_text(WRITTEN, encoding="utf-8")

    story = read_story(path)

    assert (story.id, story.title["ru"], len(story.steps)) == ("a-story", "А", 1)
    assert (story.steps[0].view.on.isoformat(), story.steps[0].view.days) == ("2020-11-10", 2)
    assert [event.id for event in story.steps[0].events] == ["ev-20201110-1"]


@pytest.mark.parametrize(
    ("found", "put", "told"),
    [
        (
            "  text: {en: D, ar: د, ru: Г}\n",
            "  text: {en: D, ru: Г}\n",
            "line 6, step 1, text.ar: Field required",
        ),
        ("on: 2020-11-10", "on: 2020-02-31", "line 5, step 1, view.on: '2020-02-31' (not-a-day)"),
        ("on: 2020-11-10, ", "", "step 1, view: on is missing"),
        ("days: 2", "lang: ru", "step 1, view: lang is no part of a step's view"),
        ("ev-20201110-1", "ev-19000101-1", "step 1, events: 'ev-19000101-1' is no event of the chronology"),
        ("  events: [ev-20201110-1]\n", "", "step 1, events: Field required"),
        ("  events: [ev-20201110-1]", "  events: []", "step 1, events"),
        ("title: {en: A,", "titel: {en: A,", "line 2, titel: Extra inputs are not permitted"),
        (
            "summary:",
            "title: {en: Z, ar: ي, ru: Я}\nsummary:",
            '“title” stands twice\n  in "a-story.yaml", line 3',
        ),
        ("steps:", "steps: [", 'in "a-story.yaml", line 5'),
    ],
)
def test_a_file_that_cannot_be_right_is_refused_by_file_line_step_and_part(tmp_path, found, put, told):
    """Who writes a story learns where it is wrong and what is expected."""
    message = refused(tmp_path, WRITTEN.replace(found, put, 1))

    assert message.startswith("a-story.yaml: ") and told in message


def test_an_empty_file_is_refused(tmp_path):
    """There is no line to name."""
    assert refused(tmp_path, "").startswith("a-story.yaml: the file: ")


def test_a_link_without_a_language_is_read_in_the_readers_own():
    """So is one whose language is none of ours: its notice is in words that they read."""
    view, notices = opened({"on": ["2020-11-10"], "lang": ["xx"]}, "ar")

    assert (view.lang, [notice.problem for notice in notices]) == ("ar", ["unknown-choice"])
    assert opened({"on": ["2020-11-10"]}, "ar")[0].lang == "ar"
    assert opened({"lang": ["ru"]}, "ar")[0].lang == "ru"


def test_a_short_link_opens_the_view_of_its_step():
    """Story, step and language are enough: day, period and filters are the step's."""
    view, notices = opened({"story": [STORY.id], "step": ["6"], "lang": ["ar"]})

    assert not notices
    assert view == STORY.view(6, replace(default_state(), lang="ar"))


def test_what_a_link_says_itself_counts_more_than_the_step():
    """A reader who moved on from the step's day shares the day that they see."""
    moved = replace(STORY.view(3, default_state()), days=90, kinds=frozenset({"talks"}))

    assert opened(parts(moved)) == (moved, ())


@pytest.mark.parametrize(
    ("query", "problem", "story"),
    [
        ({"story": ["unheard-of"]}, "not-a-story", ""),
        ({"story": [STORY.id], "step": ["999"]}, "not-a-step", STORY.id),
        ({"story": [STORY.id], "step": ["0"]}, "not-a-step", STORY.id),
        ({"story": ["<script>"]}, "not-a-story", ""),
    ],
)
def test_a_link_to_no_story_or_step_says_so(query, problem, story):
    """The notice names it; the story's first step is shown where there is one."""
    view, notices = opened(query)

    assert [notice.problem for notice in notices] == [problem]
    assert (view.story, view.step) == (story, 1)


@pytest.mark.parametrize("lang", UI_LANGUAGES)
def test_the_shipped_stories_use_no_loaded_word(lang):
    """Naming and wording follow docs/naming.md, in every language."""
    said = [
        text[lang]
        for story in stories().values()
        for text in (
            story.title,
            story.summary,
            *(part for step in story.steps for part in (step.title, step.text)),
        )
    ]

    assert [text for text in said if LOADED.search(text.lower())] == []


def test_no_step_of_a_shipped_story_rests_on_memory_alone():
    """What a story tells was verified in at least one source."""
    grades = {event.grade for story in stories().values() for step in story.steps for event in step.events}

    assert grades <= {Grade.VERIFIED_1, Grade.VERIFIED_2PLUS}


def test_the_days_of_a_shipped_story_go_forward():
    """Each step's day is that of the step before or a later one."""
    assert [step.view.on for step in STORY.steps] == sorted(step.view.on for step in STORY.steps)


def test_each_event_of_a_step_is_among_what_its_view_shows(shipped):
    """A reader of the map finds what is told: on the step's days, past its filters; what came before is told as such."""
    state = [(step, event) for step in STORY.steps for event in step.events]

    hidden = [
        event.id
        for step, event in state
        if not event.when.possibly_within(*step.view.window)
        or (step.view.kinds and event.kind not in step.view.kinds)
    ]

    assert hidden == ["ev-19940512-1"]
