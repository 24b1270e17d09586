"""Signing in and out with a real provider in a real browser, and what that gives the right to."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import oidc
from tests.browser.conftest import settle
from tests.browser.toy import NOT_DONE, VISITOR, shared_toy, toy_server

STRANGE, REFUSED = "Missing provider for OAuth callback", "OAuth token exchange failed"
"""What the server's log says of an answer that it did not ask for, and of one that the provider takes back."""


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory):
    """The toy page on a server that signs people in."""
    with shared_toy(tmp_path_factory.mktemp("shared")) as toy:
        yield toy


@pytest.fixture
def shared(shared_server):
    """The shared server with its usual editors and nothing written."""
    return shared_server.begin()


@pytest.fixture(scope="module")
def laptop_server(tmp_path_factory):
    """The toy page on a server without sign-in that listens on loopback."""
    with toy_server(tmp_path_factory.mktemp("laptop")) as toy:
        yield toy


@pytest.fixture
def laptop(laptop_server):
    """The laptop's server with nothing written."""
    return laptop_server.begin()


def sign_in(page, account):
    """Sign in at the provider and come back."""
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=account, exact=True).click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    settle(page)


def press(page, name):
    """Press a button and wait for the server's answer."""
    page.get_by_role("button", name=name).click()
    settle(page)


@pytest.mark.parametrize("account", [oidc.LISTED, oidc.NO_CLAIM])
def test_a_listed_account_edits_after_signing_in(shared, open_page, account):
    """The list is compared without regard to case; a provider that does not speak of confirming is believed."""
    page = open_page(path="/review", address=shared.address)
    sign_in(page, account)
    press(page, "Accept")

    expect(page.get_by_text("Lines written: 1")).to_be_visible()
    expect(page.get_by_text("Signed in as")).to_contain_text(account)
    assert shared.written == [f"{account.lower()} accepted"]


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        (oidc.OTHER, "not on the list of editors"),
        (oidc.UNCONFIRMED, "is not confirmed"),
    ],
)
def test_an_account_without_the_right_reads_and_is_told_why(shared, open_page, account, reason):
    """Whoever is not listed, looks like somebody listed, or has not confirmed the address, may only read."""
    page = open_page(path="/review", address=shared.address)
    sign_in(page, account)
    press(page, "Accept")

    expect(page.get_by_role("status").filter(has_text=reason)).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text=NOT_DONE)).to_be_visible()
    assert shared.written == []


def test_a_visitor_reads_and_is_offered_to_sign_in(shared, open_page):
    """An action of somebody who has not signed in is refused on the screen and not done."""
    page = open_page(path="/review", address=shared.address)
    press(page, "Accept")

    expect(page.get_by_role("alert").filter(has_text=NOT_DONE)).to_be_visible()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert shared.written == []


def test_signing_in_and_out_leads_back_to_the_view_that_was_left(shared, open_page):
    """The page and its whole query survive the way to the provider and back, both times."""
    query = "lang=en&on=2020-11-10&q=%D8%B4%D9%88%D8%B4%D8%A7"
    page = open_page(query, path="/review", address=shared.address)
    sign_in(page, oidc.LISTED)
    after_sign_in = page.url
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()

    assert [after_sign_in, page.url] == [f"{shared.address}/review?{query}"] * 2


def test_whoever_signs_out_is_a_visitor(shared, open_page):
    """The cookie is gone, and the next action is refused."""
    page = open_page(path="/review", address=shared.address)
    sign_in(page, oidc.LISTED)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("status").filter(has_text=VISITOR)).to_be_visible()
    press(page, "Accept")

    expect(page.get_by_role("alert").filter(has_text=NOT_DONE)).to_be_visible()
    assert [kept["name"] for kept in page.context.cookies() if "user" in kept["name"]] == []
    assert shared.written == []


def test_signing_in_may_be_given_up_at_the_provider(shared, open_page):
    """Who denies the provider's question comes back as a visitor."""
    page = open_page(path="/review", address=shared.address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Deny").click()

    expect(page.get_by_role("status").filter(has_text=VISITOR)).to_be_visible()


def test_an_editor_taken_off_the_list_has_lost_the_right_at_the_next_action(shared, open_page):
    """The page is still open and its buttons are still there: the list is read at the time of the action."""
    page = open_page(path="/review", address=shared.address)
    sign_in(page, oidc.LISTED)
    shared.list_editors("# nobody\n")
    press(page, "Accept")

    expect(page.get_by_role("alert").filter(has_text=NOT_DONE)).to_be_visible()
    assert shared.written == []


def test_a_list_of_editors_that_cannot_be_read_names_nobody(shared, open_page):
    """A server whose list is gone refuses everybody and says that something is wrong."""
    page = open_page(path="/review", address=shared.address)
    sign_in(page, oidc.LISTED)
    (shared.folder / "editors").unlink()
    press(page, "Accept")

    expect(page.get_by_role("alert").filter(has_text="not set up correctly")).to_be_visible()
    assert shared.written == []


@pytest.mark.parametrize(
    ("lang", "word", "direction"), [("ar", "تسجيل الدخول", "rtl"), ("ru", "Войти", "ltr")]
)
def test_the_way_in_is_named_in_the_readers_language(shared, open_page, lang, word, direction):
    """Words and their direction are those of the page."""
    page = open_page(f"lang={lang}", path="/review", address=shared.address)

    expect(page.get_by_role("button", name=word)).to_be_visible()
    expect(page.locator(".cl-sign-in")).to_have_attribute("dir", direction)


def test_a_callback_that_was_used_signs_nobody_else_in(shared, open_page):
    """Whoever learns the address of the provider's answer, even with the first browser's state, stays a visitor."""
    page = open_page(path="/review", address=shared.address)
    seen = {}

    def note(request):
        if "/oauth2callback" in request.url:
            seen.update(url=request.url, cookie=request.all_headers()["cookie"])

    page.on("request", note)
    before = shared.said(STRANGE), shared.said(REFUSED)
    sign_in(page, oidc.LISTED)
    thief = open_page(path="/review", address=shared.address)
    thief.goto(seen["url"])
    settle(thief)
    state = re.search("_streamlit_session=([^;]+)", seen["cookie"])[1]
    thief.context.add_cookies([{"name": "_streamlit_session", "value": state, "url": shared.address}])
    thief.goto(seen["url"])
    settle(thief)

    expect(thief.get_by_role("status").filter(has_text=VISITOR)).to_be_visible()
    assert (shared.said(STRANGE), shared.said(REFUSED)) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize(("part", "answer"), [("nonce", REFUSED), ("state", STRANGE)])
def test_an_answer_to_another_question_signs_nobody_in(shared, open_page, part, answer):
    """An account's answer that was made for another sign-in is not taken."""
    page = open_page(path="/review", address=shared.address)
    before = shared.said(answer)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/oauth2/authorize?**")
    page.goto(re.sub(f"{part}=[^&]+", f"{part}=another", page.url))
    page.get_by_role("button", name=oidc.LISTED, exact=True).click()

    expect(page.get_by_role("status").filter(has_text=VISITOR)).to_be_visible()
    assert shared.said(answer) == before + 1


def test_whoever_sits_at_the_computer_edits_without_signing_in(laptop, open_page):
    """A server without sign-in that listens on loopback is open to its own computer."""
    page = open_page(path="/review", address=laptop.address)
    press(page, "Accept")

    expect(page.get_by_text("Lines written: 1")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Editing is open")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in")).to_have_count(0)
    assert laptop.written == ["local accepted"]
