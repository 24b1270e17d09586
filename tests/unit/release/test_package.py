"""A release as a data package: the same bytes every time, and readable by programs that are not ours."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import geopandas
import pytest
from frictionless import validate

from contactline.library import RELEASE
from contactline.library.package import FolderInUse, write_folder, zipped

ROOT = Path(__file__).parents[3]
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Baku", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "86400"},
)
"""Two surroundings that a release may be written in."""


def written(place, environment, *options):
    """Write a release in a process of its own."""
    command = [
        sys.executable,
        "-c",
        "from contactline.cli import app; app()",
        "release",
        "--to",
        str(place),
        *options,
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, **environment})
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_release_is_the_same_bytes_wherever_it_is_written(tmp_path, files):
    """Another process, hash seed, time zone and locale make the same folder, and the zip of it too."""
    folder = written(tmp_path / "folder", PLACES[0])
    packed = written(tmp_path / "zip", PLACES[1], "--zip")

    assert folder == files
    assert packed == {f"contactline-{RELEASE.version}.zip": zipped(files)}


def test_a_zip_holds_the_files_of_the_folder_without_their_times(files):
    """Every file is in it, in order, none with a time of its own."""
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_frictionless_finds_nothing_wrong(folder):
    """The package, its schemas, keys, sizes and hashes hold for a reader that is not ours."""
    report = validate(str(folder / "datapackage.json"))

    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(json.loads((folder / "datapackage.json").read_bytes())["resources"])


def test_frictionless_finds_a_byte_that_was_changed(files, tmp_path):
    """A file that is not as it was released does not pass: the hashes are read, not just written."""
    other = files["kinds.csv"].replace(b"Talks", b"Walks")
    write_folder({**files, "kinds.csv": other}, tmp_path / "changed")

    assert not validate(str(tmp_path / "changed" / "datapackage.json")).valid


def test_sha256sum_finds_every_file_as_released(folder, files):
    """``sha256sum -c CHECKSUMS`` passes, and names every file but itself."""
    checked = subprocess.run(
        ["sha256sum", "-c", "CHECKSUMS"], cwd=folder, check=True, capture_output=True, text=True
    )

    assert checked.stdout.count(": OK") == len(files) - 1


@pytest.mark.parametrize(
    "path", ["events", "geo/cells", "geo/lines", "geo/zones", "geo/corridors", "geo/posts"]
)
def test_geopandas_reads_every_layer(folder, path):
    """Each layer opens in EPSG:4326 with valid shapes inside the map."""
    frame = geopandas.read_file(folder / f"{path}.geojson")
    shapes = frame.geometry[frame.geometry.notna()]

    assert frame.crs.to_epsg() == 4326 and len(frame)
    assert shapes.is_valid.all()
    assert shapes.total_bounds[0] >= -180 and shapes.total_bounds[3] <= 90


def test_the_cells_of_a_day_tile_the_frame(folder):
    """On a day each piece of land stands in one period: the periods of a layer are half-open."""
    frame = geopandas.read_file(folder / "geo" / "cells.geojson")
    day = "2020-12-02"
    of_day = frame[
        (frame["from"].astype(str) <= day) & (frame["to"].isna() | (frame["to"].astype(str) > day))
    ]

    assert sorted(of_day["id"]) == sorted(set(frame["id"]))


def test_the_package_is_of_its_day_and_not_of_the_clock(files):
    """The day of creation is the last day that the facts were checked for."""
    package = json.loads(files["datapackage.json"])

    assert package["created"] == f"{RELEASE.through}T00:00:00Z"
    assert package["version"] == RELEASE.version


def test_a_release_is_never_mixed_into_another_folder(files, tmp_path):
    """A folder that holds something is left as it is."""
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(FolderInUse):
        write_folder(files, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
