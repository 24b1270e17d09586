"""What is on the screen, taken away: saved in the browser, opened where there is no network."""

from playwright.sync_api import expect

MENU, CHOICE, SAVE = "تنزيل هذا العرض", "ملف HTML واحد: الخريطة من دون شبكة", "حفظ بصيغة HTML"
TENTH, NINTH = "10 نوفمبر 2020", "9 نوفمبر 2020"


def saved(page, folder):
    """The one HTML file that the menu saves, under the name that it gives it."""
    block = page.get_by_test_id("stExpander").filter(has_text=MENU)
    block.get_by_text(MENU, exact=True).click()
    block.get_by_text(CHOICE, exact=True).click()
    with page.expect_download() as download:
        block.get_by_role("button", name=SAVE).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_one_html_file_works_without_a_network(open_page, browser, tmp_path):
    """An Arabic reader opens it offline: the slider moves by keyboard, the day is read out, the list follows."""
    path = saved(open_page("on=2020-11-10&days=7&lang=ar"), tmp_path)
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    page.goto(path.as_uri())
    page.wait_for_function("window.contactline?.ready && window.contactline.state().told")
    slider = page.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", TENTH)
    slider.press("ArrowRight")  # back in time, where the line runs from right to left

    expect(slider).to_have_attribute("aria-valuetext", NINTH)
    expect(page.get_by_role("heading", level=2)).to_contain_text(NINTH)
    expect(page.get_by_role("status").first).not_to_be_empty()
    drawn = page.evaluate("window.contactline.state()")
    assert drawn["control"] and 0 < len(drawn["events"]) <= page.locator("#cl-list li").count()
    assert (asked, faults) == ([path.as_uri()], [])
    context.close()
