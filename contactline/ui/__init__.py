"""The screen: thin Streamlit pieces that ask the domain and show the answer."""
