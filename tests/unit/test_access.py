"""Who may edit: the one answer from a request, a set-up and the time."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import contactline
from contactline.model import LOCAL, Editor
from contactline.ui.access import SIGN_IN_LASTS, Deployment, Refusal, SignIn, Visit, judge
from contactline.ui.editor_list import EditorList, canonical, read_editors
from contactline.ui.way_back import KEPT_AT_MOST, KEPT_FOR, Left, Memory

NOW = 1_790_000_000
ANNA = "anna@example.org"
CLAIMS = {"is_logged_in": True, "email": ANNA, "email_verified": True, "iat": NOW - 60}
SHARED = Deployment("127.0.0.1", sign_in=SignIn.READY, editors=EditorList(frozenset({ANNA}), given=True))
LAPTOP = Deployment("localhost")
HERE = Visit((("Host", "localhost:8501"), ("Origin", "http://localhost:8501")))


def claiming(**claims):
    """A visit with the claims of a sign-in, some of them changed; None takes a claim away."""
    return Visit(claims={name: value for name, value in {**CLAIMS, **claims}.items() if value is not None})


@pytest.mark.parametrize("verified", [True, "true", None])
def test_a_listed_address_that_is_confirmed_edits(verified):
    """A provider says so with a truth value or in text, or does not speak of it."""
    assert judge(claiming(email_verified=verified), SHARED, NOW) == Editor(ANNA, "oidc")


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"is_logged_in": None}, Refusal.SIGNED_OUT),
        ({"is_logged_in": "true"}, Refusal.SIGNED_OUT),
        ({"iat": None}, Refusal.ENDED),
        ({"iat": "now"}, Refusal.ENDED),
        ({"iat": True}, Refusal.ENDED),
        ({"iat": NOW - SIGN_IN_LASTS}, Refusal.ENDED),
        ({"iat": NOW + 3600}, Refusal.ENDED),
        ({"iat": float("nan")}, Refusal.ENDED),
        ({"email_verified": False}, Refusal.UNCONFIRMED),
        ({"email_verified": "false"}, Refusal.UNCONFIRMED),
        ({"email_verified": 0}, Refusal.UNCONFIRMED),
        ({"email": None}, Refusal.NOT_LISTED),
        ({"email": ""}, Refusal.NOT_LISTED),
        ({"email": [ANNA]}, Refusal.NOT_LISTED),
        ({"email": "boris@example.org"}, Refusal.NOT_LISTED),
        ({"email": "anna@example.org.elsewhere.example"}, Refusal.NOT_LISTED),
    ],
)
def test_claims_that_do_not_say_all_of_it_give_no_right(changed, refusal):
    """Signed in, not long ago, confirmed, listed: what is missing is named."""
    assert judge(claiming(**changed), SHARED, NOW) is refusal


def test_a_server_that_signs_people_in_is_not_open_to_its_own_computer():
    """Where sign-in is set up, sitting at the computer gives no right."""
    assert judge(HERE, SHARED, NOW) is Refusal.SIGNED_OUT


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "localhost", "LOCALHOST:1"]
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_browser_of_the_computer_itself_edits(host, scheme):
    """The page was asked for by the computer's own name for itself, by a page of the same server."""
    assert judge(Visit((("Host", host), ("Origin", f"{scheme}://{host}"))), LAPTOP, NOW) == LOCAL


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (("Host", "localhost:8501"),),
        (("Origin", "http://localhost:8501"),),
        (("Host", "rebound.example:8501"), ("Origin", "http://rebound.example:8501")),
        (("Host", "localhost.rebound.example"), ("Origin", "http://localhost.rebound.example")),
        (("Host", "localhost@rebound.example"), ("Origin", "http://localhost@rebound.example")),
        (("Host", "[::1"), ("Origin", "http://[::1")),
        (("Host", "localhost:8501"), ("Origin", "http://rebound.example")),
        (("Host", "localhost:8501"), ("Origin", "http://localhost:3000")),
        (("Host", "localhost:8501"), ("Origin", "null")),
        (*HERE.headers, ("Host", "rebound.example")),
        (*HERE.headers, ("x-forwarded-for", "127.0.0.1")),
        (*HERE.headers, ("X-Forwarded-Host", "localhost")),
        (*HERE.headers, ("FORWARDED", "for=127.0.0.1")),
        (*HERE.headers, ("Via", "1.1 proxy")),
        (*HERE.headers, ("Tailscale-User-Login", "anna")),
    ],
)
def test_a_request_that_may_come_from_elsewhere_is_a_visitors(headers):
    """A foreign name, another site's page, a program, or a proxy's mark: each is enough."""
    assert judge(Visit(headers), LAPTOP, NOW) is Refusal.INDIRECT


def test_a_connection_from_another_address_is_a_visitors():
    """Headers can be invented; Streamlit names every address but the computer's own."""
    assert judge(Visit(HERE.headers, "192.0.2.7"), LAPTOP, NOW) is Refusal.INDIRECT


