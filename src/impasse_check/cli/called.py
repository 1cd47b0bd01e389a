"""How the program was called, so that a command it prints works as it stands."""

import os
import shlex
import shutil
import sys
from typing import Final

from impasse_check.pack import SHIPPED

NAME: Final = "impasse-check"


def command_line(*arguments: str) -> str:
    """Give a command with these arguments, to be typed into a shell."""
    return shlex.join([*_program(), *arguments])


def with_pack(name: str | None) -> tuple[str, ...]:
    """Give the option for a pack in a file: answers name the packs that ship, and no other can be found."""
    return () if name is None or name in SHIPPED else ("--pack", name)


def _program() -> list[str]:
    """Give what starts this program again: its name where that is found, else how it was started now."""
    called = sys.argv[0]
    if os.path.basename(called) == "__main__.py":
        return [sys.executable, "-m", "impasse_check"]
    found = shutil.which(NAME)
    if found is not None and os.path.realpath(found) == os.path.realpath(called):
        return [NAME]
    # Links are kept as they are: what was called may stand somewhere else tomorrow.
    return [os.path.abspath(called) if os.path.basename(called) == NAME else NAME]  # noqa: PTH100
