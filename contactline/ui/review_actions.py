"""What the buttons of a review do: one action at the desk each, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import Change, ChangedMeanwhileError, ReviewDesk, ReviewError
from contactline.model import Editor
from contactline.ui import session
from contactline.ui.acting import doing, tell
from contactline.ui.live import store
from contactline.ui.pinned import Pinned, let_go, pinned
from contactline.ui.review_form import form_fields

UNDATED = "This draft has no date yet: give it one before you accept it."
Then = Callable[[], None]
"""What a page does after an action: go on to the next event."""

_MEANWHILE = "review.meanwhile"


def nothing_then() -> None:
    """Stay where we are."""


@doing
def accept(by: Editor, event_id: str, then: Then = nothing_then) -> None:
    """Approve an event as its form says; what the form says otherwise is kept as a correction."""
    say = _say()
    at = _at(event_id)
    wanted = form_fields(at.event)
    if wanted == at.event.fields and not at.over:
        _do(by, at, lambda desk: desk.accept([event_id], at.seen, f"{at.token}a"), say("Accepted."), then)
        return
    if wanted.when is None:
        raise ReviewError(UNDATED)
    _do(
        by,
        at,
        lambda desk: desk.edit(event_id, wanted, at.seen, f"{at.token}e"),
        say("Saved with your corrections."),
        then,
    )


@doing
def reject(by: Editor, event_id: str, then: Then = nothing_then) -> None:
    """Take an event off the map."""
    at, say = _at(event_id), _say()
    _do(
        by,
        at,
        lambda desk: desk.reject([event_id], at.seen, f"{at.token}r"),
        say("Rejected: it is on no map, and stays in the library."),
        then,
    )


@doing
def reset(by: Editor, event_id: str) -> None:
    """Give an event back to the reader, as nobody had reviewed it."""
    at, say = _at(event_id), _say()
    _do(
        by,
        at,
        lambda desk: desk.reset([event_id], at.seen, f"{at.token}t"),
        say("As it was read: nothing of the review is left."),
        nothing_then,
    )


@doing
def split(by: Editor, event_id: str, key: str, reports: tuple[str, ...]) -> None:
    """Give the reports that are ticked an event of their own."""
    at, say = _at(event_id), _say()
    chosen = [report for report in reports if st.session_state.get(f"{key}.{report}")]
    _do(
        by,
        at,
        lambda desk: desk.split(event_id, chosen, at.seen, f"{at.token}s"),
        say("Split: the chosen reports have an event of their own."),
        nothing_then,
    )


@doing
def merge(by: Editor, event_id: str, key: str) -> None:
    """Make the chosen events one with this one."""
    at, say = _at(event_id), _say()
    others: list[str] = st.session_state.get(key, [])
    _do(
        by,
        at,
        lambda desk: desk.merge(event_id, others, at.seen, f"{at.token}m"),
        say("Merged into one event."),
        nothing_then,
    )


@doing
def undo(by: Editor, change_id: int) -> None:
    """Take a change of the log back, and show its event."""
    _undo(by, change_id)


@doing
def undo_last(by: Editor) -> None:
    """Take back the last change of this editor that still stands."""
    own = (c for c in store().log(200) if c.who == by.name and c.undone_by is None and c.action != "undo")
    change = next(own, None)
    if change is None:
        raise ReviewError("There is nothing of yours to undo.")
    _undo(by, change.id)


@doing
def accept_all(by: Editor, ids: tuple[str, ...], seen: int) -> None:
    """Approve the events of an article that have a date and that nobody has reviewed; the others stay as they are."""
    change = ReviewDesk(store().database, by).accept(ids, seen)
    let_go(change.after)
    tell(_say().counted("{count} event accepted.", "{count} events accepted.", len(change.after)))


def meanwhile(event_id: str) -> bool:
    """Whether the last action on an event was refused because somebody else had changed it."""
    return st.session_state.get(_MEANWHILE) == event_id


def settle_meanwhile() -> None:
    """Forget that an action was refused."""
    st.session_state.pop(_MEANWHILE, None)


def _undo(by: Editor, change_id: int) -> None:
    change = ReviewDesk(store().database, by).undo(change_id)
    let_go(change.after)
    session.change(event=next(iter(change.after)))
    say = _say()
    tell(say("Undone."))


def _do(by: Editor, at: Pinned, work: Callable[[ReviewDesk], Change], done: str, then: Then) -> None:
    """Do one action on the event that was looked at; say that it was refused where somebody was faster."""
    try:
        change = work(ReviewDesk(store().database, by))
    except ChangedMeanwhileError:
        st.session_state[_MEANWHILE] = at.event.id
        raise
    settle_meanwhile()
    let_go(change.after)
    tell(done)
    then()


def _at(event_id: str) -> Pinned:
    found = pinned(event_id)
    if found is None:
        raise ReviewError("This event is not on the screen any more: look at it again.")
    return found


def _say() -> Words:
    return words(session.current().lang)


def after(ids: Iterable[str], event_id: str) -> str:
    """Return the id that follows one in a queue, the first where it is the last or not in it; "" where none is left."""
    queue = list(ids)
    others = [one for one in queue if one != event_id]
    place = queue.index(event_id) if event_id in queue else 0
    return next(iter(others[place:] or others), "")
