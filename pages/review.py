"""The events that wait for an editor, one at a time, and the log of what editors did."""

from contactline.ui import review_page

review_page.show()
