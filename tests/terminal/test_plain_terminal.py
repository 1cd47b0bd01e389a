"""Plain lines at a real terminal: chosen by option or surroundings, and only ever added to."""

import re
from pathlib import Path

import pytest
from core_helpers import HOW_HEAVY, PACK, WORDS
from pty_session import Terminal
from scripted import answered

from impasse_check.answers import dump_answers

ALMOST = answered(leaving=("topic-pushed", "safe-to-raise", "consulted"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with answers but for the last few."""
    (tmp_path / "start.yaml").write_text(dump_answers(ALMOST, PACK), encoding="utf-8")
    return tmp_path


def say(terminal: Terminal, text: str | bytes) -> str:
    """Type a line at the next prompt; give what came with the prompt after it."""
    terminal.type(text + b"\r" if isinstance(text, bytes) else f"{text}\r")
    return " ".join(terminal.wait_for_prompt().split())


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (20, 8)])
def test_a_whole_run_in_plain_lines(folder: Path, size: tuple[int, int]) -> None:
    """Append-only, printable, no line broken by the terminal; the report is the usual one."""
    command = ("quiz", "--plain", "--answers", "start.yaml", "-o", "report.md")
    with Terminal(*command, folder=folder, size=size) as terminal:
        terminal.wait_for_prompt()
        assert PACK.questions["topic-pushed"].text in say(terminal, "")
        assert HOW_HEAVY in say(terminal, "4")
        assert PACK.questions["topic-pushed"].text in say(terminal, "note")
        say(terminal, "in May")
        say(terminal, "5")
        for reply in ("1", "1", "2"):
            say(terminal, reply)
        terminal.type("\r")
        assert terminal.end() == 0
    shown = terminal.raw.decode().replace("\r\n", "\n")
    assert re.search(r"[^\n -~]", shown) is None
    assert max(map(len, shown.splitlines())) <= size[0]
    report = (folder / "report.md").read_text()
    assert "in May" in report
    assert PACK.questions["topic-pushed"].text in " ".join(report.split())


@pytest.mark.parametrize(
    ("environment", "plain"),
    [
        ({"IMPASSE_CHECK_PLAIN": "1"}, True),
        ({"ACCESSIBLE": "yes"}, True),
        ({"TERM": "dumb"}, True),
        ({"IMPASSE_CHECK_PLAIN": "0", "ACCESSIBLE": "False"}, False),
        ({"IMPASSE_CHECK_PLAIN": "", "ACCESSIBLE": ""}, False),
    ],
)
def test_the_surroundings_can_ask_for_plain_lines(
    folder: Path, environment: dict[str, str], *, plain: bool
) -> None:
    """By a variable of ours, by one that other programs read too, or by a simple terminal."""
    with Terminal("quiz", "--answers", "start.yaml", folder=folder, environment=environment) as terminal:
        if plain:
            terminal.wait_for_prompt()
        else:
            terminal.wait_for_question()
        assert (b"\x1b" not in terminal.raw) == plain
        terminal.type("exit\r" if plain else "\x18")
        assert terminal.end() == 0


def test_the_card_works_in_plain_lines(folder: Path) -> None:
    """See it, save it, leave."""
    (folder / "done.yaml").write_text(dump_answers(answered(), PACK), encoding="utf-8")
    with Terminal("quiz", "--plain", "--answers", "done.yaml", folder=folder) as terminal:
        terminal.wait_for_prompt()
        assert WORDS.say("report.title") in say(terminal, "e")
        say(terminal, "")
        assert WORDS.say("save.question") in say(terminal, "w")
        assert WORDS.raw("save.file").split(".")[0] in say(terminal, "r")
        assert "report.md" in say(terminal, "report.md")
        terminal.type("leave\r")
        assert terminal.end() == 0
    assert (folder / "report.md").exists()


def test_what_was_typed_before_a_question_is_not_its_answer(folder: Path) -> None:
    """Lines that were sent ahead are thrown away."""
    command = ("quiz", "--plain", "--answers", "start.yaml")
    with Terminal(*command, folder=folder) as terminal:
        terminal.wait_for_prompt()
        shown = say(terminal, "\r4\r4")
        assert shown.count(HOW_HEAVY) == 0
        terminal.type("exit\r")
        assert terminal.end() == 0


def test_bytes_that_are_no_text_are_no_end(folder: Path) -> None:
    """A terminal that sends another encoding than it says: the line is no choice, and the quiz goes on."""
    with Terminal(
        "quiz", "--plain", "--answers", "start.yaml", folder=folder, environment={"PYTHONUTF8": "1"}
    ) as terminal:
        terminal.wait_for_prompt()
        shown = say(terminal, b"\xe9")
        assert "That does nothing here" in shown
        terminal.type("exit\r")
        assert terminal.end() == 0


def test_a_report_on_the_way_has_no_bars(tmp_path: Path) -> None:
    """What is shown from the menu is for a screen reader, like the rest."""
    marked = answered({"topic-pushed": "often+somewhat", "easy-ground": "rarely+a-little"})
    (tmp_path / "start.yaml").write_text(dump_answers(marked, PACK), encoding="utf-8")
    with Terminal("quiz", "--plain", "--answers", "start.yaml", folder=tmp_path) as terminal:
        terminal.wait_for_prompt()
        shown = say(terminal, "e")
        assert WORDS.say("report.title") in shown
        assert "How often: Often. How heavy: Somewhat." in shown
        assert "#" not in shown
        terminal.type("exit\r")
        assert terminal.end() == 0
