"""Words on the screen, in the reader's language."""
