"""The dashboard as ``contactline serve`` starts it: with headers that say who may show it in a frame."""

import os

import streamlit as st
from starlette.middleware import Middleware

from contactline.ui.framing import SETTING, Framing, embedders

app = st.App(
    "dashboard.py", middleware=[Middleware(Framing, embedders=embedders(os.environ.get(SETTING, "")))]
)
