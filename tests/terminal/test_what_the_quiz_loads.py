"""What is loaded before the first page of the quiz is there: what draws it, and nothing else heavy."""

import sys
from pathlib import Path

from pty_session import Terminal

PROGRAM = (sys.executable, "-X", "importtime", "-m", "impasse_check")
HEAVY = {"prompt_toolkit", "pydantic", "questionary", "rich", "yaml"}


def loaded(folder: Path, *options: str, leave: str = "\x18") -> set[str]:
    """Give what the quiz has loaded by its first page."""
    said = "loaded.txt"
    with Terminal("quiz", *options, folder=folder, program=PROGRAM, after=f"2>{said}") as terminal:
        if "--plain" in options:
            terminal.wait(lambda: terminal.text.endswith(":"), "a page")
        else:
            terminal.wait_for_question()
        terminal.type(leave)
        assert terminal.end() == 0
    lines = (folder / said).read_text(encoding="utf-8").splitlines()
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_the_widgets_load_what_draws_them(tmp_path: Path) -> None:
    """Nothing that draws reports."""
    assert loaded(tmp_path) & HEAVY == {"prompt_toolkit", "pydantic", "questionary", "yaml"}


def test_plain_lines_load_nothing_to_draw_with(tmp_path: Path) -> None:
    """A simple terminal gets simple lines, and gets them sooner."""
    assert loaded(tmp_path, "--plain", leave="exit\r") & HEAVY == {"pydantic", "yaml"}
