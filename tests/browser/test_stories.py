"""A story by its keys and links, and the tour of the first visit."""

from playwright.sync_api import expect

from contactline.view import stories
from tests.browser.conftest import drawn, map_frame
from tests.browser.test_events_page import asked

STORY = next(iter(stories().values()))


def heading(page, number, lang="en"):
    """The heading of a step."""
    return page.get_by_role("heading", name=STORY.steps[number - 1].title[lang], exact=True)


def listens(page):
    """Wait until the page hears its keys: its buttons then say which."""
    expect(page.locator(".st-key-story-next button")).to_have_attribute("aria-keyshortcuts", "j")


def test_a_story_is_walked_by_arrow_keys_and_back_leads_to_the_step_before(open_page):
    """The map shows the step's own day; each step has a link, and the browser's Back is one step back."""
    page = open_page(f"story={STORY.id}&step=1", path="/stories")
    expect(heading(page, 1)).to_be_visible()
    map_frame(page)
    listens(page)

    page.keyboard.press("ArrowRight")
    expect(heading(page, 2)).to_be_visible()
    asked(page, "step", "2")
    asked(page, "on", "2020-09-27")
    map_frame(page).wait_for_function("window.contactline.state().day === 18532")
    page.keyboard.press("ArrowRight")
    expect(heading(page, 3)).to_be_visible()
    page.go_back()
    expect(heading(page, 2)).to_be_visible()
    assert drawn(page)["day"] == 18532


def test_the_link_of_a_step_opens_it_for_an_arabic_reader_and_the_left_arrow_goes_on(open_page):
    """Who was sent a step reads that one first; the pages turn as those of an Arabic book."""
    page = open_page(f"story={STORY.id}&step=2&lang=ar", path="/stories")
    expect(heading(page, 2, "ar")).to_be_visible()
    map_frame(page)
    listens(page)

    page.keyboard.press("ArrowLeft")
    expect(heading(page, 3, "ar")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(heading(page, 2, "ar")).to_be_visible()


def test_the_tour_is_offered_once_and_begins_again_from_about(open_page):
    """Escape leaves it; a visitor who left it is not asked again, and finds it under About."""
    page = open_page("lang=ru&on=2020-11-10")
    offer = page.get_by_role("button", name="Обзор за одну минуту")
    tour = page.get_by_role("dialog")

    offer.click()
    expect(tour).to_contain_text("Карта одного дня")
    tour.get_by_role("button", name="Следующее").click()
    expect(tour).to_contain_text("Двигайтесь во времени")
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden()
    page.reload()
    map_frame(page)
    expect(offer).to_be_hidden()

    page.get_by_role("link", name="О проекте").click()
    page.get_by_role("button", name="Обзор за одну минуту").click()
    expect(tour).to_contain_text("Карта одного дня")