@pytest.mark.parametrize(
    ("server", "refusal"),
    [
        (Deployment(None), Refusal.SHARED),
        (Deployment("0.0.0.0"), Refusal.SHARED),  # noqa: S104
        (Deployment("192.0.2.1"), Refusal.SHARED),
        (Deployment("localhost", public="map.example.org"), Refusal.SHARED),
        (Deployment("localhost", read_only=True), Refusal.READ_ONLY),
        (Deployment("localhost", sign_in=SignIn.BROKEN), Refusal.BROKEN),
        (Deployment("localhost", editors=EditorList(given=True)), Refusal.BROKEN),
    ],
)
def test_a_server_that_others_may_reach_without_sign_in_is_read_only(server, refusal):
    """Nobody edits where visitors cannot be told from editors, or where the set-up is at fault."""
    assert judge(HERE, server, NOW) is refusal


def test_read_only_holds_for_listed_editors_too():
    """The setting closes editing for everybody."""
    server = Deployment("localhost", read_only=True, sign_in=SignIn.READY, editors=SHARED.editors)

    assert judge(claiming(), server, NOW) is Refusal.READ_ONLY


def test_the_list_is_read_from_both_places_and_without_comments(tmp_path):
    """Addresses stand in the environment with commas between them, and in the file one a line."""
    file = tmp_path / "editors"
    file.write_text("# ours\n Anna@Example.org  # the first\n\nnot an address\n", encoding="utf-8")
    found = read_editors(
        {"CONTACTLINE_EDITORS": "b@example.org, ,c@example.org", "CONTACTLINE_EDITORS_FILE": str(file)}
    )

    assert found == EditorList(frozenset({ANNA, "b@example.org", "c@example.org"}), given=True)


def test_a_list_whose_file_is_gone_is_an_error(tmp_path):
    """A list that cannot be read is not an empty one: the caller must refuse everybody."""
    with pytest.raises(FileNotFoundError):
        read_editors({"CONTACTLINE_EDITORS_FILE": str(tmp_path / "gone")})


def test_no_list_names_nobody():
    """Without the settings nobody is listed, and none was given."""
    assert read_editors({}) == EditorList()
    assert not EditorList().has("")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna@Example.org", ANNA),
        (" anna@example.org ", ANNA),
        ("é@example.org", "e\u0301@example.org"),
        ("АННА@пример.рф", "анна@пример.рф"),
    ],
)
def test_one_address_in_two_spellings_is_one(one, other):
    """Case and the composition of letters make no difference."""
    assert canonical(one) == canonical(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("аnna@example.org", ANNA),
        ("ａnna@example.org", ANNA),
        ("\u212aate@example.org", "kate@example.org"),
        ("straße@example.org", "strasse@example.org"),
        ("anna+x@example.org", ANNA),
        ("an.na@example.org", ANNA),
        ("anna\u200b@example.org", ANNA),
    ],
)
def test_two_addresses_that_look_alike_are_two(one, other):
    """Cyrillic а, wide a, the Kelvin sign, ß and ss, tags and dots: somebody else may own the other one."""
    assert canonical(one) != canonical(other)


@given(st.text())
def test_an_address_compares_with_itself_and_only_ascii_makes_ascii(text):
    """The form that is compared is stable, and no other script's letter turns into a Latin one."""
    found = canonical(text)

    assert canonical(found) == found
    assert not found.isascii() or found == "" or text.strip().isascii()


def test_an_editor_has_a_name():
    """Every change was made by somebody."""
    with pytest.raises(ValueError, match="no name"):
        Editor(" ", "oidc")


def test_a_view_that_was_left_is_given_back_once():
    """A second visit of the browser starts afresh."""
    memory, left = Memory(), Left("review", {"on": ["2020-11-10"]}, signed_in=True, at=NOW)
    memory.keep(b"browser", left)

    assert [memory.take(b"browser", NOW + 1), memory.take(b"browser", NOW + 1)] == [left, None]


def test_a_view_that_was_left_long_ago_is_forgotten():
    """Who comes back after a quarter of an hour has come for something else."""
    memory = Memory()
    memory.keep(b"browser", Left("review", {}, signed_in=True, at=NOW))

    assert memory.take(b"browser", NOW + KEPT_FOR) is None


def test_the_memory_of_views_has_an_end():
    """The oldest view makes room: nobody fills the server's memory by leaving."""
    memory = Memory()
    for number in range(KEPT_AT_MOST + 5):
        memory.keep(number.to_bytes(4, "big"), Left("", {}, signed_in=True, at=NOW))

    assert len(memory.views) == KEPT_AT_MOST
    assert (4).to_bytes(4, "big") not in memory.views


def test_texts_of_articles_reach_pages_through_the_right_to_read_them():
    """No page takes an article from the library by itself: it asks ``rights.article``."""
    pages = (Path(contactline.__file__).parent / "ui").rglob("*.py")
    taken = [
        f"{path.name}:{node.lineno}"
        for path in pages
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("article", "articles")
        and getattr(node.func.value, "id", "") != "rights"
        and path.name != "rights.py"
    ]

    assert taken == []
