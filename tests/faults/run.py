"""Runs the faults by hand: ``python tests/faults/run.py``, or with ``--long`` what is too long for CI.

The long run needs atheris (``pip install ".[test,long]"``). It kills two hundred quizzes and puts mutated
bytes into every reader: a million inputs unless ``--inputs`` says otherwise, a tenth of that where each is
drawn in every form; and it lets each allocation fail in its turn while a file is written, which ``--memory``
does alone. Figures go to ``docs/reliability.json`` as they come; ``docs/reliability.md`` is made
from it. ``--only`` names one reader. ``--mutants`` adds what ``mutmut run`` left in ``mutants/``.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
FIGURES = ROOT / "docs" / "reliability.json"
TARGETS = ("yaml", "answers", "pack", "notes", "locked")
DRAWN = ("notes",)
"""Targets that draw every input in every form, which takes as long as ten other inputs."""
FUZZ = """
import sys
import atheris
with atheris.instrument_imports(include=["impasse_check"]):
    import fuzzing
name = sys.argv.pop(1)
atheris.Setup(sys.argv, lambda data: fuzzing.run(name, data))
atheris.Fuzz()
"""
STARTS = {
    "yaml": "answers/valid",
    "answers": "answers/valid",
    "pack": "packs/valid",
    "notes": "answers/valid",
    "locked": "locked",
}
"""The folder of the corpus that each begins with."""
_SURVIVED = (0, 5, 33)
"""What mutmut notes where the tests pass, and where there is none."""


def fuzz(name: str, inputs: int) -> dict[str, Any]:
    """Put mutated bytes into one reader; give how many and in how long. Ends at the first that breaks it."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(ROOT / "tests" / "corpus" / STARTS[name], corpus)
        command = [
            sys.executable,
            "-c",
            FUZZ,
            name,
            f"-runs={inputs}",
            "-max_len=4096",
            # Each input has limits of its own in fuzzing.py; these end what cannot be ended from inside.
            "-timeout=20",
            "-rss_limit_mb=1024",
        ]
        done = subprocess.run(
            [*command, f"-artifact_prefix={folder}/", str(corpus)],
            capture_output=True,
            text=True,
            check=False,
            env=_environment(),
        )
    said = re.search(r"Done (\d+) runs in (\d+) second", done.stderr)
    if done.returncode or said is None:
        sys.exit(f"{name} broke:\n{done.stderr[-4000:]}")
    return {"inputs": int(said[1]), "seconds": int(said[2])}


def starve() -> dict[str, Any]:
    """Let each allocation fail in its turn while a file is written; give what was found, by file."""
    found = {}
    for name in ("kept.yaml", "kept.yaml.age"):
        command = [sys.executable, str(ROOT / "tests" / "starving.py"), name]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
        if done.returncode:
            sys.exit(f"{name} broke:\n{done.stderr[-4000:]}")
        found[name] = json.loads(done.stdout)
    return found


def _environment() -> dict[str, str]:
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    return os.environ | {"PYTHONPATH": path, "RUST_BACKTRACE": "0"}


def kill(rounds: int) -> dict[str, Any]:
    """Kill quizzes; give what was found."""
    import killing  # noqa: PLC0415  # it loads the tests' own terminal

    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = killing.kill(rounds, Path(folder), seed=rounds)
    return vars(found) | {"seconds": round(time.monotonic() - begun)}


def mutants() -> dict[str, Any]:
    """Give what mutmut found, by module; a run that was ended has not tried them all."""
    counts: dict[str, dict[str, int]] = {}
    within = ROOT / "mutants" / "src" / "impasse_check"
    for meta in sorted(within.rglob("*.py.meta")):
        every = json.loads(meta.read_text())["exit_code_by_key"].values()
        codes = [code for code in every if code is not None]
        if codes:
            survived = sum(code in _SURVIVED for code in codes)
            name = meta.relative_to(within).as_posix().removesuffix(".py.meta")
            counts[name] = {"mutants": len(codes), "of": len(every), "survived": survived}
    return counts


def write(figures: dict[str, Any]) -> None:
    """Keep what was found so far."""
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n")


def main() -> int:
    """Run, and write the figures of a long run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--rounds", type=int, default=200)
    chosen = parser.parse_args()
    figures = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    if chosen.long:
        figures["machine"] = (
            f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
        )
        if chosen.only is None:
            figures["killed"] = kill(chosen.rounds)
        for name in TARGETS if chosen.only is None else (chosen.only,):
            inputs = chosen.inputs // 10 if name in DRAWN else chosen.inputs
            figures.setdefault("fuzzed", {})[name] = fuzz(name, inputs)
            write(figures)
    if chosen.long or chosen.memory:
        figures["starved"] = starve()
    if chosen.mutants:
        figures["mutants"] = mutants()
    if chosen.long or chosen.memory or chosen.mutants:
        write(figures)
        return 0
    command = [sys.executable, "-m", "pytest", "-q", str(Path(__file__).parent)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
