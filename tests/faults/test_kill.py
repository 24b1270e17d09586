"""Ingest that is killed without a warning, at any moment: nothing filed is lost, nothing is done twice."""

import os
import random
import signal
import time

from contactline.library import Store
from contactline.library.corpus import LocalReaders
from tests.faults.corpus import content, ingested, write_corpus

KILLS = int(os.environ.get("CONTACTLINE_FAULT_KILLS", "3"))
"""Random moments on each database; `make faults` asks for more."""

SEED = int(os.environ.get("CONTACTLINE_FAULT_SEED") or random.SystemRandom().randrange(10**6))
"""Of the moments; the failure says it, so that they can be tried again."""


def test_a_killed_ingest_ends_like_one_that_was_let_alone(new_library, tmp_path):
    """However often it is killed and started again, the library is the same in the end."""
    chance = random.Random(SEED)
    corpus = write_corpus(tmp_path / "corpus", 60)
    ingested(Store.open(new_library()), corpus)  # this process knows the grammars now, and so do its copies
    began, whole = time.monotonic(), new_library()
    _run(whole, corpus)
    seconds = time.monotonic() - began
    wanted, kills = content(Store.open(whole)), 0

    while kills < KILLS:
        address = new_library()
        while _is_killed(address, corpus, chance.uniform(0, seconds / 2)):
            kills += 1
        assert content(Store.open(address)) == wanted, f"CONTACTLINE_FAULT_SEED={SEED}"

    assert len(wanted[-1]) == 60


def _is_killed(address, corpus, moment):
    """Whether an ingest of a copy of this process was killed after a while; else it has come to its end."""
    child = os.fork()
    if child == 0:
        try:
            _run(address, corpus)
            os._exit(0)
        finally:
            os._exit(1)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the ingest failed by itself"
    return os.WIFSIGNALED(status)


def _run(address, corpus):
    store = Store.open(address)
    with LocalReaders(1, start="fork") as readers:
        ingested(store, corpus, size=3, readers=readers)
    store.database.engine.dispose()
