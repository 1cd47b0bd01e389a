"""``check``: a pack or an answers file, by what it says it is."""

from pathlib import Path

import pytest
from conftest import ROOT
from reads_corpus import CORPUS, SMALL, answers_file, files_of, is_singing
from reads_program import Ended, inside, program

from impasse_check import load_pack
from impasse_check.errors import ExitCode
from impasse_check.words import Words

BROKEN = "format: impasse-check/{}\nformat_version: 1\nformat_version: [\n"


@pytest.mark.parametrize("path", [ROOT / "data" / "indicators.yaml", SMALL], ids=["shipped", "small"])
def test_a_pack_without_faults_is_said_to_be_fine(
    path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the number of its questions."""
    count = len(load_pack(str(path)).questions)
    assert inside(capsys, "check", str(path)) == Ended(0, words.say("check.pack", count=count) + "\n", "")


@pytest.mark.parametrize("path", files_of("answers/valid"), ids=lambda path: path.stem)
def test_answers_without_faults_are_said_to_be_fine(
    path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is said of what they are."""
    pack = ("--pack", str(SMALL)) if is_singing(path) else ()
    assert inside(capsys, "check", str(path), *pack) == Ended(0, words.say("check.answers") + "\n", "")


def test_faults_are_told_as_the_commands_tell_them_that_need_the_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All at once, each with its place; 4 for answers."""
    name = str(CORPUS / "answers" / "invalid" / "everything-at-once.yaml")
    ended = inside(capsys, "check", name)
    assert ended.code == ExitCode.ANSWERS
    assert ended == inside(capsys, "report", name)


@pytest.mark.parametrize(("kind", "code"), [("pack", ExitCode.PACK), ("answers", ExitCode.ANSWERS)])
def test_what_is_no_yaml_is_told_as_what_it_was_meant_to_be(
    kind: str, code: ExitCode, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the line; its first one says it, although it cannot be read as a whole."""
    path = tmp_path / "walrus"
    path.write_text(BROKEN.format(kind))
    ended = inside(capsys, "check", str(path))
    assert (ended.code, ended.out) == (code, "")
    assert "line 3" in ended.err or "line 4" in ended.err


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("answers: {}\n", ""),
        ("a: 1\nformat: impasse-check/walrus\n", "line 2, format: "),
        ("[]\n", ""),
    ],
)
def test_a_file_of_neither_kind_is_told_what_a_file_says(
    text: str, place: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the code of answers that cannot be used."""
    path = tmp_path / "walrus"
    path.write_text(text)
    ended = inside(capsys, "check", str(path))
    assert (ended.code, ended.out) == (ExitCode.ANSWERS, "")
    assert ended.err.startswith(words.say("error.file", file=str(path)) + f"\n- {place}")
    assert ended.err.endswith(words.say("file.neither") + "\n")


@pytest.mark.parametrize("command", ["check", "report"])
@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
def test_an_empty_file_is_told_as_one(
    text: str, command: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """By every command: a name of something that is missing in it would help nobody."""
    path = tmp_path / "walrus"
    path.write_text(text)
    ended = inside(capsys, command, str(path))
    said = f"{words.say('error.file', file=str(path))}\n- {words.say('file.empty')}\n"
    assert ended == Ended(ExitCode.ANSWERS, "", said)


@pytest.mark.parametrize("text", ["walrus and quince\n", "- walrus\n", "walrus: 1\nquince: [2]\n", "7\n"])
def test_a_file_of_something_else_is_told_as_no_answers(
    text: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, and not key by key, as if it only wanted mending."""
    path = tmp_path / "walrus"
    path.write_text(text)
    ended = inside(capsys, "report", str(path))
    said = f"{words.say('error.file', file=str(path))}\n- {words.say('file.no-answers')}\n"
    assert ended == Ended(ExitCode.ANSWERS, "", said)


def test_a_pack_is_told_as_no_answers(words: Words, capsys: pytest.CaptureFixture[str]) -> None:
    """One fault, at the line that says what it is."""
    ended = inside(capsys, "report", str(SMALL))
    assert ended.code == ExitCode.ANSWERS
    assert ended.err.count("\n- ") == 1
    assert words.say("file.no-answers") in ended.err


@pytest.mark.parametrize("command", ["check", "report"])
@pytest.mark.parametrize("name", ["folder", "folder.age"])
def test_a_folder_is_told_as_one(
    name: str, command: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever its name ends in."""
    (tmp_path / name).mkdir()
    ended = inside(capsys, command, str(tmp_path / name))
    said = f"{words.say('error.file', file=str(tmp_path / name))}\n- {words.say('file.folder')}\n"
    assert ended == Ended(ExitCode.ANSWERS, "", said)


def test_a_file_that_is_not_there_is_said(words: Words, capsys: pytest.CaptureFixture[str]) -> None:
    """It could have been either."""
    ended = inside(capsys, "check", "none.yaml")
    said = f"{words.say('error.file', file='none.yaml')}\n- {words.say('file.missing')}\n"
    assert ended == Ended(ExitCode.ANSWERS, "", said)


def test_answers_can_belong_to_another_pack(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which is named, and must be one that can be used."""
    path = tmp_path / "answers.yaml"
    assert inside(capsys, "template", "--pack", str(SMALL), "-o", str(path)).code == 0
    assert inside(capsys, "check", str(path)).code == ExitCode.ANSWERS
    ended = inside(capsys, "check", str(path), "--pack", str(SMALL))
    assert ended == Ended(0, words.say("check.answers") + "\n", "")
    assert inside(capsys, "check", str(path), "--pack", "none.yaml").code == ExitCode.PACK


def test_what_it_says_can_go_to_a_file_but_never_to_the_one_that_is_checked(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever its name ends in; nothing is written where there are faults."""
    target = tmp_path / "walrus"
    assert inside(capsys, "check", answers_file("route-talk"), "-o", str(target)) == Ended(0, "", "")
    assert target.read_text(encoding="utf-8") == words.say("check.answers") + "\n"
    before = SMALL.read_bytes()
    assert inside(capsys, "check", str(SMALL), "-o", str(SMALL), "--force").code == ExitCode.USAGE
    assert SMALL.read_bytes() == before
    assert inside(capsys, "check", "none.yaml", "-o", str(tmp_path / "other")).code == ExitCode.ANSWERS
    assert not (tmp_path / "other").exists()


def test_a_pipe_is_read_once(words: Words) -> None:
    """So that a shell can put the output of a command in place of a file."""
    ended = program("check", "/dev/stdin", given=SMALL.read_bytes())
    assert ended == Ended(0, words.say("check.pack", count=len(load_pack(str(SMALL)).questions)) + "\n", "")
