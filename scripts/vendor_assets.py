"""Vendor the browser libraries: ``python scripts/vendor_assets.py`` fetches pinned npm tarballs.

Each tarball is checked against the SHA-512 that the registry published for the pinned version; only
the listed files are taken, with the licence. Run again, it writes the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "static" / "vendor"

PACKAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "leaflet@1.9.4": (
        "nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQixURb+FA74PA==",
        ("dist/leaflet.js", "dist/leaflet.css", "LICENSE"),
    ),
    "dejavu-fonts-ttf@2.37.3": (
        "f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==",
        ("ttf/DejaVuSansCondensed.ttf", "ttf/DejaVuSansCondensed-Bold.ttf", "LICENSE"),
    ),
}
"""What is vendored: npm name and version, SHA-512 of the tarball (base64), files taken."""


def main() -> None:
    """Fetch, check and unpack every package."""
    with tempfile.TemporaryDirectory() as folder:
        for package, (integrity, files) in PACKAGES.items():
            subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)  # noqa: S603, S607
            name, _, version = package.partition("@")
            archive = Path(folder) / f"{name}-{version}.tgz"
            found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
            if found != integrity:
                raise SystemExit(f"{package}: the tarball's SHA-512 is {found}, not {integrity}")
            _unpack(archive, VENDOR / name, files)


def _unpack(archive: Path, target: Path, files: tuple[str, ...]) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with tarfile.open(archive) as tar:
        for name in files:
            member = tar.extractfile(f"package/{name}")
            if member is None:
                raise SystemExit(f"{archive.name} has no file {name}")
            (target / Path(name).name).write_bytes(member.read())


if __name__ == "__main__":
    main()
