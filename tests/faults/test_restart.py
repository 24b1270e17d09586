"""A server that is stopped or dies under load: callers go on by themselves when it is back."""

import os
import random
import time

import pytest

from contactline.library import Store
from tests.faults.load import check, read, write
from tests.faults.processes import FORK, results, start

TIMES = int(os.environ.get("CONTACTLINE_FAULT_RESTARTS", "1"))
TURNS = int(os.environ.get("CONTACTLINE_FAULT_TURNS", "8"))


@pytest.fixture
def address(postgres, request):
    """A library of this test's own, made from nothing.

    A copy of another database would not do: PostgreSQL copies a sequence without what it has logged ahead, so that
    one that dies soon after the copy gives the same numbers again.
    """
    name = f"restarted_{request.node.callspec.id}"
    postgres.query(f"create database {name}", "template1")
    Store.open(postgres.url(name)).database.engine.dispose()
    yield postgres.url(name)
    postgres.query(f"drop database {name} with (force)", "template1")


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_server_that_comes_back_has_lost_nothing_and_done_nothing_twice(postgres, address, how):
    """What a caller was told is done is there once; nobody has to try again by hand."""
    chance = random.Random(how)
    over = FORK.Event()
    readers = [start(read, number, address, over) for number in range(2)]
    writers = [start(write, number, address, TURNS, how) for number in range(2)]
    for _ in range(TIMES):
        time.sleep(chance.uniform(0.3, 1.5))  # a moment in the middle of their work
        getattr(postgres, how)()
        time.sleep(chance.uniform(0.0, 0.5))
        postgres.start()
    written = results(writers)
    over.set()

    assert all(results(readers))
    check(Store.open(address), written)
