"""Standard input as a keyboard: read by lines in plain mode, and cleared of what was typed too early."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, Protocol

from impasse_check.errors import NoTerminalError

CONTROL_X: Final = "\x18"
_LOCAL: Final = 3
"""Where the settings of a terminal say what it does by itself, such as to show what is typed."""
_LONGEST: Final = 4096
"""Bytes that a terminal gives at one time, at the most."""


class LineReader(Protocol):
    """Whatever gives one line after the other."""

    def readline(self) -> str:
        """Give the next line, with its line feed; one without, or an empty one, is the last."""


class Keyboard:
    """A terminal that gives a line as soon as it is ended."""

    def __init__(self, handle: int, encoding: str) -> None:
        self._handle = handle
        self._encoding = encoding

    def readline(self) -> str:
        """Give what was typed, up to the line feed or Ctrl-X that ended it."""
        return os.read(self._handle, _LONGEST).decode(self._encoding, "replace")


@contextmanager
def keyboard() -> Iterator[LineReader]:
    """Read standard input by lines; Ctrl-X ends a line at once, as Enter does. Leave it as it was."""
    try:
        import termios
    except ImportError:
        yield sys.stdin
        return
    handle = sys.stdin.fileno()
    now = termios.tcgetattr(handle)
    now[-1][termios.VEOL] = CONTROL_X.encode()
    with _set(handle, now):
        yield Keyboard(handle, sys.stdin.encoding)


@contextmanager
def without_echo() -> Iterator[None]:
    """Let nobody see what is typed on standard input; leave it as it was. Raises NoTerminalError."""
    try:
        import termios
    except ImportError:
        raise NoTerminalError("error.no-passphrase") from None
    handle = sys.stdin.fileno()
    now = termios.tcgetattr(handle)
    now[_LOCAL] &= ~termios.ECHO
    with _set(handle, now):
        yield


@contextmanager
def _set(handle: int, now: list[Any]) -> Iterator[None]:
    """Let a terminal have these settings for a while."""
    import termios

    before = termios.tcgetattr(handle)
    termios.tcsetattr(handle, termios.TCSANOW, now)
    try:
        yield
    finally:
        # A terminal that was closed keeps no settings.
        with suppress(termios.error):
            termios.tcsetattr(handle, termios.TCSANOW, before)


def throw_away_typed() -> None:
    """Throw away what was typed on standard input before the question was there."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, ValueError, termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
