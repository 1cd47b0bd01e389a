"""Writes the table of five ways to the card: keys and words, counted from the pages as they are laid out."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from ways import WAYS, count  # it lives with the tests that hold it


def table() -> str:
    """Give a row for each way."""
    lines = ["| way | | keys | words | screens |", "| --- | --- | --- | --- | --- |"]
    for name, way in WAYS.items():
        found = count(way)
        lines.append(f"| {name} | {way.about} | {found.keys} | {found.words:,} | {found.screens} |")
    return "\n".join(lines) + "\n"
