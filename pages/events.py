"""All events in time: a timeline, what they are counted by, a search and a list."""

from contactline.ui import events_page

events_page.show()
