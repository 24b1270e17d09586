"""Documents that readers upload: which are read, which are refused with what to do, and that nothing else happens."""

import io
import stat
import subprocess
import zipfile
from datetime import date

import pytest

from contactline.extract import IntakeError
from contactline.library.documents import Kind, archive, isolated, kind_of, text_of
from contactline.library.documents.child import in_logical_order
from contactline.library.inputs import MAX_BYTES, read_bytes, sources_of, uploaded
from tests.browser.conftest import BROWSERS, FLAGS
from tests.unit.documents import overlapping, pdf, pdf_of, stream, word, word_of, zipped

RUSSIAN = "Договорились о прекращении огня\n\nМинистры договорились в Москве о прекращении огня с полудня 10 октября."
ARABIC = (
    "اتفاق على وقف إطلاق النار (تحديث)\n\n10 أكتوبر 2020\n\n"
    "اتفق وزراء الخارجية في موسكو على وقف لإطلاق النار اعتبارا من ظهر 10 أكتوبر بعد محادثات استمرت أكثر من عشر ساعات، "
    "على أن يتبادل الطرفان الأسرى وجثامين القتلى بوساطة الصليب الأحمر.\n\n"
    "وكتبت وكالة TASS أن «الهدنة» بين 25-26 موقعا، وأن لاتشين خارجها؛ وقُتل 3,5% من المقاتلين بحسب BBC World."
)
SOURCES = {
    "ru": RUSSIAN,
    "ar": ARABIC,
    "hy": "Հրադադար\n\nՄոսկվայում արտգործնախարարները պայմանավորվեցին հոկտեմբերի 10-ին հրադադար հաստատել կեսօրից։",
    "az": "Atəşkəs\n\nXarici işlər nazirləri Moskvada oktyabrın 10-u günortadan atəşkəs barədə razılığa gəliblər.",
}


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


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """PDFs of the sources, printed by Chromium."""
    folder = tmp_path_factory.mktemp("printed")
    browser = next(
        name for name in BROWSERS if subprocess.run(["which", name], capture_output=True).returncode == 0
    )
    for lang, source in SOURCES.items():
        body = "".join(f"<p>{line}</p>" for line in source.split("\n\n"))
        page = f"<!doctype html><meta charset=utf-8><body dir={'rtl' if lang == 'ar' else 'ltr'}>{body}"
        (folder / f"{lang}.html").write_text(page, encoding="utf-8")
        target, address = folder / f"{lang}.pdf", (folder / f"{lang}.html").as_uri()
        command = [
            browser,
            "--headless",
            *FLAGS,
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            address,
        ]
        subprocess.run(command, check=True, capture_output=True)
    return {lang: (folder / f"{lang}.pdf").read_bytes() for lang in SOURCES}


@pytest.mark.parametrize("lang", SOURCES)
def test_a_pdf_gives_its_paragraphs_in_logical_order(printed, lang):
    """Every letter, number and bracket as it was written, in Arabic too, and lines joined to paragraphs."""
    assert text(printed[lang]) == SOURCES[lang]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("تيب", "بيت"),
        ("1992/1/7 موي", "يوم 1992/1/7"),
        ("26-25 نيب", "بين 25-26"),
        (".BBC World بسحب", "بحسب BBC World."),
        ("(ب أ) تيب", "بيت (أ ب)"),
    ],
)
def test_letters_from_left_to_right_are_read_from_right_to_left(drawn, read):
    """Numbers and Latin words keep their own direction, and brackets open on the other side."""
    assert in_logical_order(list(drawn), rtl=True) == read


def test_arabic_words_in_an_english_line_are_turned_by_themselves():
    """The rest of the line stays."""
    assert in_logical_order(list("in تيب 10 and"), rtl=False) == "in بيت 10 and"


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a", "../../a.pdf"])
def test_a_word_document_is_known_by_its_content(name):
    """A wrong suffix changes nothing."""
    assert "прекращении огня с полудня 10 октября." in text(word(RUSSIAN), name)


