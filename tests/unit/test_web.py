"""What is fetched from the web, and what never is: addresses inside a network, pages without end, what is no page."""

import gzip
import http.server
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from contactline.library import web
from contactline.library.web import FetchError, fetch

HERE = replace(web._CONFIG, ip_filter_allow_loopback_ips=True)
"""The real rules, but a server of the test's own on this machine may be asked."""


@contextmanager
def server(answer):
    """A web server on this machine whose handler is ``answer(handler)``; its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            answer(self)

        def log_message(self, *_):
            """Say nothing."""

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()


def reply(handler, body, status=200, **headers):
    """Answer a request."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


@contextmanager
def raw_server(talk):
    """A server on this machine that says what ``talk(connection)`` sends, be it HTTP or not; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve():
            connection, _ = listening.accept()
            with connection:
                connection.recv(65_536)
                try:
                    talk(connection)
                except OSError:
                    return  # the reader has gone, as it should

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        thread.join(10)


def drip(piece):
    """Send a piece again and again until the reader is gone."""

    def talk(connection):
        while True:
            connection.sendall(piece)
            time.sleep(0.02)

    return talk


@pytest.fixture
def names(monkeypatch):
    """Names that this machine knows: each has a list of answers, one for each time that it is asked for."""
    known, real = {}, socket.getaddrinfo

    def answer(host, port, *rest, **options):
        if host not in known:
            return real(host, port, *rest, **options)
        addresses = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [found for address in addresses for found in real(address, port, *rest, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return known


INSIDE = [
    "http://127.0.0.1/", "http://localhost/", "http://LOCALHOST/", "http://127.1/", "http://127.8.9.10/",
    "http://2130706433/", "http://0177.0.0.1/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0.0.0.0/",
    "http://0/", "http://10.1.2.3/", "http://192.168.0.1/", "http://172.16.0.1/", "http://224.0.0.1/",
    "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data", "http://100.100.100.200/",
    "http://192.0.0.192/", "http://168.63.129.16/", "http://255.255.255.255/",
    "http://[::1]/", "http://[::]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[fd00::1]/",
    "http://[fd00:ec2::254]/latest/meta-data", "http://[fec0::1]/", "http://[ff02::1]/", "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::]/", "http://[2001:0:7f00:1::]/", "http://[5f00::1]/",
]  # fmt: skip
"""Loopback, private, link-local, metadata, multicast, and IPv4 in the clothes of IPv6: by name and by number."""


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_a_network_is_never_read(address):
    """However it is spelled, it is refused before anything is sent."""
    with pytest.raises(FetchError, match="private or local"):
        fetch(address)


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"]
)
def test_a_name_for_an_address_inside_a_network_is_never_read(names, inside):
    """The address counts, not the name."""
    names["news.example"] = [[inside]]

    with pytest.raises(FetchError, match="private or local"):
        fetch("http://news.example/")


def test_a_name_with_a_private_address_before_a_public_one_is_never_read(names):
    """The address that would be connected to is the one that is judged."""
    names["news.example"] = [["10.0.0.1", "203.0.114.1"]]

    with pytest.raises(FetchError, match="private or local"):
        fetch("http://news.example/")


def test_the_checked_address_is_the_connected_one_when_a_name_changes_its_answer(names):
    """DNS rebinding: a second answer, which would lead inside, is never asked for."""
    with server(lambda h: reply(h, h.headers["Host"].encode())) as address:
        port = address.rstrip("/").rpartition(":")[2]
        names["news.example"] = [["127.0.0.1"], ["10.255.255.1"]]
        page = fetch(f"http://news.example:{port}/", config=HERE)

    assert page.content == f"news.example:{port}".encode() and names["news.example"] == [["10.255.255.1"]]


def test_a_private_address_beside_the_checked_one_is_not_tried(names):
    """Where the checked address does not answer, the name's next one is not tried in its place."""
    with server(lambda h: reply(h, b"inside")) as address:
        port = address.rstrip("/").rpartition(":")[2]
        names["news.example"] = [["127.0.0.2", "127.0.0.1"]]

        with pytest.raises(FetchError, match="cannot be reached"):
            fetch(f"http://news.example:{port}/", config=HERE)


def test_a_redirect_to_a_name_for_an_address_inside_is_not_followed(names):
    """Each step of a redirect is resolved and judged by itself."""
    names["inside.example"] = [["192.168.1.1"]]
    with (
        server(lambda h: reply(h, b"", 302, Location="http://inside.example/")) as address,
        pytest.raises(FetchError, match="private or local"),
    ):
        fetch(address, config=HERE)


