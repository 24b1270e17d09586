"""Stories: views of the map in an order, each with a few words and its sources."""

from contactline.ui import story_page

story_page.show()
