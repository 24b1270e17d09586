"""Where the shipped data lies."""

from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
"""The project's ``data/`` folder: human-readable files, each with source and licence."""
