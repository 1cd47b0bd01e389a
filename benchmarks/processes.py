"""Start-up: whole processes from outside, each command in turn with what it is held against."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.environments import ROOT, Environment, plain_environment

_STARTER: Final = str(ROOT / "benchmarks" / "starter.py")
_REPORT: Final = ("report", str(ROOT / "examples" / "said-more-than-once.yaml"))
"""Of the example with the longest document."""
_A_PAGE: Final = r"print('\033[?2004h\033[?7h', end='', flush=True)"
"""What the starter takes for a whole page."""
_DATA: Final = "import typer, yaml, pydantic; pydantic.create_model('A', b=(str, ...))"

FLOORS: Final[Mapping[str, str]] = {
    "typer": "import typer",
    "data": _DATA,
    "drawing": f"{_DATA}; import rich.console, rich.table",
    "questions": f"{_DATA}; import questionary; {_A_PAGE}",
}
"""Processes that only import, by name: their code."""
MOST_MEMORY: Final = 1.25
"""Times its floor, at its peak, that a command may hold at most."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One command, the floor it is held against, and how many times its time it may take at most."""

    arguments: tuple[str, ...]
    floor: str
    most: float
    way: str = "null"
    """How the starter runs it, and its floor."""


ROWS: Final[Mapping[str, Row]] = {
    "impasse-check": Row(arguments=(), floor="typer", most=1.15),
    "--version": Row(arguments=("--version",), floor="typer", most=1.15),
    "--help": Row(arguments=("--help",), floor="typer", most=1.15),
    "report --format markdown": Row(arguments=(*_REPORT, "--format", "markdown"), floor="data", most=1.35),
    "report --format json": Row(arguments=(*_REPORT, "--format", "json"), floor="data", most=1.35),
    "report, to a terminal": Row(arguments=_REPORT, floor="drawing", most=1.35, way="terminal"),
    "quiz, to its first page": Row(arguments=("quiz",), floor="questions", most=1.25, way="page"),
}


def measure(program: Environment, runs: int, home: Path) -> dict[str, Any]:
    """Run everything in turn, ``runs`` times after one that is not counted; give every run by name.

    Every second time the order is the other way round, so that a slow minute is shared by all.
    """
    ways = {row.floor: row.way for row in ROWS.values()}
    commands = {
        **{f"floor: {name}": (ways[name], program.python, "-c", code) for name, code in FLOORS.items()},
        **{name: (row.way, program.program, *row.arguments) for name, row in ROWS.items()},
    }
    found: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name in reversed(commands) if turn % 2 else commands:
            found[name].append(_run(*commands[name], home=home))
    return {
        name: {kind: [each[kind] for each in taken[1:]] for kind in ("wall", "memory")}
        for name, taken in found.items()
    }


def _run(way: str, *command: str, home: Path) -> dict[str, float]:
    """Run one command once; give seconds, and KiB at its peak."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", _STARTER, way, *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=home,
        env=plain_environment(home),
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    taken: dict[str, float] = json.loads(done.stdout)
    return taken
