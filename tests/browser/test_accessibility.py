"""Every page before axe-core, the rules of WCAG 2.2 that a machine can judge: by day in every language, by night in one."""

from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from contactline.view import stories
from tests.browser.conftest import map_frame, settle

AXE = Axe()
EVENT = "ar-76ac9cba9202"
# Each page with something on it: an event with its evidence, a step of a story, two days.
PAGES = {
    "map": ("/", f"on=2021-03-12&event={EVENT}"),
    "events": ("/events", f"on=2021-03-12&event={EVENT}"),
    "stories": ("/stories", "on=2020-11-20"),
    "story": ("/stories", f"story={next(iter(stories()))}&step=3"),
    "compare": ("/compare", "on=2020-12-02&against=2020-09-26"),
    "areas": ("/areas", "on=2020-12-02"),
    "articles": ("/articles", "on=2020-11-20"),
    "intake": ("/intake", "on=2020-11-20"),
    "review": ("/review", "on=2020-11-20"),
    "about": ("/about", "on=2020-11-20"),
}
WITH_MAP = {"map", "story", "compare"}
# What moves in the browser gets its words with its data, a moment after it stands there.
MOVING = {"map": ".cl-time[dir]", "events": ".cl-timeline[dir]"}
# Streamlit brings a style sheet after the words that it is for; what a run of the page leaves behind fades away.
DRAWN = """() => getComputedStyle(document.documentElement).getPropertyValue("--cl-quiet")
  && document.getAnimations().every((one) => one.playState !== "running")
  && !document.querySelector('[data-stale="true"]')"""
# Streamlit hands the colours of the night to its components one after another; what is found must stay.
HANDED_ON = 1500
ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# By night a page differs in its colours and in nothing else, in every language alike: these rules look at colours.
NIGHT = "ar"
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}


@contextmanager
def night(page):
    """The page as a browser shows it that asks for dark; then by day again, for the next visitor."""
    page.emulate_media(color_scheme="dark")
    try:
        page.wait_for_function("document.documentElement.dataset.scheme === 'dark'")
        yield
    finally:
        page.emulate_media(color_scheme="light")


def findings(page, options):
    """What axe-core objects to on a page and in the frames of its maps, each with the elements it means."""
    for frame in page.frames[1:]:
        frame.evaluate(AXE.axe_script)
    found = AXE.run(page, options=options).response
    assert found["testEngine"]["name"] == "axe-core"
    return {
        f"{rule['impact']}: {rule['id']}": [
            (node["target"], node["html"], node["failureSummary"]) for node in rule["nodes"]
        ]
        for rule in found["violations"]
    }


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_by_day_or_by_night(open_page, name, lang):
    """No finding of any weight: contrast, names, roles, landmarks, order of headings, size of targets."""
    path, query = PAGES[name]
    page = open_page(f"{query}&lang={lang}", path=path)
    if name in WITH_MAP:
        map_frame(page)
    page.wait_for_function(f"document.documentElement.lang === '{lang}'")
    settle(page)
    page.wait_for_function(DRAWN)
    expect(page.locator(MOVING.get(name, "main"))).to_be_visible()
    if EVENT in query:
        expect(page.locator(".cl-details")).to_be_visible()

    assert findings(page, ALL) == {}
    if lang != NIGHT:
        return
    with night(page):
        if findings(page, COLOURS):
            page.wait_for_timeout(HANDED_ON)
        assert findings(page, COLOURS) == {}
