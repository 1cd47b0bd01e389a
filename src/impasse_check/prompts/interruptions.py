"""What may come between while somebody is asked: Ctrl-C as a signal, and being stopped and going on."""

import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

_INTERRUPTS: Final = ("SIGINT",)
_STOPS: Final = ("SIGTSTP", "SIGTTIN", "SIGTTOU")
_GOES_ON: Final = ("SIGCONT",)


class ResumedError(Exception):
    """The program was stopped and goes on: what was on the screen has to be shown again."""


class Interruptions:
    """Takes the signals that do not end the program, and lets them act at moments that bear it.

    ``hide`` takes off the terminal what nobody else may see, and gives the terminal back; ``show`` takes it
    again. A first interruption that comes while nobody is waited for is kept until somebody is; a second one
    is raised where it comes.
    """

    def __init__(self, hide: Callable[[], None], show: Callable[[], None]) -> None:
        self._hide = hide
        self._show = show
        self._heard = False
        self._interrupted = False
        self._resumed = False
        self._woken: int | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take the signals for a while. Raises KeyboardInterrupt for one that was still kept in the end."""
        handlers = {
            **dict.fromkeys(_known(_INTERRUPTS), self._interrupt),
            **dict.fromkeys(_known(_STOPS), self._stop),
            **dict.fromkeys(_known(_GOES_ON), self._go_on),
        }
        with self._waking(), _handled(handlers):
            yield
        self.answer()

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Wait for somebody. Raises KeyboardInterrupt or ResumedError for what came before, or comes now."""
        self._heard = True
        try:
            if self._interrupted or self._resumed:
                self._raise()
            yield
        finally:
            self._heard = False

    def wait_for(self, handle: int) -> None:
        """Wait until there is something to read, and let every signal that comes meanwhile act at once."""
        handles = [each for each in (handle, self._woken) if each is not None]
        while handle not in (ready := select.select(handles, (), ())[0]):
            os.read(ready[0], 1)

    def answer(self) -> None:
        """Go to a new page, which need not be shown again. Raises KeyboardInterrupt for one that was kept."""
        self._resumed = False
        if self._interrupted:
            self._raise()

    @contextmanager
    def _waking(self) -> Iterator[None]:
        """Let a signal end the waiting also if it comes when the wait is decided on, but has not begun.

        Python's own handlers run between two of its steps: without this, nobody would see that one is due
        until the next key.
        """
        self._woken, wakes = os.pipe()
        try:
            os.set_blocking(wakes, False)
            before = signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
            try:
                yield
            finally:
                signal.set_wakeup_fd(before)
        finally:
            os.close(self._woken)
            os.close(wakes)
            self._woken = None

    def _raise(self) -> None:
        interrupted = self._interrupted
        self._heard = self._interrupted = self._resumed = False
        if interrupted:
            raise KeyboardInterrupt
        raise ResumedError

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._heard or self._interrupted:
            self._interrupted = True
            self._raise()
        self._interrupted = True

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        """Stop, as the system would have done at once, and go on from here."""
        self._hide()
        with _handled(dict.fromkeys(_known((*_STOPS, *_GOES_ON)), signal.SIG_DFL)):
            os.kill(os.getpid(), number)
            # Where it goes on in the background, it stops again at the terminal's settings.
            self._show()
        self._goes_on()

    def _go_on(self, _number: int, _frame: FrameType | None) -> None:
        """Take the terminal again after a stop that nobody could see coming."""
        with _handled(dict.fromkeys(_known(_STOPS), signal.SIG_DFL)):
            self._show()
        self._goes_on()

    def _goes_on(self) -> None:
        self._resumed = True
        if self._heard:
            self._raise()


@contextmanager
def _handled(handlers: dict[signal.Signals, Any]) -> Iterator[None]:
    """Let these signals be handled so for a while."""
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def _known(names: tuple[str, ...]) -> list[signal.Signals]:
    """Give those of the signals that this system has."""
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
