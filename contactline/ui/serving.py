"""The dashboard as a server: what every first page needs is made ready before anybody can ask for it."""

from __future__ import annotations

import streamlit.web.cli as streamlit_cli

from contactline.ui import map_page
from contactline.view import default_state


def serve(script: str, port: int, address: str) -> None:
    """Serve a script of this folder until somebody stops the process; the map page is made ready first.

    Raises a LibraryError where the library cannot be used.
    """
    map_page.make_ready(default_state())
    options = [f"--server.port={port}", f"--server.address={address}"]
    streamlit_cli.main(["run", script, *options], prog_name="streamlit", standalone_mode=False)
