"""Documents that readers upload: each kind is known by its content, and read as it was written."""

import io
import subprocess
import zipfile
from datetime import date

import pytest

from contactline.library.documents import Kind, kind_of
from contactline.library.documents.child import in_logical_order
from contactline.library.inputs import sources_of, uploaded
from tests.browser.conftest import FLAGS, LEANEST
from tests.unit.documents import ARABIC, RUSSIAN, each, pdf, text, word, word_of, zipped

SOURCES = {
    "ru": RUSSIAN,
    "ar": ARABIC,
    "hy": "Հրադադար\n\nՄոսկվայում արտգործնախարարները պայմանավորվեցին հոկտեմբերի 10-ին հրադադար հաստատել կեսօրից։",
    "az": "Atəşkəs\n\nXarici işlər nazirləri Moskvada oktyabrın 10-u günortadan atəşkəs barədə razılığa gəliblər.",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """PDFs of the sources, printed by Chromium."""
    folder = tmp_path_factory.mktemp("printed")
    browser = next(
        name for name in LEANEST if subprocess.run(["which", name], capture_output=True).returncode == 0
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


@pytest.mark.parametrize("raw", [pdf(["Ceasefire agreed."]), word(RUSSIAN), zipped([]), RUSSIAN.encode()])
def test_a_zip_is_a_zip_whatever_stands_first_in_it(raw):
    """A document that is stored as it is, unpacked, begins within the first bytes of the zip."""
    assert kind_of(zipped([("a", raw)], zipfile.ZIP_STORED)) is Kind.ZIP


def test_the_kind_is_found_in_the_content():
    """Each kind by its own mark."""
    raws = [RUSSIAN.encode(), b"<!doctype html><p>x", pdf(["x"]), word("x"), zipped([("a.txt", "x")])]

    assert [kind_of(raw) for raw in raws] == [Kind.TEXT, Kind.PAGE, Kind.PDF, Kind.WORD, Kind.ZIP]
