"""What a terminal keeps above its screen: nothing of the quiz, and all that was there before."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from core_helpers import HOW_HEAVY, PACK, WORDS
from scripted import answered

from impasse_check.answers import dump_answers

DEADLINE = 15
LAST_KEY = WORDS.say("widgets.exit")
NOTE = "words that nobody else may see"
SCRIPT = """
for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
do echo "line $number before"
done
"$0" -c 'import os; open("pid", "w").write(str(os.getpid())); from impasse_check.cli import main; main()' \
    quiz --answers start.yaml
echo "ended $?"
cat
"""
TMUX = shutil.which("tmux")


class Pane:
    """A tmux of its own with one pane, in which the quiz runs."""

    def __init__(self, folder: Path, columns: int, rows: int) -> None:
        self._folder = folder
        size = ("-x", str(columns), "-y", str(rows))
        self.tmux("new-session", "-d", *size, "/bin/sh", "-c", SCRIPT, sys.executable)

    def tmux(self, *arguments: str) -> str:
        """Run a command of tmux."""
        command = [str(TMUX), "-S", "socket", "-f", os.devnull, *arguments]
        return subprocess.run(  # noqa: S603
            command, cwd=self._folder, capture_output=True, text=True, timeout=DEADLINE, check=True
        ).stdout

    def screen(self) -> str:
        """Give what is on the screen."""
        return self.tmux("capture-pane", "-p").rstrip("\n")

    def everything(self) -> str:
        """Give what is on the screen and above it, as one line."""
        return " ".join(self.tmux("capture-pane", "-p", "-S", "-").split())

    def wait_for(self, text: str) -> None:
        """Wait until a text is on the screen, wherever its lines break."""
        end = time.monotonic() + DEADLINE
        while text not in " ".join(self.screen().split()):
            assert time.monotonic() < end, f"waited in vain for {text} at:\n{self.screen()}"
            time.sleep(0.02)

    def press(self, *keys: str) -> None:
        """Press keys, by the names that tmux has for them."""
        self.tmux("send-keys", *keys)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the quiz."""
        os.kill(int((self._folder / "pid").read_text()), number)


@pytest.fixture
def pane(tmp_path: Path) -> Iterator[Pane]:
    """Go through a quiz in a pane, up to how heavy a thing is that has a note."""
    if TMUX is None:
        pytest.skip("tmux is not there, and no other terminal here keeps what scrolls away")
    start = answered(leaving=("topic-pushed",))
    (tmp_path / "start.yaml").write_text(dump_answers(start, PACK), encoding="utf-8")
    pane = Pane(tmp_path, 80, 24)
    try:
        pane.wait_for(WORDS.say("widgets.go-on"))
        pane.wait_for(LAST_KEY)
        pane.press("Enter")
        pane.wait_for(PACK.questions["topic-pushed"].text)
        pane.wait_for(LAST_KEY)
        pane.press("4")
        pane.wait_for(WORDS.say("widgets.note"))
        pane.press("n")
        pane.wait_for(WORDS.say("widgets.text"))
        pane.press("-l", NOTE)
        pane.wait_for(NOTE)
        pane.press("Enter")
        pane.wait_for(f"{NOTE} {HOW_HEAVY}")
        pane.wait_for(WORDS.say("widgets.note"))
        yield pane
    finally:
        pane.tmux("kill-server")


def close(pane: Pane) -> None:
    """Go on to the end, see the report, and leave from the card."""
    pane.press("5")
    assert PACK.follow_ups.said is not None
    pane.wait_for(PACK.follow_ups.said.text)
    pane.wait_for(LAST_KEY)
    pane.press("1")
    for name in ("safe-to-raise", "consulted"):
        pane.wait_for(PACK.questions[name].text)
        pane.wait_for(LAST_KEY)
        pane.press("1")
    pane.wait_for(WORDS.say("do.more"))
    pane.wait_for(LAST_KEY)
    pane.press("e")
    pane.wait_for(WORDS.say("report.title"))
    pane.wait_for(LAST_KEY)
    pane.press("b")
    # A document has more to read, too, and a key pressed as the page goes is none.
    pane.wait_for(WORDS.say("do.practise"))
    pane.wait_for(LAST_KEY)
    leave(pane, "q")


def leave(pane: Pane, key: str) -> None:
    """Leave with a key, and keep nothing."""
    pane.press(key)
    pane.wait_for(WORDS.say("leave.question"))
    pane.wait_for(LAST_KEY)
    pane.press("d")


WAYS: dict[str, tuple[Callable[[Pane], None], int]] = {
    "Ctrl-C": (lambda pane: leave(pane, "C-c"), 130),
    "Ctrl-D": (lambda pane: leave(pane, "C-d"), 0),
    "q": (lambda pane: leave(pane, "q"), 0),
    "Ctrl-X": (lambda pane: pane.press("C-x"), 0),
    "SIGTERM": (lambda pane: pane.kill(signal.SIGTERM), 143),
    "SIGHUP": (lambda pane: pane.kill(signal.SIGHUP), 129),
    "close": (close, 0),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_kept_above_the_screen(pane: Pane, way: str) -> None:
    """No question, answer or note, however the quiz was left; and what was there before is back."""
    go, code = WAYS[way]
    go(pane)
    pane.wait_for(f"ended {code}")
    assert pane.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag}") == "0 1\n"
    assert pane.everything() == f"{' '.join(f'line {number} before' for number in range(1, 31))} ended {code}"
