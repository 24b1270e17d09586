"""What one release says that another did not: a pure comparison of their entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contactline.library.package.entries import Entry


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that both releases have, and that says something else in the later one."""

    before: Entry
    after: Entry


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries were added, changed and withdrawn."""

    added: int
    changed: int
    withdrawn: int

    def __bool__(self) -> bool:
        """Whether there was any."""
        return bool(self.added or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True)
class ReleaseDifference:
    """Entries by what became of them, each group in the order of part and id; no entry is in two groups."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    withdrawn: tuple[Entry, ...] = ()

    def counts(self, *parts: str) -> Counts:
        """Return how many entries of some parts were added, changed and withdrawn."""
        return Counts(
            sum(entry.part in parts for entry in self.added),
            sum(change.after.part in parts for change in self.changed),
            sum(entry.part in parts for entry in self.withdrawn),
        )

    def only(self, concerns: Callable[[Entry], bool]) -> ReleaseDifference:
        """Return what concerns something: of a change, where the entry did so before or does so now."""
        return ReleaseDifference(
            tuple(entry for entry in self.added if concerns(entry)),
            tuple(one for one in self.changed if concerns(one.before) or concerns(one.after)),
            tuple(entry for entry in self.withdrawn if concerns(entry)),
        )

    def __bool__(self) -> bool:
        """Whether the releases differ at all."""
        return bool(self.added or self.changed or self.withdrawn)


def compare(old: Iterable[Entry], new: Iterable[Entry]) -> ReleaseDifference:
    """Return what ``new`` added to, changed of and withdrew from ``old``."""
    before = {entry.key: entry for entry in old}
    after = {entry.key: entry for entry in new}
    shared = sorted(before.keys() & after.keys())
    return ReleaseDifference(
        tuple(after[key] for key in sorted(after.keys() - before.keys())),
        tuple(Change(before[key], after[key]) for key in shared if before[key].digest != after[key].digest),
        tuple(before[key] for key in sorted(before.keys() - after.keys())),
    )
