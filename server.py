"""What `contactline serve` starts: the dashboard, the data that browsers keep, and headers that say who may frame it."""

import os

import streamlit as st
from starlette.middleware import Middleware

from contactline.ui import live, parcels, turns
from contactline.ui.framing import SETTING, Framing, embedders
from contactline.view import default_state

app = st.App(
    "dashboard.py",
    routes=parcels.routes(),
    middleware=[Middleware(Framing, embedders=embedders(os.environ.get(SETTING, "")))],
)
turns.share_the_processor()
# This file is read before the server listens: what the first page needs is there when somebody can first ask for it.
# Pages come later: a component that is declared before there is a server (streamlit-folium's map) is never served.
live.make_ready(default_state())
