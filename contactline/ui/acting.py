"""What an editor does on a page: the right is asked for when it is done, and what came of it is said at the next run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

import streamlit as st

from contactline.i18n import words
from contactline.library import LibraryFullError, LibraryReadOnlyError, LibraryUnavailableError
from contactline.model import Editor, InputError
from contactline.ui import session, sign_in
from contactline.ui.markup import plain
from contactline.ui.recovery import FULL, READ_ONLY

P = ParamSpec("P")

_SAID = "acting.said"


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    good: bool


def doing(action: Callable[Concatenate[Editor, P], None]) -> Callable[P, None]:
    """Return a callback that does ``action`` for an editor; a refusal of any kind becomes a sentence on the page."""

    def careful(by: Editor, *args: P.args, **kwargs: P.kwargs) -> None:
        say = words(session.current().lang)
        try:
            action(by, *args, **kwargs)
        except InputError as error:
            tell(say(error.message, **error.values), good=False)
        except LibraryUnavailableError:
            tell(
                say("This was not done: the library cannot be reached at the moment. Try it again."),
                good=False,
            )
        except LibraryFullError:
            tell(say("This was not done.") + " " + say(FULL), good=False)
        except LibraryReadOnlyError:
            tell(say("This was not done.") + " " + say(READ_ONLY), good=False)

    return sign_in.for_editors(careful)


def tell(sentence: str, *, good: bool = True) -> None:
    """Keep a sentence, in the reader's language, for the next run to show."""
    st.session_state[_SAID] = _Said(sentence, good)


def show_said() -> None:
    """Show what came of the last action, once."""
    said: _Said | None = st.session_state.pop(_SAID, None)
    with st.container(key="said"):
        if said is not None:
            (st.success if said.good else st.error)(plain(said.text))
