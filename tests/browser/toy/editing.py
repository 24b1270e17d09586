"""A page whose every widget writes, drawn for visitors too: what the server refuses here, no page can let through."""

import os
from pathlib import Path

import streamlit as st
from streamlit.components import v2

from contactline.model import Editor
from contactline.ui import rights, sign_in, way_back

SCRIPT = """
export default function ({ parentElement, setTriggerValue }) {
  parentElement.onclick = () => setTriggerValue('placed', 1);
}
"""
LOG = Path(os.environ["TOY_LOG"])


def write(by: Editor, what: str) -> None:
    """Write a line: the action that only editors may do."""
    with LOG.open("a", encoding="utf-8") as file:
        file.write(f"{by.name} {what}\n")


def note(by: Editor) -> None:
    """Write what was typed."""
    write(by, f"noted {st.session_state['note']}")


def placed(by: Editor) -> None:
    """Write what the component sent."""
    write(by, f"placed {st.session_state['place']['placed']}")


def home() -> None:
    """Show the first page."""
    st.title("Home")
    sign_in.show()


def review() -> None:
    """Show the page with every kind of widget that writes."""
    st.title("Review")
    sign_in.show()
    st.button("Accept", key="accept", on_click=sign_in.for_editors(write), args=("accepted",))
    st.text_input("Note", key="note", on_change=sign_in.for_editors(note))
    v2.component("toy_place", html="<button>Place</button>", js=SCRIPT)(
        key="place", on_placed_change=sign_in.for_editors(placed)
    )
    if st.button("Reject", key="reject"):
        try:
            write(rights.require(), "rejected")
        except rights.NotAllowed as refused:
            st.error(f"This was not done. {sign_in.REFUSALS[refused.refusal]}")
    st.text(f"Lines written: {len(LOG.read_text(encoding='utf-8').splitlines()) if LOG.exists() else 0}")


pages = [
    st.Page(home, title="Home", url_path="home", default=True),
    st.Page(review, title="Review", url_path="review"),
]
page = st.navigation(pages)
way_back.follow(pages)
page.run()
