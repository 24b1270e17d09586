"""Contact Line: what was the situation around Nagorno-Karabakh on a given day, and how do we know?"""
