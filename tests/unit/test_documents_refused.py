"""Documents that cannot be read, hostile ones among them: refused with what to do, and nothing else happens."""

import pytest

from contactline.extract import IntakeError
from contactline.library.documents import Kind, isolated, text_of
from contactline.library.inputs import MAX_BYTES, read_bytes
from tests.unit.documents import RUSSIAN, pdf, pdf_of, reason, stream, text, word, word_of, zipped

LOCKED = pdf(
    ["Secret words"],
    trailer=f"/Root 1 0 R /Encrypt 6 0 R /ID [<{'00' * 16}> <{'00' * 16}>]",
    more=[f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"],
)
PICTURE = pdf_of(
    [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        stream("q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"),
    ]
)
NESTED_PAGES = pdf_of(
    [
        "<< /Type /Catalog /Pages 2 0 R >>",
        *[f"<< /Type /Pages /Kids [{i} 0 R] /Count 1 >>" for i in range(3, 5_000)],
    ]
)
NESTED_ARRAY = pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", "[" * 50_000 + "]" * 50_000])
XXE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE w:document [" + "".join(
    f'<!ENTITY x{i} "{f"&x{i - 1};" * 10 if i else "ha"}">' for i in range(12)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "no words in it"),
        (b" \n\t", "no words in it"),
        (bytes(range(256)) * 40, "no document with text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(99), "no document with text"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old Word document"),
        (b"{\\rtf1 Hello}", "RTF document"),
        (zipped([("mimetype", "application/vnd.oasis.opendocument.text")]), "office file of another kind"),
        (LOCKED, "locked with a password"),
        (PICTURE, "pictures of pages"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged or too intricate"),
        (NESTED_PAGES, "damaged or too intricate"),
        (NESTED_ARRAY, "damaged or too intricate"),
        (word_of(""), "no words in it"),
        (word_of("<w:p>" * 30_000 + "</w:p>" * 30_000), "damaged or too intricate"),
        (word_of("<w:p><w:r><w:t>&x11;</w:t></w:r></w:p>", LAUGHS), "damaged or too intricate"),
        (b"x" * (MAX_BYTES + 1), "larger than 10,000,000 bytes"),
        ("Слово за словом. ".encode() + b"\xd0" + "И дальше так. ".encode() * 9, "not UTF-8 text"),
    ],
    ids=[
        "empty", "blank", "noise", "picture", "old Word", "RTF", "other office", "locked PDF", "scan", "broken PDF",
        "nested pages", "nested arrays", "empty Word", "nested Word", "entities", "large", "damaged text",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(raw, words):
    """One sentence, whatever is wrong; nothing hangs and nothing breaks."""
    assert words in reason(raw)


def test_a_word_document_cannot_name_a_file_of_this_machine():
    """An external entity is not followed: what is in the file never comes out."""
    said = word_of("<w:p><w:r><w:t>Статья &x; о переговорах</w:t></w:r></w:p>", XXE)

    try:
        assert "root:" not in text(said)
    except IntakeError as refused:
        assert "damaged" in str(refused)


def test_a_pdf_of_too_many_pages_is_refused():
    """The limit is in the message."""
    assert "more than 100 pages" in reason(pdf(["one article"], pages=101))


def test_a_document_that_hangs_is_given_up():
    """The process that reads it ends when its time is up."""
    with pytest.raises(IntakeError, match="too long"):
        text_of(Kind.PDF, pdf([f"word {i}" for i in range(40)], pages=100), seconds=0.05)


def test_a_document_that_fills_the_memory_ends_its_own_process_alone(monkeypatch):
    """The limit of memory is the child's, and the message says what to do."""
    monkeypatch.setattr(isolated, "MAX_MEMORY", 120_000_000)

    with pytest.raises(IntakeError, match="too intricate"):
        text_of(Kind.WORD, word("\n".join(map(str, range(200_000)))))


def test_a_zip_in_the_place_of_one_document_is_refused():
    """A page on the web that is a zip is no article."""
    with pytest.raises(IntakeError, match="zip file in the place"):
        read_bytes(zipped([("a.txt", RUSSIAN)]))