def test_what_was_struck_out_of_a_word_document_is_not_read():
    """Of tracked changes the text as it is now is read."""
    body = (
        "<w:p><w:r><w:t>Переговоры начались </w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>10</w:t></w:r></w:ins><w:r><w:t> октября.</w:t></w:r></w:p>"
    )

    assert text(word_of(body)).strip() == "Переговоры начались 10 октября."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"]
)
def test_a_russian_text_is_read_in_the_encodings_of_its_time(encoding):
    """Old files do not say how they are encoded."""
    assert text(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_an_arabic_text_is_read_in_the_encodings_of_its_time(encoding):
    """Windows had an Arabic encoding of its own."""
    written = ARABIC.replace("؛", ",")

    assert text(written.encode(encoding)) == written


def test_of_a_page_only_the_article_is_read():
    """Scripts and styles are no text."""
    page = f"<html><head><script>alert(1)</script><style>p{{}}</style></head><body><article><p>{RUSSIAN}</p></article>"

    assert "прекращении огня" in text(page.encode()) and "alert" not in text(page.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding):
    """Of a page in any of them only the article is read."""
    page = f'<html><head><meta charset="{encoding}"></head><body><article><p>{RUSSIAN * 3}</p></article></body></html>'

    assert text(page.encode(encoding)).startswith("Договорились о прекращении огня")


def test_the_language_and_the_day_that_a_reader_gives_are_kept():
    """What is asked of a document is asked of every kind of it."""
    (source,) = uploaded("a.docx", word(RUSSIAN))
    article = source.load("ru", date(2020, 10, 12))

    assert (article.lang, article.published) == ("ru", date(2020, 10, 12))


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


def link(name):
    """An entry of a zip that is a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry


def locked(name, raw):
    """A zip with one member that says it is locked with a password."""
    written = bytearray(zipped([(name, raw)]))
    written[6] |= 1
    written[written.index(b"PK\x01\x02") + 8] |= 1
    return bytes(written)


def test_the_good_documents_of_a_zip_are_read_and_the_bad_ones_named():
    """One bad document does not hide the others, and names are labels, wherever they lead."""
    raw = zipped(
        [
            ("a.txt", RUSSIAN), ("../../etc/b.docx", word(RUSSIAN)), ("/c.pdf", pdf(["Ceasefire agreed in Moscow."])),
            ("folder/", ""), ("__MACOSX/a.txt", "x"), (".DS_Store", "x"), ("d.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
            ("e.zip", zipped([("f.txt", RUSSIAN)])), (link("g.txt"), "/etc/passwd"), ("h.txt", ""),
        ]
    )  # fmt: skip

    assert each(raw) == {
        "all.zip: a.txt": "Договорились о прекращении огня",
        "all.zip: ../../etc/b.docx": "Договорились о прекращении огня",
        "all.zip: /c.pdf": "Ceasefire agreed in Moscow.",
        "all.zip: d.jpg": "it is no document with text: give a text, a web page, a Word document or a PDF",
        "all.zip: e.zip": "it is a zip file in the place of a document: unpack it and give what is in it",
        "all.zip: g.txt": "it is a link to another file, which is never followed: give the file itself",
        "all.zip: h.txt": "there are no words in it: give the text of an article",
    }


def test_a_locked_member_is_named():
    """A password is never asked for."""
    assert each(locked("a.txt", RUSSIAN)) == {
        "all.zip: a.txt": "it is locked with a password: give it without one"
    }


def test_a_member_too_large_is_named(monkeypatch):
    """It is refused by its declared size, before anything of it is unpacked."""
    raw = zipped([("a.txt", "Слово. " * 2_000_000), ("b.txt", RUSSIAN)])
    monkeypatch.setattr(archive, "MAX_RATIO", 10_000)

    assert list(each(raw).values()) == [
        "it is larger than 10,000,000 bytes: give one article at a time",
        "Договорились о прекращении огня",
    ]


def test_a_member_that_unpacks_to_more_than_it_says_is_damaged():
    """The declared size is the most that is ever read."""
    raw = bytearray(zipped([("a.txt", "Слово. " * 9_000)]))
    for at in (22, raw.index(b"PK\x01\x02") + 24):
        raw[at : at + 4] = (100).to_bytes(4, "little")

    assert each(bytes(raw)) == {"all.zip: a.txt": "it is a damaged zip file: pack it again"}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (zipped([]), "nothing in it"),
        (zipped([("a/", "")]), "nothing in it"),
        (zipped([("a.txt", RUSSIAN)])[:-30], "damaged zip file"),
        (b"PK\x03\x04" + bytes(range(256)), "damaged zip file"),
        (zipped([(f"{i}.txt", "x") for i in range(501)]), "more than 500 files"),
        (zipped([("a.txt", b"a" * 9_000_000)]), "far more than it holds"),
        (overlapping(60, 1_000_000), "far more than it holds"),
        (overlapping(2, 1_000), "far more than it holds"),
    ],
    ids=["empty", "folders", "cut", "noise", "many", "ratio", "overlapping", "two that overlap"],
)
def test_a_hostile_or_broken_zip_is_one_refusal(raw, words):
    """It is refused as a whole, before anything is unpacked."""
    assert words in reason(raw)


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch):
    """All members together have a limit, each by itself being small."""
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1_000)

    assert "unpacks to more than 1,000 bytes" in reason(zipped([("a.txt", "x" * 600), ("b.txt", "y" * 600)]))


def test_a_word_document_that_is_a_bomb_is_refused_before_it_is_unpacked():
    """It is a zip file like any other."""
    assert "far more than it holds" in reason(word_of("<w:p/>" * 2_000_000))


@pytest.mark.parametrize("encoding", ["utf-8", "cp866"])
def test_a_russian_name_in_a_zip_is_shown_as_it_was_written(encoding):
    """Old Windows packs names in the encoding of DOS and does not say so."""
    raw = zipped([("XXXXXXXXXXXXXXXX.txt"[: len("Статья.txt".encode(encoding))], RUSSIAN)])
    width = len("Статья.txt".encode(encoding))
    raw = raw.replace("XXXXXXXXXXXXXXXX.txt"[:width].encode(), "Статья.txt".encode(encoding))

    assert [source.name for source in uploaded("all.zip", raw)] == ["all.zip: Статья.txt"]


def test_a_name_cannot_turn_or_break_the_line_that_shows_it():
    """Marks of direction and control characters are left out of labels."""
    raw = zipped([("a\u202etxt.exe\n\x1b[31m.txt", RUSSIAN)])

    assert [source.name for source in uploaded("all.zip", raw)] == ["all.zip: atxt.exe[31m.txt"]


def test_nothing_is_written_to_disk(monkeypatch, tmp_path):
    """Documents are read in memory: nowhere a file is opened to be written."""
    opened, real = [], io.open
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("builtins.open", lambda *a, **k: opened.append(a) or real(*a, **k))
    each(zipped([("../a.txt", RUSSIAN), ("b.docx", word(RUSSIAN))]))

    assert (
        list(tmp_path.rglob("*")) == [] and [one for one in opened if set("wax+") & set(str(one[1:2]))] == []
    )


def test_a_folder_stands_for_its_documents_of_every_kind(tmp_path):
    """The command line takes what the page takes, zips unpacked in their place."""
    (tmp_path / "a.docx").write_bytes(word(RUSSIAN))
    (tmp_path / "b.pdf").write_bytes(pdf(["Ceasefire agreed in Moscow."]))
    (tmp_path / "c.zip").write_bytes(zipped([("1.txt", RUSSIAN), ("2.txt", RUSSIAN)]))
    (tmp_path / "d.jpg").write_bytes(b"x")

    found = sources_of([str(tmp_path)], stdin=lambda _: b"")

    assert [one.name.removeprefix(str(tmp_path)) for one in found] == [
        "/a.docx",
        "/b.pdf",
        "/c.zip: 1.txt",
        "/c.zip: 2.txt",
    ]
    assert [one.load(None, None).lang for one in found] == ["ru", "en", "ru", "ru"]


def test_a_zip_in_the_place_of_one_document_is_refused():
    """A page on the web that is a zip is no article."""
    with pytest.raises(IntakeError, match="zip file in the place"):
        read_bytes(zipped([("a.txt", RUSSIAN)]))


@pytest.mark.parametrize("raw", [pdf(["Ceasefire agreed."]), word(RUSSIAN), zipped([]), RUSSIAN.encode()])
def test_a_zip_is_a_zip_whatever_stands_first_in_it(raw):
    """A document that is stored as it is, unpacked, begins within the first bytes of the zip."""
    assert kind_of(zipped([("a", raw)], zipfile.ZIP_STORED)) is Kind.ZIP


def test_the_kind_is_found_in_the_content():
    """Each kind by its own mark."""
    raws = [RUSSIAN.encode(), b"<!doctype html><p>x", pdf(["x"]), word("x"), zipped([("a.txt", "x")])]

    assert [kind_of(raw) for raw in raws] == [Kind.TEXT, Kind.PAGE, Kind.PDF, Kind.WORD, Kind.ZIP]
