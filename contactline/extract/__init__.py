"""From an article's text to temporal expressions and reports."""
