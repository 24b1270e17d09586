"""Releases as packages, what each said, and how two differ."""
