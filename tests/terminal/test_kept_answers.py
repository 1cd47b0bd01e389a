"""Answers that are kept on the way: there to the last key, private, and gone on from."""

import signal
import stat
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS
from pty_session import Terminal
from reads_corpus import SMALL
from scripted import answered

from impasse_check import siblings
from impasse_check.answers import dump_answers, read_answers
from impasse_check.model import Answer

KEPT = ("quiz", "--save-answers", "kept.yaml")


def test_every_answer_survives_the_hardest_end(tmp_path: Path) -> None:
    """Killed at a question: all that was answered before is there, and the quiz goes on from it."""
    path = tmp_path / "kept.yaml"
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        terminal.answer("\r")
        terminal.answer("1")
        terminal.answer("2")
        screen = terminal.answer("4")
        terminal.signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_answers(str(path), PACK).answers == {
        "therapy-status": Answer(given="on-a-break"),
        "ordered-care": Answer(given="declined"),
    }
    with Terminal(*KEPT, "--answers", "kept.yaml", folder=tmp_path) as terminal:
        assert terminal.answer("\r") == screen
        terminal.answer("1")
        terminal.type("\x18")
        assert terminal.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kept.yaml"]
    assert read_answers(str(path), PACK).answers["on-my-side"] == Answer(given="yes")


def test_who_leaves_reads_where_the_answers_are_and_how_to_go_on(tmp_path: Path) -> None:
    """It stays below the prompt they come back to; before anything was said there is nothing to say."""
    for keys, says in (("\r", False), ("\r12", True)):
        with Terminal(*KEPT, "--force", folder=tmp_path) as terminal:
            for key in keys:
                terminal.answer(key)
            terminal.type("q")
            assert terminal.end() == 0
            said = "".join(terminal.text.split())
            assert [each in said for each in ("kept.yaml", "--answers", "--save-answers")] == [says] * 3


@pytest.mark.parametrize("name", ["\u6d77" * 85, "x" * 250 + ".yaml"], ids=ascii)
def test_a_name_may_be_as_long_as_the_system_takes_it(tmp_path: Path, name: str) -> None:
    """In any script."""
    with Terminal("quiz", "--save-answers", name, folder=tmp_path) as terminal:
        terminal.answer("\r")
        for key in "112":
            terminal.answer(key)
        terminal.type("\x18")
        assert terminal.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert read_answers(str(tmp_path / name), PACK).answers


def test_what_a_killed_quiz_left_is_offered_to_be_deleted(tmp_path: Path) -> None:
    """Before the first question; Enter alone deletes nothing."""
    (tmp_path / "kept.yaml").write_text(dump_answers(answered(leaving=("topic-pushed",)), PACK))
    left = siblings.beside(tmp_path / "kept.yaml")
    left.touch(mode=0o600)
    with Terminal(*KEPT, "--answers", "kept.yaml", folder=tmp_path) as terminal:
        assert left.name in terminal.wait_for_question()
        terminal.type("\r")
        assert WORDS.say("left.question") in terminal.drawn_anew()
        assert left.exists()
        assert WORDS.say("left.question") not in terminal.answer("d")
        terminal.type("\x18")
        assert terminal.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kept.yaml"]


def test_a_weight_and_a_note_are_kept_the_moment_they_are_given(tmp_path: Path) -> None:
    """How often first, then the note, then how heavy."""
    (tmp_path / "start.yaml").write_text(dump_answers(answered(leaving=("topic-pushed",)), PACK))
    with Terminal(*KEPT, "--answers", "start.yaml", folder=tmp_path) as terminal:

        def kept() -> Answer | None:
            return read_answers(str(tmp_path / "kept.yaml"), PACK).answers.get("topic-pushed")

        terminal.answer("\r")
        assert kept() is None
        terminal.answer("4")
        assert kept() == Answer(given="often")
        terminal.answer("n")
        terminal.answer("caf\u00e9\r")
        assert kept() == Answer(given="often", note="caf\u00e9")
        terminal.answer("5")
        assert kept() == Answer(given="often", impact="very-much", note="caf\u00e9")
        terminal.type("q")
        assert terminal.end() == 0


