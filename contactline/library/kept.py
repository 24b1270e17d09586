"""What was worked out of a catalogue, kept for as long as the catalogue is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from contactline.library.catalogue import Catalogue

T = TypeVar("T")


@dataclass(slots=True)
class Kept(Generic[T]):
    """Values by catalogue and key, at most ``most`` a catalogue: of more, the one that was asked for longest ago goes.

    Many may ask at once; two who ask for the same at the same moment may both work it out.
    """

    most: int
    values: WeakKeyDictionary[Catalogue, OrderedDict[Hashable, T]] = field(
        default_factory=WeakKeyDictionary[Catalogue, "OrderedDict[Hashable, T]"]
    )
    lock: Lock = field(default_factory=Lock)

    def get(self, catalogue: Catalogue, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of a key, which ``make`` gives where it is not kept."""
        with self.lock:
            found = self.values.setdefault(catalogue, OrderedDict())
            if key in found:
                found.move_to_end(key)
                return found[key]
        value = make()
        with self.lock:
            found[key] = value
            while len(found) > self.most:
                found.popitem(last=False)
        return value
