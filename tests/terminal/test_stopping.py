"""Stopped in the midst of the quiz and brought back: nobody else sees the page, or what is typed unseen."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS
from job_shell import JobShell
from pty_session import Terminal

from impasse_check.errors import ExitCode

SECRET = "horse battery"  # noqa: S105  # it locks nothing
PROMPT = f"{WORDS.say('locked.yours')} "
ASKS = """
import sys
from impasse_check.prompts.keyboard import typed_unseen
sys.exit(len(typed_unseen("Passphrase:")))
"""
CTRL_Z, CTRL_X = "\x1a", "\x18"


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[JobShell]:
    """Sit down at a shell."""
    with JobShell(tmp_path) as shell:
        yield shell


def plain_passphrase(shell: JobShell) -> None:
    """Go to where a passphrase is typed in plain lines."""
    shell.begin("quiz", "--plain", "--save-answers", "kept.yaml.age")
    for reply in ("1\r", "1\r", "2\r", "leave\r"):
        shell.wait_for_prompt()
        shell.type(reply)
    shell.wait_for_last(PROMPT)


def own_prompt(shell: JobShell) -> None:
    """Go to where a passphrase is typed outside the quiz."""
    shell.begin(program=(sys.executable, "-c", ASKS))
    shell.wait_for_last("Passphrase: ")


STOPS = {
    "half a line, Ctrl-Z": lambda shell: shell.type(f"horse{CTRL_Z}"),
    "SIGTSTP": lambda shell: shell.kill(signal.SIGTSTP),
    "SIGTTIN": lambda shell: shell.kill(signal.SIGTTIN),
    "SIGSTOP": lambda shell: shell.kill(signal.SIGSTOP),
}


@pytest.mark.parametrize("way", STOPS)
@pytest.mark.parametrize(("place", "prompt"), [(plain_passphrase, PROMPT), (own_prompt, "Passphrase: ")])
def test_a_passphrase_is_not_shown_after_a_stop(
    shell: JobShell, place: object, prompt: str, way: str
) -> None:
    """The terminal was the shell's for a while, and gets nothing of it; it is asked for once more."""
    place(shell)  # type: ignore[operator]
    STOPS[way](shell)
    shell.wait_until_stopped()
    if way != "SIGSTOP":
        assert shell.settings_are_as_before()
    shell.bring_back()
    shell.wait_for_last(prompt)
    shell.type(f"{SECRET}\r")
    if place is own_prompt:
        assert shell.code() == len(SECRET)
    else:
        shell.wait_for_last(PROMPT)
        shell.type(CTRL_X)
        assert shell.code() == 0
    assert shell.settings_are_as_before()
    assert b"horse" not in shell.raw
    assert b"battery" not in shell.raw


@pytest.mark.parametrize("way", STOPS)
def test_plain_lines_go_on_after_a_stop(shell: JobShell, tmp_path: Path, way: str) -> None:
    """The question is told again, a half line is no part of its answer, and Ctrl-X needs no Enter."""
    shell.begin("quiz", "--plain", "--save-answers", "kept.yaml")
    shell.wait_for_prompt()
    shell.type("1\r")
    assert "5. " in shell.wait_for_prompt()
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
        for reply in ("1\r", "1\r", "2\r", "leave\r"):
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
