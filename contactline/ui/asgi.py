"""What our middleware shares: the types of ASGI, and where a package's files lie."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


def package_folder(package: str) -> Path:
    """Return where a package's files lie, without the seconds that its import may take; raise RuntimeError if nowhere."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise RuntimeError(f"{package} is not installed")
    return Path(found.origin).parent
