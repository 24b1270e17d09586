"""The map of a day, its time control, and the events of the period before it."""

from contactline.ui import map_page

map_page.show()
