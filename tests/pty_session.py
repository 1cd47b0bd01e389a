"""The program at a real terminal of a given size: what is on the screen, and what was ever sent to it."""

import os
import re
import sys
import termios
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

import pexpect
import pyte

DEADLINE: Final = 15
"""Seconds after which nobody waits for anything any more."""
_BEGUN: Final = b"\x1b[?2004h"
"""What a question sends when it begins to draw itself."""
_DRAWN: Final = b"\x1b[?7h"
"""What it sends when it has."""
_PROMPT: Final = re.compile(rb"\n(Your (choice|words)|Enter (goes on|ends it)): $")
"""What stands last where plain lines ask for something."""
_ALTERNATE: Final = 1049
_PROGRAM: Final = (sys.executable, "-m", "impasse_check")


class _Screen(pyte.Screen):
    """A screen that has an alternate one, as terminals do."""

    _before: tuple[str, ...] | None = None
    """What stands on the other screen while the alternate one is shown."""

    def set_mode(self, *modes: int, **options: Any) -> None:
        """Turn to the alternate screen, among others; where it is shown already it is only wiped."""
        if _ALTERNATE in modes:
            if self._before is None:
                self._before = tuple(self.display)
            self.erase_in_display(2)
        super().set_mode(*modes, **options)

    def reset_mode(self, *modes: int, **options: Any) -> None:
        """Turn back to what was there before, among others."""
        if _ALTERNATE in modes:
            self._alternate = False
            self.erase_in_display(2)
            for number, line in enumerate(self._before or (), 1):
                self.cursor_position(number, 1)
                self.draw(line.rstrip())
            self._before = None
        super().reset_mode(*modes, **options)


class Terminal:
    """One run of the program; sent keys, signals and sizes, and read back as a person sees it.

    ``after`` stands behind the command in a shell, to redirect it.
    """

    def __init__(
        self,
        *arguments: str,
        folder: Path,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        program: Iterable[str] = _PROGRAM,
        after: str = "",
    ) -> None:
        columns, rows = size
        command = [*program, *arguments]
        if after:
            command = ["/bin/sh", "-c", f'exec "$0" "$@" {after}', *command]
        self.raw = b""
        self.paints: list[float] = []
        """Seconds from each keys that were typed to the next question that stood there whole."""
        self._seen = 0
        self._typed: float | None = None
        self._last_read = 0.0
        self._fed = 0
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            cwd=str(folder),
            env=dict(os.environ) | dict(environment or {}),
            timeout=DEADLINE,
        )
        self._child.delaybeforesend = None
        self._settings = termios.tcgetattr(self._child.child_fd)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Make an end, whatever happened."""
        with suppress(OSError):
            self._child.close(force=True)

    @property
    def lines(self) -> list[str]:
        """Give what is on the screen."""
        self._draw()
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """Give what is on the screen, without empty lines at its end."""
        return "\n".join(self.lines).rstrip("\n")

    def wait(self, done: Callable[[], bool], what: object) -> None:
        """Read until something is so. Fails after the deadline, with what is on the screen."""
        end = time.monotonic() + DEADLINE
        while not done():
            assert time.monotonic() < end, f"waited in vain for {what} at:\n{self.text}"
            self._read(0.2)

    def wait_for(self, text: str) -> None:
        """Wait until a text, in one line or over several, is on the screen."""
        self.wait(lambda: _flat(text) in _flat(self.text), text)

    def wait_for_question(self) -> str:
        """Wait until the next question stands there whole and takes keys; give the screen."""
        self.wait(self._has_question, "a question")
        if self._typed is not None:
            self.paints.append(self._last_read - self._typed)
            self._typed = None
        return self.text

    def wait_for_prompt(self) -> str:
        """Wait until plain lines ask for something; give what came since keys were typed."""
        self.wait(lambda: _PROMPT.search(self.raw[self._seen :]) is not None, "a prompt")
        return self.raw[self._seen :].decode(errors="replace").replace("\r\n", "\n")

    def wait_for_last(self, text: str) -> None:
        """Wait until a text stands last of what came since keys were typed."""
        self.wait(lambda: self.raw[self._seen :].endswith(text.encode()), f"{text!r} at the end")

    def type(self, keys: str | bytes) -> None:
        """Type keys."""
        self._seen = len(self.raw)
        self._typed = time.monotonic()
        self._child.send(keys)

    def answer(self, keys: str) -> str:
        """Type keys that bring the next question; give the screen with it."""
        self.wait_for_question()
        self.type(keys)
        return self.wait_for_question()

    def drawn_anew(self) -> str:
        """Have the page drawn anew with Ctrl-L; give the screen with it.

        The key is typed until it counts: it does not where it comes together with the one before it.
        """
        for _ in range(DEADLINE // 3):
            self.type("\x0c")
            again = time.monotonic() + 3
            while time.monotonic() < again:
                self._read(0.1)
                if self._has_question():
                    return self.text
        return self.wait_for_question()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal, after what came before."""
        self._draw()
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def signal(self, number: int) -> None:
        """Send a signal; it counts as keys that were typed."""
        self._seen = len(self.raw)
        self._child.kill(number)

    def hang_up(self) -> int:
        """Close the terminal while the program runs; give its exit code."""
        os.close(self._child.child_fd)
        return self._ended()

    def end(self) -> int:
        """Wait for the end of the program; give its exit code, negative for a signal that killed it."""
        self.wait(lambda: not self._read(0.2), "the end")
        return self._ended()

    def _ended(self) -> int:
        end = time.monotonic() + DEADLINE
        while self._child.isalive():
            assert time.monotonic() < end, "the program goes on without its terminal"
            time.sleep(0.02)
        return -(self._child.signalstatus or 0) or self._child.exitstatus or 0

    def is_as_before(self) -> bool:
        """Say whether the terminal is as it was: no alternate screen, a cursor, echo, no paste marks."""
        pairs = ((b"\x1b[?1049l", b"\x1b[?1049h"), (b"\x1b[?25h", b"\x1b[?25l"), (b"\x1b[?2004l", _BEGUN))
        ended = all(self.raw.rfind(off) > self.raw.rfind(on) for off, on in pairs)
        return ended and self.settings_are_as_before()

    def settings_are_as_before(self) -> bool:
        """Say whether the terminal echoes, edits lines and ends them as it did in the beginning."""
        return termios.tcgetattr(self._child.child_fd) == self._settings

    def since(self) -> bytes:
        """Give what came since the last keys were typed."""
        return self.raw[self._seen :]

    def _draw(self) -> None:
        """Draw what came, only when somebody looks: reading goes on while a page is timed."""
        self._stream.feed(self.raw[self._fed :])
        self._fed = len(self.raw)

    def _has_question(self) -> bool:
        return _DRAWN in self._since() and _BEGUN in self._since()

    def _since(self) -> bytes:
        """Give the same from the beginning of the last question on."""
        since = self.since()
        return since[max(0, since.rfind(_BEGUN)) :]

    def _read(self, seconds: float) -> bool:
        """Read what comes; say whether there can be more."""
        try:
            data = self._child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._last_read = time.monotonic()
        self.raw += data
        return True


def choices(screen: str) -> dict[str, str]:
    """Give the choices on a screen, each with the digit that chooses it."""
    found: dict[str, str] = {}
    label = ""
    for line in screen.splitlines():
        if begun := re.fullmatch(r" [ >] ([1-9])\. (.*)", line):
            label = begun[2]
            found[label] = begun[1]
        elif label and line.startswith("      "):
            longer = f"{label} {line.strip()}"
            found[longer] = found.pop(label)
            label = longer
        else:
            label = ""
    return found


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
