"""A shell at a terminal that runs the program as a job: it can be stopped there, and brought back."""

import os
import shlex
import signal
import sys
from pathlib import Path
from typing import Final

import pytest
from pty_session import Terminal

READY: Final = "ready> "
_SHELL: Final = ("/bin/bash", "--norc", "--noprofile", "--noediting", "-i")
_PROGRAM: Final = (sys.executable, "-m", "impasse_check")


class JobShell(Terminal):
    """A terminal in which a shell with job control waits for commands."""

    def __init__(self, folder: Path) -> None:
        if not Path(_SHELL[0]).exists():  # pragma: no cover
            pytest.skip("bash is not there, and no other shell here is known to stop and bring back programs")
        around = {"PS1": READY, "HISTFILE": os.devnull, "PS2": "", "PROMPT_COMMAND": ""}
        self._folder = folder
        super().__init__(folder=folder, program=_SHELL, environment=around)

    def begin(self, *arguments: str, program: tuple[str, ...] = _PROGRAM, after: str = "") -> None:
        """Run the program, with nothing on the screen before it; ``after`` stands behind the command."""
        command = shlex.join([*program, *arguments])
        self.wait_for_last(READY)
        self.type(f"clear; sh -c {shlex.quote(f'echo $$ > pid; exec {command}')} {after}\r")

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program, and not to its shell."""
        os.kill(int((self._folder / "pid").read_text()), number)

    def wait_until_stopped(self) -> None:
        """Wait until the shell is there again."""
        self.wait_for_last(READY)

    def bring_back(self) -> None:
        """Let the program go on."""
        self.type("fg\r")

    def code(self) -> int:
        """Give the exit code of the program once it has ended."""
        self.wait_for_last(READY)
        self.type("echo ended $?\r")
        self.wait(lambda: b"\nended " in self.since() and self.since().endswith(READY.encode()), "a code")
        return int(self.since().split(b"\nended ")[1].split(b"\r")[0])

    def echoes(self) -> bool:
        """Say whether what is typed is shown, and edited by the terminal."""
        self.type("# seen\r")
        self.wait_for_last(READY)
        return b"# seen\r\n" in self.since()
