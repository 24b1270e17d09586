"""`make eval`: the reader held against the gold, with dateparser beside it."""
