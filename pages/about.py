"""What this is, where its facts and geometry come from, and how to read it."""

from contactline.ui import about_page

about_page.show()
