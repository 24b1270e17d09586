"""Two days side by side: who held what on each, what changed between them, and by which acts."""

from contactline.ui import compare_page

compare_page.show()
