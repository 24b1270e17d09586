"""Entry point: page settings, navigation, language. No logic."""

import streamlit as st

from contactline.i18n import words
from contactline.ui import embed, frame, recovery, session, way_back

st.set_page_config(
    page_title="Contact Line", page_icon="🧭", layout="wide", initial_sidebar_state="collapsed"
)
state = session.current()
say = words(state.lang)
frame.apply_style(state.lang)
pages = [
    st.Page("pages/map.py", title=say("Map"), default=True),
    st.Page("pages/events.py", title=say("Events"), url_path="events"),
    st.Page("pages/stories.py", title=say("Stories"), url_path="stories"),
    st.Page("pages/compare.py", title=say("Compare"), url_path="compare"),
    st.Page("pages/areas.py", title=say("Areas"), url_path="areas"),
    st.Page("pages/articles.py", title=say("Articles"), url_path="articles"),
    st.Page("pages/intake.py", title=say("Add articles"), url_path="intake"),
    st.Page("pages/review.py", title=say("Review"), url_path="review"),
    st.Page("pages/about.py", title=say("About"), url_path="about"),
]
embedded = embed.is_embedded()
page = st.navigation(pages, position="hidden" if embedded else "top")
if not embedded:
    way_back.follow(pages)
with recovery.recovering():
    if embedded:
        embed.show()
    else:
        page.run()
