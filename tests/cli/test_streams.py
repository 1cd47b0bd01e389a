"""Standard streams as they come: old locales, readers that have gone, full disks, and none at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from reads_corpus import answers_file
from reads_program import DEADLINE, Ended, program, program_bytes

from impasse_check.renderers import FORMATS
from impasse_check.words import Words

TALK = answers_file("route-talk")


@pytest.mark.parametrize("format", FORMATS)
def test_an_old_locale_is_no_obstacle(format: str) -> None:
    """What it cannot show is a question mark; nothing breaks, nothing is said."""
    arguments = ("report", answers_file("signs-in-a-note"), "--format", format)
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, out, err = program_bytes(*arguments, around=old)
    assert (code, err) == (0, b"")
    assert out == program(*arguments).out.encode("ascii", "replace")


def test_a_file_is_utf8_in_an_old_locale_too(tmp_path: Path) -> None:
    """Own words are kept letter by letter."""
    path = tmp_path / "walrus.json"
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert program("report", answers_file("signs-in-a-note"), "-o", str(path), around=old) == Ended(0, "", "")
    assert "\u00e0 c\u00f4t\u00e9, \u4f60\u597d, \U0001f642, 50 %" in path.read_text(encoding="utf-8")


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


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", TALK),
        ("report", TALK, "--format", "json"),
        ("questions",),
        ("resources",),
        ("template",),
        ("schema", "answers"),
        ("-h",),
        ("--version",),
    ],
    ids=" ".join,
)
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
        (">&-", ("report", TALK), 0),
        ("2>&-", ("report", "walrus"), 4),
        ("<&-", ("quiz",), 5),
    ],
)
def test_a_stream_that_is_not_there_breaks_nothing(
    closed: str, arguments: tuple[str, ...], code: int, words: Words
) -> None:
    """As in a job that runs without any: the code still says how it ended."""
    command = [
        "/bin/sh",
        "-c",
        f'exec "$@" {closed}',
        "sh",
        sys.executable,
        "-m",
        "impasse_check",
        *arguments,
    ]
    done = subprocess.run(command, capture_output=True, timeout=DEADLINE, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (code, b"")
    assert words.say("error.bug", variable="IMPASSE_CHECK_DEBUG") not in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_not_a_fault_of_the_program(words: Words) -> None:
    """Nothing was written, and that is what it says."""
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        code, said = to_descriptor(full, "report", TALK)
    finally:
        os.close(full)
    assert code == 6
    assert words.say("error.bug", variable="IMPASSE_CHECK_DEBUG") not in said
