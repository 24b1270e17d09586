"""The About page in a browser: a link leads to its section, in a language that is read from right to left too."""

from playwright.sync_api import expect


def test_a_link_to_a_section_opens_there_and_the_contents_lead_to_another(open_page):
    """Who is sent to the figures sees them at once; from the contents the way leads on, without another run."""
    page = open_page("lang=ar#quality", path="/about")

    expect(page.locator("#quality")).to_be_in_viewport()
    expect(page.locator(".cl-table", has_text="مقالات الاختبار").first).to_have_css("direction", "rtl")
    page.get_by_role("navigation", name="في هذه الصفحة").get_by_role("link", name="كيف تصحح شيئا").click()
    expect(page.locator("#correct")).to_be_in_viewport()
    expect(page.locator("#quality")).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
