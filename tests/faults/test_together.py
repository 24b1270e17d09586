"""Two writers and five readers on one library at once, each a process, on both databases."""

import os

from contactline.library import Store
from tests.faults.load import check, read, write
from tests.faults.processes import FORK, results, start

TURNS = int(os.environ.get("CONTACTLINE_FAULT_TURNS", "8"))
"""What each writer does; `make faults` asks for more."""


def test_two_writers_and_five_readers_agree(address):
    """Nothing is lost, nothing is done twice, and no reader ever sees a library that contradicts itself."""
    over = FORK.Event()
    readers = [start(read, number, address, over) for number in range(5)]
    written = results([start(write, number, address, TURNS, "together") for number in range(2)])
    over.set()

    looks = results(readers)

    assert all(looks)
    check(Store.open(address), written)
