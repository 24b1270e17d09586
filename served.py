"""What `contactline serve` starts: the dashboard, and beside it the data that browsers keep. No logic."""

import streamlit as st

from contactline.ui import live, parcels
from contactline.view import default_state

app = st.App("dashboard.py", routes=parcels.routes())
# This file is read before the server listens: what the first page needs is there when somebody can first ask for it.
# Pages come later: a component that is declared before there is a server (streamlit-folium's map) is never served.
live.make_ready(default_state())
