"""The documentation: what it links to and shows is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(path):
    """A file that moved takes its links and pictures along."""
    named = [name for name in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in name]

    assert [name for name in named if not (path.parent / name).exists()] == []


def test_every_picture_has_words_for_who_does_not_see_it():
    """No picture of the README goes without a text in its place."""
    assert re.findall(r"!\[\s*\]\([^)]*\)", (ROOT / "README.md").read_text(encoding="utf-8")) == []
