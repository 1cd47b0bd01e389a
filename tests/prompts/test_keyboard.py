"""The keyboard of plain lines at a terminal of its own: what counts, and what is never thrown away."""

import ctypes
import fcntl
import io
import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from deadline import within

from impasse_check.errors import NoTerminalError
from impasse_check.prompts import bursts
from impasse_check.prompts.interruptions import Interruptions, ResumedError
from impasse_check.prompts.keyboard import Keyboard, StandardInput, keyboard, typed_unseen
from impasse_check.prompts.page import Command, LeftError, VanishedError
from impasse_check.prompts.tty import Tty

DEADLINE = 15


class Desk:
    """A person at a terminal, and the keyboard that reads it."""

    def __init__(self, master: int, slave: int) -> None:
        self.master, self.slave = master, slave
        self.before = termios.tcgetattr(slave)
        self.tty = Tty(slave)
        self.interruptions = Interruptions(hide=self.tty.give_back, show=self.tty.take_again)
        self.keyboard = Keyboard(self.tty, self.interruptions, "utf-8")

    def type(self, text: str | bytes, there: int) -> None:
        """Type, and wait until so many bytes of it are there to be read."""
        os.write(self.master, text.encode() if isinstance(text, str) else text)
        while int.from_bytes(fcntl.ioctl(self.slave, termios.FIONREAD, bytes(4)), sys.byteorder) < there:
            time.sleep(0.001)

    def shown(self) -> bytes:
        """Give what the terminal shows by itself."""
        os.set_blocking(self.master, False)
        try:
            return os.read(self.master, 65536)
        except BlockingIOError:
            return b""
        finally:
            os.set_blocking(self.master, True)

    def readline(self, typed: str | bytes, *, unseen: bool = False) -> str:
        """Ask for a line, and type it once it is asked for."""
        self.keyboard.line(unseen=unseen)
        self.type(typed, typed.rfind("\n") + 1 if isinstance(typed, str) else 1)
        return self.keyboard.readline()


@contextmanager
def opened() -> Iterator[tuple[int, int]]:
    """Open a terminal: the side of a person, and the side of a program."""
    master, slave = os.openpty()
    try:
        yield master, slave
    finally:
        os.close(master)
        os.close(slave)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Sit down at a terminal; nothing takes longer than the deadline."""
    with within(DEADLINE), opened() as (master, slave):
        yield Desk(master, slave)


def test_a_line_is_given_as_it_was_typed(desk: Desk) -> None:
    """With its end, edited by the terminal; what is no text comes as what is no text."""
    assert desk.readline("one\n") == "one\n"
    assert desk.readline("ab\x7fc\r") == "ac\n"
    assert desk.readline(b"\xe9\n") == "\udce9\n"
    assert desk.readline("\x04") == ""
    assert desk.readline("ab\x18") == "ab\x18"


def test_what_is_typed_between_two_lines_is_neither_shown_nor_taken(desk: Desk) -> None:
    """Not even the half of a line."""
    desk.type("1\r2\r3", 5)
    assert desk.keyboard.settle() is None
    desk.type("4\r5", 3)
    assert desk.shown() == b""
    assert desk.readline("six\n") == "six\n"
    assert desk.shown() == b"six\r\n"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("\x18", Command.VANISH),
        ("1\r\x18", Command.VANISH),
        ("\x0412\x18\r", Command.VANISH),
        ("\x04", Command.LEAVE),
        ("1\r\x04", Command.LEAVE),
    ],
)
def test_a_way_out_is_never_thrown_away(desk: Desk, typed: str, found: Command) -> None:
    """Typed before a page is shown, or while it is; Ctrl-X counts before all else."""
    desk.type(typed, len(typed))
    assert desk.keyboard.settle() is found
    desk.type(typed, len(typed))
    desk.keyboard.line(unseen=True)
    line = desk.keyboard.readline()
    assert not line.endswith("\n")
    assert ("\x18" in line) is (found is Command.VANISH)


def test_nothing_holds_up_the_screen(desk: Desk) -> None:
    """Ctrl-S is a key like others: what is written then is shown, and a way out leads out."""
    desk.keyboard.line(unseen=False)
    os.write(desk.master, b"\x13")
    time.sleep(0.2)
    os.write(desk.slave, b"more")
    until = time.monotonic() + 5
    shown = b""
    while b"more" not in shown and time.monotonic() < until:
        shown += desk.shown()
        time.sleep(0.01)
    assert b"more" in shown
    os.write(desk.master, b"\x18")
    assert "\x18" in desk.keyboard.readline()


def test_what_comes_at_once_is_given_as_one(desk: Desk) -> None:
    """So that nobody takes its first line for an answer, and its second for the next."""
    assert not bursts.is_burst(desk.readline("1\n"))
    for pasted in ("1\n2\n", "1\n2", "1\n" * 900, "\n\n"):
        line = desk.readline(pasted)
        assert line == pasted
        assert bursts.is_burst(line)
    assert desk.readline("1\n2\x18\n") == "\x18"


def test_a_burst_without_an_end_is_left_alone_after_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program does not wait for it for ever."""
    monkeypatch.setattr(bursts, "LONGEST", 0.0)
    assert desk.readline("1\n2\n") == "1\n"


