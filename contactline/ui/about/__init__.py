"""The sections of the About page, each as HTML made from the data and the reader's language."""
