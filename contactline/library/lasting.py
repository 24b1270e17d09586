"""What is made to stay: very many objects that no collection of garbage need ever look through."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def lasting(*, tidied: bool = False) -> Generator[None]:
    """Make what stays as long as the process: whatever is in memory at the end is looked through no more.

    While a hundred thousand events are made, Python looks through them again and again for what could be thrown away,
    which takes half the time; later it does so at each run of a page, which takes most of that. An object that is no
    longer used is freed as before, unless it is part of a ring of objects that hold each other. What is done again and
    again is ``tidied``: rings that are garbage are thrown away first, so that they do not stay.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if tidied:
            gc.collect()
        gc.freeze()
        if was_on:
            gc.enable()
