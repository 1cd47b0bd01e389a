"""A terminal of hardly any size: the quiz is tedious there, but it answers keys, and it can be left."""

from pathlib import Path

import pytest
from pty_session import Terminal

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
