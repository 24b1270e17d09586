"""What the browser tests of intake and review share: a text to paste, and the hands that use the pages."""

from playwright.sync_api import expect

from tests.browser.conftest import settle

ARABIC = """اشتباكات في محيط هادروت

12 أكتوبر 2020

أعلنت وزارة الدفاع الأذربيجانية أن اشتباكات وقعت في محيط بلدة هادروت في 10 أكتوبر 2020.

قال ناطق باسم الخارجية الأرمينية إن القصف استهدف مدينة مارتوني أمس.

المصدر: اختبار"""
"""An article of our own making: two happenings, one of them dated by "yesterday"."""

ENGLISH = """Shelling near the town of Hadrut

14 October 2020

The Defence Ministry said that artillery shelled the town of Hadrut on 13 October 2020. Two houses burned down.

Clashes took place near Martuni on 11 October 2020, local officials said. Nobody was hurt.

Both sides exchanged prisoners in Shusha on 12 October 2020, a spokesman said.
"""
"""An article of our own making that tells three happenings."""


def press(page, name, *, exact=True, nth=0):
    """Press a button by its name and wait until the server has answered."""
    page.get_by_role("button", name=name, exact=exact).nth(nth).click()
    settle(page)


def paste(page, text):
    """Paste a text on the intake page and have it read."""
    page.get_by_label("Text of the article, with its title and date").fill(text)
    page.locator(".st-key-intake-read-text button").click()
    settle(page)


def keep(page, text):
    """Paste a text, and keep what came."""
    paste(page, text)
    press(page, "Keep")
    expect(page.get_by_text("Kept. Its drafts wait for your review.")).to_be_visible()


def drafts(page):
    """The drafts that stand beside the article."""
    return page.locator("[class*=st-key-draft-ar]")
