"""The name of a file at a real terminal: it is shown on pages, and it does nothing."""

import re
from pathlib import Path

from core_helpers import WORDS
from pty_session import Terminal

NAME = "quince\x1b]0;walrus\x07\x1b[2J\u202e\x9b31m\nYour choice: .yaml.age"
"""Names the window, clears the screen, turns text round, paints it, and asks something."""
SHOWN = "quince]0;walrus[2J31m Your choice: .yaml.age"


def test_a_name_on_a_plain_page_is_words(tmp_path: Path) -> None:
    """Only what can be printed, and one prompt, which is ours."""
    with Terminal("quiz", "--plain", "--save-answers", NAME, folder=tmp_path) as terminal:
        terminal.wait_for(WORDS.say("locked.no-way-back"))
        shown = terminal.wait_for_prompt()
        terminal.type("\x18")
        assert terminal.end() == 0
    assert re.search(r"[^\n -~]", shown) is None
    assert SHOWN in " ".join(shown.split())
    assert shown.count("\nEnter goes on: ") == 1


def test_a_name_on_a_page_of_widgets_is_words(tmp_path: Path) -> None:
    """Nothing of it reaches the terminal but its letters."""
    with Terminal("quiz", "--save-answers", NAME, folder=tmp_path) as terminal:
        shown = terminal.wait_for_question()
        terminal.type("\x18")
        assert terminal.end() == 0
    assert SHOWN in " ".join(shown.split())
    assert not re.search("]0;walrus\x07|\x1b]|\u202e|\x9b", terminal.raw.decode())
