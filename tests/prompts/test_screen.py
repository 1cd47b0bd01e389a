"""The alternate screen of a terminal: wiped however it is left, and on every stop."""

import os
import signal
import sys
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

import pytest
from deadline import within

from impasse_check.prompts.interruptions import ResumedError
from impasse_check.prompts.page import VanishedError
from impasse_check.prompts.screen import screen

BEGUN, LEFT, WIPED, CURSOR = "\x1b[?1049h", "\x1b[?1049l", "\x1b[J", "\x1b[?25h"


@dataclass
class Seat:
    """A terminal: the side of a person, the side of a program, and what the program writes to."""

    master: int
    slave: int
    device: TextIO

    def shown(self) -> str:
        """Give what was shown since this was last asked for."""
        os.write(self.slave, b"|")
        shown = ""
        while not shown.endswith("|"):
            shown += os.read(self.master, 4096).decode()
        return shown[:-1]


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    """Sit down at a terminal that is standard input too."""
    master, slave = os.openpty()
    with (
        within(15),
        open(slave, "w", encoding="utf-8") as device,
        open(os.dup(slave), encoding="utf-8") as typed,
    ):
        monkeypatch.setattr(sys, "stdin", typed)
        yield Seat(master, slave, device)
    os.close(master)


@pytest.mark.parametrize("error", [None, RuntimeError])
def test_the_terminal_is_left_wiped(seat: Seat, error: type[Exception] | None) -> None:
    """However it ends: the alternate screen is wiped, then left, and the cursor is shown."""
    before = termios.tcgetattr(seat.slave)

    def hold() -> None:
        with screen(seat.device):
            assert termios.tcgetattr(seat.slave) != before
            if error is not None:
                raise error

    if error is None:
        hold()
    else:
        with pytest.raises(error):
            hold()
    shown = seat.shown()
    assert shown.index(BEGUN) < shown.rindex(WIPED) < shown.index(LEFT)
    assert CURSOR in shown
    assert termios.tcgetattr(seat.slave) == before


def test_a_terminal_that_was_closed_does_not_hide_the_reason() -> None:
    """There is nothing to wipe any more."""
    master, slave = os.openpty()
    device = open(slave, "w", encoding="utf-8", closefd=False)  # noqa: SIM115

    def hang_up() -> None:
        with screen(device):
            os.close(master)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        hang_up()


def test_a_quick_exit_in_the_end_is_answered(seat: Seat) -> None:
    """Typed after the last page, before what comes of it is shown."""

    def quick() -> None:
        with screen(seat.device) as pressed:
            os.write(seat.master, b"1\x18")
            while not pressed.early():
                pass
            os.write(seat.master, b"\x18")
            seat.shown()

    with pytest.raises(VanishedError):
        quick()


@pytest.fixture
def stopped(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Take down what was shown where the program would be stopped, and if its terminal is as before."""
    kill, before, found = os.kill, termios.tcgetattr(seat.slave), list[tuple[str, bool]]()

    def stop(process: int, number: int) -> None:
        if signal.getsignal(number) == signal.SIG_DFL:
            found.append((seat.shown(), termios.tcgetattr(seat.slave) == before))
        else:
            kill(process, number)

    monkeypatch.setattr(os, "kill", stop)
    return found


def test_a_stop_between_two_pages_wipes_the_screen(seat: Seat, stopped: list[tuple[str, bool]]) -> None:
    """As one on a page does; the screen is there again when it goes on, and the page is drawn anew."""
    with screen(seat.device) as pressed:
        ours = termios.tcgetattr(seat.slave)
        seat.shown()
        os.kill(os.getpid(), signal.SIGTSTP)
        [(shown, as_before)] = stopped
        assert shown.index(WIPED) < shown.index(LEFT)
        assert as_before
        assert seat.shown().startswith(BEGUN)
        assert termios.tcgetattr(seat.slave) == ours
        with pytest.raises(ResumedError), pressed.interruptions.heard():
            pytest.fail("the page was not there any more")


def test_a_screen_that_another_program_has_by_then_is_left_alone(
    seat: Seat, stopped: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is wiped, neither on a stop nor in the end."""
    with screen(seat.device):
        seat.shown()
        monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
        os.kill(os.getpid(), signal.SIGTTIN)
        assert stopped == [("", False)]
        seat.shown()
    assert seat.shown() == ""
