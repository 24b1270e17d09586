"""The command itself, as a process of its own: stopped by Ctrl-C, killed, and on a cluster."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from distributed import LocalCluster

from contactline.library import Store
from contactline.library.corpus import open_readers
from contactline.library.corpus.readers import ClusterError
from tests.faults.corpus import content, ingested, write_corpus
from tests.postgres import free_port

COUNT = 40


@pytest.fixture
def corpus(tmp_path):
    """Articles enough to be stopped among."""
    return write_corpus(tmp_path / "corpus", COUNT)


def started(address, corpus, folder):
    """Start the command; one article a batch, so that there are many moments to stop it."""
    options = ["--workers", "1", "--batch", "1", "--report", str(folder / "problems.jsonl")]
    code = "import sys; from contactline.cli import app; app(sys.argv[1:])"
    return subprocess.Popen(
        [sys.executable, "-c", code, "ingest", str(corpus), *options],
        env=os.environ | {"CONTACTLINE_LIBRARY": address, "CONTACTLINE_DATABASE_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition, seconds=90):
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it has not come to this"
        time.sleep(0.02)


def held(store):
    """How many articles a library holds with their text."""
    return sum(one.held for one in store.shelf())


def family(pid):
    """The processes that descend from one."""
    found, seen = [pid], set()
    while found:
        seen.add(one := found.pop())
        children = Path(f"/proc/{one}/task/{one}/children")
        found += [int(child) for child in children.read_text().split()] if children.exists() else []
    return seen


def test_a_kill_leaves_no_process_behind_and_ctrl_c_ends_after_what_is_being_read(
    sqlite_address, tmp_path, corpus
):
    """Killed it takes its workers along; started again it goes on; stopped politely it says how to go on."""
    store = Store.open(sqlite_address)
    first = started(sqlite_address, corpus, tmp_path)
    wait_for(lambda: held(store) >= 1)
    workers = family(first.pid)
    first.kill()
    first.communicate()
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers), 20)
    before = held(store)

    second = started(sqlite_address, corpus, tmp_path)
    wait_for(lambda: held(store) > before)
    second.send_signal(signal.SIGINT)
    out, said = second.communicate(timeout=60)

    now = held(store)
    assert (second.returncode, "the same command goes on from here" in said) == (130, True)
    assert out == f"{now - before} articles read and filed, {before} filed before\n"
    assert before < now < COUNT


def test_a_cluster_files_what_one_process_files(new_library, corpus):
    """Where it is read makes no difference to the library."""
    here, there = Store.open(new_library()), Store.open(new_library())
    ingested(here, corpus)

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
        ) as cluster,
        open_readers(1, cluster.scheduler_address) as readers,
    ):
        ingested(there, corpus, readers=readers)

    assert content(there) == content(here)


def test_where_no_scheduler_answers_it_says_so(monkeypatch):
    """The address is repeated: it holds no secret."""
    monkeypatch.setattr("contactline.library.corpus.cluster.CONNECT_SECONDS", 0.3)

    with pytest.raises(ClusterError, match="no scheduler of Dask answers at tcp://127"):
        open_readers(1, f"tcp://127.0.0.1:{free_port()}")