def test_a_file_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    """It is said before the first question, not after the last."""
    path = tmp_path / "kept.yaml"
    path.write_text("mine")
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        assert terminal.end() == 6
        assert terminal.raw.decode() == WORDS.say("error.exists", file="kept.yaml") + "\r\n"
    assert path.read_text() == "mine"
    with Terminal(*KEPT, "--force", folder=tmp_path) as terminal:
        terminal.answer("\r")
        terminal.answer("1")
        terminal.answer("3")
        terminal.type("q")
        assert terminal.end() == 0
    assert read_answers(str(path), PACK).answers == {"therapy-status": Answer(given="ended")}


def test_leaving_keeps_what_was_asked_to_be_kept_and_writes_no_report(tmp_path: Path) -> None:
    """Half a report is nobody's wish; the answers are there to go on from."""
    with Terminal(*KEPT, "-o", "report.md", folder=tmp_path) as terminal:
        terminal.answer("\r")
        terminal.answer("1")
        terminal.answer("1")
        terminal.type("q")
        assert terminal.end() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kept.yaml"]


def test_answers_that_are_there_are_gone_on_from_and_never_written_over(tmp_path: Path) -> None:
    """The message names the way, and that works as it is printed."""
    (tmp_path / "kept.yaml").write_text(dump_answers(answered(leaving=("topic-pushed",)), PACK))
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        assert terminal.end() == 6
        said = " ".join(terminal.raw.decode().split())
    assert "--answers kept.yaml --save-answers kept.yaml" in said
    command = said.partition("To go on from them: ")[2].split()
    with Terminal(*command[1:], folder=tmp_path, program=command[:1]) as terminal:
        terminal.wait_for_question()
        terminal.type("\x18")
        assert terminal.end() == 0


def test_how_to_go_on_is_said_where_it_stays_readable(tmp_path: Path) -> None:
    """Whole path and command, after the end of the program; the command works as it is printed."""
    with Terminal("quiz", folder=tmp_path, size=(300, 24)) as terminal:
        terminal.answer("\r")
        for key in "11q":
            terminal.answer(key)
        terminal.answer("k")
        terminal.type("\r")
        assert terminal.end() == 0
    file = str(tmp_path / "notes.yaml")
    assert WORDS.say("leave.kept", file=file, how=WORDS.say("open.txt")) in terminal.text
    command = terminal.text.partition("type:")[2].split()
    assert command[-4:] == ["--answers", file, "--save-answers", file]
    with Terminal(*command[1:], folder=tmp_path, program=command[:1]) as terminal:
        assert PACK.questions["ordered-care"].text in " ".join(terminal.answer("\r").split())
        terminal.type("\x18")
        assert terminal.end() == 0


def test_how_to_go_on_names_ones_own_pack_too(tmp_path: Path) -> None:
    """Answers name no file: without it, the command would end with a fault, as it is printed."""
    (tmp_path / "mine.yaml").write_bytes(SMALL.read_bytes())
    with Terminal("quiz", "--pack", "mine.yaml", folder=tmp_path, size=(300, 24)) as terminal:
        for key in ("\r", "1", "q", "k"):
            terminal.answer(key)
        terminal.type("\r")
        assert terminal.end() == 0
    command = terminal.text.partition("type:")[2].split()
    assert command[-2:] == ["--pack", "mine.yaml"]
    with Terminal(*command[1:], folder=tmp_path, program=command[:1]) as terminal:
        terminal.wait_for_question()
        terminal.type("\x18")
        assert terminal.end() == 0


def test_what_is_said_in_the_end_is_wrapped_between_words_and_no_command_is(tmp_path: Path) -> None:
    """In a narrow window; what is to be typed can be copied as it stands."""
    with Terminal("quiz", folder=tmp_path, size=(40, 20)) as terminal:
        for key in ("\r", "\r", *"11qk"):
            terminal.answer(key)
        terminal.type("\r")
        assert terminal.end() == 0
    file = str(tmp_path / "notes.yaml")
    words = WORDS.say("leave.kept", file=file, how=WORDS.say("open.txt")).split()
    begin = " ".join(words[:3])
    said = (begin + terminal.raw.decode().partition(begin)[2]).split("\r\n")
    assert [line for line in said if len(line) > 40 and file not in line] == []
    assert sum(f"--answers {file} --save-answers {file}" in line for line in said) == 1
    assert " ".join(said).split()[: len(words)] == words
