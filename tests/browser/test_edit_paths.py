"""No edit path works without the right: visitors who speak to the server by hand, whatever the page shows them."""

import tomllib

import pytest
from websockets.exceptions import InvalidStatus

from tests.browser import oidc
from tests.browser.oidc import claims_of, cookie
from tests.browser.protocol import upload, ws_client
from tests.browser.servers import ROOT
from tests.browser.toy import MESSAGES, NOT_DONE, read_by_hand, shared_toy, toy_server

HOUR = 3600
GUESSED = "xxx"
"""A cookie secret as it stands in examples."""
NOBODY = "http://127.0.0.1:1"
"""A provider that does not answer."""


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


@pytest.mark.parametrize("name", MESSAGES)
def test_no_message_of_a_visitor_writes(shared, name):
    """The message that a widget would send, sent by hand, is refused by the server and not by the page."""
    with ws_client(shared.address) as client:
        client.run(page="review")
        MESSAGES[name](client)
        told = " ".join(client.texts)

    assert NOT_DONE in told
    assert shared.written == []


def test_the_same_messages_of_an_editor_write(shared):
    """The messages are right: with an editor's cookie each of them is done."""
    read_by_hand(shared, cookies=shared.signed_in())

    lines = ["accepted", "noted x", "placed 1", "rejected"]
    assert shared.written == [f"{oidc.LISTED.lower()} {line}" for line in lines]


FORGED = {
    "not signed": lambda claims: {"_streamlit_user": str(claims).replace("'", '"')},
    "signed with another secret": lambda claims: cookie(claims, "guessed" * 6),
    "signed for another cookie": lambda claims: cookie(claims, name="_streamlit_user_tokens"),
    "made for another site": lambda claims: cookie({**claims, "origin": "https://elsewhere.example"}),
    "of a sign-in of yesterday": lambda claims: cookie({**claims, "iat": claims["iat"] - 13 * HOUR}),
    "of a sign-in of next week": lambda claims: cookie({**claims, "iat": claims["iat"] + 200 * HOUR}),
    "of a sign-in without a time": lambda claims: cookie({**claims, "iat": None}),
    "not signed in": lambda claims: cookie({**claims, "is_logged_in": False}),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_cookie_that_the_server_did_not_make_or_that_is_old_gives_no_right(shared, name):
    """A cookie counts only as signed here, for here, for this cookie, and for twelve hours."""
    read_by_hand(shared, cookies=FORGED[name](claims_of(shared.address, oidc.LISTED)))

    assert shared.written == []


def test_a_visitor_cannot_take_over_the_session_of_an_editor(shared):
    """Who names an editor's session without the cookie is given a new one of their own."""
    with ws_client(shared.address, cookies=shared.signed_in()) as editor:
        editor.run(page="review")
    read_by_hand(shared, session=editor.session)

    assert editor.session
    assert shared.written == []


def test_a_page_of_another_site_cannot_use_an_editors_cookie(shared):
    """The browser sends the cookie along, but the server hears from which site the question comes."""
    with (
        pytest.raises(InvalidStatus, match="403"),
        ws_client(shared.address, cookies=shared.signed_in(), origin="https://elsewhere.example"),
    ):
        pass

    assert shared.written == []


INDIRECT = {
    "a proxy": {"headers": {"X-Forwarded-For": "203.0.113.7"}},
    "a proxy that says only that it is one": {"headers": {"Forwarded": "for=127.0.0.1"}},
    "a proxy that names its client": {"headers": {"X-Real-IP": "127.0.0.1"}},
    "a tunnel": {"headers": {"Cf-Connecting-Ip": "127.0.0.1"}},
    "a foreign name that leads here": {"host": "rebound.example"},
    "a page of another port": {"origin": "http://127.0.0.1:1"},
    "a program": {"origin": None},
}


@pytest.mark.parametrize("way", INDIRECT)
def test_whoever_may_be_at_another_computer_does_not_edit(laptop, way):
    """What comes through a proxy, by a foreign name or from another site's page is a visitor."""
    told = read_by_hand(laptop, **INDIRECT[way])

    assert NOT_DONE in told
    assert laptop.written == []


DEPLOYMENTS = {
    "listens to the network": {"bind": "0.0.0.0"},  # noqa: S104
    "names editors without sign-in": {"CONTACTLINE_EDITORS": oidc.LISTED},
    "has secrets that cannot be read": {"STREAMLIT_SECRETS_FILES": "{folder}/broken.toml"},
    "takes names from headers": {
        "STREAMLIT_SECRETS_FILES": "{folder}/good.toml",
        "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{{"X-Email": "email"}}',
        "CONTACTLINE_EDITORS": oidc.LISTED,
    },
    "has a secret that can be guessed": {"STREAMLIT_SECRETS_FILES": "{folder}/weak.toml"},
}


@pytest.mark.parametrize("setting", DEPLOYMENTS)
def test_a_server_that_may_be_shared_and_cannot_tell_people_apart_is_read_only(tmp_path, setting):
    """Where somebody else may come in, or the set-up is at fault, nobody edits: not even from the same computer."""
    (tmp_path / "broken.toml").write_text("[auth\n", encoding="utf-8")
    oidc.write_secrets(tmp_path / "weak.toml", NOBODY, GUESSED)
    oidc.write_secrets(tmp_path / "good.toml", NOBODY)
    options = {name: value.format(folder=tmp_path) for name, value in DEPLOYMENTS[setting].items()}
    with toy_server(tmp_path, **options) as toy:
        told = read_by_hand(toy)
        told += read_by_hand(toy, cookies=cookie(claims_of(toy.address, oidc.LISTED), GUESSED))
        told += read_by_hand(toy, cookies=toy.signed_in(oidc.OTHER), headers={"X-Email": oidc.LISTED})

    assert NOT_DONE in told
    assert toy.written == []


def test_a_file_cannot_be_sent_into_a_session_that_is_not_there(shared):
    """Streamlit takes files for its open sessions only, whose names are random."""
    assert upload(shared.address, "00000000-0000-0000-0000-000000000000", b"text").status_code == 400


def test_a_file_from_another_site_is_refused(shared):
    """Without the token that only our own pages can read, the server takes no file."""
    with ws_client(shared.address) as client:
        client.run(page="review")

        assert upload(shared.address, client.session, b"text", token="").status_code == 403


def test_a_file_that_is_too_large_is_refused(shared):
    """The size that the settings name is the end, for whoever sends it."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    size = settings["server"]["maxUploadSize"] * 1024 * 1024
    with ws_client(shared.address) as client:
        client.run(page="review")

        assert upload(shared.address, client.session, bytes(size + 1)).status_code == 413
