"""What a shell is told when someone presses the Tab key."""

import os
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from io import StringIO
from typing import Final

import typer
from typer.main import get_command

from impasse_check.cli.printing import print_out

_ASKED: Final = "_IMPASSE_CHECK_COMPLETE"
"""What a shell sets when it asks how a line can go on; Typer makes the name from that of the program."""


def asked() -> bool:
    """Say whether a shell asks, and not a person."""
    return bool(os.environ.get(_ASKED))


def answer(app: typer.Typer, name: str) -> None:
    """Let Typer answer the shell, and print that as documents are printed.

    Raises SystemExit, or NotWrittenError where it could not be printed.
    """
    _know_shells()
    said = StringIO()
    try:
        with redirect_stdout(said):
            app([], prog_name=name)
    finally:
        print_out(said.getvalue())


def among(values: Iterable[str]) -> Callable[[str], Iterable[str]]:
    """Give what offers these values; Typer keeps those that go on from what is typed."""

    def offered(incomplete: str) -> Iterable[str]:  # Typer knows it by this name
        return values

    return offered


def _know_shells() -> None:
    """Let Typer load what it knows of shells.

    It does so for a program with options that change a person's files. Ours has none, so it is shown another.
    """
    other = typer.Typer()
    other.command()(_know_shells)
    get_command(other)
