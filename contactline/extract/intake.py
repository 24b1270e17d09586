"""From a file to an article: title, published date, language, source, and which lines are the article.

``text`` keeps every character of the file (in NFC) so that offsets are the file's; ``body`` leaves out
the title, the date line, section headings and page furniture (rules in ``data/lexicon/intake.toml``).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date
from functools import cache

from contactline.extract.language import language_of
from contactline.extract.timex import Timex, supported, timexes
from contactline.model import DATA, Article, InputError, Precision, Span

MAX_CHARACTERS = 1_000_000
_TOP_LINES = 12
_HEADING_WORDS = 9
_ENTRY = re.compile(r"[•*·–—-]?\s*\d{1,2}\b")
_ENTRY_WORDS = 5
_DATE_LINE = 100
_LITTLE_ELSE = 24
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""NUL and lone surrogates, which no database and no file in UTF-8 keeps; each becomes the sign for what cannot be read."""
_ENDS_A_SENTENCE = re.compile(r"[.\u2024!?؟…։:][»”\"'’)]?\s*$")


class IntakeError(InputError):
    """A file that is no readable article; the message says what is wrong and what to do."""


def read_article(
    raw: bytes | str, *, lang: str | None = None, published: date | None = None, url: str = ""
) -> Article:
    """Return the article in ``raw``; ``lang`` and ``published`` overrule what the file says.

    Raises IntakeError for a text that cannot be decoded, is empty, or is too long.
    """
    text = unicodedata.normalize("NFC", _NO_TEXT.sub("\ufffd", _decoded(raw)))
    if len(text) > MAX_CHARACTERS:
        raise IntakeError(
            "{count:,} characters are too many for one article; split it (at most {most:,})",
            count=len(text),
            most=MAX_CHARACTERS,
        )
    if not any(map(str.isalpha, text)):
        raise IntakeError("there are no words in it: give the text of an article")
    spoken = lang or language_of(text)
    lines = [line for line in _lines(text) if not _is_furniture(text[line.start : line.end], spoken)]
    dated = _date_line(text, lines, spoken)
    title = next((line for line in lines if dated is None or line != dated[0]), lines[0]) if lines else None
    rest = [line for line in lines if line != title and (dated is None or line != dated[0])]
    origin, body = _dateline(text, rest)
    dated = dated or _date_in(text, origin, spoken)
    return Article(
        text=text,
        lang=spoken,
        published=published or (dated[1] if dated else None),
        published_span=dated[0] if dated else None,
        title=text[title.start : title.end] if title else "",
        source=_source(text),
        body=_without_headings(text, body) or ((title,) if title else ()),
        url=url,
    )


def _decoded(raw: bytes | str) -> str:
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff")
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise IntakeError(
            "it is not {encoding} text (byte {byte}); save it as UTF-8",
            encoding=encoding.removesuffix("-sig").upper(),
            byte=error.start,
        ) from error


def _lines(text: str) -> list[Span]:
    """Return the lines that have words, without the white space around them."""
    return [
        Span(match.start(), match.end())
        for match in re.finditer(r"\S(?:[^\r\n\u2029]*\S)?", text)
        if any(map(str.isalnum, match[0]))
    ]


def _is_furniture(line: str, lang: str) -> bool:
    return any(pattern.search(line) for pattern in (*_rules("any"), *_rules(lang)))


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((DATA / "lexicon" / "intake.toml").read_text(encoding="utf-8"))


@cache
def _rules(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule, re.IGNORECASE) for rule in _lexicon()["furniture"].get(lang, []))


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule) for rule in _lexicon()["dateline"]["patterns"])


def _date_line(text: str, lines: list[Span], lang: str) -> tuple[Span, date] | None:
    """Return the first line near the top that is a date and little else, with its day."""
    if lang not in supported():
        return None
    for number, line in enumerate(lines[:_TOP_LINES]):
        words = text[line.start : line.end]
        found: list[Timex] = timexes(words, lang=lang) if len(words) < _DATE_LINE else []
        for one in found:
            alone = len(words) - len(one.exact) <= _LITTLE_ELSE and not _tells(words, one, number)
            leads = number > 0 and one.start < _LITTLE_ELSE and not _ENDS_A_SENTENCE.search(words)
            if (alone or leads) and one.precision is Precision.DAY and one.earliest:
                return line, one.earliest
    return None


def _tells(line: str, dated: Timex, number: int) -> bool:
    """Whether a short line is a sentence with a date: "Lachin fell on 18 May 1992." is no date line."""
    rest = re.findall(r"[^\W\d]{2,}", f"{line[: dated.start]} {line[dated.end :]}".casefold())
    rest = [word for word in rest if word not in _lexicon()["date_line"]["words"]]
    return len(rest) >= (2 if number > 1 else 3) and _ENDS_A_SENTENCE.search(line) is not None


def _dateline(text: str, lines: list[Span]) -> tuple[Span | None, tuple[Span, ...]]:
    """Return the dateline of the first line ("BAKU, Nov 20 —"), and the lines without it."""
    first = text[lines[0].start : lines[0].end] if lines else ""
    match = next((found for rule in _datelines() if (found := rule.match(first)) and found[0]), None)
    if match is None:
        return None, tuple(lines)
    start = lines[0].start + match.end()
    rest = [Span(start, lines[0].end)] if start < lines[0].end else []
    return Span(lines[0].start, start), (*rest, *lines[1:])


def _date_in(text: str, origin: Span | None, lang: str) -> tuple[Span, date] | None:
    """Return the date that a dateline gives, with its year."""
    if origin is None or lang not in supported():
        return None
    for one in timexes(text[origin.start : origin.end], lang=lang):
        if one.precision is Precision.DAY and one.earliest:
            return Span(origin.start + one.start, origin.start + one.end), one.earliest
    return None


def _source(text: str) -> str:
    for pattern in _lexicon()["source"]["patterns"]:
        match = re.search(pattern, text, re.MULTILINE)
        if match:
            return match[1].strip()
    return ""


def _is_entry(line: str) -> bool:
    """Whether a short line is an entry of a chronicle: a date, and what happened on it."""
    return bool(_ENTRY.match(line)) and len(line.split()) >= _ENTRY_WORDS


def _without_headings(text: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out short lines with no final punctuation: section headings, and a signature at the end."""
    return tuple(
        line
        for line in lines
        if _ENDS_A_SENTENCE.search(text[line.start : line.end])
        or len(text[line.start : line.end].split()) > _HEADING_WORDS
        or _is_entry(text[line.start : line.end])
    )
