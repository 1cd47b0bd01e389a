"""Stopped in the midst of the quiz and brought back: nobody else sees the page, or what is typed unseen."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from core_helpers import HOW_HEAVY, PACK, WORDS
from job_shell import JobShell
from pty_session import Terminal
from reads_corpus import CORPUS
from scripted import answered

from impasse_check.answers import dump_answers
from impasse_check.errors import ExitCode

QUICK = str(CORPUS / "locked" / "quick.yaml.age")
SECRET = "walrus quince"  # noqa: S105  # it locks nothing but a file of the corpus
PROMPT = f"{WORDS.say('locked.yours')} "
OPENS = f"{WORDS.say('locked.open', file=QUICK)} "
CTRL_Z, CTRL_X = "\x1a", "\x18"


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[JobShell]:
    """Sit down at a shell."""
    with JobShell(tmp_path) as shell:
        yield shell


def plain_passphrase(shell: JobShell) -> None:
    """Go to where a passphrase is typed in plain lines."""
    shell.begin("quiz", "--plain", "--save-answers", "kept.yaml.age")
    for reply in ("\r", "\r", "1\r", "1\r", "2\r", "leave\r"):
        shell.wait_for_prompt()
        shell.type(reply)
    shell.wait_for_last(PROMPT)


def own_prompt(shell: JobShell) -> None:
    """Go to where a passphrase is typed outside the quiz."""
    shell.begin("report", QUICK, "--for", "outside")
    shell.wait_for_last(OPENS)


STOPS: dict[str, Callable[[JobShell], None]] = {
    "half a line, Ctrl-Z": lambda shell: shell.type(f"walrus{CTRL_Z}"),
    "SIGTSTP": lambda shell: shell.kill(signal.SIGTSTP),
    "SIGTTIN": lambda shell: shell.kill(signal.SIGTTIN),
    "SIGSTOP": lambda shell: shell.kill(signal.SIGSTOP),
}


@pytest.mark.parametrize("way", STOPS)
@pytest.mark.parametrize(("place", "prompt"), [(plain_passphrase, PROMPT), (own_prompt, OPENS)])
def test_a_passphrase_is_not_shown_after_a_stop(
    shell: JobShell, place: Callable[[JobShell], None], prompt: str, way: str
) -> None:
    """The terminal was the shell's for a while, and gets nothing of it; it is asked for once more."""
    place(shell)
    STOPS[way](shell)
    shell.wait_until_stopped()
    if way != "SIGSTOP":
        assert shell.settings_are_as_before()
    shell.bring_back()
    shell.wait_for_last(prompt)
    shell.type(f"{SECRET}\r")
    if place is own_prompt:
        assert shell.code() == 0
    else:
        shell.wait_for_last(PROMPT)
        shell.type(CTRL_X)
        assert shell.code() == 0
    assert shell.settings_are_as_before()
    assert b"walrus" not in shell.raw
    assert b"quince" not in shell.raw


@pytest.mark.parametrize("way", STOPS)
def test_plain_lines_go_on_after_a_stop(shell: JobShell, tmp_path: Path, way: str) -> None:
    """The question is told again, a half line is no part of its answer, and Ctrl-X needs no Enter."""
    shell.begin("quiz", "--plain", "--save-answers", "kept.yaml")
    shell.wait_for_prompt()
    shell.type("\r")
    shell.wait_for_prompt()
    shell.type("1\r")
    assert "5 Rather" in " ".join(shell.wait_for_prompt().split())
    STOPS[way](shell)
    shell.wait_until_stopped()
    if way != "SIGSTOP":
        assert shell.settings_are_as_before()
    shell.bring_back()
    assert PACK.questions["therapy-status"].text in " ".join(shell.wait_for_prompt().split())
    shell.type("1\r")
    assert PACK.questions["ordered-care"].text in " ".join(shell.wait_for_prompt().split())
    shell.type(CTRL_X)
    assert shell.code() == 0
    assert "therapy-status: going-on" in (tmp_path / "kept.yaml").read_text()


