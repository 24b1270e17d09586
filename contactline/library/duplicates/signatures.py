"""What an index keeps of an article, so that the few that may be its duplicates are found among a hundred thousand.

A MinHash over pairs of neighbouring words: the part of its rows in which two articles agree is, on average, the
part of their word pairs that they share. Rows are banded: articles with a band in common are candidates, which
``resemblance`` confirms or not.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from contactline.extract.text import fold
from contactline.model import Article

BANDS, ROWS = 32, 3
"""Articles that share half of their word pairs have a band in common 99 times in 100; a tenth: 3 times in 100."""

_WORD = re.compile(r"\w+")
_SCHEME = "affine32"
_AT_ONCE = 20_000
"""Word pairs hashed together, so that a text of a million characters does not take a gigabyte."""


@dataclass(frozen=True, slots=True)
class Signature:
    """``same`` (24 characters) is equal for the same words; ``minhash`` holds the rows of the MinHash, four bytes each.

    Both depend on the article alone: they are the same in every process and on every machine.
    """

    same: str
    minhash: bytes


def compared(article: Article) -> str:
    """Return what is compared of an article: title and body, without the page around them."""
    body = (article.text[span.start : span.end] for span in article.body)
    return "\n".join(dict.fromkeys([article.title, *body]))


def signature(article: Article) -> Signature:
    """Return the signature of an article.

    White space, punctuation, case, vowel signs, tatweel, direction marks and letters that the press exchanges
    freely change nothing in it, nor do lines that intake knows as furniture of the page.
    """
    words = _WORD.findall(fold(compared(article)).text)
    same = hashlib.blake2b(" ".join(words).encode(), digest_size=12).hexdigest()
    pairs = {f"{one} {two}" for one, two in pairwise(words)} or set(words)
    return Signature(same, _minhash([pair.encode() for pair in pairs]))


def bands(signature: Signature) -> tuple[str, ...]:
    """Return the keys of an index under which near duplicates of an article meet: 16 characters each."""
    size = len(signature.minhash) // BANDS
    rows = (signature.minhash[i * size : (i + 1) * size] for i in range(BANDS))
    return tuple(
        hashlib.blake2b(row, digest_size=8, salt=i.to_bytes(2, "big")).hexdigest()
        for i, row in enumerate(rows)
    )


def _minhash(pieces: list[bytes]) -> bytes:
    counted = _empty().copy()
    for start in range(0, len(pieces), _AT_ONCE):
        counted.update_batch(pieces[start : start + _AT_ONCE])
    return np.asarray(counted.hashvalues).astype("<u4").tobytes()


@cache
def _empty() -> Any:
    """Return the MinHash of nothing, with its permutations: drawing these takes longer than an article."""
    from datasketch import MinHash  # noqa: PLC0415 (brings SciPy: a second of each start, which only intake needs)

    return MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=zlib.crc32, scheme=_SCHEME)
