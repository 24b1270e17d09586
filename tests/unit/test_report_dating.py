"""Which date a happening gets: rules that hold in any language, shown on short articles."""

from datetime import date

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
