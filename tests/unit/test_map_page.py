"""The map page beside a library that others write to."""

from dataclasses import replace
from itertools import count

from streamlit.testing.v1 import AppTest

from contactline.ui import live, map_page, screen


def page():
    """The map page alone, run as a script."""
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function as a script of its own)

    from contactline.ui import map_page  # noqa: PLC0415

    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    if st.session_state["runs"] > 3:
        st.stop()
    map_page.show()


def test_the_map_is_shown_while_an_ingest_writes_without_end(catalogue, shipped, monkeypatch):
    """Each look at the library finds a newer one; the page is shown of what it found first."""
    writes = count()
    monkeypatch.setattr(screen, "catalogue", lambda: replace(catalogue, seq=next(writes)))
    monkeypatch.setattr(live, "store", lambda: shipped[0])
    monkeypatch.setattr(map_page, "store", lambda: shipped[0])

    app = AppTest.from_function(page, default_timeout=100).run()

    assert not app.exception and app.session_state["runs"] == 1
