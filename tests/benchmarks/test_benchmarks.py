"""The benchmarks can still be run, and the page is made from a whole run."""

import subprocess
import sys

from conftest import ROOT
from reads_program import DEADLINE, UNCOUNTED, surroundings

from benchmarks import page
from benchmarks.processes import FLOORS, ROWS


def test_the_benchmarks_still_run() -> None:
    """Once through everything, whatever it takes; nothing is installed or kept."""
    before = (ROOT / "docs" / "performance.json").read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--smoke"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=surroundings(UNCOUNTED),
        timeout=5 * DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [name for name in ROWS if f"| `{name}`: time |" not in done.stdout] == []
    assert (ROOT / "docs" / "performance.json").read_bytes() == before


def test_the_page_is_made_from_a_whole_run() -> None:
    """Not from one that only showed that the benchmarks run, nor from one before a command was there."""
    found = page.last()
    assert found["about"]["runs"] >= 15
    assert set(found["processes"]) == {*ROWS, *(f"floor: {name}" for name in FLOORS)}
