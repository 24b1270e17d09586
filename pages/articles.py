"""How each article was read, with every mention marked and the reasons of each report."""

from contactline.ui import articles_page

articles_page.show()
