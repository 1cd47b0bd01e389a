"""Two people after a talk at a real terminal, as it was read and accepted, with keys and in plain lines."""

import sys
from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import GRAVE, PACK
from golden_files import assert_golden
from pty_session import Terminal
from scripted import answered

from impasse_check.answers import dump_answers, read_answers

GOLDEN = ROOT / "tests" / "golden" / "talks"
RULE = "=" * 80
NAMED = (sys.executable, "-c", "from impasse_check.cli import main; main()")
"""The program as somebody calls it who has it by its name, wherever it is installed."""
DOWN = "\x1b[B"
SAID = answered(
    {"topic-pushed": "often+somewhat", "easy-ground": "rarely", "put-down": "yes", "consulted": "no"}
)
EVENTS = [name for name, question in PACK.questions.items() if question.kind == "event"]
HELPED = ("1", "1", "1", "That they ask.\r", DOWN, "\r", "4", "1", "d", "n", "\r")
"""Said, it helped, safe, a wish; another thing was left unsaid on purpose; all; not again; read."""
TURNED = ["1", "4", "2", "", "", "d", "l", *["2"] * EVENTS.index(GRAVE[0]), "1"]
"""Said, it turned against them, not safe, someone outside; then a grave act is named, and help comes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a file of answers."""
    (tmp_path / "notes.yaml").write_text(dump_answers(SAID, PACK), encoding="utf-8")
    return tmp_path


def test_what_helped_with_single_keys(folder: Path) -> None:
    """Every screen, and a clean one after the last."""
    with Terminal(
        "follow-up", "notes.yaml", "--date", "2026-11-20", folder=folder, program=NAMED
    ) as terminal:
        screens = [terminal.wait_for_question()]
        for keys in HELPED[:-1]:
            terminal.type(keys)
            if keys == DOWN:
                terminal.wait_for(f"> {PACK.questions['easy-ground'].text}")
                screens.append(terminal.text)
            else:
                screens.append(terminal.wait_for_question())
        terminal.type(HELPED[-1])
        assert terminal.end() == 0
        assert terminal.is_as_before()
        screens.append(terminal.text.lstrip("\n"))
    assert_golden(GOLDEN / "helped.keys.txt", "".join(f"{RULE}\n{screen}\n\n" for screen in screens))


def test_what_turned_against_them_in_plain_lines(folder: Path) -> None:
    """Every line, to the page with help from outside; all of it is in the file."""
    with Terminal("follow-up", "notes.yaml", "--plain", folder=folder, program=NAMED) as terminal:
        for keys in TURNED:
            terminal.wait_for_prompt()
            terminal.type(f"{keys}\r")
        terminal.wait_for_prompt()
        terminal.type("s\r")
        assert terminal.end() == 0
    assert_golden(GOLDEN / "turned.lines.txt", terminal.raw.decode().replace("\r\n", "\n"))
    answers = read_answers(str(folder / "notes.yaml"), PACK)
    assert answers.answers[GRAVE[0]].given == "yes"
    assert answers.answers["safe-to-raise"].given == "no"
    assert [each.came_back for each in answers.talks or ()] == ["worse"]
