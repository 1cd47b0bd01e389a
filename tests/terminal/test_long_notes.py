"""Long notes at a real terminal: all of it is kept, or none and that is said; and nothing freezes."""

from pathlib import Path

import pytest
from core_helpers import PACK, WORDS
from pty_session import Terminal
from reads_corpus import hand_written, text_of_many
from scripted import answered

from impasse_check.answers import dump_answers, read_answers
from impasse_check.errors import ExitCode

QUIZ = ("quiz", "--answers", "start.yaml", "--save-answers", "start.yaml")
TOO_LONG = "x" * 5000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with answers but for one that can have a note."""
    almost = answered(leaving=("topic-pushed", "safe-to-raise", "consulted"))
    (tmp_path / "start.yaml").write_text(dump_answers(almost, PACK), encoding="utf-8")
    return tmp_path


def note(folder: Path) -> str | None:
    """Give the note that is in the file."""
    return read_answers(str(folder / "start.yaml"), PACK).answers["topic-pushed"].note


def plain(terminal: Terminal, *lines: str) -> str:
    """Type lines at one prompt after the other; give what came with the last."""
    for line in lines:
        terminal.wait_for_prompt()
        terminal.type(f"{line}\r")
    return " ".join(terminal.wait_for_prompt().split())


@pytest.mark.parametrize("letter", ["x", "\u4f60"])
def test_a_plain_line_that_the_terminal_cuts_is_refused(folder: Path, letter: str) -> None:
    """However long it was, none of it is kept; the next one is, up to what can be passed on."""
    fits = letter * (4000 // len(letter.encode()))
    with Terminal(*QUIZ, "--plain", folder=folder) as terminal:
        said = plain(terminal, "", "4", "note", letter * 5000)
        assert WORDS.say("lines.cut") in said
        assert note(folder) is None
        assert fits in plain(terminal, fits).replace(" ", "")
        terminal.type("\x18")
        assert terminal.end() == 0
    assert note(folder) == fits


def test_a_plain_line_that_is_only_a_word_is_no_note(folder: Path) -> None:
    """It is taken for what it does, that is said, and in quotes it is a note."""
    with Terminal(*QUIZ, "--plain", folder=folder) as terminal:
        assert WORDS.say("lines.taken", word="back") in plain(terminal, "", "4", "note", "back")
        plain(terminal, "note", '"exit"')
        terminal.type("\x18")
        assert terminal.end() == 0
    assert note(folder) == "exit"


def test_a_word_without_an_end_does_not_freeze_the_page_that_shows_it(folder: Path) -> None:
    """4,000 letters are a note like any other; what does not fit is said, and Ctrl-X ends it at once."""
    with Terminal(*QUIZ, folder=folder) as terminal:
        for key in "\r4n":
            terminal.wait_for_question()
            terminal.type(key)
        terminal.wait_for_question()
        terminal.type(f"\x1b[200~{TOO_LONG}\x1b[201~")
        terminal.wait_for(WORDS.say("widgets.refused", length=5000, left=4000))
        terminal.type(f"\x1b[200~{TOO_LONG[:3990]}\x1b[201~")
        terminal.wait_for(WORDS.say("widgets.left", left=10))
        terminal.type("y" * 11)
        terminal.wait_for(WORDS.say("widgets.refused", length=11, left=10))
        terminal.type("y" * 10)
        terminal.wait_for(WORDS.say("widgets.full"))
        terminal.type("y")
        assert "x" + "y" * 10 in terminal.text
        assert "y" * 11 not in terminal.text
        terminal.type("\x7fy\r")
        assert "xxx" in terminal.wait_for_question()
        terminal.type("\x18")
        assert terminal.end() == 0
    assert note(folder) == "x" * 3990 + "y" * 10


def test_nothing_is_asked_and_nothing_written_over_a_file_whose_notes_are_too_much(tmp_path: Path) -> None:
    """The quiz ends before its first question, whatever file it was to keep answers in."""
    pack, kept = tmp_path / "pack.yaml", tmp_path / "kept.yaml"
    pack.write_bytes(text_of_many(220))
    before = hand_written('"', 220)
    kept.write_bytes(before)
    options = ("--pack", "pack.yaml", "--answers", "kept.yaml", "--save-answers")
    for name in ("kept.yaml", "other.yaml"):
        with Terminal("quiz", *options, name, folder=tmp_path) as terminal:
            assert terminal.end() == ExitCode.ANSWERS
            assert b"Make some of them shorter." in terminal.raw
    assert {path.name for path in tmp_path.iterdir()} == {"pack.yaml", "kept.yaml"}
    assert kept.read_bytes() == before
