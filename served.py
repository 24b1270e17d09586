"""What `contactline serve` starts: the dashboard, and beside it the data that browsers keep. No logic."""

import streamlit as st

from contactline.ui import parcels

app = st.App("dashboard.py", routes=parcels.routes())
