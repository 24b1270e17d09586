"""The shipped release, once for all tests of releases: as files in memory, and in a folder."""

import pytest

from contactline.library.package import package_files, shipped_content, write_folder


@pytest.fixture(scope="session")
def files():
    """The files of the shipped release."""
    return package_files(shipped_content())


@pytest.fixture(scope="session")
def folder(files, tmp_path_factory):
    """The shipped release in a folder."""
    place = tmp_path_factory.mktemp("release") / "whole"
    write_folder(files, place)
    return place
