"""What `contactline serve` starts: the dashboard, the data and files that browsers keep, and who may frame it."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from contactline.ui import live, parcels, turns
from contactline.ui.framing import SETTING, Framing, embedders
from contactline.ui.opening import Opening
from contactline.view import default_state


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Read the map page's code once there is a server and before it listens: it took the first visitor half a second.

    Not sooner: a component that is declared before there is a server (streamlit-folium's map) is never served.
    """
    from contactline.ui import map_page  # noqa: F401, PLC0415

    yield {}


app = st.App(
    "dashboard.py",
    lifespan=ready,
    routes=parcels.routes(),
    middleware=[
        Middleware(Framing, embedders=embedders(os.environ.get(SETTING, ""))),
        Middleware(Opening, base=str(st.get_option("server.baseUrlPath") or "")),
    ],
)
turns.share_the_processor()
# This file is read before the server listens: what the first page needs is there when somebody can first ask for it.
live.make_ready(default_state())
