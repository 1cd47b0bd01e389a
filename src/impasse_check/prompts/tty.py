"""The terminal that keys come from: what it does with them by itself, and what waits there to be read."""

import errno
import fcntl
import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

_IN, _LOCAL, _CHARACTERS = 0, 3, 6
"""Where the settings of a terminal say what it does by itself with what is typed, and at which characters."""
_LONGEST: Final = 4096
"""Bytes that a terminal gives at one time, at the most."""
_NUMBER: Final = bytes(4)
_Settings = list[Any]


class Tty:
    """A terminal that has other settings for a while, and the ones it had wherever somebody else may use it.

    Raises OSError where it was closed.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._given: _Settings = termios.tcgetattr(handle)
        self._wanted = self._given

    @contextmanager
    def held(self) -> Iterator[None]:
        """Leave the terminal as it was, however this ends, with nothing in it that a shell could read."""
        try:
            yield
        finally:
            self.give_back()

    def fileno(self) -> int:
        """Give the handle that is read from."""
        return self._handle

    def by_key(self) -> None:
        """Let each key be there at once, shown by nobody; those that send signals send them."""
        now = self._changed(off=termios.ICANON | termios.ECHO, on=termios.NOFLSH)
        now[_CHARACTERS][termios.VMIN], now[_CHARACTERS][termios.VTIME] = 1, 0
        self._set(now)

    def raw(self) -> None:
        """Let each key be there at once, as it is, and mean nothing to the terminal."""
        now = self._changed(off=termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN, on=0)
        now[_IN] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        now[_CHARACTERS][termios.VMIN], now[_CHARACTERS][termios.VTIME] = 1, 0
        self._set(now)

    def by_line(self, *, unseen: bool, end: str) -> None:
        """Let a line be edited, and shown unless it is to be unseen; ``end`` ends it at once, like Enter."""
        now = self._changed(off=termios.ECHO if unseen else 0, on=termios.NOFLSH)
        now[_CHARACTERS][termios.VEOL] = end.encode()
        self._set(now)

    def read(self) -> bytes:
        """Wait for what is typed, and give it; nothing is the end of what there is."""
        return os.read(self._handle, _LONGEST)

    def waiting(self) -> bytes:
        """Give what waits to be read, without waiting for more."""
        found = b""
        with suppress(OSError):
            while self._count() and (piece := self.read()):
                found += piece
        return found

    def give_back(self) -> None:
        """Let the terminal be as it was for whoever uses it next, and throw away what waits there.

        If somebody else uses it already, it is left alone.
        """
        # A terminal that was closed keeps no settings.
        with suppress(termios.error):
            if self.is_ours():
                termios.tcflush(self._handle, termios.TCIFLUSH)
                termios.tcsetattr(self._handle, termios.TCSANOW, self._given)

    def take_again(self) -> None:
        """Let the terminal be as it was wanted here."""
        with suppress(termios.error):
            termios.tcsetattr(self._handle, termios.TCSANOW, self._wanted)

    def is_ours(self) -> bool:
        """Say whether no other program has this terminal's foreground."""
        try:
            return os.tcgetpgrp(self._handle) == os.getpgrp()
        except OSError:
            # It is the terminal of another session, and its foreground is no concern of ours.
            return True

    def _count(self) -> int:
        return int.from_bytes(fcntl.ioctl(self._handle, termios.FIONREAD, _NUMBER), sys.byteorder)

    def _changed(self, *, off: int, on: int) -> _Settings:
        now = [*self._given[:_CHARACTERS], [*self._given[_CHARACTERS]]]
        now[_LOCAL] = now[_LOCAL] & ~off | on
        # Ctrl-S would hold up the screen, and with it every way out.
        now[_IN] &= ~termios.IXON
        return now

    def _set(self, settings: _Settings) -> None:
        self._wanted = settings
        while True:
            try:
                return termios.tcsetattr(self._handle, termios.TCSANOW, settings)
            except termios.error as error:
                # In the background it is stopped here, and tries again once it is in the foreground.
                if error.args[0] != errno.EINTR:
                    raise OSError(*error.args) from None
