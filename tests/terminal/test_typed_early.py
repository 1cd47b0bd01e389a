"""What is typed while no page waits for it is thrown away; Ctrl-X, Ctrl-C and Ctrl-D never are."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from core_helpers import HOW_HEAVY, PACK, WORDS
from pty_session import Terminal
from scripted import answered

from impasse_check.answers import dump_answers, read_answers
from impasse_check.errors import ExitCode

FIRST, SECOND, THIRD = (
    PACK.questions[name].text for name in ("therapy-status", "ordered-care", "on-my-side")
)
SLOW = """
import fcntl, os, sys, termios, time
from pathlib import Path

from impasse_check.cli import main
from impasse_check.sitting import quiz

real, make = os.fsync, quiz.make

def wait():
    Path("writing").touch()
    while not Path("go-on").exists():
        time.sleep(0.01)
    bytes_to_come = int(Path("go-on").read_text())
    while int.from_bytes(fcntl.ioctl(0, termios.FIONREAD, bytes(4)), sys.byteorder) < bytes_to_come:
        time.sleep(0.01)

os.fsync = lambda handle: (wait(), real(handle))
quiz.make = lambda *given: (wait(), make(*given))[1]
main()
"""
"""The program, which writes and makes nothing until the test lets it, and so many bytes were typed."""


def flat(text: str | bytes) -> str:
    """Give a text, or what a terminal got, as one line."""
    return " ".join((text.decode(errors="replace") if isinstance(text, bytes) else text).split())


def wait_for_file(terminal: Terminal, path: Path) -> None:
    """Wait until a file is there."""
    terminal.wait(path.exists, path.name)


def ask(terminal: Terminal, *, plain: bool) -> str:
    """Wait for the next question."""
    return flat(terminal.wait_for_prompt() if plain else terminal.wait_for_question())


def enter(*, plain: bool) -> str:
    """Give what ends an answer."""
    return "\r" if plain else ""


def begin(terminal: Terminal, *, plain: bool) -> None:
    """Go on from the first page, and look at everything."""
    ask(terminal, plain=plain)
    terminal.type("\r")
    ask(terminal, plain=plain)
    terminal.type("1" + enter(plain=plain))


MODES = pytest.mark.parametrize("plain", [False, True], ids=["keys", "lines"])


@MODES
@pytest.mark.parametrize("typed", ["1{}\x18", "1{}\x18abc", "1{0}1{0}\x18", "\x18{}"])
def test_ctrl_x_together_with_an_answer_is_not_lost(tmp_path: Path, typed: str, *, plain: bool) -> None:
    """In one write: the next question never comes, and nothing is said."""
    options = ("--plain",) if plain else ()
    with Terminal("quiz", *options, folder=tmp_path) as terminal:
        begin(terminal, plain=plain)
        assert FIRST in ask(terminal, plain=plain)
        before = len(terminal.raw)
        terminal.type(typed.format(enter(plain=plain)))
        assert terminal.end() == 0
        assert SECOND not in flat(terminal.raw[before:])
        assert WORDS.say("leave.question") not in flat(terminal.raw[before:])
        assert terminal.settings_are_as_before()
        assert plain or terminal.is_as_before()


@pytest.fixture
def slow_disk(tmp_path: Path) -> Path:
    """Give a folder on a disk that writes nothing for now."""
    (tmp_path / "slow.py").write_text(SLOW)
    return tmp_path


def while_writing(
    terminal: Terminal, folder: Path, typed: str, *, plain: bool, number: int | None = None
) -> None:
    """Answer the first question, and type something, or send a signal, while the answer is being written."""
    let_go_on(folder, 0)
    begin(terminal, plain=plain)
    assert FIRST in ask(terminal, plain=plain)
    (folder / "go-on").unlink()
    (folder / "writing").unlink()
    terminal.type("1" + enter(plain=plain))
    wait_for_file(terminal, folder / "writing")
    terminal.type(typed)
    if number is not None:
        terminal.signal(number)
    # In plain lines, Ctrl-C is a signal and no byte.
    let_go_on(folder, len(typed.replace("\x03", "") if plain else typed))


def let_go_on(folder: Path, bytes_to_come: int) -> None:
    """Let the disk write once so many bytes were typed."""
    (folder / "there").write_text(str(bytes_to_come))
    (folder / "there").rename(folder / "go-on")


@MODES
@pytest.mark.parametrize(
    ("typed", "code"), [("\x18", 0), ("2\r\x18", 0), ("\x04", 0), ("\x03z", ExitCode.INTERRUPTED)]
)
def test_a_way_out_while_an_answer_is_written_is_taken_before_the_next_page(
    slow_disk: Path, typed: str, code: int, *, plain: bool
) -> None:
    """However long the disk takes; the answer is kept, as it was given, and the next question never comes."""
    program = (sys.executable, "slow.py")
    options = ("quiz", "--save-answers", "kept.yaml", *(("--plain",) if plain else ()))
    with Terminal(*options, folder=slow_disk, program=program) as terminal:
        while_writing(terminal, slow_disk, typed, plain=plain)
        assert terminal.end() == code
        assert SECOND not in flat(terminal.raw)
        assert terminal.settings_are_as_before()
    kept = read_answers(str(slow_disk / "kept.yaml"), PACK).answers
    assert {name: each.value for name, each in kept.items()} == {"therapy-status": "going-on"}


@MODES
def test_a_signal_while_an_answer_is_written_is_taken_before_the_next_page(
    slow_disk: Path, *, plain: bool
) -> None:
    """SIGINT asks what to do, as Ctrl-C does; what is being written is written to its end."""
    program = (sys.executable, "slow.py")
    options = ("quiz", "--save-answers", "kept.yaml", *(("--plain",) if plain else ()))
    with Terminal(*options, folder=slow_disk, program=program) as terminal:
        while_writing(terminal, slow_disk, "", plain=plain, number=signal.SIGINT)
        assert terminal.end() == ExitCode.INTERRUPTED
        assert SECOND not in flat(terminal.raw)
        assert terminal.settings_are_as_before()
    assert len(read_answers(str(slow_disk / "kept.yaml"), PACK).answers) == 1


@pytest.mark.parametrize("typed", ["1", "1\r", "12345\r\r1"])
@MODES
def test_all_else_while_an_answer_is_written_is_thrown_away(
    slow_disk: Path, typed: str, *, plain: bool
) -> None:
    """It is no answer to the next question, and it is not shown."""
    program = (sys.executable, "slow.py")
    options = ("quiz", "--save-answers", "kept.yaml", *(("--plain",) if plain else ()))
    with Terminal(*options, folder=slow_disk, program=program) as terminal:
        while_writing(terminal, slow_disk, typed, plain=plain)
        assert SECOND in ask(terminal, plain=plain)
        terminal.type("\x18")
        assert terminal.end() == 0
        assert THIRD not in flat(terminal.raw)
    assert len(read_answers(str(slow_disk / "kept.yaml"), PACK).answers) == 1


@MODES
def test_ctrl_x_after_the_last_answer_keeps_the_report_off_the_screen(
    slow_disk: Path, *, plain: bool
) -> None:
    """It was about to be shown there, for whoever has come in."""
    (slow_disk / "start.yaml").write_text(dump_answers(answered(), PACK), encoding="utf-8")
    program = (sys.executable, "slow.py")
    options = ("quiz", "--answers", "start.yaml", "--format", "terminal", *(("--plain",) if plain else ()))
    with Terminal(*options, folder=slow_disk, program=program) as terminal:
        ask(terminal, plain=plain)
        before = len(terminal.raw)
        terminal.type("\r")
        wait_for_file(terminal, slow_disk / "writing")
        terminal.type("\x18")
        let_go_on(slow_disk, 1)
        assert terminal.end() == 0
        assert WORDS.say("report.title") not in flat(terminal.raw[before:])


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder, in which a block of text is not recorded."""
    yield tmp_path
    kept = tmp_path / "kept.yaml"
    assert kept.exists()
    assert read_answers(str(kept), PACK).answers == {}


