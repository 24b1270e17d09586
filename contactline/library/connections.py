"""The connections that a fetch may make: to public web servers alone, by the address that was checked, for a time."""

from __future__ import annotations

import ipaddress
import socket
import threading
from typing import Any
from urllib.parse import urlsplit

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool

_WEB_PORTS = (None, 80, 443)
_OWN_PORTS = 1024
"""From this port on any program may be a web server; below it stand mail, names, files and the like."""
_PUBLIC_6 = ipaddress.ip_network("2000::/3")
"""All that is given out of IPv6; the rest holds site-local addresses and IPv4 in other clothes."""
_METADATA = (ipaddress.ip_address("168.63.129.16"),)
"""Azure's own service for its machines has a public address."""


class UnwantedAddress(requests.RequestException):
    """An address that is none of a page: with a user's name in it, or a port of another service."""


class Deadline:
    """Ends connections when their time is up: a server that sends a letter a minute cannot hold a reader.

    A time limit of requests is for each piece, and a page may come in a million pieces.
    """

    def __init__(self, seconds: float) -> None:
        """Give all connections together so many seconds from now on."""
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        """Start to count."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop counting."""
        self._timer.cancel()

    def watch(self, connected: socket.socket) -> None:
        """End this connection too when the time is up."""
        self._sockets.append(connected)
        if self.passed:
            self._end()

    def _end(self) -> None:
        self.passed = True
        for connected in self._sockets:
            try:
                # Of the plain socket: that of TLS would take its state away from the thread that reads.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)
            except OSError:
                continue  # it is closed already


def session(config: Config, deadline: Deadline) -> HTTPSession:
    """Return a session whose every request, redirects too, passes the rules, and ends with the deadline."""
    made = HTTPSession(config)
    # A proxy named in the environment would be connected to instead of the checked address.
    made.trust_env = False
    made.mount("http://", _Guard(config, deadline, is_https=False))
    made.mount("https://", _Guard(config, deadline, is_https=True))
    return made


class _Guard(IPFilterAdapter):
    """The filter of requests-hardened, with our own rules after it."""

    def __init__(self, config: Config, deadline: Deadline, *, is_https: bool) -> None:
        super().__init__(is_https, config.ip_filter_allow_loopback_ips, config.ip_filter_tls_sni_support)
        self._deadline = deadline

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        """Return where to connect to: the address that the host's name stands for, once it has been checked."""
        parts = urlsplit(request.url or "")
        if parts.username is not None or parts.password is not None:
            raise UnwantedAddress("user")
        if parts.port not in _WEB_PORTS and (parts.port or 0) < _OWN_PORTS:
            raise UnwantedAddress("port")
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        _check(ipaddress.ip_address(host["host"].strip("[]")))
        return host, pool

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> HTTPConnectionPool:
        """Return a pool whose connections end with the deadline."""
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        watch = self._deadline.watch

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                watch(self.sock)

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                watch(self.sock)

        # urllib3 types the attribute by a protocol that its own connections do not fit.
        pool.ConnectionCls = Secure if pool.scheme == "https" else Plain  # pyright: ignore[reportAttributeAccessIssue]
        return pool


def _check(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    inside = address.version == 6 and address not in _PUBLIC_6 and not address.is_loopback
    if inside or address in _METADATA:
        raise InvalidIPAddress(address)
