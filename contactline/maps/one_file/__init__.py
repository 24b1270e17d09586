"""One HTML file of a view that works without a network: the map, its time control, the list, its sources."""

from contactline.maps.one_file.page import MOST_EVENTS, Page, page_html

__all__ = ["MOST_EVENTS", "Page", "page_html"]