BLOCKS = {
    "digits": "1" * 10_000,
    "prose": "I said 1 of 2 things, or 3. " * 400,
    "lines": "1\r" * 5_000,
    "fed lines": "1\n2\n3\n" * 1_700,
}


@pytest.mark.parametrize("block", BLOCKS)
@MODES
def test_a_pasted_block_is_no_answer(folder: Path, block: str, *, plain: bool) -> None:
    """Ten thousand characters at once, without marks around them: the question is still there after it."""
    options = ("quiz", "--save-answers", "kept.yaml", *(("--plain",) if plain else ()))
    with Terminal(*options, folder=folder) as terminal:
        begin(terminal, plain=plain)
        assert FIRST in ask(terminal, plain=plain)
        before = len(terminal.raw)
        terminal.type(BLOCKS[block])
        if plain and "lines" in block:
            terminal.wait(
                lambda: WORDS.say("lines.at-once") in flat(terminal.raw[before:]), "a word about it"
            )
        terminal.type("\x18")
        assert terminal.end() == 0
        assert SECOND not in flat(terminal.raw[before:])


@MODES
def test_a_pasted_note_is_a_note_and_no_answer_to_what_comes_next(tmp_path: Path, *, plain: bool) -> None:
    """All its lines are in it, and how heavy it is stays open."""
    (tmp_path / "start.yaml").write_text(dump_answers(answered(leaving=("topic-pushed",)), PACK))
    options = ("--answers", "start.yaml", "--save-answers", "kept.yaml", *(("--plain",) if plain else ()))
    with Terminal("quiz", *options, folder=tmp_path) as terminal:
        for key in ("\r", "4", "note" if plain else "n", "2 of them\r3 of those\r1\r"):
            ask(terminal, plain=plain)
            terminal.type(key if "\r" in key else key + enter(plain=plain))
        assert HOW_HEAVY in ask(terminal, plain=plain)
        terminal.type("\x18")
        assert terminal.end() == 0
    given = read_answers(str(tmp_path / "kept.yaml"), PACK).answers["topic-pushed"]
    assert (given.note, given.impact) == ("2 of them 3 of those 1", None)
