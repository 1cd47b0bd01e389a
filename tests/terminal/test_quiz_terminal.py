"""Whole runs of the quiz at a real terminal: what is seen, what is written, and where."""

import re
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS, answer
from ended import CARD
from pty_session import Terminal
from scripted import LAST, answered, replies_to_all, sit
from walk import by_keys

from impasse_check.answers import dump_answers
from impasse_check.cli.main import run
from impasse_check.model import Answers

NOTE = "They asked about it twice in May, and I said no."
SAID = answered(
    {
        "felt-stuck": "yes",
        "stuck-unnoticed": "sometimes+a-little",
        "told-stuck": "once",
        "stuck-avoided": "unsure",
        "easy-ground": "almost-always",
        "topic-pushed": "often+very-much",
        "pays": "yes",
        "low-fee-guilt": "not-applicable",
        "told-others-about-me": "declined",
    }
)
FINAL = SAID.put(SAID.answers | {"topic-pushed": answer("often+very-much", NOTE)})
LEFT = ("topic-pushed", "asked-for-favors", "told-others-about-me", "safe-to-raise", "consulted")
ALMOST = FINAL.put({name: each for name, each in FINAL.answers.items() if name not in LEFT})
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
COLOR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
ACCENT = b"36"
BOLD = re.compile(rb"\x1b\[(?:[0-9;]*;)?1m")
DIM = re.compile(rb"\x1b\[(?:[0-9;]*;)?2m")


def go_through(terminal: Terminal, final: Answers, start: Answers | None = None) -> list[str]:
    """Answer a quiz with single keys; give every screen on the way."""
    replies = [*replies_to_all(final, start), LAST]
    return by_keys(terminal, sit(replies, start=start, writes=True).pages, replies)


def go_on(terminal: Terminal) -> None:
    """Have the document written, once the last answer was seen."""
    assert WORDS.say("end.last") in terminal.wait_for_question()
    terminal.type("\r")


def of_report(folder: Path, final: Answers, *options: str) -> bytes:
    """Give what the report command writes for the same answers."""
    (folder / "same.yaml").write_text(dump_answers(final, PACK), encoding="utf-8")
    assert run(["report", str(folder / "same.yaml"), "-o", str(folder / "same.md"), *options]) == 0
    return (folder / "same.md").read_bytes()


@pytest.mark.parametrize(
    ("size", "environment", "options", "bold"),
    [
        ((40, 24), {}, (), True),
        ((40, 24), {"NO_COLOR": "1"}, (), False),
        ((80, 24), {}, ("--color", "never"), False),
        ((80, 24), ASCII, (), True),
        ((20, 8), {}, ("--color", "always"), True),
        ((20, 8), ASCII | {"NO_COLOR": "1"}, (), False),
    ],
)
def test_every_size_leads_to_the_same_report(
    tmp_path: Path,
    size: tuple[int, int],
    environment: dict[str, str],
    options: tuple[str, ...],
    *,
    bold: bool,
) -> None:
    """No line is wider than the terminal, there is one colour at the most, and it can be turned off."""
    (tmp_path / "start.yaml").write_text(dump_answers(ALMOST, PACK), encoding="utf-8")
    command = ("quiz", "--answers", "start.yaml", "-o", "report.md", *options)
    with Terminal(*command, folder=tmp_path, size=size, environment=environment) as terminal:
        screens = go_through(terminal, FINAL, ALMOST)
        assert terminal.end() == 0
    assert all(len(line) < size[0] for screen in screens for line in screen.splitlines())
    assert set(COLOR.findall(terminal.raw)) <= ({ACCENT} if bold else set())
    assert bool(BOLD.search(terminal.raw)) == bool(DIM.search(terminal.raw)) == bold
    assert (tmp_path / "report.md").read_bytes() == of_report(tmp_path, FINAL)


@pytest.mark.parametrize("redirection", ["> out.md", "> out.md 2> err.txt"])
def test_the_questions_stay_on_the_terminal(tmp_path: Path, redirection: str) -> None:
    """Also where standard output and standard error go elsewhere; the file holds the report alone."""
    (tmp_path / "start.yaml").write_text(dump_answers(ALMOST, PACK), encoding="utf-8")
    command = ("quiz", "--answers", "start.yaml", "--format", "markdown")
    with Terminal(*command, folder=tmp_path, after=redirection) as terminal:
        go_through(terminal, FINAL, ALMOST)
        assert terminal.end() == 0
        assert terminal.text == ""
    assert (tmp_path / "out.md").read_bytes() == of_report(tmp_path, FINAL)


def test_a_report_that_was_asked_for_stays_on_the_terminal(tmp_path: Path) -> None:
    """Below what stood there before, without any question, in the form that was named."""
    (tmp_path / "done.yaml").write_text(dump_answers(FINAL, PACK), encoding="utf-8")
    with Terminal("quiz", "--answers", "done.yaml", "--format", "markdown", folder=tmp_path) as terminal:
        go_on(terminal)
        assert terminal.end() == 0
        assert WORDS.say("do.next-thing").encode() not in terminal.raw
        below = terminal.raw.rpartition(b"\x1b[?1049l")[2].replace(b"\r\n", b"\n")
    assert re.sub(rb"\x1b\[[?>=0-9;]*[a-z]", b"", below) == of_report(tmp_path, FINAL)


@pytest.mark.parametrize(("options", "escapes"), [((), False), (("--color", "always"), True)])
def test_a_redirected_report_has_escapes_only_where_they_are_asked_for(
    tmp_path: Path, options: tuple[str, ...], *, escapes: bool
) -> None:
    """By the option alone: a terminal is there, but the report does not go to it."""
    (tmp_path / "done.yaml").write_text(dump_answers(FINAL, PACK), encoding="utf-8")
    command = ("quiz", "--answers", "done.yaml", *options)
    with Terminal(*command, folder=tmp_path, after="> out.txt") as terminal:
        go_on(terminal)
        assert terminal.end() == 0
    assert (b"\x1b" in (tmp_path / "out.txt").read_bytes()) == escapes


