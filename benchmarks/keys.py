"""From a key to the next page: whole quizzes at a terminal, each question marked with one key."""

from pathlib import Path

from paths import PATHS
from pty_session import Terminal
from scripted import sit
from walk import by_keys

from benchmarks.environments import Environment


def measure(program: Environment, quizzes: int, home: Path, *options: str) -> list[float]:
    """Give the seconds from each key to the last byte of the page that it brought."""
    (way,) = PATHS["longest"]()
    # A note is many keys.
    replies = [each for each in way.replies if each[0] != "quiz.note" and each[1] != "note"]
    pages, taken = sit(replies, writes=True).pages, list[float]()
    for _ in range(quizzes):
        command = ("quiz", "--format", "json", *options)
        with Terminal(*command, folder=home, program=(program.program,), after="> /dev/null") as terminal:
            by_keys(terminal, pages, replies)
            if terminal.end():
                raise RuntimeError(terminal.text)
            taken += terminal.paints
    return taken
