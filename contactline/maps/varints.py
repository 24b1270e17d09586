"""Whole numbers as bytes, a column after another: few bytes for the small numbers that most of them are.

A number is a variable-length integer as in Protocol Buffers (base 128, least significant group first), one that may
be negative in its zigzag form; a column is the count of its numbers and then these.
https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

_GROUP, _GROUPS = 7, 5
_LIMIT = 2 ** (_GROUP * _GROUPS)


def column(numbers: Integers) -> bytes:
    """Return a column of numbers from 0 to 2**35 - 1; raise ValueError for one that is out of this range."""
    if numbers.size and (numbers.min() < 0 or numbers.max() >= _LIMIT):
        raise ValueError(
            f"a column holds numbers from 0 to {_LIMIT - 1}, not {numbers.min()} to {numbers.max()}"
        )
    return _written(np.array([numbers.size])) + _written(numbers)


def zigzag(numbers: Integers) -> Integers:
    """Return numbers from 0 on that stand for these: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4."""
    return np.where(numbers < 0, -2 * numbers - 1, 2 * numbers)


def differences(numbers: Integers) -> Integers:
    """Return each number less the one before it, the first less 0, in zigzag form."""
    return zigzag(np.diff(numbers, prepend=0))


def columns(of: Iterable[Integers]) -> bytes:
    """Return columns one after the other."""
    return b"".join(map(column, of))


def _written(numbers: Integers) -> bytes:
    """Return the numbers without their count: group by group over all of them at once."""
    lengths = np.ones(numbers.size, dtype=np.int64)
    for group in range(1, _GROUPS):
        lengths += numbers >= 2 ** (_GROUP * group)
    starts = np.cumsum(lengths) - lengths
    written = np.zeros(int(lengths.sum()), dtype=np.uint8)
    for group in range(_GROUPS):
        long = lengths > group
        more = (lengths[long] > group + 1) * 128
        written[starts[long] + group] = (numbers[long] >> (_GROUP * group)) % 128 + more
    return written.tobytes()
