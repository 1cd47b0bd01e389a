"""Where the program is measured: as it is installed here, or as somebody gets it who installs it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_HOME: Final = ROOT / ".venv-benchmarks"


@dataclass(frozen=True, kw_only=True)
class Environment:
    """A Python interpreter, and the program that is installed for it."""

    folder: Path

    @property
    def python(self) -> str:
        """The interpreter."""
        return str(self.folder / "python")

    @property
    def program(self) -> str:
        """The program."""
        return str(self.folder / "impasse-check")


def here() -> Environment:
    """Give the program as it is installed for the interpreter that runs now."""
    return Environment(folder=Path(sys.executable).parent)


def installed() -> Environment:
    """Give the program built from the checkout and installed anew, with the packages that were tested."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(_HOME)], check=True)
    found = Environment(folder=_HOME / "bin")
    constraints = ("--constraint", str(ROOT / "constraints.txt"))
    subprocess.run([found.python, "-m", "pip", "install", "--quiet", *constraints, str(ROOT)], check=True)
    return found


def plain_environment(home: Path) -> dict[str, str]:
    """Give the variables of a process that is measured: nothing of this shell's settings for Python."""
    return {"PATH": os.defpath, "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
