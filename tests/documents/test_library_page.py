"""The page about the library: its example runs, and prints what it says."""

import re
import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from reads_program import DEADLINE, UNCOUNTED, surroundings

import impasse_check

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def fence(marker: str) -> str:
    """Give what stands in the fence below a marker."""
    found = re.search(rf"<!-- {marker} -->\n```[a-z]+\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_runs_and_prints_what_the_page_says(tmp_path: Path) -> None:
    """In a Python of its own; the document it writes is the one that was read and accepted."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", fence("example")],
        capture_output=True,
        cwd=tmp_path,
        env=surroundings(UNCOUNTED),
        timeout=DEADLINE,
        check=False,
    )
    assert done.stderr.decode() == ""
    assert done.stdout.decode() == fence("output")
    accepted = (ROOT / "examples" / "stuck-and-unheard" / "me.html").read_text(encoding="utf-8")
    assert (tmp_path / "mine.html").read_text(encoding="utf-8") == accepted


def test_every_public_function_is_on_the_page() -> None:
    """With its heading, and the example uses each."""
    headings = re.findall(r"^### ([a-z_]+)$", PAGE, re.MULTILINE)
    assert headings == impasse_check.__all__
    assert all(f"{name}(" in fence("example") for name in impasse_check.__all__)
