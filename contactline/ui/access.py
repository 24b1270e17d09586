"""Who may edit: one answer from what a request says, how the server is set up, and the time. Pure.

Two ways give the right. Where sign-in is set up: an account whose confirmed address is on the list of editors.
Where it is not: whoever sits at the computer that the server runs on, provided that nobody else can reach it.
What cannot be told apart from a visitor is a visitor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from contactline.model import LOCAL, Editor
from contactline.ui.editor_list import EditorList, canonical

SIGN_IN_LASTS = 12 * 3600
"""Seconds for which a sign-in counts. Streamlit's cookie lives for 30 days and cannot be called back."""

CLOCK_SKEW = 300
"""Seconds by which a provider's clock may run ahead of ours."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this computer for itself."""

FORWARDED = (
    "forwarded", "x-forwarded", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-", "x-envoy-",
    "x-amzn-", "x-azure-", "true-client-ip", "via", "cf-", "fastly-", "fly-", "tailscale-", "ngrok-",
)  # fmt: skip
"""How headers begin that a proxy or tunnel adds: the request began on another computer."""


class SignIn(StrEnum):
    """How far sign-in is set up on this server."""

    NONE = "none"
    READY = "ready"
    BROKEN = "broken"


class Refusal(StrEnum):
    """Why somebody may not edit."""

    EMBEDDED = "embedded"
    READ_ONLY = "read-only"
    BROKEN = "broken"
    SIGNED_OUT = "signed-out"
    ENDED = "ended"
    UNCONFIRMED = "unconfirmed"
    NOT_LISTED = "not-listed"
    SHARED = "shared"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Visit:
    """What the connection says: headers in the order they came, whose it is, and the claims of a sign-in.

    ``remote`` is None for this computer itself, as Streamlit has it. ``embedded`` is a page that stands in another.
    """

    headers: tuple[tuple[str, str], ...] = ()
    remote: str | None = None
    claims: Mapping[str, object] = field(default_factory=dict[str, object])
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Deployment:
    """How the server is set up: what it listens on, the name it is known by, and who may edit."""

    address: str | None = None
    public: str = "localhost"
    read_only: bool = False
    sign_in: SignIn = SignIn.NONE
    editors: EditorList = field(default_factory=EditorList)


def judge(visit: Visit, server: Deployment, now: float) -> Editor | Refusal:
    """Return the editor, or why there is none; ``now`` in seconds since 1970."""
    if server.read_only:
        return Refusal.READ_ONLY
    # Whoever looks at somebody's page sees there what its other readers see.
    if visit.embedded:
        return Refusal.EMBEDDED
    if server.sign_in is SignIn.READY:
        return _by_account(visit.claims, server.editors, now)
    # A list of editors without sign-in was meant for sharing: it is no reason to open editing to everybody.
    if server.sign_in is SignIn.BROKEN or server.editors.given:
        return Refusal.BROKEN
    return _at_this_computer(visit, server)


def _by_account(claims: Mapping[str, object], editors: EditorList, now: float) -> Editor | Refusal:
    address = claims.get("email")
    if claims.get("is_logged_in") is not True:
        return Refusal.SIGNED_OUT
    if not _recent(claims.get("iat"), now):
        return Refusal.ENDED
    # Some providers send the claim as text, some not at all; what they send must say yes.
    if "email_verified" in claims and claims["email_verified"] not in (True, "true"):
        return Refusal.UNCONFIRMED
    if not isinstance(address, str) or not editors.has(address):
        return Refusal.NOT_LISTED
    return Editor(canonical(address), "oidc")


def _recent(issued: object, now: float) -> bool:
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return False
    return -CLOCK_SKEW <= now - issued < SIGN_IN_LASTS


def _at_this_computer(visit: Visit, server: Deployment) -> Editor | Refusal:
    if server.address not in LOOPBACK or server.public not in LOOPBACK:
        return Refusal.SHARED
    return LOCAL if visit.remote is None and _direct(visit.headers) else Refusal.INDIRECT


def _direct(headers: tuple[tuple[str, str], ...]) -> bool:
    """Whether a browser of this computer asked for a page of this server by this computer's own name.

    A foreign name that leads here (DNS rebinding) shows in Host, a page of another site in Origin.
    """
    names = [name.lower() for name, _ in headers]
    hosts = [value for name, value in headers if name.lower() == "host"]
    origins = [value for name, value in headers if name.lower() == "origin"]
    return (
        not any(name.startswith(FORWARDED) for name in names)
        and len(hosts) == 1
        and _host_name(hosts[0]) in LOOPBACK
        and origins in ([f"http://{hosts[0]}"], [f"https://{hosts[0]}"])
    )


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
