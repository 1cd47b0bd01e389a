"""The alternate screen of a terminal: wiped on leaving and on every stop, and there again after it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from prompt_toolkit.application import create_app_session
from prompt_toolkit.application.current import get_app_or_none
from prompt_toolkit.input import create_input
from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output

from impasse_check.prompts.interruptions import Interruptions
from impasse_check.prompts.page import Command, VanishedError
from impasse_check.prompts.pressed import Pressed
from impasse_check.prompts.tty import Tty


@contextmanager
def screen(terminal: TextIO) -> Iterator[Pressed]:
    """Hold the alternate screen of a terminal, and leave it wiped however this ends; give its keys.

    Raises VanishedError or KeyboardInterrupt in the end, for a key or a signal that nobody has answered.
    """
    tty, output = Tty(terminal.fileno()), _output(terminal)
    # A signal may come in the midst of what is written; what it calls for is written past that.
    with open(os.dup(terminal.fileno()), "w", encoding="utf-8") as beside:
        curtain = _output(beside)

        def hide() -> None:
            if tty.is_ours():
                page = get_app_or_none()
                if page is not None:
                    # What it knows to be on the screen will not be there any more.
                    page.renderer.erase()
                _close(curtain)
            tty.give_back()

        def show() -> None:
            tty.take_again()
            _open(curtain)

        interruptions = Interruptions(hide=hide, show=show)
        pressed = Pressed(create_input(), interruptions)
        with interruptions.taken(), tty.held(), create_app_session(input=pressed, output=output):
            # Keys are not shown between two questions either.
            tty.raw()
            _open(output)
            try:
                yield pressed
                if pressed.settle() is Command.VANISH:
                    raise VanishedError
            finally:
                if tty.is_ours():
                    _close(output)


def _output(terminal: TextIO) -> Vt100_Output:
    output = Vt100_Output.from_pty(terminal, term=os.environ.get("TERM"))
    # We always start at the top of an empty screen: no need to ask the terminal where the cursor is.
    output.enable_cpr = False
    return output


def _open(output: Output) -> None:
    """Begin an alternate screen."""
    with suppress(OSError):
        output.enter_alternate_screen()
        output.flush()


def _close(output: Output) -> None:
    """Wipe the alternate screen and leave it."""
    # A terminal that was closed cannot be wiped.
    with suppress(OSError):
        wipe(output)
        output.quit_alternate_screen()
        # A question that a signal ended has not tidied up after itself.
        output.disable_bracketed_paste()
        output.enable_autowrap()
        output.show_cursor()
        output.reset_attributes()
        output.flush()


def wipe(output: Output) -> None:
    """Leave nothing on the screen."""
    output.cursor_goto(0, 0)
    output.erase_down()
