"""Documents made for tests: Word files, zips and PDFs, good and hostile; and what becomes of them when they are given."""

import io
import struct
import zipfile

import pytest

from contactline.extract import IntakeError
from contactline.library.inputs import uploaded

RUSSIAN = "Договорились о прекращении огня\n\nМинистры договорились в Москве о прекращении огня с полудня 10 октября."
ARABIC = (
    "اتفاق على وقف إطلاق النار (تحديث)\n\n10 أكتوبر 2020\n\n"
    "اتفق وزراء الخارجية في موسكو على وقف لإطلاق النار اعتبارا من ظهر 10 أكتوبر بعد محادثات استمرت أكثر من عشر ساعات، "
    "على أن يتبادل الطرفان الأسرى وجثامين القتلى بوساطة الصليب الأحمر.\n\n"
    "وكتبت وكالة TASS أن «الهدنة» بين 25-26 موقعا، وأن لاتشين خارجها؛ وقُتل 3,5% من المقاتلين بحسب BBC World."
)

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A zip of names (or ZipInfos) with their bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as packed:
        for name, raw in files:
            packed.writestr(name, raw)
    return target.getvalue()


def word_of(body, before=""):
    """A Word document with this body, in WordprocessingML; ``before`` stands before its root (a DTD, say)."""
    document = f'<?xml version="1.0"?>{before}<w:document {WORDS}><w:body>{body}</w:body></w:document>'
    return zipped(
        [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)]
    )


def word(text):
    """A Word document with a paragraph for every line."""
    return word_of("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines() if line))


def stream(content, more=""):
    """A PDF stream object's text."""
    return f"<< /Length {len(content)} {more}>> stream\n{content}\nendstream"


def pdf_of(objects, trailer="/Root 1 0 R"):
    """A PDF of objects, numbered from 1, as they are written."""
    written, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{at:010d} 00000 n \n" for at in places
    )
    end = f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{len(written)}\n%%EOF"
    return written + (table + end).encode()


def pdf(lines, pages=1, trailer="/Root 1 0 R", more=()):
    """A PDF in Latin letters: the same lines on every page."""
    drawn = " T* ".join(f"({line}) Tj" for line in lines)
    kids = " ".join(f"{4 + i} 0 R" for i in range(pages))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F {} 0 R >> >> >>"
    return pdf_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *[page.format(4 + pages, 3)] * pages,
            stream(f"BT /F 12 Tf 14 TL 50 780 Td {drawn} ET"),
            *more,
        ],
        trailer,
    )


def overlapping(names, size):
    """A zip whose members all share the packed bytes of the first: small, and large when it is unpacked."""
    raw = zipped([("0.txt", b"a" * size)])
    local = raw[: raw.index(b"PK\x01\x02")]
    entry = raw[raw.index(b"PK\x01\x02") : raw.index(b"PK\x05\x06")]
    entries = entry * names
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, names, names, len(entries), len(local), 0)
    return local + entries + end


def text(raw, name="x"):
    """The text of the one article in an upload."""
    (source,) = uploaded(name, raw)
    return source.load(None, None).text


def reason(raw, name="x"):
    """Why the one document of an upload is refused."""
    (source,) = uploaded(name, raw)
    with pytest.raises(IntakeError) as refused:
        source.load(None, None)
    return str(refused.value)


def each(raw):
    """What becomes of every document of an upload: the title of its article, or why it is refused."""
    found = {}
    for source in uploaded("all.zip", raw):
        try:
            found[source.name] = source.load(None, None).title
        except IntakeError as refused:
            found[source.name] = str(refused)
    return found
