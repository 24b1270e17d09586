"""From the bytes of a plain text to its characters: UTF-8, UTF-16, or the Windows and KOI8 encodings of older files."""

from __future__ import annotations

from charset_normalizer import from_bytes

from contactline.extract import IntakeError

_EIGHT_BITS = ["cp1251", "cp1256", "cp1252", "cp1254", "koi8_r"]
_SIXTEEN_BITS = ["utf_16_le", "utf_16_be"]
_DAMAGED = 0.01
"""A text that is UTF-8 but for fewer of its bytes than this is damaged UTF-8, not another encoding."""


def decoded(raw: bytes) -> str:
    """Return the text in ``raw``; raise IntakeError where no encoding makes words of it.

    An encoding that is not declared is guessed among few, so that noise stays noise and is refused.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(raw, "UTF-16")
    if b"\0" in raw:
        guess = _guessed(raw, _SIXTEEN_BITS)
        if guess is None:
            raise IntakeError(
                "it is no document with text: give a text, a web page, a Word document or a PDF"
            )
        return guess
    guess = None if _is_utf_8(raw) else _guessed(raw, _EIGHT_BITS)
    return guess or _as(raw, "UTF-8")


def _as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise IntakeError(
            "it is not {encoding} text (byte {byte}); save it as UTF-8", encoding=encoding, byte=error.start
        ) from error


def _is_utf_8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8, be it damaged: then nearly all of them fit together."""
    return len(raw.decode("utf-8", "ignore").encode()) >= len(raw) * (1 - _DAMAGED)


def _guessed(raw: bytes, among: list[str]) -> str | None:
    best = from_bytes(raw, cp_isolation=among).best()
    return str(best) if best else None
