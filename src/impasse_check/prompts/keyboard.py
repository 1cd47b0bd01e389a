"""The keyboard of plain lines: one line after the other, and nothing that was typed before it was asked for.

Ctrl-X, Ctrl-C and Ctrl-D are never thrown away: whenever they were typed, they are answered.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol

from impasse_check.errors import NoTerminalError
from impasse_check.prompts.bursts import is_burst, rest_of_lines
from impasse_check.prompts.interruptions import Interruptions, ResumedError
from impasse_check.prompts.page import Command, LeftError, VanishedError

if TYPE_CHECKING:
    from impasse_check.prompts.tty import Tty

CONTROL_X: Final = "\x18"
_CONTROL_C: Final = "\x03"
_LEAVES: Final = ("\x04", "\x11")
"""Ctrl-D and Ctrl-Q, where they are keys like others."""


def urgent(typed: str) -> Command | None:
    """Give the command among keys that is never thrown away. Raises KeyboardInterrupt for Ctrl-C."""
    if CONTROL_X in typed:
        return Command.VANISH
    if _CONTROL_C in typed:
        raise KeyboardInterrupt
    return Command.LEAVE if any(each in typed for each in _LEAVES) else None


class LineKeyboard(Protocol):
    """Whatever gives one line after the other."""

    def settle(self) -> Command | None:
        """Throw away what was typed too early; give the command among it that never is.

        Raises KeyboardInterrupt.
        """

    def line(self, *, unseen: bool) -> None:
        """Let what is typed from here on be a line, and shown unless it is to be unseen.

        Raises NoTerminalError where that cannot be.
        """

    def readline(self) -> str:
        """Give the next line, with its line feed; one without, or an empty one, is the last.

        Further lines that came all at once with it are given along, behind its line feed: a paste. Raises
        KeyboardInterrupt, or ResumedError where the program was stopped meanwhile.
        """


class Keyboard:
    """A terminal that gives a line as soon as it is ended, and shows nothing that is typed between two."""

    def __init__(self, tty: "Tty", interruptions: Interruptions, encoding: str) -> None:
        self._tty = tty
        self._interruptions = interruptions
        self._encoding = encoding
        self._early = ""
        tty.by_key()

    def settle(self) -> Command | None:
        """Throw away what was typed too early; give the command among it that never is.

        Raises KeyboardInterrupt.
        """
        self._tty.by_key()
        found = urgent(self._waiting())
        if found is not Command.VANISH:
            self._interruptions.answer()
        return found

    def line(self, *, unseen: bool) -> None:
        """Let what is typed from here on be a line, and shown unless it is to be unseen.

        Raises NoTerminalError where that cannot be.
        """
        early = self._waiting()
        self._tty.by_line(unseen=unseen, end=CONTROL_X)
        # What came in between is there at once, also without an end of the line.
        self._early = _ways_out(early + self._waiting())

    def readline(self) -> str:
        """Give the next line, with its line feed and what came all at once with it: a paste.

        What is no text in the terminal's encoding comes as lone surrogates. Raises KeyboardInterrupt, or
        ResumedError where the program was stopped meanwhile.
        """
        with self._interruptions.heard():
            line = self._early or self._next()
            self._tty.by_key()
            if not line.endswith("\n"):
                return line
            rest = rest_of_lines(self._waiting, lambda rest: CONTROL_X in rest)
            return _ways_out(rest) or line + rest

    def _next(self) -> str:
        self._interruptions.wait_for(self._tty.fileno())
        return self._tty.read().decode(self._encoding, "surrogateescape")

    def _waiting(self) -> str:
        return self._tty.waiting().decode(self._encoding, "replace")


class StandardInput:
    """Standard input where there are no means to steer a terminal: lines as they come."""

    def settle(self) -> None:
        """Throw away nothing."""

    def line(self, *, unseen: bool) -> None:
        """Let a line be typed, where it may be seen. Raises NoTerminalError."""
        if unseen:
            raise NoTerminalError("error.no-passphrase")

    def readline(self) -> str:
        """Give the next line."""
        return sys.stdin.readline()


@contextmanager
def keyboard() -> Iterator[LineKeyboard]:
    """Read standard input by lines; Ctrl-X ends a line at once, as Enter does. Leave it as it was.

    Raises VanishedError or KeyboardInterrupt in the end, for a key or a signal that nobody has answered.
    """
    try:
        from impasse_check.prompts.tty import Tty
    except ImportError:
        yield StandardInput()
        return
    with _on(Tty(sys.stdin.fileno()), sys.stdin.encoding) as lines:
        yield lines
        if lines.settle() is Command.VANISH:
            raise VanishedError


def typed_unseen(prompt: str) -> str:
    """Give a line that is typed at the terminal of this process while nobody sees it, without its end.

    The prompt is shown there, and once more where the program was stopped and goes on. What was typed before
    it is no part of the line. What is no text in UTF-8 comes as lone surrogates. Raises NoTerminalError
    where there is no terminal, LeftError at Ctrl-D, VanishedError at Ctrl-X, KeyboardInterrupt at Ctrl-C.
    """
    try:
        from impasse_check.prompts.tty import Tty
    except ImportError:
        raise NoTerminalError("error.no-passphrase") from None
    handle = _own_terminal()
    try:
        with _on(Tty(handle), "utf-8") as lines:
            line = _asked(lines, lambda text: _write(handle, text), prompt)
    except OSError:
        # A terminal that was closed gives no more.
        raise LeftError from None
    finally:
        os.close(handle)
    if CONTROL_X in line:
        raise VanishedError
    if not line.endswith("\n"):
        raise LeftError
    return line.removesuffix("\n")


@contextmanager
def _on(tty: "Tty", encoding: str) -> Iterator[Keyboard]:
    """Read a terminal by lines, and leave it as it was, also while the program is stopped."""
    interruptions = Interruptions(hide=tty.give_back, show=tty.take_again)
    with interruptions.taken(), tty.held():
        yield Keyboard(tty, interruptions, encoding)


def _asked(lines: LineKeyboard, write: Callable[[str], None], prompt: str) -> str:
    """Give the line that was typed unseen behind a prompt. Several lines at once are none."""
    while True:
        lines.line(unseen=True)
        write(f"{prompt} ")
        try:
            line = lines.readline()
        except ResumedError:
            continue
        finally:
            write("\n")
        if not is_burst(line):
            return line


def _ways_out(typed: str) -> str:
    """Give the keys among those that were typed that lead out, as a line without an end."""
    return "".join(each for each in typed if each in (CONTROL_X, *_LEAVES))


def _own_terminal() -> int:
    """Open the terminal of this process, whatever its streams are. Raises NoTerminalError."""
    try:
        return os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        raise NoTerminalError("error.no-passphrase") from None


def _write(handle: int, text: str) -> None:
    # A terminal that was closed takes no more, and must not hide the signal that says so.
    with suppress(OSError):
        os.write(handle, text.encode())
