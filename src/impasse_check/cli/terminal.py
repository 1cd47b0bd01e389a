"""Opening the terminal to ask on: for widgets, or for plain lines where it cannot be opened for them."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TextIO

from impasse_check.cli.signals import Terminated
from impasse_check.errors import NoTerminalError
from impasse_check.prompts.keyboard import keyboard
from impasse_check.prompts.lines import Lines
from impasse_check.prompts.page import Asker
from impasse_check.words import Words


@contextmanager
def open_asker(words: Words, *, plain: bool, bold: bool) -> Iterator[Asker]:
    """Give a way to ask, and leave the terminal as it was. Raises NoTerminalError where there is none."""
    terminal = _open()
    try:
        with ExitStack() as held:
            yield held.enter_context(_lines(terminal, words)) if plain else _best(held, terminal, words, bold)
    except (OSError, EOFError) as error:
        if isinstance(error, OSError) and error.errno != errno.EIO:
            raise
        # The terminal was closed, and this was noticed before the signal that says so.
        raise Terminated(signal.SIGHUP) from None
    finally:
        # What was still to be written is lost with a terminal that was closed.
        with suppress(OSError):
            terminal.close()


def _best(held: ExitStack, terminal: TextIO, words: Words, bold: bool) -> Asker:
    """Give widgets, or plain lines on a terminal that cannot be opened for them."""
    try:
        from impasse_check.prompts.screen import screen
        from impasse_check.prompts.widgets import Widgets

        pressed = held.enter_context(screen(terminal))
    except Exception:  # every kind of console has errors of its own
        lines = held.enter_context(_lines(terminal, words))
        lines.tell(words.say("lines.only"))
        return lines
    return Widgets(words, pressed, bold=bold)


@contextmanager
def _lines(terminal: TextIO, words: Words) -> Iterator[Lines]:
    """Give plain lines, and say first that they stay."""
    width = min(os.get_terminal_size(terminal.fileno()).columns or 80, 80)
    with keyboard() as typed:
        lines = Lines(typed, terminal, words, width=width)
        lines.tell(words.say("lines.stays"))
        yield lines


def _open() -> TextIO:
    """Open a terminal to write to by its own name, or by the one that fits where that name is not ours."""
    with suppress(OSError, AttributeError):  # Windows has no such names
        return open(os.ttyname(sys.stdin.fileno()), "w", encoding="utf-8", errors="replace")
    try:
        return open("/dev/tty", "w", encoding="utf-8", errors="replace")
    except OSError:
        raise NoTerminalError("error.no-terminal") from None