@pytest.mark.parametrize("options", [("--save-answers", "kept.yaml.age"), ()])
def test_ctrl_backslash_ends_it_and_leaves_the_terminal_as_it_was(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    """As every signal does that ends the program, also where a passphrase is typed."""
    with Terminal("quiz", "--plain", *options, folder=tmp_path) as terminal:
        for reply in (*["\r"] * bool(options), "\r", "1\r", "1\r", "2\r", "leave\r"):
            terminal.wait_for_prompt()
            terminal.type(reply)
        terminal.wait_for_last(PROMPT if options else ": ")
        terminal.type("\x1c")
        assert terminal.end() == 128 + signal.SIGQUIT
        assert terminal.settings_are_as_before()
    assert [*tmp_path.iterdir()] == []


def test_a_program_that_was_stopped_can_be_ended(shell: JobShell) -> None:
    """It is not brought back for that, and the terminal stays the shell's."""
    plain_passphrase(shell)
    shell.type(CTRL_Z)
    shell.wait_until_stopped()
    shell.type("kill %1; while kill -0 $(cat pid) 2>/dev/null; do sleep 0.05; done\r")
    shell.wait_for(f"Exit {128 + signal.SIGTERM}")
    shell.wait_until_stopped()
    assert shell.settings_are_as_before()
    assert shell.echoes()


def test_started_in_the_background_it_waits_to_be_brought_back(shell: JobShell) -> None:
    """Nothing is wrong with that, and the first page is there then."""
    shell.begin("quiz", "--plain", after="&")
    shell.wait_until_stopped()
    shell.type("until jobs | grep -q Stopped; do sleep 0.05; done\r")
    shell.wait_until_stopped()
    assert shell.settings_are_as_before()
    shell.bring_back()
    shell.wait_for_prompt()
    shell.type(CTRL_X)
    assert shell.code() == 0


def test_in_the_background_it_waits_for_its_turn(shell: JobShell) -> None:
    """The terminal is the shell's until the program is brought back."""
    plain_passphrase(shell)
    shell.type(CTRL_Z)
    shell.wait_until_stopped()
    shell.type("bg; sleep 0.3\r")
    shell.wait_until_stopped()
    assert shell.settings_are_as_before()
    assert shell.echoes()
    shell.bring_back()
    shell.wait_for_last(PROMPT)
    shell.type("\x03")
    assert shell.code() == ExitCode.INTERRUPTED
    assert shell.settings_are_as_before()


FROM_OUTSIDE = {name: stop for name, stop in STOPS.items() if name.startswith("SIG")}


def to_note(shell: JobShell, tmp_path: Path) -> None:
    """Begin to write a note."""
    blank = answered(leaving=("topic-pushed",))
    (tmp_path / "start.yaml").write_text(dump_answers(blank, PACK), encoding="utf-8")
    shell.begin("quiz", "--answers", "start.yaml")
    shell.answer("\r")
    shell.answer("4")
    shell.answer("n")
    shell.type("typed before")
    shell.wait_for("typed before")


@pytest.mark.parametrize("way", FROM_OUTSIDE)
def test_a_page_is_wiped_on_a_stop_and_drawn_anew(shell: JobShell, tmp_path: Path, way: str) -> None:
    """Nobody at the shell sees it; it is there again with what was typed, and takes keys."""
    to_note(shell, tmp_path)
    question = PACK.questions["topic-pushed"].text
    assert question in " ".join(shell.text.split())
    FROM_OUTSIDE[way](shell)
    shell.wait_until_stopped()
    if way != "SIGSTOP":
        assert question not in " ".join(shell.text.split())
        assert "typed before" not in shell.text
        assert shell.is_as_before()
    shell.bring_back()
    shell.wait_for_question()
    shell.wait_for("typed before")
    assert question in " ".join(shell.text.split())
    shell.type(" and after\r")
    shell.wait_for("typed before and after")
    assert HOW_HEAVY in shell.wait_for_question()
    for _ in range(2):
        FROM_OUTSIDE[way](shell)
        shell.wait_until_stopped()
        shell.bring_back()
        shell.wait_for_question()
        shell.wait_for(HOW_HEAVY)
    shell.type(CTRL_X)
    assert shell.code() == 0
    assert HOW_HEAVY not in " ".join(shell.text.split())
    assert shell.is_as_before()


def test_a_quiz_that_was_stopped_can_be_ended_without_a_look_at_it(shell: JobShell, tmp_path: Path) -> None:
    """By a signal: nothing of it comes onto the shell's screen, and nothing of that is wiped."""
    to_note(shell, tmp_path)
    shell.kill(signal.SIGTSTP)
    shell.wait_until_stopped()
    shell.type("echo still there\r")
    shell.wait_until_stopped()
    shell.type("kill %1; while kill -0 $(cat pid) 2>/dev/null; do sleep 0.05; done\r")
    shell.wait_for(f"Exit {128 + signal.SIGTERM}")
    shell.wait_until_stopped()
    assert "still there" in shell.lines
    assert "typed before" not in shell.text
    assert shell.is_as_before()
    assert shell.echoes()


@pytest.mark.parametrize("keys", [(), ("4", "n")])
def test_sigint_from_outside_is_as_ctrl_c(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """It asks whether to keep what was said; a second one drops it."""
    marked = answered({"easy-ground": "often+somewhat"}, leaving=("topic-pushed",))
    (tmp_path / "start.yaml").write_text(dump_answers(marked, PACK), encoding="utf-8")
    for twice in (False, True):
        with Terminal("quiz", "--answers", "start.yaml", folder=tmp_path) as terminal:
            terminal.answer("\r")
            terminal.answer("4")
            for key in keys[1:]:
                terminal.answer(key)
            terminal.signal(signal.SIGINT)
            assert WORDS.say("leave.question") in terminal.wait_for_question()
            if twice:
                terminal.signal(signal.SIGINT)
            else:
                terminal.type("d")
            assert terminal.end() == ExitCode.INTERRUPTED
            assert (terminal.text, terminal.is_as_before()) == ("", True)
    assert [path.name for path in tmp_path.iterdir()] == ["start.yaml"]
