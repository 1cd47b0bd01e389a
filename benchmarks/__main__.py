"""Measures everything and prints tables: ``python -m benchmarks``; ``--smoke`` only shows that it runs."""

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks import environments, growth, keys, page, processes
from benchmarks.environments import Environment
from benchmarks.figures import exponent, quantile, summary

_RESULTS: Final = environments.ROOT / "docs" / "performance.json"
_PACKAGES: Final = ("typer", "pydantic", "PyYAML", "rich", "questionary", "prompt_toolkit")
_INSIDE: Final = str(environments.ROOT / "benchmarks" / "inside.py")
_STAGES: Final = str(environments.ROOT / "benchmarks" / "stages.py")
_RUNS: Final = 15
_QUIZZES: Final = 5
_SMOKE_SIZES: Final = growth.SIZES


def main() -> None:
    """Measure, print, and keep what was found where the page is made from it."""
    asked = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the program beside its floors and beside other programs.",
    )
    asked.add_argument("--runs", type=int, default=_RUNS, help=f"runs of each process (default: {_RUNS})")
    asked.add_argument("--smoke", action="store_true", help="one run of each, nothing installed or kept")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if options.smoke:
            found = measure(environments.here(), {}, Path(home), runs=1, quizzes=1, sizes=_SMOKE_SIZES)
        else:
            program, tools = environments.installed(), environments.tools()
            found = measure(
                program, tools, Path(home), runs=options.runs, quizzes=_QUIZZES, sizes=growth.SIZES
            )
            _RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    tables = (page.promises, page.processes, page.keys, page.inside, page.stages)
    print("\n".join(table(found) for table in tables))


def measure(
    program: Environment,
    tools: dict[str, Environment],
    home: Path,
    *,
    runs: int,
    quizzes: int,
    sizes: tuple[int, ...],
) -> dict[str, Any]:
    """Measure everything there is; give it as plain data."""
    load = [os.getloadavg()[0]]
    found = {
        "processes": processes.measure(program, tools, runs, home),
        "keys": _keys(program, home, quizzes),
        "inside": _inside(program, home, runs),
        "stages": _stages(program, home, runs),
        "growth": _growth(program, home, runs, sizes),
    }
    load.append(os.getloadavg()[0])
    return {"about": _about(program, tools, runs, quizzes, load), **found}


def _about(
    program: Environment, tools: dict[str, Environment], runs: int, quizzes: int, load: list[float]
) -> dict[str, Any]:
    packages = {name: environments.version(program, name) for name in ("impasse-check", *_PACKAGES)}
    return {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "processors": os.cpu_count(),
        "load": load,
        "runs": runs,
        "quizzes": quizzes,
        "packages": packages | {name: environments.version(tool, name) for name, tool in tools.items()},
    }


def _processor() -> str:
    """Give the name of the processor, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown"
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown"
    )


def _keys(program: Environment, home: Path, quizzes: int) -> dict[str, Any]:
    """Time every page of whole quizzes, without a file of answers and with one that each is kept in."""
    found = {}
    pack = growth.shipped()
    for name, options in (("quiz", ()), ("quiz --save-answers", ("--save-answers", "kept.yaml", "--force"))):
        command = (program.program, "quiz", "--format", "json", *options)
        taken = [keys.measure(command, pack, home) for _ in range(quizzes)]
        found[name] = {"pages": len(taken[0]["wall"])} | {
            kind: summary(all_of) | {"p99": quantile(all_of, 0.99)}
            for kind in ("wall", "cpu")
            if any(all_of := [each for one in taken for each in one[kind]])
        }
    return found


def _inside(program: Environment, home: Path, runs: int) -> dict[str, Any]:
    examples = sorted(str(each) for each in (environments.ROOT / "examples").glob("*.yaml"))
    found = _told(program, home, _INSIDE, str(runs), *examples)
    return {name: {kind: summary(times) for kind, times in timed.items()} for name, timed in found.items()}


def _stages(program: Environment, home: Path, runs: int) -> dict[str, Any]:
    """Time the steps of a report, each run in a process of its own."""
    taken = [_told(program, home, _STAGES, processes.ANSWERS) for _ in range(runs)]
    return {name: summary([each[name] for each in taken]) for name in taken[0]}


def _told(program: Environment, home: Path, script: str, *arguments: str) -> Any:
    """Run one of our scripts in the environment of the program; give the plain data that it prints."""
    command = [program.python, script, *arguments]
    around = environments.plain_environment(home)
    done = subprocess.run(command, capture_output=True, text=True, cwd=home, env=around, check=True)
    return json.loads(done.stdout)


def _growth(program: Environment, home: Path, runs: int, sizes: tuple[int, ...]) -> dict[str, Any]:
    """Time reports from packs of several sizes, in turn."""
    files = {size: growth.write(home, size) for size in sizes}
    taken: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    for _ in range(runs):
        for size, (pack, answers) in files.items():
            arguments = ("report", str(answers), "--pack", str(pack), "--format", "markdown")
            taken[size].append(processes.run("null", (program.program, *arguments), home))
    found = {
        kind: [summary([each[kind] for each in taken[size]]) for size in sizes] for kind in ("wall", "cpu")
    }
    return {
        "sizes": list(sizes),
        **found,
        "exponent": {kind: _exponent(sizes, summaries) for kind, summaries in found.items()},
    }


def _exponent(sizes: tuple[int, ...], summaries: list[dict[str, float]]) -> float | None:
    """Give how time grows with the pack, or None where a few runs were too uneven to tell."""
    try:
        return exponent(sizes, [each["median"] for each in summaries])
    except ValueError:
        return None


if __name__ == "__main__":
    main()
