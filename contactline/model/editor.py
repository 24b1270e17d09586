"""Who changes the library: the name that each row of its log carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who may edit: ``name`` is an e-mail address, or ``LOCAL`` for the person at the computer itself.

    Raises ``ValueError`` for an empty name: every change has somebody who made it.
    """

    name: str
    via: Literal["laptop", "oidc"]

    def __post_init__(self) -> None:
        """Refuse a change by nobody."""
        if not self.name.strip():
            raise ValueError(f"an editor has no name: {self.name!r}, via {self.via}")


LOCAL = Editor("local", "laptop")
"""The person at the computer that the server runs on."""