def test_what_there_is_to_know_about_the_report_is_said_beside_it(tmp_path: Path) -> None:
    """An answer that was not counted is named by its id, on standard error."""
    odd = FINAL.put(FINAL.answers | {"felt-stuck": answer("no")})
    (tmp_path / "odd.yaml").write_text(dump_answers(odd, PACK), encoding="utf-8")
    with Terminal("quiz", "--answers", "odd.yaml", "-o", "report.md", folder=tmp_path) as terminal:
        go_on(terminal)
        assert terminal.end() == 0
    notes = terminal.raw.decode().rpartition("\x1b[0m")[2].split("\r\n")
    ids = ("stuck-unnoticed", "told-stuck", "stuck-avoided")
    written = WORDS.say("template.written", file="report.md")
    assert notes == [written, *(WORDS.say("note.not-counted", question=name) for name in ids), ""]


@pytest.mark.parametrize(
    ("file", "code", "details"),
    [
        ("there.md", "error.exists", {}),
        ("none/report.md", "error.cannot-write", {"reason": "No such file or directory"}),
    ],
)
def test_a_report_that_could_not_be_written_is_said_before_the_first_question(
    tmp_path: Path, file: str, code: str, details: dict[str, str]
) -> None:
    """Not after the last, when all that was said would be lost."""
    (tmp_path / "there.md").write_text("mine")
    with Terminal("quiz", "-o", file, folder=tmp_path) as terminal:
        assert terminal.end() == 6
    assert terminal.raw.decode() == WORDS.say(code, file=file, **details) + "\r\n"
    assert (tmp_path / "there.md").read_text() == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_report_that_could_not_be_printed_leads_to_the_menu(tmp_path: Path) -> None:
    """What was said is still there, to be shown or saved."""
    (tmp_path / "done.yaml").write_text(dump_answers(FINAL, PACK), encoding="utf-8")
    with Terminal("quiz", "--answers", "done.yaml", folder=tmp_path, after="> /dev/full") as terminal:
        go_on(terminal)
        terminal.wait_for(WORDS.say("save.not-printed"))
        assert WORDS.say("report.title") in terminal.answer("e")
        terminal.answer("b")
        terminal.type("q")
        assert terminal.end() == 0


def test_a_closed_output_is_said_before_the_first_question(tmp_path: Path) -> None:
    """Not after the last; with a file for the report it is not needed."""
    with Terminal("quiz", folder=tmp_path, after=">&-") as terminal:
        assert terminal.end() == 6
    assert terminal.raw.decode() == WORDS.say("error.no-output") + "\r\n"
    with Terminal("quiz", "-o", "report.md", folder=tmp_path, after=">&-") as terminal:
        terminal.wait_for_question()
        terminal.type("\x18")
        assert terminal.end() == 0


def test_the_card_comes_where_nothing_says_what_to_do_with_the_answers(tmp_path: Path) -> None:
    """From there the report is shown on the same screen, and nothing of it is left behind."""
    (tmp_path / "done.yaml").write_text(dump_answers(FINAL, PACK), encoding="utf-8")
    with Terminal("quiz", "--answers", "done.yaml", folder=tmp_path) as terminal:
        assert WORDS.say(CARD) in terminal.wait_for_question()
        assert WORDS.say("report.title") in terminal.answer("e")
        assert WORDS.say(CARD) in terminal.answer("b")
        terminal.type("q")
        assert terminal.end() == 0
        assert (terminal.text, terminal.is_as_before()) == ("", True)


def test_a_terminal_of_another_size_is_filled_anew(tmp_path: Path) -> None:
    """At once, on a question and where a note is being written; what was typed stays."""
    blank = answered(leaving=("topic-pushed",))
    (tmp_path / "start.yaml").write_text(dump_answers(blank, PACK), encoding="utf-8")
    with Terminal("quiz", "--answers", "start.yaml", folder=tmp_path) as terminal:
        terminal.answer("\r")
        terminal.resize(40, 24)
        terminal.wait(lambda: _fits(terminal, 40, "Ctrl-X exit at once"), "the question in 40 columns")
        terminal.answer("4")
        terminal.answer("n")
        terminal.type("typed before")
        terminal.wait_for("typed before")
        terminal.resize(30, 24)
        terminal.wait(lambda: _fits(terminal, 30, "typed before"), "the note in 30 columns")
        terminal.type("\x18")
        assert terminal.end() == 0


def _fits(terminal: Terminal, columns: int, text: str) -> bool:
    """Say whether a screen is there whole, and nothing on it is cut off or broken by the terminal."""
    words = " ".join(terminal.text.split())
    return text in words and all(len(line) < columns for line in terminal.lines)


def test_a_part_that_was_named_is_not_asked_for(tmp_path: Path) -> None:
    """The first page leads to the first question, and the part is kept with the answers."""
    kept = tmp_path / "kept.yaml"
    with Terminal("quiz", "--focus", "Money", "--save-answers", str(kept), folder=tmp_path) as terminal:
        terminal.wait_for_question()
        terminal.type("\r")
        terminal.wait_for(PACK.questions["therapy-status"].text)
        terminal.type("1")
        terminal.wait_for(PACK.questions["ordered-care"].text)
        terminal.type("\x18")
        assert terminal.end() == 0
    assert "focus: [money]" in kept.read_text(encoding="utf-8")
