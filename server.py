"""What `contactline serve` starts: the dashboard, the data that browsers keep, and headers that say who may frame it."""

import os

import streamlit as st
from starlette.middleware import Middleware

from contactline.ui import parcels
from contactline.ui.framing import SETTING, Framing, embedders

app = st.App(
    "dashboard.py",
    routes=parcels.routes(),
    middleware=[Middleware(Framing, embedders=embedders(os.environ.get(SETTING, "")))],
)
