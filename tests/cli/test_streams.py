"""Standard streams as they come: old locales, readers that have gone, full disks, and none at all."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from reads_corpus import SMALL, answers_file
from reads_program import DEADLINE, Ended, program, program_bytes

from impasse_check.cli import messages
from impasse_check.renderers import FORMATS
from impasse_check.words import Words

TALK = answers_file("route-talk")


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_an_old_locale_is_no_obstacle(format: str) -> None:
    """Bars and rules are drawn with what it has; what else it cannot show is a question mark."""
    arguments = ("report", answers_file("signs-in-a-note"), "--format", format)
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, out, err = program_bytes(*arguments, around=old)
    assert (code, err) == (0, b"")
    drawn = program(*arguments).out
    if format == "terminal":
        drawn = drawn.translate(dict(zip(map(ord, "\u25a0\u25a1\u2502\u2500\u2022"), "#.|--", strict=True)))
    assert out == drawn.encode("ascii", "replace")


def test_a_file_is_utf8_in_an_old_locale_too(tmp_path: Path) -> None:
    """Own words are kept letter by letter."""
    path = tmp_path / "walrus.json"
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert program("report", answers_file("signs-in-a-note"), "-o", str(path), around=old) == Ended(0, "", "")
    assert "\u00e0 c\u00f4t\u00e9, \u4f60\u597d, \U0001f642, 50 %" in path.read_text(encoding="utf-8")


needs_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no device that is always full"
)


def without(closed: str, *arguments: str) -> Ended:
    """Run the program with a standard stream closed, as a shell writes it."""
    command = ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "impasse_check"]
    done = subprocess.run(  # noqa: S603
        [*command, *arguments], capture_output=True, timeout=DEADLINE, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def to_descriptor(descriptor: int, *arguments: str) -> tuple[int, str]:
    """Run the program with a descriptor for standard output; give its code and what it said."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "impasse_check", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=descriptor,
        stderr=subprocess.PIPE,
        timeout=DEADLINE,
        check=False,
    )
    return done.returncode, done.stderr.decode()


PRINTING = [
    ("report", TALK),
    ("template",),
    ("privacy",),
    ("schema", "answers"),
    ("check", str(SMALL)),
    (),
    ("--help",),
    ("report", "--help"),
    ("--version",),
]
"""Every way in which something is printed."""


@pytest.mark.slow
@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_reader_that_has_gone_is_no_reason_to_speak(arguments: tuple[str, ...]) -> None:
    """As with ``head``: the signal ends it, which a shell shows as 141, and silence."""
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        assert to_descriptor(theirs, *arguments) == (-signal.SIGPIPE, "")
    finally:
        os.close(theirs)


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        ("<&-", ("report", "-"), 4),
        ("2>&-", ("report", "walrus"), 4),
        ("<&-", ("quiz",), 5),
    ],
)
def test_a_stream_that_is_not_there_breaks_nothing(
    closed: str, arguments: tuple[str, ...], code: int, words: Words
) -> None:
    """As in a job that runs without any: the code still says how it ended."""
    ended = without(closed, *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert words.say("error.bug", variable="IMPASSE_CHECK_DEBUG") not in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.slow
@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_what_has_nowhere_to_go_is_said(arguments: tuple[str, ...], words: Words) -> None:
    """Nothing was printed, so that is what it says and what the code says, as for a file."""
    assert without(">&-", *arguments) == Ended(6, "", words.say("error.no-output") + "\n")


@pytest.mark.parametrize("arguments", [("report", TALK), ("schema", "pack")], ids=" ".join)
def test_a_document_for_a_file_needs_no_output(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """It is written, although nothing could be printed."""
    target = tmp_path / "walrus.json"
    assert without(">&-", *arguments, "-o", str(target)) == Ended(0, "", "")
    assert target.stat().st_size > 0


@pytest.mark.slow
@needs_full
@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_disk_is_not_a_fault_of_the_program(arguments: tuple[str, ...], words: Words) -> None:
    """Nothing was printed, and that is what it says."""
    with Path("/dev/full").open("wb") as full:
        code, said = to_descriptor(full.fileno(), *arguments)
    assert (code, said) == (6, words.say("error.cannot-print", reason=os.strerror(errno.ENOSPC)) + "\n")


@needs_full
@pytest.mark.parametrize("instruction", ["source_bash", "complete_bash"])
def test_a_shell_is_told_too_that_nothing_was_printed(
    instruction: str, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The script for it, and what it asks for with the Tab key."""
    monkeypatch.setenv("_IMPASSE_CHECK_COMPLETE", instruction)
    monkeypatch.setenv("COMP_WORDS", "impasse-check re")
    monkeypatch.setenv("COMP_CWORD", "1")
    with Path("/dev/full").open("wb") as full:
        code, said = to_descriptor(full.fileno())
    assert (code, said) == (6, words.say("error.cannot-print", reason=os.strerror(errno.ENOSPC)) + "\n")
    assert without(">&-") == Ended(6, "", words.say("error.no-output") + "\n")


def test_what_is_said_is_broken_nowhere_where_nobody_sees_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """In a file or a pipe there is no width, and a name is found whole."""
    text = "The answers are in here. " * 9 + "\nGo on with this."
    messages.say_wrapped(text)
    assert capsys.readouterr() == ("", f"{text}\n")
