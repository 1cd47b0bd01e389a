"""Without a terminal to type in, nothing is asked, nothing is recorded, and one line says what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from core_helpers import WORDS
from pty_session import Terminal

PROGRAM = (sys.executable, "-m", "impasse_check", "quiz")
SAID = WORDS.say("error.no-terminal") + "\n"
NO_NAME = """
import os

def no_name(_):
    raise OSError

os.ttyname = no_name
from impasse_check.cli import main
main()
"""
"""The program where the terminal's own name cannot be found, as in some containers."""

NO_WIDGETS = """
from prompt_toolkit.output.vt100 import Vt100_Output

class NoConsoleScreenBufferError(Exception):
    pass

def refuse(*_, **__):
    raise NoConsoleScreenBufferError

Vt100_Output.from_pty = refuse
from impasse_check.cli import main
main()
"""
"""The program where the widgets' library finds no console that it can draw on."""


@pytest.mark.parametrize("plain", [(), ("--plain",)])
@pytest.mark.parametrize("stdin", ["< /dev/null", "<&-", "< typed.txt", "| cat"])
def test_standard_input_must_be_a_terminal(tmp_path: Path, stdin: str, plain: tuple[str, ...]) -> None:
    """Closed, empty, a file or a pipe full of line feeds: none of it is an answer."""
    (tmp_path / "typed.txt").write_text("\n1\n" * 200)
    command = 'cat typed.txt | "$0" "$@"' if stdin == "| cat" else f'"$0" "$@" {stdin}'
    options = (*plain, "--save-answers", "kept.yaml", "-o", "report.md")
    run = subprocess.run(  # noqa: S603
        ["/bin/sh", "-c", command, *PROGRAM, *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=15,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (5, "", SAID)
    assert [path.name for path in tmp_path.iterdir()] == ["typed.txt"]


def test_a_terminal_without_a_name_is_found_all_the_same(tmp_path: Path) -> None:
    """By the name that every process has for its own terminal."""
    program = (sys.executable, "-c", NO_NAME)
    with Terminal("quiz", folder=tmp_path, program=program) as terminal:
        terminal.wait_for_question()
        terminal.type("\x18")
        assert (terminal.end(), terminal.text) == (0, "")


def test_a_terminal_that_takes_no_widgets_gets_plain_lines(tmp_path: Path) -> None:
    """Whatever kind of console refuses, and however; it is said, and the quiz goes on."""
    with Terminal("quiz", folder=tmp_path, program=(sys.executable, "-c", NO_WIDGETS)) as terminal:
        shown = " ".join(terminal.wait_for_prompt().split())
        assert WORDS.say("lines.only") in shown
        assert WORDS.say("lines.stays") in shown
        terminal.type("\r")
        assert "4 Closeness" in " ".join(terminal.wait_for_prompt().split())
        terminal.type("\x18")
        assert terminal.end() == 0
    assert b"\x1b" not in terminal.raw


def test_a_terminal_that_cannot_be_opened_is_none(tmp_path: Path) -> None:
    """A terminal that belongs to another session, and has no name: the same line, the same code."""
    master, slave = os.openpty()
    try:
        run = subprocess.run(  # noqa: S603
            [sys.executable, "-c", NO_NAME, "quiz"],
            cwd=tmp_path,
            stdin=slave,
            capture_output=True,
            text=True,
            timeout=15,
            check=False,
            start_new_session=True,
        )
    finally:
        os.close(master)
        os.close(slave)
    assert (run.returncode, run.stdout, run.stderr) == (5, "", SAID)
