"""The map: Folium with our own dated layers and self-hosted assets."""