def in_a_moment(do: Callable[[], object]) -> threading.Timer:
    """Do something soon, while somebody is waited for."""
    timer = threading.Timer(0.05, do)
    timer.start()
    return timer


@contextmanager
def waited(desk: Desk, number: int) -> Iterator[None]:
    """Wait for a line, while a signal comes."""
    with desk.interruptions.taken():
        desk.keyboard.line(unseen=True)
        timer = in_a_moment(lambda: os.kill(os.getpid(), number))
        try:
            desk.keyboard.readline()
        finally:
            timer.join()
    yield


def test_an_interruption_is_raised_where_somebody_is_waited_for(desk: Desk) -> None:
    """And the terminal is as it was between two lines, once the next page comes."""
    between = termios.tcgetattr(desk.slave)
    with pytest.raises(KeyboardInterrupt), waited(desk, signal.SIGINT):
        pytest.fail("a line came of it")
    assert desk.keyboard.settle() is None
    assert termios.tcgetattr(desk.slave) == between


def test_an_interruption_in_between_is_kept_until_somebody_is_waited_for(desk: Desk) -> None:
    """It is raised before the next page, with the next line, or at the latest in the end; once."""
    with desk.interruptions.taken():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            desk.keyboard.settle()
        assert desk.keyboard.settle() is None
        desk.keyboard.line(unseen=False)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            desk.keyboard.readline()
    with pytest.raises(KeyboardInterrupt), desk.interruptions.taken():
        os.kill(os.getpid(), signal.SIGINT)


def test_the_second_interruption_does_not_wait(desk: Desk) -> None:
    """Whatever is being done."""
    with desk.interruptions.taken():
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_a_quick_exit_counts_before_an_interruption(desk: Desk) -> None:
    """Who presses both wants to be gone."""
    with desk.interruptions.taken():
        os.kill(os.getpid(), signal.SIGINT)
        desk.type("\x18", 1)
        assert desk.keyboard.settle() is Command.VANISH
        with pytest.raises(KeyboardInterrupt):
            desk.keyboard.settle()


def test_being_stopped_gives_the_terminal_back_and_takes_it_again(desk: Desk) -> None:
    """With nothing left in it; the line is asked for once more, and what was typed of it is gone."""
    stopped: list[Any] = []
    kill = os.kill

    def stop(number: int, sent: int) -> None:
        if signal.getsignal(sent) == signal.SIG_DFL:
            stopped.append((sent, termios.tcgetattr(desk.slave)))
        else:
            kill(number, sent)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "kill", stop)
        for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
            with pytest.raises(ResumedError), waited(desk, number):
                pytest.fail("a line came of it")
        assert stopped == [
            (number, desk.before) for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
        ]


def test_going_on_after_a_stop_that_nobody_sees_takes_the_terminal_again(desk: Desk) -> None:
    """As SIGSTOP is: the settings are set anew, and the page is shown anew, also if nobody is waited for."""
    hidden: list[int] = []

    def go_on() -> None:
        termios.tcsetattr(desk.slave, termios.TCSANOW, desk.before)
        os.kill(os.getpid(), signal.SIGCONT)

    with desk.interruptions.taken():
        desk.keyboard.line(unseen=True)
        timer = in_a_moment(go_on)
        with pytest.raises(ResumedError):
            desk.keyboard.readline()
        timer.join()
        hidden.append(termios.tcgetattr(desk.slave)[3] & termios.ECHO)
        go_on()
        hidden.append(termios.tcgetattr(desk.slave)[3] & termios.ECHO)
        with pytest.raises(ResumedError):
            desk.keyboard.readline()
        go_on()
        assert desk.keyboard.settle() is None
    assert hidden == [0, 0]
    assert desk.readline("1\n") == "1\n"


def test_a_signal_is_not_slept_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes when the wait for keys is decided on and has not begun, where Python runs no handler."""
    wait, kill = select.select, ctypes.CDLL(None).kill

    def too_late(*arguments: Any) -> Any:
        steps = (partial(kill, os.getpid(), signal.SIGINT), partial(wait, *arguments))
        return [*map(partial.__call__, steps)][-1]

    monkeypatch.setattr(select, "select", too_late)
    with desk.interruptions.taken():
        desk.keyboard.line(unseen=True)
        with pytest.raises(KeyboardInterrupt):
            desk.keyboard.readline()


def test_a_terminal_that_another_program_uses_is_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the settings that the other program wants."""
    ours = termios.tcgetattr(desk.slave)
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    desk.tty.give_back()
    assert termios.tcgetattr(desk.slave) == ours


