"""Running the program: as a process with real streams, or inside the test where those do not matter."""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from impasse_check.cli.main import run

DEADLINE = 30.0
"""Seconds after which something that has not happened never will; nothing waits so long when all is well."""
Surroundings = Mapping[str, str | None]
"""What of the environment is set to something else, or is not there."""
UNCOUNTED: Surroundings = {"COVERAGE_PROCESS_CONFIG": None, "COVERAGE_PROCESS_START": None}
"""For a run of a copy of the program: what it covers is not for the program here."""
_COMMAND = (sys.executable, "-m", "impasse_check")


@dataclass(frozen=True)
class Ended:
    """How the program ended, and what it said."""

    code: int
    out: str
    err: str


def surroundings(changed: Surroundings) -> dict[str, str]:
    """Give the environment of this test with some of it set, or taken out."""
    environment = dict(os.environ)
    for name, value in changed.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = value
    return environment


def program_bytes(
    *arguments: str, given: bytes = b"", cwd: Path | None = None, around: Surroundings = MappingProxyType({})
) -> tuple[int, bytes, bytes]:
    """Run the program to its end with pipes for streams; give its code and what it wrote, as bytes."""
    done = subprocess.run(  # noqa: S603
        [*_COMMAND, *arguments],
        input=given,
        capture_output=True,
        cwd=cwd,
        env=surroundings(around),
        timeout=DEADLINE,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def program(
    *arguments: str, given: bytes = b"", cwd: Path | None = None, around: Surroundings = MappingProxyType({})
) -> Ended:
    """Do the same, and read what it wrote as UTF-8."""
    code, out, err = program_bytes(*arguments, given=given, cwd=cwd, around=around)
    return Ended(code, out.decode(), err.decode())


@contextmanager
def started(
    *arguments: str, around: Surroundings = MappingProxyType({})
) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program with pipes for streams, and see to it that it is gone afterwards."""
    with subprocess.Popen(  # noqa: S603
        [*_COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(around),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def opened_by_reader(path: Path) -> int:
    """Wait until the program has a named pipe open for reading; give our end for writing."""
    until = time.monotonic() + DEADLINE
    while True:
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            assert time.monotonic() < until, "the program never opened the file"
        select.select([], [], [], 0.01)


def on_terminal(*arguments: str, columns: int = 80, around: Surroundings = MappingProxyType({})) -> Ended:
    """Run the program to its end with a terminal for standard output, and pipes for the rest."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    try:
        process = subprocess.Popen(  # noqa: S603
            [*_COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=subprocess.PIPE,
            env=surroundings(around),
        )
        os.close(theirs)
        with process:
            out = _until_closed(ours)
            _, err = process.communicate(timeout=DEADLINE)
    finally:
        os.close(ours)
    return Ended(process.returncode, out.decode().replace("\r\n", "\n"), err.decode())


def _until_closed(terminal: int) -> bytes:
    """Read a terminal until nobody writes to it any more."""
    until = time.monotonic() + DEADLINE
    read = b""
    while True:
        ready, _, _ = select.select([terminal], [], [], max(0, until - time.monotonic()))
        assert ready, "the program neither wrote nor ended"
        try:
            piece = os.read(terminal, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return read
        if not piece:
            return read
        read += piece


def inside(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ended:
    """Run the program inside the test, and leave signals and hooks as they were."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    hook = sys.excepthook
    try:
        code = run(list(arguments))
    finally:
        sys.excepthook = hook
        for each, handler in before.items():
            signal.signal(each, handler)
    said = capsys.readouterr()
    return Ended(int(code), said.out, said.err)
