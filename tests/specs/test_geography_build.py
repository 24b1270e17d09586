"""The shipped layers are what the build makes of the sources and the facts."""

import subprocess
import sys
from pathlib import Path

import pytest

from contactline.model import DATA

LAYERS = sorted(path.name for path in (DATA / "geo").glob("*.geojson"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """The folder of a fresh build."""
    folder = tmp_path_factory.mktemp("geo")
    command = [sys.executable, "-m", "contactline.geography.build", str(folder)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    return folder


def test_the_build_writes_every_shipped_layer_and_no_other(rebuilt):
    """Nothing in data/geo is written by hand."""
    assert sorted(path.name for path in rebuilt.glob("*.geojson")) == LAYERS


@pytest.mark.parametrize("layer", LAYERS)
def test_building_again_gives_the_same_bytes(rebuilt, layer):
    """The same sources and facts give the same layer, to the byte."""
    assert (rebuilt / layer).read_bytes() == (DATA / "geo" / layer).read_bytes()