def test_a_terminal_that_was_closed_is_borne() -> None:
    """Nothing waits there any more, and there is nothing to give back."""
    with opened() as (_, slave):
        tty = Tty(slave)
        os.dup2(os.open(os.devnull, os.O_RDONLY), slave)
        assert tty.waiting() == b""
        tty.give_back()
        tty.take_again()


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """Let standard input be a terminal."""
    with opened() as (master, slave), open(slave, encoding="utf-8", closefd=False) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield master, slave


def test_standard_input_is_left_as_it_was(standard_input: tuple[int, int]) -> None:
    """With nothing in it that a shell could take for a command."""
    master, slave = standard_input
    before = termios.tcgetattr(slave)
    with keyboard() as lines:
        lines.line(unseen=True)
        os.write(master, b"1\nrm\n")
        assert lines.readline() == "1\nrm\n"
        os.write(master, b"rm\n")
    assert termios.tcgetattr(slave) == before
    termios.tcsetattr(slave, termios.TCSANOW, [*before[:3], 0, *before[4:]])
    assert Tty(slave).waiting() == b""


def test_a_quick_exit_in_the_end_is_answered(standard_input: tuple[int, int]) -> None:
    """Typed after the last answer, before what comes of it is shown."""
    master, _ = standard_input

    def quick() -> None:
        with keyboard():
            os.write(master, b"\x18")
            time.sleep(0.1)

    with pytest.raises(VanishedError):
        quick()


def test_lines_can_be_read_without_the_means_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system that has none, standard input is read as it is; nothing unseen is asked for there."""
    monkeypatch.setitem(sys.modules, "impasse_check.prompts.tty", None)
    monkeypatch.setattr(sys, "stdin", io.StringIO("one\n"))
    with keyboard() as lines:
        assert isinstance(lines, StandardInput)
        lines.settle()
        lines.line(unseen=False)
        assert lines.readline() == "one\n"
        with pytest.raises(NoTerminalError) as caught:
            lines.line(unseen=True)
    assert caught.value.code == "error.no-passphrase"
    with pytest.raises(NoTerminalError) as unseen:
        typed_unseen("Passphrase:")
    assert unseen.value.code == "error.no-passphrase"


@pytest.fixture
def own_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let the terminal of this process be one of ours; give the side of a person."""
    with opened() as (master, slave):
        name = os.ttyname(slave)
        real = os.open

        def open_ours(path: str, flags: int, *rest: int) -> int:
            return real(name if path == "/dev/tty" else path, flags, *rest)

        monkeypatch.setattr(os, "open", open_ours)
        yield master


def answering(master: int, *typed: str) -> threading.Thread:
    """Type each of these behind a prompt of its own."""

    def type_all() -> None:
        for each in typed:
            read = b""
            while not read.endswith(b"Secret: "):
                read += os.read(master, 4096)
            os.write(master, each.encode())

    thread = threading.Thread(target=type_all, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("typed", "line"),
    [(["one\n"], "one"), (["\n"], ""), (["a\nb\n", "c\n"], "c"), (["  a b \n"], "  a b ")],
)
def test_a_line_is_typed_unseen(own_terminal: int, typed: list[str], line: str) -> None:
    """It is given letter by letter; several lines at once are none of it, and the prompt comes again."""
    thread = answering(own_terminal, *typed)
    assert typed_unseen("Secret:") == line
    thread.join(DEADLINE)


@pytest.mark.parametrize(("typed", "error"), [("\x04", LeftError), ("ab\x18", VanishedError)])
def test_a_line_that_is_typed_unseen_can_be_left(
    own_terminal: int, typed: str, error: type[Exception]
) -> None:
    """By the keys that lead out everywhere."""
    thread = answering(own_terminal, typed)
    with pytest.raises(error):
        typed_unseen("Secret:")
    thread.join(DEADLINE)


def test_a_terminal_that_closes_while_a_line_is_typed_unseen_ends_it(own_terminal: int) -> None:
    """As somebody who leaves does."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Tty, "read", lambda _: os.read(own_terminal, -1))
        thread = answering(own_terminal, "\n")
        with pytest.raises(LeftError):
            typed_unseen("Secret:")
        thread.join(DEADLINE)


def test_without_a_terminal_nothing_is_typed_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not from standard input either, which may be a pipe."""
    monkeypatch.setattr(os, "open", lambda *_: os.read(-1, 1))
    with pytest.raises(NoTerminalError) as caught:
        typed_unseen("Secret:")
    assert caught.value.code == "error.no-passphrase"
