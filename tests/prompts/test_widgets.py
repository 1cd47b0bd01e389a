"""The real widgets over a pipe: one key answers, slips do nothing, and every way out is one key."""

from dataclasses import replace
from typing import Any

import pytest
from core_helpers import WORDS
from prompt_toolkit.application import Application
from typed import (
    COMMANDS,
    CTRL_C,
    CTRL_D,
    CTRL_Q,
    CTRL_X,
    CTRL_Z,
    DOWN,
    ENTER,
    F1,
    LEFT,
    PASTE,
    SHIFT_TAB,
    UP,
    ask,
    ask_all,
    page,
    reply_to,
)

from impasse_check.prompts import asked
from impasse_check.prompts.page import Choice, Command, Move, Page

ABC = page("a", "b", "c")
KEPT = page("a", "b", "c", current="b")
VANISHED = Command.VANISH


@pytest.mark.parametrize(("typed", "value"), [("1", "a"), ("2", "b"), ("3", "c")])
def test_a_digit_answers_at_once(typed: str, value: str) -> None:
    """Without Enter, and also over a previous answer."""
    assert reply_to(typed, ABC) == reply_to(typed, KEPT) == value


@pytest.mark.parametrize(
    "typed",
    [
        ENTER,
        "4",
        "0",
        " ",
        "x",
        "\t",
        "\n",
        "\x1b",
        "\x1b[C",
        "\x12so",
        "\x16",
        CTRL_Z,
        PASTE.format("1"),
        PASTE.format("1\n2\n"),
        PASTE.format("b\rq"),
    ],
)
def test_a_slip_does_nothing(typed: str) -> None:
    """Enter on an untouched question, a key without meaning, something pasted."""
    assert reply_to(typed, ABC) is VANISHED


@pytest.mark.parametrize(
    ("moves", "value"),
    [
        (DOWN, "a"),
        (DOWN * 2, "b"),
        (DOWN * 4, "a"),
        (UP, "c"),
        (UP * 2, "b"),
        (DOWN + UP, "c"),
        (DOWN * 2 + UP, "a"),
    ],
)
def test_what_is_pointed_at_is_chosen_with_enter(moves: str, value: str) -> None:
    """Down begins at the first, up at the last, and both go round."""
    assert reply_to(moves + ENTER, ABC) == value
    assert reply_to(moves, ABC) is VANISHED


@pytest.mark.parametrize(("moves", "value"), [("", "b"), (DOWN, "c"), (UP, "a")])
def test_enter_keeps_a_previous_answer(moves: str, value: str) -> None:
    """It is pointed at from the first."""
    assert reply_to(moves + ENTER, KEPT) == value


READ = Page(text=("Something to read.",), goes_on=True, options=(Choice(value="s", label="stop", key="s"),))


@pytest.mark.parametrize("typed", [ENTER, " "])
def test_enter_and_space_go_on_where_there_is_nothing_to_choose(typed: str) -> None:
    """A page to read holds no answer that a slip could give; what else can be done has a letter."""
    assert reply_to(typed, READ) is Move.GO_ON
    assert reply_to("12" + typed, READ) is Move.GO_ON
    assert reply_to("s", READ) == reply_to("S", READ) == "s"


@pytest.mark.parametrize(
    ("typed", "asked", "why"),
    [
        ("1", READ, "no-question"),
        ("4", ABC, "no-choice"),
        (" ", ABC, "not-chosen"),
        (ENTER, ABC, "not-chosen"),
        ("x", ABC, "no-key"),
        ("\t", READ, "no-key"),
        (DOWN, READ, "no-key"),
    ],
)
def test_a_key_that_does_nothing_is_said_in_a_line(typed: str, asked: Page, why: str) -> None:
    """Below the page, which stays as it is; the next key counts."""
    reply, paper = ask([typed], asked)
    assert reply is VANISHED
    assert WORDS.say(f"missed.{why}") in paper.drawn
    assert len(paper.screens) == 1


