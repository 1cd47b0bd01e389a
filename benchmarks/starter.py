"""Starts one command and prints what it took, as JSON: seconds, and KiB at its peak.

A process of its own, and a small one: what a child has peaked at begins with what its parent held.

``null``: output goes nowhere. ``terminal``: output goes to a terminal. ``page``: the same, and the time ends
where a page of questions stands there whole; the program is then sent away with Ctrl-X.
"""

import fcntl
import os
import struct
import sys
import termios
import time

BEGUN = b"\x1b[?2004h"
"""What a page sends when it begins to draw itself."""
DRAWN = b"\x1b[?7h"
"""What it sends when it has."""
_VANISH = b"\x18"
SIZE = (24, 80)
"""Rows and columns of the terminal."""


def is_whole(output: bytes) -> bool:
    """Say whether the last page that was begun has been drawn."""
    return BEGUN in output and output.rfind(DRAWN) > output.rfind(BEGUN)


def resize(terminal: int) -> None:
    """Give a terminal its size."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))


def _at_terminal(command: list[str]) -> tuple[int, int]:
    """Start a command at a terminal; give its number, and the terminal's other end."""
    child, terminal = os.forkpty()
    if not child:
        resize(1)
        os.execv(command[0], command)
    return child, terminal


def _into_nothing(command: list[str]) -> int:
    nothing = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, nothing, number) for number in (0, 1, 2)]
    return os.posix_spawn(command[0], command, os.environ, file_actions=actions)


def _read(terminal: int) -> bytes:
    """Read what comes; nothing at the end."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def main() -> None:
    """Run the command of this process's arguments."""
    way, *command = sys.argv[1:]
    output, painted = b"", 0.0
    began = time.perf_counter()
    if way == "null":
        child = _into_nothing(command)
    else:
        child, terminal = _at_terminal(command)
        while data := _read(terminal):
            output += data
            if way == "page" and not painted and is_whole(output):
                painted = time.perf_counter()
                os.write(terminal, _VANISH)
    _, status, used = os.wait4(child, 0)
    ended = painted or time.perf_counter()
    if status or (way == "page" and not painted):
        sys.exit(f"{command} ended with {status}: {output!r}")
    took = ended - began
    print(f'{{"wall": {took}, "memory": {used.ru_maxrss}}}')


if __name__ == "__main__":
    main()
