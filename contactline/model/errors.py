"""What is said to a reader whose input cannot be read: an English sentence that a page can say in another language."""

from __future__ import annotations


class InputError(ValueError):
    """Something that a reader gave and that cannot be read; ``str`` is the English sentence: what is wrong, what to do.

    ``message`` is the sentence with ``{names}``, ``values`` what they stand for: a page says it in the reader's
    language with ``say(error.message, **error.values)``.

    >>> str(InputError("it has more than {most} pages", most=100))
    'it has more than 100 pages'
    """

    def __init__(self, message: str, /, **values: object) -> None:
        """Fill ``message`` in with ``values``."""
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values
