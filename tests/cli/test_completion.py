"""Completion of the command line, asked of the real shells. No file of theirs is changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import ROOT
from reads_program import DEADLINE, inside

from impasse_check import load_resources
from impasse_check.renderers import FORMATS
from impasse_check.resources import countries
from impasse_check.schema import SCHEMAS

PAGE = ROOT / "docs" / "installing.md"
SHELLS = ("bash", "zsh", "fish")
LINES = {
    "bash": 'eval "$(_IMPASSE_CHECK_COMPLETE=source_bash impasse-check)"',
    "zsh": 'eval "$(_IMPASSE_CHECK_COMPLETE=source_zsh impasse-check)"',
    "fish": "_IMPASSE_CHECK_COMPLETE=source_fish impasse-check | source",
}
"""What stands in docs/installing.md for each shell."""
WITH_G = " ".join(each for each in countries(load_resources()) if each.startswith("G"))
"""Countries of which the code begins so; there is one at least."""


@pytest.fixture
def around(tmp_path: Path) -> dict[str, str]:
    """Give surroundings in which the command is found under its name."""
    command = tmp_path / "bin" / "impasse-check"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m impasse_check "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "TERM": "dumb"}


def shell(name: str, script: str, around: dict[str, str]) -> str:
    """Run a few lines in a shell that reads no file of the person's."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    bare = {"bash": ["--norc", "-c"], "zsh": ["-f", "-c"], "fish": ["--no-config", "-c"]}[name]
    done = subprocess.run(  # noqa: S603
        [name, *bare, script], env=around, capture_output=True, timeout=DEADLINE, check=False
    )
    assert done.stderr.decode() == ""
    assert done.returncode == 0
    return done.stdout.decode()


@pytest.mark.parametrize("name", SHELLS)
def test_the_line_for_a_shell_is_documented(name: str) -> None:
    """The very line that is tried here."""
    assert LINES[name] in PAGE.read_text(encoding="utf-8").splitlines()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("re", "report resources"),
        ("report --fo", "--for --format --force"),
        ("report --format ''", " ".join(FORMATS)),
        ("quiz --for o", "outside"),
        ("template --pack ther", "therapy-impasse therapist"),
        ("report --color a", "auto always"),
        ("resources --country ''", " ".join(countries(load_resources()))),
        ("resources --country G", WITH_G),
        ("resources --country g", WITH_G.lower()),
        ("schema ''", " ".join(SCHEMAS)),
        ("report ''", ""),
    ],
)
def test_bash_completes(line: str, wanted: str, around: dict[str, str]) -> None:
    """Commands, options and their values; where there is nothing to offer, bash offers files."""
    words = line.split()
    ask = (
        f"{LINES['bash']}\nCOMP_WORDS=(impasse-check {line}); COMP_CWORD={len(words)}\n"
        '_impasse_check_completion impasse-check\necho "${COMPREPLY[*]}"; complete -p impasse-check'
    )
    replies, rule = shell("bash", ask, around).splitlines()
    assert replies == wanted
    assert rule == "complete -o default -F _impasse_check_completion impasse-check"


def test_fish_completes(around: dict[str, str]) -> None:
    """With a word on each command."""
    replies = shell("fish", f"{LINES['fish']}\ncomplete -C 'impasse-check re'", around)
    assert [each.split("\t")[0] for each in replies.splitlines()] == ["report", "resources"]


def test_zsh_completes(around: dict[str, str]) -> None:
    """At its own prompt, with the key for it."""
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    zsh = pexpect.spawn("zsh", ["-f", "-i"], env=around | {"PS1": "> "}, timeout=DEADLINE, encoding="utf-8")
    zsh.expect_exact("> ")
    zsh.sendline(f"autoload -U compinit; compinit -D -u; {LINES['zsh']}; echo now-$((20+3))")
    zsh.expect_exact("now-23")
    zsh.expect_exact("> ")
    zsh.send("impasse-check re\t\t")
    zsh.expect_exact("report")
    zsh.expect_exact("resources")
    zsh.sendcontrol("c")
    zsh.close(force=True)


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_only_names_the_command(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is printed, and nothing else happens."""
    monkeypatch.setenv("_IMPASSE_CHECK_COMPLETE", f"source_{name}")
    ended = inside(capsys)
    assert (ended.code, ended.err) == (0, "")
    assert "impasse-check" in ended.out


def test_help_says_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    """No option that changes files of a shell."""
    assert "completion" not in inside(capsys, "--help").out
    assert inside(capsys, "--install-completion").code == 2
