"""A signal ends the program even if it comes where Python cannot pass it on."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from reads_program import DEADLINE

from impasse_check.cli import signals
from impasse_check.cli.main import run


@pytest.fixture(autouse=True)
def _no_timer_left() -> Iterator[None]:
    before = signal.getsignal(signal.SIGALRM)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def test_a_signal_that_was_lost_comes_again() -> None:
    """As often as it takes."""
    for _ in range(2):
        with pytest.raises(signals.Terminated) as lost:
            signals.end(signal.SIGHUP)
        assert lost.value.code == 128 + signal.SIGHUP
        with pytest.raises(signals.Terminated) as caught:
            time.sleep(15)
        assert caught.value.code == 128 + signal.SIGHUP


def tidying(tidied: list[str]) -> None:
    """Be ended by a signal, and tidy up while more of them come."""
    try:
        signals.end(signal.SIGTERM)
    finally:
        signals.end(signal.SIGTERM)
        time.sleep(3 * signals.AGAIN)
        tidied.append("all")


def test_a_signal_on_its_way_is_not_disturbed() -> None:
    """What is tidied up on the way out is tidied up in peace."""
    tidied: list[str] = []
    with pytest.raises(signals.Terminated):
        tidying(tidied)
    assert tidied == ["all"]


def test_nothing_comes_again_once_the_program_ends(capsys: pytest.CaptureFixture[str]) -> None:
    """The timer has nobody left to call."""
    with pytest.raises(signals.Terminated):
        signals.end(signal.SIGTERM)
    assert run(["--version"]) == 0
    time.sleep(3 * signals.AGAIN)
    assert capsys.readouterr().out.startswith("impasse-check ")


UNAWAITED = """
import atexit, sys

from impasse_check.cli import main


async def begun():
    raise AssertionError


atexit.register(lambda: begun() and None)
main()
"""


def test_what_a_signal_kept_from_beginning_is_not_spoken_of() -> None:
    """A page that was about to look at the terminal's size says nothing on the screen about that."""
    for options in (), ("-W", "default"):
        done = subprocess.run(  # noqa: S603
            [sys.executable, *options, "-c", UNAWAITED, "--version"],
            capture_output=True,
            text=True,
            timeout=DEADLINE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
