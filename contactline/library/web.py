"""Fetch a page that a user names, and nothing that lies inside a network: addresses are checked, then connected to.

``requests-hardened`` resolves a name once, refuses private, loopback, link-local, multicast and metadata
addresses, and connects to the very address that it checked; each redirect passes the same check.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress

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

# It warns of each refused address; we say so ourselves, to the person who asked.
logging.getLogger("requests_hardened.ip_filter").setLevel(logging.ERROR)


class FetchError(ValueError):
    """A page that cannot be had; the message names the address and says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: ``url`` is the one that answered, after redirects."""

    url: str
    content: bytes
    content_type: str


def fetch(
    url: str,
    *,
    config: Config = _CONFIG,
    max_bytes: int = MAX_BYTES,
    seconds: float = SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> Page:
    """Return the page at an http(s) address; raise FetchError for anything else, too large or too slow."""
    if not url.lower().startswith(("http://", "https://")):
        raise FetchError(f"{url}: only addresses that begin with http:// or https:// can be read")
    deadline = clock() + seconds
    with HTTPSession(config) as session:
        # A proxy named in the environment would be connected to instead of the checked address.
        session.trust_env = False
        session.max_redirects = MAX_REDIRECTS
        try:
            with session.get(url, stream=True) as answer:
                if not answer.ok:
                    raise FetchError(f"{url}: the server answers {answer.status_code} {answer.reason}")
                content = _read(answer, url, max_bytes, deadline, clock)
                return Page(answer.url, content, answer.headers.get("Content-Type", ""))
        except InvalidIPAddress as error:
            raise FetchError(f"{url}: it leads to a private or local address, which is never read") from error
        except requests.TooManyRedirects as error:
            raise FetchError(f"{url}: it redirects more than {MAX_REDIRECTS} times") from error
        except requests.RequestException as error:
            raise FetchError(f"{url}: it cannot be reached ({type(error).__name__})") from error


def _read(
    answer: requests.Response, url: str, max_bytes: int, deadline: float, clock: Callable[[], float]
) -> bytes:
    content = bytearray()
    for chunk in answer.iter_content(_CHUNK):
        content += chunk
        if len(content) > max_bytes:
            raise FetchError(f"{url}: it is larger than {max_bytes:,} bytes")
        if clock() > deadline:
            raise FetchError(f"{url}: it takes too long to arrive")
    return bytes(content)
