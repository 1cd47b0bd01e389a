"""Every way out of the quiz, from every kind of page: the terminal as before, and no trace."""

import os
import signal
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS, page
from pty_session import Terminal
from samples import some
from scripted import answered

from impasse_check.answers import dump_answers, read_answers
from impasse_check.prompts.meaning import UNREAD

NOTE = "words that nobody else may see"
WAYS: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "Ctrl-C": (lambda terminal: terminal.type("\x03"), 130),
    "Ctrl-D": (lambda terminal: terminal.type("\x04"), 0),
    "Ctrl-Q": (lambda terminal: terminal.type("\x11"), 0),
    "q": (lambda terminal: terminal.type("q"), 0),
    "Ctrl-X": (lambda terminal: terminal.type("\x18"), 0),
    "SIGINT": (lambda terminal: terminal.signal(signal.SIGINT), 130),
    "SIGQUIT": (lambda terminal: terminal.signal(signal.SIGQUIT), 128 + signal.SIGQUIT),
    "SIGTERM": (lambda terminal: terminal.signal(signal.SIGTERM), 128 + signal.SIGTERM),
    "SIGHUP": (lambda terminal: terminal.signal(signal.SIGHUP), 128 + signal.SIGHUP),
}
ASKED = ("Ctrl-C", "Ctrl-D", "Ctrl-Q", "q", "SIGINT")
"""The ways on which somebody is asked if they want to keep what is in no file."""


def to_menu(terminal: Terminal) -> None:
    """Stay at the card, which is the first page where all was answered."""
    terminal.wait_for_question()


def to_list(terminal: Terminal) -> None:
    """Go to the list of all answers."""
    terminal.answer("c")


def to_question(terminal: Terminal) -> None:
    """Go to a graded question, or to the word of warning."""
    terminal.answer("\r")


def to_impact(terminal: Terminal) -> None:
    """Go to how heavy it is."""
    to_question(terminal)
    terminal.answer("4")


def to_note(terminal: Terminal) -> None:
    """Begin to write a note."""
    to_impact(terminal)
    terminal.answer("n")
    terminal.type(NOTE)
    terminal.wait_for(NOTE)


def to_outside(terminal: Terminal) -> None:
    """Go to the page with help from outside."""
    to_question(terminal)
    while WORDS.say("quiz.warned") not in terminal.text:
        terminal.answer("\r")
    terminal.answer("\r")
    time.sleep(UNREAD)
    assert page("outside").title in terminal.answer("1")


def to_door(terminal: Terminal) -> None:
    """Go to the question if what was said is to be kept."""
    to_impact(terminal)
    assert WORDS.say("leave.question") in terminal.answer("q")


def to_name(terminal: Terminal) -> None:
    """Begin to write the name of a file to keep it in."""
    to_door(terminal)
    terminal.answer("k")
    terminal.type(NOTE)
    terminal.wait_for(NOTE)


PLACES = {
    "question": to_question,
    "impact": to_impact,
    "note": to_note,
    "warning": to_question,
    "outside": to_outside,
    "list": to_list,
    "menu": to_menu,
    "door": to_door,
    "name": to_name,
}
BLANK = {"warning": ("asked-for-favors",), "menu": (), "list": (), "outside": ("sexual-remarks",)}
SAID_MORE = ("impact", "note", "outside")
"""Where something was said by then that is in no file."""


def files_in(*folders: Path) -> list[str]:
    """Give every file there is."""
    return sorted(path.name for folder in folders for path in folder.rglob("*") if path.is_file())


# Each way is tried from three places, and each place is left in three ways; in a whole run, all of them.
@pytest.mark.parametrize(
    ("place", "way"),
    [
        (place, way)
        for (row, place), (column, way) in product(enumerate(PLACES), enumerate(WAYS))
        if (row + column) % 3 < some(3)
    ],
)
def test_nothing_is_left_behind(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, place: str, way: str
) -> None:
    """No page, no answer, no word on the way out; no file or folder in the places where programs put some."""
    home, temporary = Path(os.environ["HOME"]), tmp_path_factory.mktemp("temporary")
    blank = BLANK.get(place, ("topic-pushed",))
    (tmp_path / "start.yaml").write_text(dump_answers(answered(leaving=blank), PACK), encoding="utf-8")
    # In a text q is a letter.
    way = "Ctrl-X" if way == "q" and place in {"note", "name"} else way
    leave, code = WAYS[way]
    around = {"TMPDIR": str(temporary)}
    with Terminal("quiz", "--answers", "start.yaml", folder=tmp_path, environment=around) as terminal:
        PLACES[place](terminal)
        leave(terminal)
        if place in SAID_MORE and way in ASKED:
            assert WORDS.say("leave.question") in terminal.wait_for_question()
            terminal.type("d")
        assert terminal.end() == code
        assert (terminal.text, terminal.is_as_before()) == ("", True)
    assert [each.name for folder in (tmp_path, home, temporary) for each in folder.rglob("*")] == [
        "start.yaml"
    ]


