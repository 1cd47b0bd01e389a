"""Answers that were kept are not written over by a document."""

import io
import os
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from pty_session import Terminal
from reads_corpus import answers_file

from impasse_check.cli.main import run
from impasse_check.cli.passphrase import holds_answers
from impasse_check.errors import ExitCode
from impasse_check.words import load_words


@pytest.mark.parametrize("name", ["answers.md", "./answers.md"])
def test_a_document_never_goes_over_the_answers_it_is_made_from(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not with force, and not by another way to write the same name."""
    monkeypatch.chdir(tmp_path)
    kept = Path(answers_file("route-talk")).read_text(encoding="utf-8")
    Path("answers.md").write_text(kept, encoding="utf-8")
    assert run(["report", "answers.md", "-o", name, "--force"]) == ExitCode.USAGE
    assert Path("answers.md").read_text(encoding="utf-8") == kept
    assert name in capsys.readouterr().err


def test_the_quiz_keeps_document_and_answers_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """Said before the first question."""
    for option in ("--answers", "--save-answers"):
        assert run(["quiz", option, "x.md", "-o", "x.md", "--force"]) == ExitCode.USAGE
        assert "x.md" in capsys.readouterr().err


def test_the_quiz_takes_no_answers_from_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    """There the keys come from."""
    assert run(["quiz", "--answers", "-"]) == ExitCode.USAGE
    assert capsys.readouterr().out == ""


def test_answers_are_kept_in_a_file_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A minus sign is no file, and standard output is where documents go."""
    with chdir(tmp_path):
        assert run(["quiz", "--save-answers", "-"]) == ExitCode.USAGE
    assert list(tmp_path.iterdir()) == []
    assert "a file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["walrus", "walrus.yaml", "walrus.age"])
def test_answers_are_kept_in_no_folder_and_no_pipe(name: str, tmp_path: Path) -> None:
    """Told at once as what they are: not as answers to go on from, and nothing waits for a pipe."""
    folder, pipe = f"folder-{name}", f"pipe-{name}"
    (tmp_path / folder).mkdir()
    os.mkfifo(tmp_path / pipe)
    words = load_words()
    for there, code in ((folder, "error.folder"), (pipe, "error.not-a-file")):
        with Terminal("quiz", "--save-answers", there, folder=tmp_path) as terminal:
            assert terminal.end() == ExitCode.NOT_WRITTEN
            shown = "".join(terminal.text.split())
            assert "".join(words.say(code, file=there).split()) in shown


def test_standard_input_and_output_are_two_things(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A minus sign for both is no clash."""
    data = Path(answers_file("route-talk")).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(["report", "-", "-o", "-"]) == ExitCode.DONE
    assert capsys.readouterr().out


def test_answers_that_are_there_are_named_with_the_way_to_go_on(tmp_path: Path) -> None:
    """Locked ones are known by their name alone: nobody is asked for a passphrase to be told so."""
    words = load_words()
    plain = Path(answers_file("route-talk")).read_text(encoding="utf-8")
    for name, text in (("mine.yaml", plain), ("mine.age", "locked")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with Terminal("quiz", "--save-answers", name, folder=tmp_path) as terminal:
            assert terminal.end() == ExitCode.NOT_WRITTEN
            shown = "".join(terminal.text.split())
            assert "".join(words.say("error.answers-exist", file=name, command="").split()) in shown
            assert f"--answers{name}--save-answers{name}" in shown
        assert (tmp_path / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("mine.yaml", "\nformat: impasse-check/answers\n", True),
        ("other.yaml", "Quince", False),
        ("gone.yaml", None, False),
        ("gone.AGE", None, True),
    ],
)
def test_a_file_is_taken_for_answers_by_its_beginning(
    name: str, text: str | None, holds: bool, tmp_path: Path
) -> None:
    """One that cannot be read, as it is gone by now, is none; nothing fails for that."""
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert holds_answers(str(tmp_path / name)) is holds
