"""Zip files of documents: the good ones are read, the bad ones named, and hostile zips refused before they unpack."""

import stat
import zipfile
from itertools import count

import pytest

from contactline.extract import IntakeError
from contactline.library.documents import archive
from contactline.library.inputs import in_time, uploaded
from tests.unit.documents import RUSSIAN, each, overlapping, pdf, reason, word, word_of, zipped


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


def test_a_zip_that_takes_too_long_is_read_no_further():
    """Of four documents that take a minute each two are begun in the time given; the third says what is left."""
    raw = zipped([(f"{number}.txt", f"{RUSSIAN} {number}") for number in range(4)])
    minutes = count(0, 60)
    first, second, third = in_time(uploaded("all.zip", raw), seconds=120, clock=lambda: next(minutes))

    assert [one.load(None, None).title for one in (first, second)] == ["Договорились о прекращении огня"] * 2
    assert third.name == "all.zip: 2.txt"
    with pytest.raises(IntakeError, match=r"the 2 minutes .* are over: .* \(2 in all\)"):
        third.load(None, None)


def test_what_is_given_in_time_is_read_whole():
    """The limit takes nothing from an upload that keeps to it."""
    sources = uploaded("all.zip", zipped([("a.txt", RUSSIAN), ("b.txt", RUSSIAN)]))

    assert list(in_time(sources)) == sources
