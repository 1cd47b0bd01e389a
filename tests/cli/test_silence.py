"""A crash says nothing of anybody: not through Python, not through a library, not through the system."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS
from pty_session import Terminal
from scripted import answered

from impasse_check.answers import dump_answers
from impasse_check.cli.messages import tell_bug
from impasse_check.errors import ExitCode

PRIVATE = "walrus at the quince"
MAIN = "from impasse_check.cli import main; main()"
IN_A_KEY = """
import os
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from impasse_check.prompts import widgets

real = widgets.in_list

def broken(*given):
    bindings = KeyBindings()

    def fail(event):
        local = os.environ["PRIVATE"]
        error = RuntimeError(local, given)
        error.add_note(local)
        raise error from KeyError(local)

    bindings.add("7", eager=True)(fail)
    return merge_key_bindings([real(*given), bindings])

widgets.in_list = broken
"""
"""A mistake in what a key does: event loops print such a thing, whole, unless somebody takes it."""
IN_A_PAINT = """
import os
from impasse_check.prompts import widgets

real = widgets._size
calls = []

def broken():
    calls.append(1)
    if len(calls) > 4:
        raise ExceptionGroup(os.environ["PRIVATE"], [ValueError(os.environ["PRIVATE"])])
    return real()

widgets._size = broken
"""
"""A mistake while a page is drawn."""
CRASH = """
import os, signal
import impasse_check.cli.report as command

command.render = lambda *_: os.kill(os.getpid(), signal.SIGSEGV)
"""
NOISE = """
import sys, warnings, threading, gc
import impasse_check.cli.report as command
import impasse_check.cli.passphrase as passphrase

real = passphrase.open_answers

class Lost:
    def __del__(self):
        raise RuntimeError({private!r})

def noisy(*arguments):
    warnings.warn({private!r}, stacklevel=1)
    warnings.warn({private!r}, ResourceWarning, stacklevel=1)
    Lost()
    gc.collect()
    return real(*arguments)

passphrase.open_answers = noisy
"""


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(("breaking", "key"), [(IN_A_KEY, "7"), (IN_A_PAINT, "")])
def test_a_mistake_at_a_key_or_in_a_picture_shows_nothing(
    breaking: str, key: str, tmp_path: Path, *, debug: bool
) -> None:
    """The page is wiped, one line says whose mistake it was, the code is 1; nobody waits for Enter."""
    (tmp_path / "start.yaml").write_text(
        dump_answers(answered(leaving=("topic-pushed",)), PACK), encoding="utf-8"
    )
    around = {"PRIVATE": PRIVATE, "IMPASSE_CHECK_DEBUG": "1" if debug else ""}
    program = (sys.executable, "-c", breaking + MAIN)
    with Terminal(
        "quiz", "--answers", "start.yaml", folder=tmp_path, program=program, environment=around
    ) as terminal:
        terminal.wait_for_question()
        terminal.type("\r")
        if key:
            terminal.wait_for_question()
            terminal.type(key)
        assert terminal.end() == ExitCode.BUG
        assert terminal.is_as_before()
    after = terminal.raw[terminal.raw.rfind(b"\x1b[?1049l") :].decode()
    assert after.partition("impasse-check: ")[2].startswith("The program made a mistake")
    for private in (PRIVATE, "walrus", "Traceback", "Press ENTER", "Unhandled", "often"):
        assert private not in after
    assert ("\nRuntimeError\r" in after or "\nExceptionGroup\r" in after) is debug


def fail() -> None:
    """Raise a group of mistakes with a cause and a note, all of them full of what must not be told."""
    cause = KeyError(PRIVATE)
    error = ExceptionGroup(PRIVATE, [ValueError(PRIVATE), cause])
    error.add_note(PRIVATE)
    raise error from cause


def test_a_cause_a_note_and_a_group_are_not_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the debug variable: the type, then file, line and function, and not a word of what was in hand."""
    monkeypatch.setenv("IMPASSE_CHECK_DEBUG", "1")
    with pytest.raises(ExceptionGroup) as caught:
        fail()
    tell_bug(caught.value)
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == [WORDS.say("error.bug", variable="IMPASSE_CHECK_DEBUG"), "ExceptionGroup"]
    assert {line.split()[0].split(":")[0] for line in said[2:]} == {"test_silence.py"}
    assert PRIVATE not in "\n".join(said)


def noted(tmp_path: Path) -> str:
    """Write an answers file with a note; give its name."""
    path = tmp_path / "answers.yaml"
    path.write_text(
        "format: impasse-check/answers\nformat_version: 1\n"
        f"answers: {{over-directs: {{frequency: almost-always, note: {PRIVATE}}}}}\n"
    )
    return str(path)


def test_what_python_tells_on_the_side_is_not_told(tmp_path: Path) -> None:
    """Warnings, even where they were asked for, and what is raised while an object's life ends."""
    code = NOISE.format(private=PRIVATE) + MAIN
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "always", "-c", code, "report", noted(tmp_path), "-o", os.devnull + ".md"],
        capture_output=True,
        timeout=30,
        check=False,
        env=os.environ | {"PYTHONWARNINGS": "always"},
    )
    assert PRIVATE.encode() not in done.stderr + done.stdout


def test_a_crash_of_python_itself_dumps_nothing(tmp_path: Path) -> None:
    """No core file, though the shell allows one; and what faulthandler says holds no value."""
    code = CRASH + MAIN

    def allow() -> None:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "faulthandler", "-c", code, "report", noted(tmp_path)],
        capture_output=True,
        cwd=tmp_path,
        timeout=30,
        check=False,
        preexec_fn=allow,  # one thread, and nothing but a limit
    )
    assert done.returncode == -signal.SIGSEGV
    assert PRIVATE.encode() not in done.stderr + done.stdout
    assert b"Segmentation fault" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["answers.yaml"]


def test_core_dumps_are_off() -> None:
    """For the whole process, soft and hard."""
    lines = (
        "import resource",
        "from impasse_check.cli.main import _keep_silent",
        "_keep_silent()",
        "print(resource.getrlimit(resource.RLIMIT_CORE))",
    )
    command = [sys.executable, "-c", "\n".join(lines)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)  # noqa: S603
    assert done.stdout == "(0, 0)\n"
