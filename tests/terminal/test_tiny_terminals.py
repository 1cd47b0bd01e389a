"""A terminal of hardly any size: the quiz is tedious there, but it answers keys, and it can be left."""

from pathlib import Path

import pytest
from core_helpers import PACK, WORDS
from pty_session import Terminal
from scripted import answered

from impasse_check.answers import dump_answers

SIZES = [(1, 1), (2, 24), (3, 3), (80, 1)]


@pytest.mark.parametrize("size", SIZES)
def test_plain_lines_come_to_a_prompt(tmp_path: Path, size: tuple[int, int]) -> None:
    """However narrow it is, all there is to read is printed, and then it is asked."""
    with Terminal("quiz", "--plain", folder=tmp_path, size=size) as terminal:
        for _ in range(2):
            terminal.wait(lambda: terminal.since().endswith(b": "), "a prompt")
            terminal.type("\r")
        terminal.wait(lambda: terminal.since().endswith(b": "), "a prompt")
        terminal.type("\x18")
        assert terminal.end() == 0


@pytest.mark.parametrize("size", SIZES)
def test_widgets_take_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    """Enter leads on, and Ctrl-X ends it."""
    with Terminal("quiz", folder=tmp_path, size=size) as terminal:
        for _ in range(2):
            terminal.wait_for_question()
            terminal.type("\r")
        terminal.wait_for_question()
        terminal.type("\x18")
        assert terminal.end() == 0


def test_what_is_pointed_at_on_a_list_is_seen_whole(tmp_path: Path) -> None:
    """On the way down and up again, also where each takes several lines."""
    names = ("topic-pushed", "easy-ground", "low-fee-guilt", "fear-of-upsetting")
    marks = dict.fromkeys(names, "often+somewhat")
    (tmp_path / "done.yaml").write_text(dump_answers(answered({"pays": "yes"} | marks), PACK))
    with Terminal("quiz", "--answers", "done.yaml", folder=tmp_path, size=(40, 20)) as terminal:
        terminal.wait_for_question()
        terminal.answer("c")
        there = [PACK.questions[name].text for name in PACK.questions if name in names]
        for key, text in zip("BBBAAA", (*there[1:], *there[2::-1]), strict=True):
            terminal.type(f"\x1b[{key}")
            terminal.wait(lambda text=text: _pointed(terminal).count(text) > 0, text)  # type: ignore[misc]
            # What follows a mark stands at its end.
            assert WORDS.say("review.open") in _pointed(terminal)
        terminal.type("\x18")
        assert terminal.end() == 0


def _pointed(terminal: Terminal) -> str:
    """Give the row that is pointed at, and what stands below it on the list."""
    return " ".join(
        " ".join(terminal.lines).partition("> ")[2].partition(WORDS.say("widgets.list"))[0].split()
    )
