"""Citations as BibTeX, RIS and CSL-JSON.

The writers are our own, the readers in the tests are not: pybtex, rispy, citeproc-py, and the official schema of
CSL-JSON (``schemas/input/csl-data.json`` of github.com/citation-style-language/schema). Measured with a title that
holds a line feed, ``%`` and ``}``: rispy writes the line feed, which starts a new tag; pybtex refuses the brace and
escapes ``&`` inside an address, which breaks it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from contactline.exports.citation import Record, RecordType


class CitationFormat(StrEnum):
    """The formats that reference managers read."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


def bibtex(records: Iterable[Record]) -> str:
    """Return the records as BibTeX (UTF-8), with the fields of biblatex that older styles leave out."""
    return "\n".join(_bibtex_entry(record) for record in records)


def ris(records: Iterable[Record]) -> str:
    """Return the records as RIS (UTF-8): one ``TAG  - value`` a line."""
    return "\n".join(_ris_entry(record) for record in records)


def csl_json(records: Iterable[Record]) -> str:
    """Return the records as CSL-JSON: an array of items, for citeproc, Zotero and pandoc."""
    return json.dumps([_csl_item(record) for record in records], ensure_ascii=False, indent=1) + "\n"


class Writer(NamedTuple):
    """How a format is called, written, and saved."""

    label: str
    write: Callable[[Iterable[Record]], str]
    extension: str
    media_type: str


FORMATS: Mapping[CitationFormat, Writer] = {
    CitationFormat.BIBTEX: Writer("BibTeX", bibtex, "bib", "application/x-bibtex"),
    CitationFormat.RIS: Writer("RIS", ris, "ris", "application/x-research-info-systems"),
    CitationFormat.CSL: Writer("CSL-JSON", csl_json, "json", "application/vnd.citationstyles.csl+json"),
}
"""Every format, in the order in which a page offers them."""

_TEX = str.maketrans(
    {
        # A brace counts for BibTeX even behind a backslash, so that it must be a word.
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{c: f"\\{c}" for c in "%&$#_"},
    }
)


def _bibtex_entry(record: Record) -> str:
    kind = "article" if record.type is RecordType.ARTICLE and record.container else "misc"
    months = record.issued[1:2]
    fields = {
        # The inner braces keep capitals, and a name in one piece, against the style.
        "author": record.author and "{" + _tex(record.author) + "}",
        "title": "{" + _tex(record.title) + "}",
        "journal": _tex(record.container) if kind == "article" else "",
        "howpublished": _tex(record.container) if kind == "misc" else "",
        "publisher": _tex(record.publisher),
        "year": str(record.issued[0]) if record.issued else "",
        "month": str(months[0]) if months else "",
        "date": _iso(record.issued),
        "version": _tex(record.version),
        "url": record.url,
        "urldate": record.accessed.isoformat(),
        "langid": _LANGIDS.get(record.language, ""),
        "related": ",".join(record.related),
        "note": _tex("; ".join(record.notes)),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{record.key},\n{''.join(lines)}}}\n"


_LANGIDS = {"ar": "arabic", "az": "azerbaijani", "en": "english", "hy": "armenian", "ru": "russian"}


def _ris_entry(record: Record) -> str:
    journalism = "NEWS" if record.container else "ELEC"
    kinds = {RecordType.PAGE: "ELEC", RecordType.DATASET: "DATA", RecordType.ARTICLE: journalism}
    tags = [
        ("TY", kinds[record.type]),
        ("ID", record.key),
        ("AU", record.author),
        ("TI", record.title),
        ("T2", record.container),
        ("PB", record.publisher),
        ("PY", str(record.issued[0]) if record.issued else ""),
        ("DA", _ris_date(record.issued)),
        ("ET", record.version),
        ("LA", record.language),
        ("UR", record.url),
        ("Y2", record.accessed.strftime("%Y/%m/%d")),
        *(("N1", note) for note in record.notes),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in tags if value) + "ER  - \n"


def _csl_item(record: Record) -> dict[str, object]:
    journalism = "article-newspaper" if record.container else "webpage"
    kinds = {RecordType.PAGE: "webpage", RecordType.DATASET: "dataset", RecordType.ARTICLE: journalism}
    item: dict[str, object] = {
        "id": record.key,
        "type": kinds[record.type],
        "title": record.title,
        "author": [{"literal": record.author}] if record.author else None,
        "container-title": record.container,
        "publisher": record.publisher,
        "issued": {"date-parts": [list(record.issued)]} if record.issued else None,
        "accessed": {"date-parts": [_parts(record.accessed)]},
        "version": record.version,
        "language": record.language,
        "URL": record.url,
        "note": "; ".join(record.notes),
        "references": ", ".join(record.related),
    }
    return {name: value for name, value in item.items() if value}


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _iso(issued: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in issued)


def _ris_date(issued: tuple[int, ...]) -> str:
    """Return ``YYYY/MM/DD/`` as the format has it; what is not known stays empty between its slashes."""
    parts = [*(f"{part:02}" for part in issued), "", ""][:3]
    return "/".join(parts) + "/" if issued else ""


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
