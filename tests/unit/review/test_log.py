"""Review on both databases: the log of what editors do, and how it is taken back."""

from dataclasses import replace

import pytest

from contactline.library import ChangedMeanwhileError, ReviewError
from contactline.model import Review
from tests.unit.review.conftest import AT
from tests.unit.review.drafts import kept, plain


def test_the_log_says_who_did_what_when(store, desk, shelling):
    """Every change has its editor, its moment, and the event before and after."""
    desk.accept([shelling], store.revision())

    [change] = store.log(event_id=shelling)
    assert (change.who, change.action, change.at) == ("lusine@example.org", "accept", AT)
    assert (change.before[shelling].review, change.after[shelling].review) == (
        Review.AUTOMATIC,
        Review.ACCEPTED,
    )


@pytest.mark.parametrize("action", ["accept", "reject", "edit", "merge", "split"])
def test_every_action_can_be_undone(store, desk, shelling, gunfire, action):
    """After an undo the events are as before, to the field."""
    third = kept(store, "Clashes by Fuzuli on 14 October 2020.", "fuzuli", "2020-10-14")
    desk.merge(gunfire, [third], store.revision())
    before = [plain(store.event(name)) for name in (shelling, gunfire, third)]

    change = do(desk, store, action, shelling, gunfire, third)
    desk.undo(change.id)

    assert [plain(store.event(name)) for name in (shelling, gunfire, third)] == before


def do(desk, store, action, shelling, gunfire, third):
    """One action of each sort."""
    seen = store.revision()
    actions = {
        "accept": lambda: desk.accept([shelling], seen),
        "reject": lambda: desk.reject([shelling, gunfire], seen),
        "edit": lambda: desk.edit(shelling, replace(store.event(shelling).fields, kind="incident"), seen),
        "merge": lambda: desk.merge(shelling, [gunfire], seen),
        "split": lambda: desk.split(gunfire, [third], seen),
    }
    return actions[action]()


def test_an_undoing_can_be_undone(store, desk, shelling):
    """There and back: nothing is lost on the way."""
    accepted = desk.accept([shelling], store.revision())
    undone = desk.undo(accepted.id)

    desk.undo(undone.id)

    assert store.event(shelling).review is Review.ACCEPTED


def test_a_change_is_undone_once(store, desk, shelling):
    """A second undoing of the same change says that it was undone."""
    change = desk.accept([shelling], store.revision())
    desk.undo(change.id)

    with pytest.raises(ReviewError, match="undone already"):
        desk.undo(change.id)


def test_what_was_changed_since_is_not_undone_under_it(store, desk, shelling):
    """The later change has to be undone first."""
    first = desk.accept([shelling], store.revision())
    desk.reject([shelling], store.revision())

    with pytest.raises(ChangedMeanwhileError):
        desk.undo(first.id)
