"""Fetch a page that a user names, and nothing that lies inside a network: addresses are checked, then connected to.

``requests-hardened`` resolves a name once, refuses private, loopback, link-local, multicast and metadata
addresses, and connects to the very address that it checked; each redirect passes the same check. We add the
addresses of IPv6 that are not of the public internet, names with a user in them, and ports of other services.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import requests
from requests_hardened import Config
from requests_hardened.ip_filter import InvalidIPAddress

from contactline.library.connections import Deadline, UnwantedAddress, session
from contactline.model import InputError

MAX_BYTES = 5_000_000
SECONDS = 20.0
MAX_REDIRECTS = 5
_CHUNK = 65_536
_CONFIG = Config(
    ip_filter_enable=True,
    ip_filter_allow_loopback_ips=False,
    never_redirect=False,
    default_timeout=(5.0, 10.0),
    user_agent_override="ContactLine/0.1",
)
_NO_ARTICLE = ("image/", "video/", "audio/", "font/")

# It warns of each refused address; we say so ourselves, to the person who asked.
logging.getLogger("requests_hardened.ip_filter").setLevel(logging.ERROR)


class FetchError(InputError):
    """A page that cannot be had; the message names the address and says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: ``url`` is the one that answered, after redirects."""

    url: str
    content: bytes
    content_type: str


def fetch(
    url: str, *, config: Config = _CONFIG, max_bytes: int = MAX_BYTES, seconds: float = SECONDS
) -> Page:
    """Return the page at an http(s) address; raise FetchError for anything else, too large or too slow.

    ``seconds`` is for the whole of it, redirects included.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise FetchError("{url}: only addresses that begin with http:// or https:// can be read", url=url)
    with Deadline(seconds) as deadline, session(config, deadline) as asked:
        asked.max_redirects = MAX_REDIRECTS
        try:
            with asked.get(url, stream=True) as answer:
                page = Page(answer.url, _content(answer, url, max_bytes), _content_type(answer))
        except FetchError:
            raise
        except (requests.RequestException, ValueError) as error:  # requests lets some of urllib3's through
            raise _too_slow(url) if deadline.passed else _failure(url, error) from error
    if deadline.passed:
        raise _too_slow(url)  # what has come may be a part of it
    return page


def _content(answer: requests.Response, url: str, max_bytes: int) -> bytes:
    if not answer.ok:
        raise FetchError(
            "{url}: the server answers {status} {reason}",
            url=url,
            status=answer.status_code,
            reason=answer.reason,
        )
    if _content_type(answer).startswith(_NO_ARTICLE):
        raise FetchError(
            "{url}: it is no page with text ({content_type})", url=url, content_type=_content_type(answer)
        )
    content = bytearray()
    for chunk in answer.iter_content(_CHUNK):  # unpacked piece by piece, so that a packed one cannot burst
        content += chunk
        if len(content) > max_bytes:
            raise FetchError("{url}: it is larger than {most:,} bytes", url=url, most=max_bytes)
    return bytes(content)


def _content_type(answer: requests.Response) -> str:
    return answer.headers.get("Content-Type", "").strip().lower()


def _too_slow(url: str) -> FetchError:
    return FetchError("{url}: it takes too long to arrive", url=url)


def _failure(url: str, error: Exception) -> FetchError:
    if isinstance(error, InvalidIPAddress):
        return FetchError("{url}: it leads to a private or local address, which is never read", url=url)
    if isinstance(error, UnwantedAddress):
        return FetchError(
            "{url}: it leads to an address with a password in it, or to a port that is not of the web",
            url=url,
        )
    if isinstance(error, requests.TooManyRedirects):
        return FetchError("{url}: it redirects more than {most} times", url=url, most=MAX_REDIRECTS)
    return FetchError("{url}: it cannot be reached ({reason})", url=url, reason=type(error).__name__)
