"""An editor at work, and two events that wait."""

from datetime import UTC, datetime

import pytest

from contactline.library import ReviewDesk
from contactline.model import Editor
from tests.unit.review.drafts import kept

AT = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)


@pytest.fixture
def desk(store):
    """An editor at work on a library."""
    return ReviewDesk(store.database, Editor("lusine@example.org", "oidc"), now=lambda: AT)


@pytest.fixture
def shelling(store):
    """An event that an article tells."""
    return kept(store, "Shelling at Hadrut on 10 October 2020.")


@pytest.fixture
def gunfire(store):
    """Another event, that another article tells."""
    return kept(store, "Gunfire near Martuni, 12 October 2020.", "martuni", "2020-10-12")
