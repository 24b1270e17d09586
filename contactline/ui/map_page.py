"""The map page: the map of a day, its time control, and the events of the period before it."""

from __future__ import annotations

STATUS = (
    "Nagorno-Karabakh: internationally recognised as part of Azerbaijan; from the early 1990s to September 2023 "
    "held wholly or in part by an unrecognised Armenian administration; under Azerbaijani control since "
    "September 2023."
)
"""The status line, fixed by the naming policy (docs/naming.md, rule 1)."""