def test_a_list_is_chosen_from_with_arrows_and_enter_alone() -> None:
    """However long it is; a digit does nothing there."""
    asked = replace(page(*(f"m{number}" for number in range(40)), commands=(VANISHED,)), listed=True)
    assert reply_to("1" + DOWN * 3 + ENTER, asked) == "m3"
    assert reply_to("\x1b[6~" * 3 + UP + ENTER, asked) == "m14"
    assert reply_to(ENTER, replace(asked, at="m20")) == "m20"


KEYS = {
    "b": Command.BACK,
    LEFT: Command.BACK,
    SHIFT_TAB: Command.BACK,
    "?": Command.WHY,
    "h": Command.HELP,
    "n": Command.NOTE,
    "q": Command.LEAVE,
    CTRL_D: Command.LEAVE,
    CTRL_Q: Command.LEAVE,
    CTRL_X: Command.VANISH,
}


@pytest.mark.parametrize(("typed", "command"), KEYS.items())
def test_a_key_gives_its_command(typed: str, command: Command) -> None:
    """Whether something is pointed at or not."""
    assert reply_to(typed, ABC) is command
    assert reply_to(DOWN + typed, ABC) is command


@pytest.mark.parametrize(("typed", "command"), KEYS.items())
def test_a_key_whose_command_makes_no_sense_here_does_nothing(typed: str, command: Command) -> None:
    """Such as a note where nothing can be noted."""
    others = tuple(each for each in COMMANDS if each is not command)
    assert reply_to(typed + "1", page("a", "b", commands=others)) == "a"


@pytest.mark.parametrize("asked", [ABC, page()])
def test_ctrl_c_interrupts(asked: Page) -> None:
    """It is raised, not swallowed, so that nothing goes on."""
    with pytest.raises(KeyboardInterrupt):
        reply_to(CTRL_C, asked)


WRITE = page()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("my own words", "my own words"),
        ("", ""),
        ("  two   blanks ", "two blanks"),
        ("1bhnq?", "1bhnq?"),
        ("caf\u00e9 \u4f60", "caf\u00e9 \u4f60"),
        (PASTE.format("one\ntwo\r\nthree\x1b[31m"), "one two three[31m"),
        ("abc\x7fd", "abd"),
        ("ab" + LEFT + "c", "acb"),
        ("a" + CTRL_Z + "b", "ab"),
        ("a\x12b", "ab"),
        ("a\x13b", "ab"),
        ("a\x0fb", "ab"),
        ("a\x1b#b", "ab"),
        ("a" + UP + DOWN + "b", "ab"),
    ],
)
def test_a_line_of_text_is_given_with_enter(typed: str, text: str) -> None:
    """Letters are letters there, and what is pasted becomes one line."""
    assert reply_to(typed + ENTER, WRITE) == text


def test_a_text_from_before_can_be_kept_changed_and_emptied() -> None:
    """It stands there to begin with."""
    asked = page(current="old words")
    assert reply_to(ENTER, asked) == "old words"
    assert reply_to("!" + ENTER, asked) == "old words!"
    assert reply_to("\x15" + ENTER, asked) == ""


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (SHIFT_TAB, Command.BACK),
        (F1, Command.HELP),
        (CTRL_D, Command.LEAVE),
        (CTRL_Q, Command.LEAVE),
        (CTRL_X, Command.VANISH),
    ],
)
def test_the_commands_have_other_keys_in_a_text(typed: str, command: Command) -> None:
    """Also once something was typed."""
    assert reply_to(typed, WRITE) is command
    assert reply_to("some words" + typed, WRITE) is command


def test_the_list_of_choices_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """And filled for each page: to build one takes longer than a key may take to show."""
    built = []

    class Counted(Application[Any]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            built.append(self)
            super().__init__(*arguments, **options)

    monkeypatch.setattr(asked, "Application", Counted)
    replies, _ = ask_all(["1", "2", "3"], [ABC, KEPT, ABC])
    assert (replies, len(built)) == (["a", "b", "c"], 1)
