"""Ingest of a corpus: what is read, what is passed over, what is said of what cannot be read."""

import json
import os
import shutil
import zipfile
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from contactline.cli import app
from contactline.extract import read_article, reports_of
from contactline.library import Store
from contactline.library.corpus import LocalReaders, batches, ingest, open_readers
from contactline.library.corpus.readers import ClusterError
from contactline.library.corpus.reading import Job, Outcome, read_all
from tests.faults.corpus import Here, content, ingested, write_corpus

run = CliRunner()


class Mortal(LocalReaders):
    """Workers that die on documents that say so: copies of this process, so that the deadly reader is known to them."""

    def __init__(self, workers):
        """As many workers as are wanted."""
        super().__init__(workers, start="fork")


def deadly(jobs):
    """Read documents; the process ends on one whose bytes say so."""
    if any(b"DEADLY" in job.raw for job in jobs):
        os._exit(9)
    return read_all(jobs)


@pytest.fixture
def corpus(tmp_path):
    """A folder of twelve articles."""
    return write_corpus(tmp_path / "corpus", 12)


def test_every_article_of_a_folder_is_filed_with_its_reports(store, corpus):
    """What was read is in the library when its batch is yielded."""
    filed = ingested(store, corpus)

    assert [one.read for one in filed] == [5, 5, 2]
    assert sum(shelved.held for shelved in store.shelf()) == 12


def test_what_was_read_is_not_read_again(store, corpus):
    """The second time nothing is written: the library's revision stays."""
    ingested(store, corpus)
    revision = store.revision()

    filed = ingested(store, corpus)

    assert [(one.read, one.before) for one in filed] == [(0, 5), (0, 5), (0, 2)]
    assert store.revision() == revision


def test_a_file_that_changed_is_read_again(store, corpus):
    """An input is known by its content, not by its name."""
    ingested(store, corpus)
    (corpus / "00003.txt").write_text("Armenian forces shelled Ganja on 4 October 2020.", encoding="utf-8")

    filed = ingested(store, corpus)

    assert sum(one.read for one in filed) == 1


def test_other_options_read_a_file_again(corpus):
    """Whoever says the language afterwards wants it used."""
    (first,) = batches([corpus / "00001.txt"], 5)
    (second,) = batches([corpus / "00001.txt"], 5, lang="en")

    assert first.jobs[0].version != second.jobs[0].version


def test_an_ingest_in_two_goes_files_what_one_go_files(library_file, tmp_path, corpus):
    """Where a batch ends does not depend on what was done before."""
    stopped, other = fresh(library_file, tmp_path / "a"), fresh(library_file, tmp_path / "b")
    ingested(other, corpus)

    next(ingest(stopped.database, batches(sorted(corpus.iterdir()), 5), Here()))
    ingested(stopped, corpus)

    assert content(stopped) == content(other)


def test_the_number_of_workers_changes_nothing(library_file, tmp_path, corpus):
    """Batches are filed in the order of the corpus, whoever reads them."""
    one, other = fresh(library_file, tmp_path / "a"), fresh(library_file, tmp_path / "b")
    ingested(one, corpus)

    with LocalReaders(2, start="fork") as readers:
        ingested(other, corpus, readers=readers)

    assert content(one) == content(other)


def test_nothing_is_begun_after_stop_was_asked_for(store, corpus):
    """What is being read is finished and filed, the rest waits for the next time."""
    asked = []
    work = batches(sorted(corpus.iterdir()), 2)

    for _ in ingest(store.database, work, Here(), stopped=lambda: bool(asked)):
        asked.append(True)

    assert sum(shelved.held for shelved in store.shelf()) == 6  # the batch that was filed and two ahead of it


