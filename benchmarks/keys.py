"""From a key to the next page: a whole quiz at a terminal, timed from the write of the key to the last byte.

Goes by the marks of a page and the digits of its choices. The words of a page are only held against those of
the questions in the pack, to answer so that as many questions open as can.
"""

import os
import re
import select
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pyte

from benchmarks.environments import plain_environment
from benchmarks.starter import SIZE, is_whole, resize

_QUIET: Final = 0.05
"""Seconds without a byte after which a page is taken to be all there."""
_DEADLINE: Final = 15.0
_DIGIT: Final = re.compile(r"^\W*([1-9])\. ", re.MULTILINE)


class Keys:
    """Chooses the key that answers a screen: the one that opens most."""

    def __init__(self, pack: dict[str, Any]) -> None:
        """Take a pack as plain data."""
        self._digits = {_flat(each["text"]): _digit(pack, each) for each in pack["questions"].values()}

    def answer(self, screen: str) -> str:
        """Give a digit that is on the screen: for the last question there, else the first one.

        Raises ValueError for a screen without any.
        """
        digits = _DIGIT.findall(screen)
        if not digits:
            raise ValueError("nothing to choose")
        text = _flat(screen)
        asked = max(self._digits, key=text.rfind)
        wanted = self._digits[asked] if asked in text else digits[0]
        return wanted if wanted in digits else digits[0]


def _digit(pack: dict[str, Any], question: dict[str, Any]) -> str:
    """Give the digit of the answer that opens most: above never, and no gate closed."""
    if question["kind"] == "graded":
        return "3"
    if question["kind"] == "event":
        return "2"
    answers = list(pack["choices"][question["choices"]])
    return str(next((place for place, each in enumerate(answers, 1) if each != "no"), 1))


def _flat(text: str) -> str:
    return " ".join(text.split())


class _Run:
    """One run of the quiz at a terminal of its own."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._child, self._terminal = os.forkpty()
        if not self._child:
            resize(1)
            os.chdir(home)
            os.execve(command[0], list(command), plain_environment(home))
        os.set_blocking(self._terminal, False)
        rows, columns = SIZE
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self._screen.display)

    def press(self, key: str) -> tuple[float, float] | None:
        """Press a key; give the seconds, of time and of processor, until the next page. None at the end."""
        worked = _worked(self._child)
        began = time.perf_counter()
        os.write(self._terminal, key.encode())
        last = self.wait()
        if last is None:
            return None
        return last - began, _worked(self._child) - worked

    def wait(self) -> float | None:
        """Read until a page is all there; give the moment of its last byte, or None at the end."""
        output, last = b"", time.perf_counter()
        deadline = last + _DEADLINE
        while time.perf_counter() < deadline:
            ready, _, _ = select.select([self._terminal], [], [], _QUIET)
            if ready:
                data = _read(self._terminal)
                last = time.perf_counter()
                if not data:
                    self._end()
                    return None
                output += data
            elif is_whole(output):
                self._stream.feed(output)
                return last
        raise TimeoutError(self.text)

    def _end(self) -> None:
        """Wait for the end of the quiz. Raises RuntimeError where it did not end well."""
        os.close(self._terminal)
        _, status = os.waitpid(self._child, 0)
        if status:
            raise RuntimeError(f"the quiz ended with {status} after this page:\n{self.text}")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def _worked(child: int) -> float:
    """Give the seconds of processor that a process has used, where the system counts them finely."""
    try:
        counted = Path(f"/proc/{child}/schedstat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(counted.split()[0]) / 1e9


def measure(command: Sequence[str], pack: dict[str, Any], home: Path) -> dict[str, list[float]]:
    """Answer a whole quiz; give the seconds of time and of processor from each key to the next page."""
    run, keys = _Run(command, home), Keys(pack)
    taken: list[tuple[float, float]] = []
    run.wait()
    while (each := run.press(keys.answer(run.text))) is not None:
        taken.append(each)
    return {"wall": [wall for wall, _ in taken], "cpu": [cpu for _, cpu in taken]}
