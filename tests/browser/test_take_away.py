"""What is on the screen, taken away: saved in the browser, opened where there is no network."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settle

LABELS = {
    "en": ("Take it away", "One HTML file: the map without a network", "Save the file"),
    "ar": ("تنزيل هذا العرض", "ملف HTML واحد: الخريطة من دون شبكة", "حفظ الملف"),
}


def saved(page, lang, folder):
    """The one HTML file that the menu saves, under the name that it gives it."""
    menu, html, save = LABELS[lang]
    block = page.get_by_test_id("stExpander").filter(has_text=menu)
    block.get_by_text(menu, exact=True).click()
    block.get_by_role("combobox").click()
    page.get_by_role("option", name=html).click()
    settle(page)
    with page.expect_download() as download:
        block.get_by_role("button", name=save).click()
    path = Path(folder) / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize(
    ("lang", "back", "before", "after"),
    [
        ("en", "ArrowLeft", "10 November 2020", "9 November 2020"),
        ("ar", "ArrowRight", "10 نوفمبر 2020", "9 نوفمبر 2020"),
    ],
)
def test_one_html_file_works_without_a_network(open_page, browser, tmp_path, lang, back, before, after):
    """Saved, then opened offline: the slider moves by keyboard, the day is read out, the list follows."""
    path = saved(open_page(f"on=2020-11-10&days=7&lang={lang}"), lang, tmp_path)
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    page.goto(path.as_uri())
    page.wait_for_function("window.contactline?.ready && window.contactline.state().told")
    slider = page.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", before)
    slider.press(back)

    expect(slider).to_have_attribute("aria-valuetext", after)
    expect(page.get_by_role("heading", level=2)).to_contain_text(after)
    expect(page.get_by_role("status").first).not_to_be_empty()
    drawn = page.evaluate("window.contactline.state()")
    listed = page.locator("#cl-list li").count()
    assert drawn["control"] and 0 < len(drawn["events"]) <= listed
    assert (asked, faults) == ([path.as_uri()], [])
    context.close()
