"""``follow-up`` before its first question: what cannot be used or written is said, and nothing is."""

from pathlib import Path

import pytest
from core_helpers import PACK, WORDS
from pty_session import Terminal
from reads_program import Ended, program
from scripted import answered

from impasse_check.answers import dump_answers
from impasse_check.errors import ExitCode

SAID = dump_answers(answered({"topic-pushed": "often"}), PACK)
BAD = "format: impasse-check/answers\nformat_version: 1\nanswers: {walrus-hunt: often, easy-ground: Quince}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a file of answers."""
    (tmp_path / "notes.yaml").write_text(SAID, encoding="utf-8")
    return tmp_path


def test_without_a_terminal_it_says_the_way_without_one(folder: Path) -> None:
    """And touches nothing."""
    done = program("follow-up", "notes.yaml", cwd=folder)
    assert done == Ended(ExitCode.NO_TERMINAL, "", WORDS.say("error.no-terminal-after") + "\n")
    assert (folder / "notes.yaml").read_text() == SAID


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), WORDS.say("error.answers-from-stdin")),
        (("notes.yaml", "--date", "2026-02-30"), WORDS.say("error.date")),
        (
            ("notes.yaml", "--color", "red"),
            WORDS.say("error.choice", option="--color", choices="auto, always, never"),
        ),
    ],
)
def test_a_wrong_call_comes_before_anything_else(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    """Also before the question if there is a terminal."""
    assert program("follow-up", *arguments, cwd=folder) == Ended(ExitCode.USAGE, "", f"{said}\n")


def ended(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run it at a terminal to its end; give its code and what it said."""
    with Terminal("follow-up", *arguments, folder=folder) as terminal:
        code = terminal.end()
    return code, terminal.raw.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("name", "fault"), [("none.yaml", "file.missing"), ("notes.yaml/none.yaml", "file.unreadable")]
)
def test_a_file_that_is_not_there_is_not_made(folder: Path, name: str, fault: str) -> None:
    """Neither it nor anything beside it; it says if it is missing, or if something is in its way."""
    code, said = ended(folder, name)
    assert code == ExitCode.ANSWERS
    assert said == f"{WORDS.say('error.file', file=name)}\n- {WORDS.say(fault)}\n"
    assert [each.name for each in folder.iterdir()] == ["notes.yaml"]
    assert (folder / "notes.yaml").read_text(encoding="utf-8") == SAID


def test_every_fault_is_named_and_no_value(tmp_path: Path) -> None:
    """The file stays as it was."""
    (tmp_path / "bad.yaml").write_text(BAD)
    code, said = ended(tmp_path, "bad.yaml")
    assert code == ExitCode.ANSWERS
    assert "walrus-hunt" in said
    assert "quince" not in said.lower()
    assert (tmp_path / "bad.yaml").read_text() == BAD


def test_another_pack_is_not_asked_about(folder: Path) -> None:
    """Answers belong to one pack."""
    path = folder / "notes.yaml"
    path.write_text(SAID.replace(PACK.id, "walrus"))
    code, said = ended(folder, "notes.yaml")
    assert (code, "walrus" in said) == (ExitCode.ANSWERS, False)
    assert WORDS.say("answers.other-pack", pack=PACK.id) in said


def test_a_pack_that_cannot_be_used_is_said(folder: Path) -> None:
    """With its own code."""
    assert ended(folder, "notes.yaml", "--pack", "none.yaml")[0] == ExitCode.PACK


def test_a_link_and_a_folder_are_left_alone(folder: Path) -> None:
    """What is written goes to plain files only."""
    (folder / "link.yaml").symlink_to(folder / "notes.yaml")
    (folder / "sub").mkdir()
    assert ended(folder, "link.yaml") == (
        ExitCode.NOT_WRITTEN,
        WORDS.say("error.symlink", file="link.yaml") + "\n",
    )
    assert ended(folder, "sub") == (ExitCode.NOT_WRITTEN, WORDS.say("error.folder", file="sub") + "\n")
    assert (folder / "notes.yaml").read_text() == SAID
