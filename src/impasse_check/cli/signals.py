"""What a signal does: it ends the program, and everything on the way is tidied up."""

import signal
import sys
from types import FrameType
from typing import Final

AGAIN: Final = 0.1
"""Seconds after which a signal that was lost comes again."""


class Terminated(SystemExit):
    """A signal asked the program to end; raised so that everything on the way is tidied up.

    Of all that can be raised, event loops let only this kind and KeyboardInterrupt through unharmed.
    """

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)


def listen() -> None:
    """Take the signals of this process, as far as the system has them."""
    for number in _known("SIGTERM", "SIGHUP", "SIGQUIT"):
        signal.signal(number, end)
    for number in _known("SIGPIPE"):
        # A reader that has seen enough, such as head, ends the program without a word, as in any pipe.
        signal.signal(number, signal.SIG_DFL)


def end(number: int, _frame: FrameType | None = None) -> None:
    """Raise Terminated, and once more soon if it was lost.

    What is raised while an object's life ends goes nowhere; such a moment must not swallow a signal.
    """
    if isinstance(sys.exc_info()[1], Terminated):
        return
    for again in _known("SIGALRM"):
        signal.signal(again, lambda _number, _frame: end(number))
        signal.setitimer(signal.ITIMER_REAL, AGAIN)
    raise Terminated(number)


def rest() -> None:
    """Let no signal come again."""
    for again in _known("SIGALRM"):
        signal.signal(again, signal.SIG_IGN)


def _known(*names: str) -> list[signal.Signals]:
    """Give those of the signals that this system has."""
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
