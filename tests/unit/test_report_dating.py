"""Which date a happening gets: rules that hold in any language, shown on short articles."""

from datetime import date

import pytest

from contactline.extract.reading.reports import reports

PUBLISHED = date(2024, 6, 20)


def told(body, title="Notes from the region"):
    """The kind and the date of each report of an English article."""
    found = reports(f"{title}\n\n{body}\n", lang="en", published=PUBLISHED)
    return {one.kind: one.when.edtf if one.when else None for one in found}


def test_a_title_without_a_date_tells_of_the_day_of_the_lead():
    """What the first sentence dates to the last days is what the title is about."""
    found = told(
        "Azerbaijani and Armenian ministers met in Geneva on Tuesday.",
        title="Azerbaijani forces capture Shusha",
    )

    assert found == {"capture": "2024-06-18", "talks": "2024-06-18"}


def test_what_is_counted_since_a_day_is_an_open_period():
    """The number of the dead since Saturday is that of all days from then on."""
    found = told("At least 46 people have been killed in Hadrut since Saturday.")

    assert list(found.values()) == ["2024-06-15/.."]


def test_a_moment_since_which_nothing_is_counted_keeps_its_day():
    """Who was killed on a day that opens a period of something else was killed on it."""
    found = told("A soldier was killed in Hadrut on Saturday.")

    assert list(found.values()) == ["2024-06-15"]


def test_what_a_day_after_counts_from_is_dated_by_what_came_after_it():
    """Whoever resigned a day after something gives it the day before."""
    found = told("Pashinyan resigned on 15 June, a day after rockets hit Stepanakert.")

    assert found == {"legal": "2024-06-15", "incident": "2024-06-14"}


def test_what_is_dated_dates_what_came_two_days_after_it():
    """The date of what is counted from gives that of what is told."""
    found = told("Two days after rockets hit Stepanakert on 10 June, Pashinyan resigned.")

    assert found == {"incident": "2024-06-10", "legal": "2024-06-12"}


def test_a_date_in_brackets_belongs_to_what_stands_before_them():
    """In a list of falls each has its own day."""
    found = reports(
        "Notes\n\nThe army announced the fall of Fuzuli (17 October 2020) and the seizure of Zangilan"
        " (20 October 2020).\n",
        lang="en",
        published=date(2020, 10, 29),
    )

    assert {place.id: one.when.edtf for one in found if one.when for place in one.places} == {
        "fuzuli": "2020-10-17",
        "zangilan": "2020-10-20",
    }


def test_the_day_of_the_dateline_yields_to_a_day_in_its_sentence():
    """The date after the place of writing is the day of publication, not of what is told."""
    found = told("BAKU, 20 June - A court on Tuesday sentenced two men in Baku.")

    assert found == {"legal": "2024-06-18"}


def test_the_paragraph_after_the_lead_is_still_in_its_day():
    """What has no date there goes on with the news; farther on it is told of the day of publication."""
    body = "Azerbaijani and Armenian ministers met in Geneva on Tuesday.\n\nRockets hit Stepanakert."

    assert told(body) == {"talks": "2024-06-18", "incident": "2024-06-18"}


def test_the_story_is_in_the_latest_day_of_a_sentence():
    """What a sentence tells of earlier days is background, and the next sentence goes on from its news."""
    found = told(
        "Armenian troops withdrew from Kalbajar on Monday under the deal that was signed in Moscow on 9 May."
        " Rockets hit Hadrut."
    )

    assert found["incident"] == "2024-06-17"


def test_a_date_alone_at_the_head_of_a_paragraph_dates_all_that_it_tells():
    """In a chronicle an appeal without a date is of the day of its entry."""
    found = told(
        "A chronicle of the week.\n\n12 June. Ministers met in Geneva. France urged Armenia and Azerbaijan to hold talks."
    )

    assert set(found.values()) == {"2024-06-12"}


def test_of_two_dates_before_a_verb_the_second_counts():
    """The story has come from the first to the second."""
    found = told(
        "On 3 May the ministers met in Geneva; their deputies flew home on 9 June, and rockets hit Stepanakert."
    )

    assert found["incident"] == "2024-06-09"


def test_what_must_be_until_a_day_is_dated_by_it():
    """Troops that have until a day to leave leave on it."""
    found = told("Armenian forces have until 25 June to withdraw from Kalbajar.")

    assert found["withdrawal"] == "2024-06-25"


@pytest.mark.parametrize(
    "lead",
    [
        "The foreign ministers will meet in Moscow on 1 July.",
        "The Lachin corridor has been blocked since 12 December 2020.",
    ],
)
def test_news_that_is_to_come_or_that_lasts_gives_what_follows_no_day(lead):
    """What has happened is then of the day of publication."""
    told = reports(
        f"Notes\n\n{lead}\n\nTwo soldiers were killed near Vardenis.", lang="en", published=date(2021, 6, 20)
    )

    assert [one.when.edtf for one in told if one.kind == "incident" and one.when] == ["2021-06-20"]


def test_what_was_not_done_until_a_day_was_done_on_it():
    """The denial is of the days before."""
    told = reports(
        "Azerbaijan did not release the prisoners until 12 June.", lang="en", published=date(2021, 6, 20)
    )

    assert [(one.status.value, one.when.edtf) for one in told if one.when] == [("occurred", "2021-06-12")]


@pytest.mark.parametrize(("fell", "warned"), [("18 June 2021", "2021-06-18"), ("14 June 2021", "2021-06-20")])
def test_an_answer_is_of_the_day_that_it_answers_only_while_that_is_new(fell, warned):
    """What somebody says of a shelling some days ago is said on the day of publication."""
    told = reports(
        f"Notes\n\nShells fell on Tovuz on {fell}. France warned both capitals against a return to war.",
        lang="en",
        published=date(2021, 6, 20),
    )

    assert [one.when.edtf for one in told if one.kind == "statement" and one.when] == [warned]