@pytest.mark.parametrize(
    "step", ["http://user:secret@news.example/", "http://news.example:25/", "http://[::1]:22/"]
)
def test_an_address_with_a_password_or_of_another_service_is_not_read(step):
    """Not when the reader gives it, and not when a page leads there."""
    with pytest.raises(FetchError, match="password in it"):
        fetch(step, config=HERE)
    with (
        server(lambda h: reply(h, b"", 302, Location=step)) as address,
        pytest.raises(FetchError, match="password in it"),
    ):
        fetch(address, config=HERE)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[::1",
        "http://a..b/",
        f"http://{'a' * 70}.example/",
        "http://x:99999/",
        "http://\\x/",
    ],
)
def test_what_is_no_address_says_so(address):
    """A slip of the pen is one sentence, never a traceback."""
    with pytest.raises(FetchError):
        fetch(address)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)", "x"])
def test_only_web_addresses_are_read(address):
    """No other scheme is ever followed."""
    with pytest.raises(FetchError, match="http://"):
        fetch(address)


def test_a_redirect_passes_the_same_check():
    """A public page cannot lead the reader's machine to a metadata address."""
    with (
        server(lambda h: reply(h, b"", 302, Location="http://169.254.169.254/latest")) as address,
        pytest.raises(FetchError, match="private or local"),
    ):
        fetch(address, config=HERE)


def test_a_redirect_to_another_scheme_is_not_followed():
    """A page cannot lead to a file of this machine."""
    with (
        server(lambda h: reply(h, b"", 302, Location="file:///etc/passwd")) as address,
        pytest.raises(FetchError),
    ):
        fetch(address, config=HERE)


def test_a_page_without_end_is_given_up():
    """What is too large is not read to its end."""
    with (
        server(lambda h: reply(h, b"x" * 300_000)) as address,
        pytest.raises(FetchError, match="larger than"),
    ):
        fetch(address, config=HERE, max_bytes=100_000)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "talk",
    [
        lambda c: (c.sendall(HEAD + b"\r\n"), drip(b"x")(c)),
        lambda c: (c.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n"), drip(b"1\r\nx\r\n")(c)),
        lambda c: (c.sendall(HEAD), drip(b"X: y\r\n")(c)),
        lambda c: (c.sendall(HEAD + b"X: "), drip(b"y")(c)),
    ],
    ids=["a page", "chunks", "headers", "one header"],
)
def test_what_drips_is_given_up(talk):
    """The time limit is for the whole of it: a letter now and then does not prolong it."""
    with raw_server(talk) as address, pytest.raises(FetchError, match="too long"):
        fetch(address, config=HERE, seconds=0.5)


def test_a_packed_page_is_measured_as_it_unpacks():
    """Twenty kilobytes of gzip that unpack to twenty megabytes are given up at the limit."""
    packed = gzip.compress(b"x" * 20_000_000)
    with (
        server(lambda h: reply(h, packed, **{"Content-Encoding": "gzip"})) as address,
        pytest.raises(FetchError, match="larger than 1,000,000 bytes"),
    ):
        fetch(address, config=HERE, max_bytes=1_000_000)


@pytest.mark.parametrize("content_type", ["image/png", "video/mp4", "Audio/mpeg"])
def test_a_picture_or_a_video_is_not_read(content_type):
    """What it is stands in the message."""
    with (
        server(lambda h: reply(h, b"x", **{"Content-Type": content_type})) as address,
        pytest.raises(FetchError, match=f"no page with text .{content_type.lower()}"),
    ):
        fetch(address, config=HERE)


def test_redirects_without_end_are_given_up():
    """A page that leads to itself is said to redirect, after a few times."""
    with (
        server(lambda h: reply(h, b"", 302, Location="/")) as address,
        pytest.raises(FetchError, match="more than 5"),
    ):
        fetch(address, config=HERE)


def test_a_page_is_read_with_the_address_that_answered():
    """After a redirect the address is that of the page, which its article is cited by."""

    def answer(handler):
        if handler.path == "/":
            reply(handler, b"", 301, Location="/article")
        else:
            reply(handler, "Статья".encode(), **{"Content-Type": "text/html; charset=utf-8"})

    with server(answer) as address:
        page = fetch(address, config=HERE)

    assert (page.url, page.content.decode()) == (f"{address}article", "Статья")


def test_an_answer_that_is_no_page_says_which():
    """The status of the server is in the message."""
    with server(lambda h: reply(h, b"", 404)) as address, pytest.raises(FetchError, match="404"):
        fetch(address, config=HERE)
