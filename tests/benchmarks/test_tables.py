"""The tables are what was measured, and a promise that is not kept says so."""

import copy
import subprocess
import sys
from typing import Any

import pytest
from conftest import ROOT
from reads_program import DEADLINE, UNCOUNTED, surroundings

from benchmarks import page
from benchmarks.processes import FLOORS, ROWS


def summary(seconds: float) -> dict[str, float]:
    """Give figures of runs that all took the same."""
    return dict.fromkeys(("median", "lower", "upper", "least", "most", "p99"), seconds)


def measured() -> dict[str, Any]:
    """Give what a run on a very even machine would find: everything takes just what its floor takes."""
    process = {"wall": summary(0.1), "cpu": summary(0.08), "memory": summary(2048)}
    names = (*(f"floor: {name}" for name in FLOORS), *ROWS, "tool: deon", "tool: jrnl")
    found: dict[str, Any] = {
        "about": {
            "date": "2026-01-02",
            "python": "3.11.7",
            "system": "Linux x86_64",
            "processor": "a processor",
            "processors": 2,
            "load": [0.1, 0.25],
            "runs": 15,
            "quizzes": 5,
            "packages": {"impasse-check": "0.1.0", "typer": "0.29.2"},
        },
        "processes": {name: copy.deepcopy(process) for name in names},
        "keys": {"quiz": {"pages": 79, "wall": summary(0.005), "cpu": summary(0.004)}},
        "inside": {
            "score": {"wall": summary(80e-6), "cpu": summary(70e-6)},
            "load_pack": {"wall": summary(0.01), "cpu": summary(0.009)},
        },
        "stages": {"import typer": summary(0.05), "load the pack": summary(0.01)},
        "growth": {
            "sizes": [50, 500, 3000],
            "wall": [summary(1), summary(2), summary(3)],
            "cpu": [summary(1), summary(2), summary(3)],
            "exponent": {"wall": 1.01, "cpu": 1.02},
        },
    }
    found["processes"]["--help"]["wall"] = summary(0.09)
    return found


def promise(found: dict[str, Any], what: str) -> str:
    """Give the one line of the table of promises that is about something."""
    [line] = [line for line in page.promises(found).splitlines() if line.startswith(f"| {what}")]
    return line


def test_what_is_kept_is_said_to_be_kept() -> None:
    """With the figure it was measured by, and the bound."""
    lines = page.promises(measured()).splitlines()[2:]
    assert all(line.endswith(" | yes |") for line in lines)
    assert promise(measured(), "`--version`") == "| `--version`: time | 1.00 x its floor | 1.15 x | yes |"
    assert "| 80 us | 200 us |" in promise(measured(), "scoring")


@pytest.mark.parametrize(
    ("what", "where", "value"),
    [
        ("`report --format json`", ("processes", "report --format json", "wall", "median"), 0.136),
        ("`quiz, to its first page`", ("processes", "quiz, to its first page", "wall", "median"), 0.126),
        ("peak memory", ("processes", "template", "memory", "median"), 2600),
        ("`--help` against", ("processes", "tool: jrnl", "wall", "median"), 0.089),
        ("`quiz`: key", ("keys", "quiz", "wall", "p99"), 0.017),
        ("`quiz`: key", ("keys", "quiz", "wall", "most"), 0.051),
        ("scoring", ("inside", "score", "wall", "median"), 201e-6),
        ("loading", ("inside", "load_pack", "wall", "median"), 0.0151),
        ("growth", ("growth", "exponent", "wall"), 1.06),
    ],
)
def test_what_is_not_kept_is_said_not_to_be(what: str, where: tuple[str, ...], value: float) -> None:
    """Each promise by itself, a little past its bound."""
    found = measured()
    inner = found
    for step in where[:-1]:
        inner = inner[step]
    inner[where[-1]] = value
    assert promise(found, what).endswith(" | no |")
    others = set(page.promises(found).splitlines()) & set(page.promises(measured()).splitlines())
    assert len(others) == len(page.promises(found).splitlines()) - 1


def test_times_that_did_not_rise_keep_no_promise() -> None:
    """There is no exponent then, and the table says so."""
    found = measured()
    found["growth"]["exponent"] = {"wall": None, "cpu": None}
    assert promise(found, "growth") == "| growth of `report`: exponent | none | 1.05 | no |"
    assert "| exponent | none | none |" in page.inside(found)


def test_every_process_has_its_line_and_its_ratios() -> None:
    """Times in milliseconds, memory in MiB, each against its floor."""
    table = page.processes(measured())
    assert "| floor: typer | 100.0 ms | 100 to 100 ms | 80.0 ms | 2.0 MiB |  |  |  |  |" in table
    assert (
        "| `template` | 100.0 ms | 100 to 100 ms | 80.0 ms | 2.0 MiB | 1.00 | 1.00 | 1.00 | 1.00 |" in table
    )
    assert "| `jrnl --help` |" in table


def test_the_rest_is_told_too() -> None:
    """Keys, what is timed inside, growth, and where it was measured."""
    found = measured()
    assert "| `quiz`, 79 pages | time | 5.0 ms | 5.0 ms | 5.0 ms | 5.0 ms |" in page.keys(found)
    assert "| `load_pack()` | 10.0 ms | 10.0 ms | 10.0 ms | 9.0 ms |" in page.inside(found)
    assert "| exponent | 1.010 | 1.020 |" in page.inside(found)
    assert page.stages(found).splitlines()[2] == "| import typer | 50.0 ms | 50.0 ms | 50.0 ms |"
    assert "`import typer`" in page.floors()
    assert "load before and after 0.1 and 0.2" in page.about(found)
    assert "typer 0.29.2" in page.about(found)


def test_the_page_is_made_from_a_whole_run() -> None:
    """Not from one that only showed that the benchmarks run."""
    found = page.last()
    assert found["about"]["runs"] >= 15
    assert {"tool: deon", "tool: copier", "tool: commitizen", "tool: jrnl", "tool: hippocrates"} < set(
        found["processes"]
    )
    assert found["growth"]["sizes"] == [50, 500, 3000]


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
    assert "| growth of `report`: exponent |" in done.stdout
    assert (ROOT / "docs" / "performance.json").read_bytes() == before
