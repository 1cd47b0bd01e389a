"""Keys that come all at once are told from keys that somebody presses, and none of the ways out is lost."""

import time
from collections.abc import Iterator

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys
from typed import CTRL_C, CTRL_D, CTRL_Q, CTRL_X, DOWN, ENTER, LEFT, PASTE, UP

from impasse_check.prompts import pressed as module
from impasse_check.prompts.interruptions import Interruptions
from impasse_check.prompts.page import Command
from impasse_check.prompts.pressed import Pressed


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    """Give an input on which a test types."""
    with create_pipe_input() as pipe:
        yield pipe


@pytest.fixture
def pressed(pipe: PipeInput) -> Pressed:
    """Give the keys of that input, as they were pressed."""
    return Pressed(pipe, Interruptions(hide=nothing, show=nothing))


def nothing() -> None:
    """Do nothing."""


def read(pressed: Pressed) -> list[str]:
    """Give what the keys are that count."""
    return [each.data if each.key == Keys.BracketedPaste else each.key for each in pressed.read_keys()]


@pytest.mark.parametrize("key", ["1", "b", ENTER, UP, LEFT, PASTE.format("a b"), CTRL_X])
def test_one_key_is_one_key(pipe: PipeInput, pressed: Pressed, key: str) -> None:
    """Also where it is sent as several bytes, and where it is a paste with marks around it."""
    for _ in range(2):
        pipe.send_text(key)
        assert len(read(pressed)) == 1
        assert read(pressed) == []


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("12", []),
        ("1" + ENTER, []),
        (DOWN + ENTER, []),
        ("1" * 5000, []),
        (UP + DOWN + DOWN, [Keys.Up, Keys.Down, Keys.Down]),
        ("1" + CTRL_X, [Keys.ControlX]),
        (CTRL_X + "1", [Keys.ControlX]),
        ("1" * 5000 + CTRL_X + "1" * 5000, [Keys.ControlX]),
        ("a" + CTRL_C + "b", [Keys.ControlC]),
        (CTRL_D + "1" + CTRL_Q, [Keys.ControlD, Keys.ControlQ]),
    ],
)
def test_of_keys_that_come_at_once_only_the_ways_out_count(
    pipe: PipeInput, pressed: Pressed, typed: str, counts: list[str]
) -> None:
    """Where something is chosen; moving to and fro chooses nothing."""
    pressed.to_choose()
    pipe.send_text(typed)
    assert read(pressed) == counts


def test_a_straggler_is_part_of_the_burst_before_it(
    pipe: PipeInput, pressed: Pressed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paste may come in pieces, the last of them a single key; a while later a key is a key again."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    pipe.send_text("12")
    assert read(pressed) == []
    for later, typed, counts in (
        (0.15, "3", []),
        (0.04, CTRL_X, [Keys.ControlX]),
        (0.02, "4", ["4"]),
        (0.0, "5", ["5"]),
    ):
        now[0] += later
        pipe.send_text(typed)
        assert read(pressed) == counts


def test_what_follows_at_once_belongs_to_what_came(
    pipe: PipeInput, pressed: Pressed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a few milliseconds, in another read; and one that does not end is left alone after a while."""
    later = iter(["2", "3"])
    monkeypatch.setattr(time, "sleep", lambda _: pipe.send_text(next(later, "")))
    pipe.send_text("1")
    assert read(pressed) == []
    assert next(later, None) is None
    monkeypatch.setattr(module, "LONGEST", 0.0)
    pressed.to_write()
    pipe.send_text("1" * 2000)
    assert len("".join(read(pressed))) == 1024


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("ab", ["ab"]),
        ("a b" + ENTER, ["a b", Keys.ControlM]),
        (f"one{ENTER}two\nthree{ENTER}", ["one\rtwo\nthree", Keys.ControlM]),
        (f"one{ENTER}two", ["one\rtwo"]),
        (ENTER * 2, ["\r", Keys.ControlM]),
        ("ab" + LEFT + "c", ["ab", Keys.Left, "c"]),
        ("a\x1bb" + ENTER + "c", ["a", Keys.Escape, "b", "\rc"]),
        ("a" + PASTE.format("b") + CTRL_X + "c", ["a", "b", Keys.ControlX, "c"]),
    ],
)
def test_text_that_comes_at_once_is_pasted(
    pipe: PipeInput, pressed: Pressed, typed: str, counts: list[str]
) -> None:
    """Only the end of a line that is the very last key ends it; other keys keep their place."""
    pressed.to_write()
    pipe.send_text(typed)
    assert read(pressed) == counts


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", None),
        ("1" * 3000 + ENTER, None),
        (PASTE.format(CTRL_X), None),
        ("\x1b", None),
        (CTRL_X, Command.VANISH),
        ("1" * 3000 + CTRL_X + "2", Command.VANISH),
        (CTRL_D + CTRL_C + CTRL_X, Command.VANISH),
        ("1" + CTRL_D, Command.LEAVE),
        (CTRL_Q, Command.LEAVE),
    ],
)
def test_of_what_was_typed_too_early_the_ways_out_count(
    pipe: PipeInput, pressed: Pressed, typed: str, found: Command | None
) -> None:
    """Whether a page has read it already, or it still waits; all else is gone."""
    pipe.send_text(typed)
    assert pressed.settle() is found
    assert pressed.settle() is None
    assert pressed.read_keys() == pressed.flush_keys() == []
    store_typeahead(pressed, [KeyPress(Keys.ControlX, CTRL_X)])
    pipe.send_text(typed)
    assert pressed.early() is Command.VANISH


def test_ctrl_c_that_was_typed_too_early_interrupts(pipe: PipeInput, pressed: Pressed) -> None:
    """As it would have on the page."""
    pipe.send_text("1" + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        pressed.settle()


def test_in_all_else_it_is_the_input_below_it(pipe: PipeInput, pressed: Pressed) -> None:
    """But that the terminal's settings are no concern of a single page."""
    assert (pressed.fileno(), pressed.typeahead_hash()) == (pipe.fileno(), pipe.typeahead_hash())
    with pressed.raw_mode(), pressed.cooked_mode():
        assert not pressed.closed
    assert isinstance(pressed.detach(), type(pipe.detach()))
    pipe.close()
    assert pressed.read_keys() == []
    assert pressed.closed
