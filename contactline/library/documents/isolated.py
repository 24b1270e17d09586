"""PDF and Word documents, read by a process of their own: whatever a hostile one does there ends with it.

Such files are programs in all but name: their readers can be made to loop, to nest without end or to fill the
memory. The child (``child.py``) has limits of time and memory, no secrets in its environment, and hands back text alone.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

from contactline.extract import IntakeError
from contactline.library.documents.archive import MAX_UNPACKED, members
from contactline.library.documents.kinds import Kind

SECONDS = 30.0
MAX_PAGES = 100
MAX_MEMORY = 1_500_000_000
"""Bytes of address space; a PDF of 100 pages takes about 300 million."""

_ENVIRONMENT = {
    name: os.environ[name] for name in ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT") if name in os.environ
}
_CHILD = Path(__file__).parent / "child.py"


def text_of(kind: Kind, raw: bytes, *, seconds: float = SECONDS) -> str:
    """Return the text of a PDF or Word document, its paragraphs on lines of their own, in logical order.

    Raises IntakeError for one that is damaged, locked, without text, too long, or that takes too long.
    """
    if kind is Kind.WORD:
        members(lambda: io.BytesIO(raw), MAX_UNPACKED)  # the same limits as for any zip file
    limits = map(str, (MAX_PAGES, MAX_MEMORY, int(seconds) + 1))
    command = [sys.executable, "-I", str(_CHILD), kind.value, *limits]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of the document in its arguments
            command, input=raw, capture_output=True, timeout=seconds, env=_ENVIRONMENT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _refusal("slow", kind) from error
    try:
        answer: dict[str, str] = json.loads(done.stdout)
    except ValueError as error:  # it was stopped by one of its limits, or its reader crashed
        raise _refusal("broken", kind) from error
    if "text" in answer:
        return answer["text"]
    raise _refusal(answer["fault"], kind)


def _refusal(fault: str, kind: Kind) -> IntakeError:
    if fault == "locked":
        return IntakeError("it is locked with a password: give it without one")
    if fault == "empty" and kind is Kind.PDF:
        return IntakeError(
            "it holds pictures of pages and no text: make its text readable (OCR) first, or paste the text"
        )
    if fault == "empty":
        return IntakeError("there are no words in it: give the text of an article")
    if fault == "long":
        return IntakeError("it has more than {most} pages: give one article at a time", most=MAX_PAGES)
    if fault == "slow":
        return IntakeError("it takes too long to read: copy its text and give that")
    return IntakeError("it is damaged or too intricate to be read: copy its text and give that")
