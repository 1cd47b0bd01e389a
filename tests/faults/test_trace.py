"""What the system was asked for, by every command: no connection, and no file written but the one named."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from pty_session import Terminal
from reads_corpus import SMALL, answers_file

from impasse_check.siblings import beside

STRACE = shutil.which("strace")
ANSWERS = answers_file("route-talk")
CALLS = "trace=network,openat,open,creat,/^rename,/^link,/^unlink,/^mkdir,/^symlink"
COMMANDS: dict[str, tuple[str, ...]] = {
    "help": (),
    "report": ("report", ANSWERS),
    "report to a file": ("report", ANSWERS, "-o", "out.md"),
    "two sets of answers": ("report", ANSWERS, "--since", answers_file("ended"), "-o", "out.md"),
    "sheet": ("report", ANSWERS, "--for", "session", "-o", "out.md"),
    "template": ("template", "-o", "out.md"),
    "questions": ("questions",),
    "resources": ("resources", "--country", "NZ"),
    "privacy": ("privacy",),
    "check": ("check", str(SMALL)),
    "schema": ("schema", "report"),
}
_NAMED = ("out.md", "kept.yaml")
_SIBLINGS = [re.escape(beside(Path(name)).name[:18]) + r"[0-9a-f]{8}\.tmp" for name in _NAMED]
_OWN = re.compile("|".join([*map(re.escape, _NAMED), *_SIBLINGS]))
"""The file that was asked for, and its sibling."""
_REACHES = re.compile(r"(socket|connect|sendto|sendmsg|bind|listen|accept)(?!.*(AF_UNIX|NULL, 0\)))")
"""What could leave this machine; what goes over a pipe of the process itself has no address."""
_WRITES = re.compile(
    r"(open(at)?\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND)|creat|rename|link|unlink|mkdir|symlink)"
)
_ALLOWED = ("/dev/null", "/dev/tty", "/dev/pts/")


@pytest.fixture(autouse=True)
def _uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be measured, since that writes files; and skip where nothing can be traced."""
    if STRACE is None:
        pytest.skip("strace is not there (Debian package strace), and nothing else tells what was asked for")
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")


def traced(trace: Path) -> tuple[str, ...]:
    """Give the words before a command that trace it."""
    return (str(STRACE), "-f", "-qq", "-e", CALLS, "-o", str(trace), sys.executable, "-m", "impasse_check")


def wrong(lines: Iterable[str]) -> list[str]:
    """Give the calls that should not have been: a connection, or something written that nobody named."""
    calls = [re.sub(r"^\d+\s+", "", line) for line in lines]
    return [call for call in calls if _REACHES.match(call) or (_WRITES.match(call) and not _is_own(call))]


def _is_own(call: str) -> bool:
    names = re.findall(r'"((?:[^"\\]|\\.)*)"', call)
    return all(_OWN.fullmatch(name) or name.startswith(_ALLOWED) for name in names)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_asks_for_nothing_but_what_it_was_told(name: str, tmp_path: Path) -> None:
    """From the first to the last call, of every thread."""
    trace = tmp_path / "trace"
    here = tmp_path / "here"
    here.mkdir()
    subprocess.run(  # noqa: S603
        [*traced(trace), *COMMANDS[name]],
        cwd=here,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )
    lines = trace.read_text().splitlines()
    assert any("openat(" in line for line in lines)
    assert wrong(lines) == []
    written = [line for line in lines if "O_CREAT" in line and "O_EXCL" in line]
    assert len(written) == ("out.md" in COMMANDS[name])
    assert [path.name for path in here.iterdir()] == (["out.md"] if written else [])


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_the_quiz_asks_for_nothing_but_what_it_was_told(plain: tuple[str, ...], tmp_path: Path) -> None:
    """While it asks, keeps an answer, shows help lines, and is left."""
    trace, here = tmp_path / "trace", tmp_path / "here"
    here.mkdir()
    program = traced(trace)
    with Terminal("quiz", "--save-answers", "kept.yaml", *plain, folder=here, program=program) as terminal:
        for keys in ("\r", "1", "1", "h", "b", "2"):
            if plain:
                terminal.wait_for_prompt()
                terminal.type(f"{keys.strip()}\r")
            else:
                terminal.answer(keys)
        if plain:
            terminal.wait_for_prompt()
        terminal.type("q\r" if plain else "q")
        assert terminal.end() == 0
    lines = trace.read_text().splitlines()
    assert any("kept.yaml" in line and "link" in line for line in lines)
    assert any("O_CREAT" in line and "O_EXCL" in line for line in lines)
    assert wrong(lines) == []
    assert [path.name for path in here.iterdir()] == ["kept.yaml"]


@pytest.mark.parametrize(
    "line",
    [
        "12 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3",
        "12 socket(AF_INET6, SOCK_DGRAM, 0) = 3",
        "12 connect(3, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0",
        '12 openat(AT_FDCWD, "/root/.cache/x", O_WRONLY|O_CREAT, 0600) = 3',
        '12 openat(AT_FDCWD, "/tmp/out.md.log", O_RDWR) = 3',
        '12 mkdir("/root/.config", 0777) = 0',
        '12 rename("out.md", "/tmp/b") = 0',
        '12 unlink("start.yaml") = 0',
    ],
)
def test_a_call_that_should_not_be_is_found(line: str) -> None:
    """So that the tests above could fail."""
    assert wrong([line]) != []
    assert os.path.basename(str(STRACE)) == "strace"