@pytest.mark.parametrize(
    ("options", "environment"), [(("-i",), {}), ((), {"PYTHONINSPECT": "1"})], ids=["option", "variable"]
)
@pytest.mark.parametrize(("typed", "code"), [("\x18", 0), ("\x03", 130)])
def test_no_prompt_of_python_is_left_behind(
    tmp_path: Path, options: tuple[str, ...], environment: dict[str, str], typed: str, code: int
) -> None:
    """Although Python was told to show one in the end, at which all that was said could be looked up."""
    program = (sys.executable, *options, "-m", "impasse_check")
    with Terminal("quiz", folder=tmp_path, program=program, environment=environment) as terminal:
        terminal.wait_for_question()
        terminal.type(typed)
        assert terminal.end() == code
        assert (terminal.text, terminal.is_as_before()) == ("", True)


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_a_terminal_that_is_closed_ends_the_quiz(tmp_path: Path, options: tuple[str, ...]) -> None:
    """As a program ends that lost its terminal; nothing is written."""
    with Terminal("quiz", *options, folder=tmp_path) as terminal:
        terminal.wait_for("Enter")
        terminal.wait_for("goes on")
        assert terminal.hang_up() == 128 + signal.SIGHUP
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "code"), [("\x03", 130), ("\x04", 0), ("leave\r", 0), ("exit\r", 0), ("\x18", 0), ("ab\x18", 0)]
)
def test_plain_lines_can_be_left_too(tmp_path: Path, typed: str, code: int) -> None:
    """With the same keys, Ctrl-X at once and without Enter, or their words; no answer comes of it."""
    with Terminal("quiz", "--plain", "--save-answers", "kept.yaml", folder=tmp_path) as terminal:
        terminal.wait_for_prompt()
        terminal.type("\r")
        terminal.wait_for_prompt()
        terminal.type("1\r")
        assert "5 Rather" in terminal.wait_for_prompt()
        before = len(terminal.raw)
        terminal.type(typed)
        assert terminal.end() == code
        assert terminal.settings_are_as_before()
    echo = terminal.raw[before:].decode().strip()
    assert echo in {"", "^C", "^X", "ab^X", typed.strip()}
    assert read_answers(str(tmp_path / "kept.yaml"), PACK).answers == {}


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_ctrl_c_is_heard_where_it_was_ignored_from_the_first(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    """As a shell starts what runs in the background; who sits at the terminal can leave all the same."""
    ignoring = ("/bin/sh", "-c", 'trap "" INT; exec "$0" "$@"', sys.executable, "-m", "impasse_check")
    for leave, _ in (WAYS["Ctrl-C"], WAYS["SIGINT"]):
        with Terminal("quiz", *options, folder=tmp_path, program=ignoring) as terminal:
            terminal.wait_for("goes on")
            wait = terminal.wait_for_prompt if options else terminal.wait_for_question
            wait()
            leave(terminal)
            assert terminal.end() == 130
            assert terminal.settings_are_as_before()


@pytest.mark.parametrize(("typed", "code"), [("\x03", 130), ("\x04", 0), ("leave\r", 0)])
def test_plain_lines_ask_what_to_keep_too(tmp_path: Path, typed: str, code: int) -> None:
    """The letter drops it, and so does the end of the input."""
    for drop in ("d\r", "\x04"):
        with Terminal("quiz", "--plain", folder=tmp_path) as terminal:
            for reply in ("\r", "1\r", "1\r"):
                terminal.wait_for_prompt()
                terminal.type(reply)
            terminal.wait_for_prompt()
            terminal.type(typed)
            assert WORDS.say("leave.question") in terminal.wait_for_prompt()
            terminal.type(drop)
            assert terminal.end() == code
    assert files_in(tmp_path) == []
