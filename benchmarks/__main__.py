"""Measures and prints tables: ``python -m benchmarks``; with ``--smoke`` only shows that it runs."""

import datetime as dt
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from benchmarks import environments, growth, keys, page, processes
from benchmarks.environments import ROOT, Environment

_RESULTS: Final = ROOT / "docs" / "performance.json"
_PACKAGES: Final = ("impasse-check", "typer", "pydantic", "PyYAML", "rich", "questionary", "prompt_toolkit")
_INSIDE: Final = str(ROOT / "benchmarks" / "inside.py")
_RUNS, _QUIZZES = 25, 5


def main(arguments: list[str]) -> None:
    """Measure, print, and keep what was found where the page is made from it."""
    with tempfile.TemporaryDirectory() as home:
        if arguments == ["--smoke"]:
            found = measure(environments.here(), Path(home), runs=2, quizzes=1)
        else:
            found = measure(environments.installed(), Path(home), runs=_RUNS, quizzes=_QUIZZES)
            _RESULTS.write_text(json.dumps(found) + "\n", encoding="utf-8")
    for table in (page.promises, page.start_up, page.keys, page.growth):
        print(table(found))


def measure(program: Environment, home: Path, *, runs: int, quizzes: int) -> dict[str, Any]:
    """Measure everything there is; give it as plain data, rounded to what the clocks can tell."""
    load = [os.getloadavg()[0]]
    found = {
        "processes": processes.measure(program, runs, home),
        "keys": {
            name: keys.measure(program, quizzes, home, *options)
            for name, options in (
                ("quiz", ()),
                ("quiz --save-answers", ("--save-answers", "kept.yaml", "--force")),
            )
        },
        "sizes": list(growth.sizes()),
        **_inside(program, runs, home),
    }
    load.append(os.getloadavg()[0])
    rounded: dict[str, Any] = json.loads(json.dumps(found), parse_float=lambda text: round(float(text), 7))
    return {"about": _about(runs, quizzes, load), **rounded}


def _inside(program: Environment, runs: int, home: Path) -> Any:
    """Time what is done inside a process."""
    files = [str(file) for size in growth.sizes() for file in growth.write(home, size)]
    command = [program.python, _INSIDE, str(runs), *files]
    around = environments.plain_environment(home)
    return json.loads(
        subprocess.run(command, stdout=subprocess.PIPE, cwd=home, env=around, check=True).stdout
    )


def _about(runs: int, quizzes: int, load: list[float]) -> dict[str, Any]:
    return {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "load": load,
        "runs": runs,
        "quizzes": quizzes,
        "packages": {name: version(name) for name in _PACKAGES},
    }


if __name__ == "__main__":
    main(sys.argv[1:])