def test_what_is_no_article_is_told_each_time(store, corpus):
    """A problem of the document is remembered, so that the list is whole when an ingest goes on."""
    (corpus / "00004.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    ingested(store, corpus)

    problems = [one for batch in ingested(store, corpus) for one in batch.problems]

    assert [(one.name, "no document with text" in one.problem) for one in problems] == [
        (str(corpus / "00004.txt"), True)
    ]


def test_a_file_that_is_not_there_is_tried_again_the_next_time(store, corpus):
    """Its problem is not the document's."""
    (corpus / "00012.txt").symlink_to(corpus / "later.md")
    first = [one.problem for batch in ingested(store, corpus) for one in batch.problems]
    (corpus / "later.md").write_text("Armenian forces shelled Ganja on 4 October 2020.", encoding="utf-8")

    again = ingested(store, corpus)

    assert first == ["No such file or directory"]
    assert sum(len(batch.problems) for batch in again) == 0


def test_the_documents_of_a_zip_are_inputs_each(store, tmp_path, corpus):
    """An archive stands for what is in it."""
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        for file in sorted(corpus.iterdir()):
            packed.write(file, file.name)
    corpus = tmp_path / "archive"
    corpus.mkdir()
    (tmp_path / "all.zip").rename(corpus / "all.zip")

    assert [one.read for one in ingested(store, corpus)] == [5, 5, 2]


def test_a_worker_that_dies_takes_no_other_document_with_it(store, corpus, monkeypatch):
    """Each document that was with it is read once more, alone; the deadly one is told."""
    monkeypatch.setattr("contactline.library.corpus.local.read_all", deadly)
    (corpus / "00007.txt").write_text("DEADLY words on 4 October 2020.", encoding="utf-8")

    with Mortal(2) as readers:
        filed = ingested(store, corpus, readers=readers)

    assert sum(one.read for one in filed) == 11
    assert [(one.name, one.lasting) for batch in filed for one in batch.problems] == [
        (str(corpus / "00007.txt"), False)
    ]


def test_a_defect_of_the_reader_is_one_documents_problem(monkeypatch):
    """A hundred thousand articles do not wait for one."""

    def fails(_article):
        raise ZeroDivisionError("here")

    monkeypatch.setattr("contactline.library.corpus.reading.reports_of", fails)
    job = Job("one.txt", "1", b"Azerbaijani forces shelled Hadrut on 4 October 2020.")

    (outcome,) = read_all([job])

    assert outcome == replace(Outcome("one.txt", "1"), problem=outcome.problem, lasting=False)
    assert "ZeroDivisionError: here" in outcome.problem


def test_without_dask_the_message_says_what_to_install(monkeypatch):
    """The cluster is an extra."""
    monkeypatch.setattr("contactline.library.corpus.readers._CLUSTER", "no_such_module_here")

    with pytest.raises(ClusterError, match=r"pip install 'contactline\[dask\]'"):
        open_readers(1, "tcp://127.0.0.1:1")


def command(address, corpus, report, monkeypatch):
    """Run the command on a library of one's own."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", address)
    return run.invoke(app, ["ingest", str(corpus), "--workers", "1", "--batch", "5", "--report", str(report)])


def test_the_command_says_how_many_and_where_problems_stand(sqlite_address, tmp_path, corpus, monkeypatch):
    """Exit code 1: some were read, and a file says which were not."""
    (corpus / "00004.txt").write_text("12345", encoding="utf-8")

    result = command(sqlite_address, corpus, tmp_path / "problems.jsonl", monkeypatch)

    assert (result.exit_code, result.stdout) == (1, "11 articles read and filed, 0 filed before\n")
    assert json.loads((tmp_path / "problems.jsonl").read_text(encoding="utf-8")) == {
        "name": str(corpus / "00004.txt"),
        "problem": "there are no words in it: give the text of an article",
    }


def test_the_command_fails_where_nothing_can_be_read(sqlite_address, tmp_path, monkeypatch):
    """Exit code 2: there is nothing new in the library."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text("12345", encoding="utf-8")

    result = command(sqlite_address, corpus, tmp_path / "problems.jsonl", monkeypatch)

    assert result.exit_code == 2


def test_an_empty_folder_is_said_to_be_empty(sqlite_address, tmp_path, monkeypatch):
    """A typing error in a path is no success."""
    result = command(sqlite_address, tmp_path / "nothing", tmp_path / "problems.jsonl", monkeypatch)

    assert result.exit_code == 2


def fresh(library_file, folder):
    """A copy of the library that holds the release."""
    folder.mkdir()
    return Store.open(shutil.copy(library_file, folder / "library.sqlite"))


@pytest.mark.parametrize("sign", ["\0", "\ud800", "\udfff"])
def test_signs_that_no_database_keeps_are_read_as_unreadable_ones(store, sign):
    """A NUL or half a character, as a broken program leaves them, costs its own place and nothing else."""
    article = read_article(f"Azerbaijani forces{sign} shelled Hadrut on 4 October 2020.")

    store.save(article, reports_of(article))

    assert store.article(article.id).text == "Azerbaijani forces\ufffd shelled Hadrut on 4 October 2020."
    assert len(store.drafts(article.id)) == 1
