"""New libraries for tests that need several, on each of the two databases."""

import shutil
from itertools import count

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def new_library(request, tmp_path, library_file):
    """Call it for the address of one more library that holds the release."""
    numbers = count()

    def file():
        return str(shutil.copy(library_file, tmp_path / f"library{next(numbers)}.sqlite"))

    if request.param == "sqlite":
        yield file
        return
    server, names = request.getfixturevalue("postgres"), []

    def database():
        names.append(f"one_more_{next(numbers)}")
        server.query(f"create database {names[-1]} template template_library", "template1")
        return server.url(names[-1])

    yield database
    for name in names:
        server.query(f"drop database {name} with (force)", "template1")
