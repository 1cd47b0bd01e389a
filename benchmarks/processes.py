"""Whole processes from outside, in turn: each command, its floors, and the help of other programs."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.environments import ROOT, Environment, plain_environment
from benchmarks.figures import summary

_STARTER: Final = str(ROOT / "benchmarks" / "starter.py")
ANSWERS: Final = str(ROOT / "examples" / "said-more-than-once.yaml")
"""The example with the longest document."""
_PACK: Final = str(ROOT / "data" / "indicators.yaml")
_A_PAGE: Final = r"print('\033[?2004h\033[?7h', end='', flush=True)"
"""What the starter takes for a whole page."""


@dataclass(frozen=True, kw_only=True)
class Floor:
    """A process that only imports."""

    code: str
    way: str = "null"
    """How the starter runs it."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One command, the floor it is held against, and the bounds it has to keep."""

    arguments: tuple[str, ...]
    floor: str
    most: float | None = None
    """Times its floor, in time, at most; None: nothing was promised."""
    bare: str | None = None
    """A stricter floor, of what the command really imports."""
    way: str = "null"


MOST_MEMORY: Final = 1.25
"""Times its floor, at its peak, that a command may hold at most."""

_DATA: Final = "import typer, pydantic, yaml; pydantic.BaseModel"
_CHECKING: Final = (
    "import dataclasses, typer, yaml; from pydantic import TypeAdapter; "
    "TypeAdapter(dataclasses.make_dataclass('A', ['b']))"
)
"""pydantic imports half of itself when the first type is read."""
FLOORS: Final[Mapping[str, Floor]] = {
    "typer": Floor(code="import typer"),
    "data": Floor(code=_DATA),
    "drawing": Floor(code=f"{_DATA}; import rich.console, rich.table", way="terminal"),
    "questions": Floor(
        code=f"import typer, pydantic, yaml, questionary; pydantic.BaseModel; {_A_PAGE}", way="page"
    ),
    "bare data": Floor(code="import typer, yaml"),
    "bare drawing": Floor(code="import typer, yaml, rich.console, rich.table", way="terminal"),
    "bare questions": Floor(code=f"import typer, yaml, questionary; {_A_PAGE}", way="page"),
    "checking": Floor(code=_CHECKING),
}

ROWS: Final[Mapping[str, Row]] = {
    "--version": Row(arguments=("--version",), floor="typer", most=1.15),
    "--help": Row(arguments=("--help",), floor="typer", most=1.15),
    "report --format markdown": Row(
        arguments=("report", ANSWERS, "--format", "markdown"), floor="data", most=1.35, bare="bare data"
    ),
    "report --format json": Row(
        arguments=("report", ANSWERS, "--format", "json"), floor="data", most=1.35, bare="bare data"
    ),
    "report, to a terminal": Row(
        arguments=("report", ANSWERS), floor="drawing", most=1.35, bare="bare drawing", way="terminal"
    ),
    "quiz, to its first page": Row(
        arguments=("quiz",), floor="questions", most=1.25, bare="bare questions", way="page"
    ),
    "template": Row(arguments=("template",), floor="data", bare="bare data"),
    "questions --format markdown": Row(
        arguments=("questions", "--format", "markdown"), floor="data", bare="bare data"
    ),
    "resources --format markdown": Row(
        arguments=("resources", "--format", "markdown"), floor="data", bare="bare data"
    ),
    "privacy, to a terminal": Row(
        arguments=("privacy",), floor="drawing", bare="bare drawing", way="terminal"
    ),
    "check": Row(arguments=("check", _PACK), floor="checking"),
    "schema pack": Row(arguments=("schema", "pack"), floor="checking"),
}


def measure(program: Environment, tools: Mapping[str, Environment], runs: int, home: Path) -> dict[str, Any]:
    """Run everything in turn, ``runs`` times after one that is not counted; give figures by name.

    Every second time the order is the other way round.
    """
    commands = dict(_commands(program, tools))
    found: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name in reversed(commands) if turn % 2 else commands:
            taken = run(*commands[name], home)
            if turn:
                found[name].append(taken)
    return {
        name: {key: summary([each[key] for each in taken]) for key in ("wall", "cpu", "memory")}
        for name, taken in found.items()
    }


def _commands(
    program: Environment, tools: Mapping[str, Environment]
) -> Iterable[tuple[str, tuple[str, tuple[str, ...]]]]:
    for name, floor in FLOORS.items():
        yield f"floor: {name}", (floor.way, (program.python, "-c", floor.code))
    for name, row in ROWS.items():
        yield name, (row.way, (program.program, *row.arguments))
    for name, tool in tools.items():
        yield f"tool: {name}", ("null", (tool.program, "--help"))


def run(way: str, command: tuple[str, ...], home: Path) -> dict[str, float]:
    """Run one command once; give seconds of time and of processor, and KiB at its peak."""
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
