"""Articles that an editor brings in: pasted, uploaded, from an address or a feed, and other people's data."""

from contactline.ui import intake_page

intake_page.show()
