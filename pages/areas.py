"""How much land each side held on a day, beside published figures."""

from contactline.ui import areas_page

areas_page.show()
