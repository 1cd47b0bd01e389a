"""The environments that programs are measured in: one for ours, one for each it is compared with."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_HOME: Final = ROOT / ".venv-benchmarks"
_TOOLS: Final = ROOT / "benchmarks" / "requirements.txt"
_PROGRAM: Final = "impasse-check"
_COMMANDS: Final = {"commitizen": "cz"}
"""Programs that are called by another name than their package has."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    """One program with all that it needs."""

    python: str
    program: str


def here() -> Environment:
    """Give this program as it is installed beside the interpreter that runs now."""
    folder = Path(sys.executable).parent
    return Environment(python=sys.executable, program=str(folder / _PROGRAM))


def installed() -> Environment:
    """Give this program as a user gets it: built from the checkout and installed anew."""
    found = _made(_PROGRAM)
    constraints = str(ROOT / "constraints.txt")
    _pip(found, "--constraint", constraints, str(ROOT))
    _pip(found, "--force-reinstall", "--no-deps", str(ROOT))
    return found


def tools() -> dict[str, Environment]:
    """Give the programs to compare with, by the name of their package."""
    lines = _TOOLS.read_text(encoding="utf-8").splitlines()
    found = {}
    for name in (line for line in lines if not line.startswith("#")):
        found[name] = _made(name)
        _pip(found[name], name)
    return found


def version(environment: Environment, package: str) -> str:
    """Give the version of a package in an environment."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    done = subprocess.run([environment.python, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def plain_environment(home: Path) -> dict[str, str]:
    """Give the variables of a process that is measured: nothing of this shell's settings for Python."""
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


def _made(name: str) -> Environment:
    folder = _HOME / name
    if not folder.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    programs = folder / "bin"
    return Environment(python=str(programs / "python"), program=str(programs / _COMMANDS.get(name, name)))


def _pip(environment: Environment, *arguments: str) -> None:
    command = [
        environment.python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        *arguments,
    ]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
