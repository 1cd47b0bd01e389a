"""The README: short, its first screen shows what there is to get, and its examples work as printed."""

import importlib
import re
import shlex
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import WORDS
from pty_session import Terminal
from reads_program import inside

README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_WORDS = 700
PROGRAM = ".venv/bin/impasse-check"
FENCES = re.findall(r"(<!-- command: (\w+) -->\n)?```sh\n(.*?)```", README, re.DOTALL)


def test_it_is_short() -> None:
    """Counted as the limits of documents are: what has a letter or a digit is a word."""
    assert len(re.findall(r"\S*[^\W_]\S*", README)) <= MOST_WORDS


def test_its_first_screen_says_what_it_is_and_shows_it() -> None:
    """The card and the page for a session as pictures, told in words too; then the command."""
    first, *_ = README.split("\n## ")
    shown = re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]{40,})"', first)
    assert [path for path, _ in shown] == ["docs/pictures/card.svg", "docs/pictures/session.svg"]
    assert all((ROOT / path).exists() for path, _ in shown)
    assert first.index("<img") < 1000
    assert "impasse-check quiz" in first


def test_the_minutes_it_names_are_those_of_a_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of words and keys in the transcripts of the shortest and the longest way through."""
    monkeypatch.syspath_prepend(ROOT / "docs")
    minutes = importlib.import_module("minutes").minutes
    assert "five to ten minutes for all of it, a little more if you mark everything" in " ".join(
        README.split()
    )
    assert 5 <= minutes("shortest") <= 10
    assert minutes("longest") <= 13


def test_the_commands_that_are_run_as_printed_are_marked() -> None:
    """To get it, to begin, and to run every check: each a line of its own, under the name it is found by."""
    marked = {name: text.splitlines() for _, name, text in FENCES if name}
    assert {name: len(lines) for name, lines in marked.items()} == {"clone": 1, "run": 1, "test": 1}
    assert marked["clone"][0].endswith("&& cd impasse-check")
    assert f"{PROGRAM} quiz" in marked["run"][0]


def test_its_examples_work_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the name that the program has after its own install, in the folder that was cloned.

    None says a thing beside its document, but for where a file to fill in is, and what to do then.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    lines = [line for _, name, text in FENCES if not name for line in text.splitlines()]
    lines += re.findall(rf"`({re.escape(PROGRAM)} [^`]*)`", README)
    assert len(lines) > 6
    for line in lines:
        program, *arguments = shlex.split(line, comments=True)
        if program == "cp":
            shutil.copy(*arguments)
            continue
        assert program == PROGRAM
        if arguments[0] == "follow-up":
            leave_at_once(*arguments, folder=tmp_path)
            continue
        ended = inside(capsys, *arguments)
        written = arguments[:2] == ["template", "-o"]
        told = WORDS.say("template.written", file=arguments[2]) if written else ""
        assert (ended.code, ended.err.partition("\n")[0]) == (0, told), line
    assert {path.name for path in tmp_path.iterdir()} == {
        "answers.yaml",
        "before.yaml",
        "examples",
        "form.html",
        "mine.html",
        "session.html",
    }


def leave_at_once(*arguments: str, folder: Path) -> None:
    """Begin what asks, at a real terminal, and leave at its first page."""
    with Terminal(*arguments, folder=folder) as terminal:
        assert WORDS.say("follow.title") in terminal.wait_for_question()
        terminal.type("q")
        assert terminal.end() == 0


def test_what_comes_after_a_talk_is_told_in_one_part() -> None:
    """What came of it, then both of one's own files side by side."""
    parts = [part for part in README.split("\n## ") if "follow-up" in part or "--since" in part]
    assert [part.partition("\n")[0] for part in parts] == ["After the talk"]
    assert parts[0].index(" follow-up ") < parts[0].index(" --since ")
