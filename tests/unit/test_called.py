"""A command that is printed works where it is typed: it names the program as it can be called there."""

import sys
from pathlib import Path

import pytest

from impasse_check.cli.called import NAME, command_line


def said(called: Path | str, monkeypatch: pytest.MonkeyPatch, *, found_in: Path) -> str:
    """Give a command as it is printed by a program called this, with these programs to be found."""
    monkeypatch.setattr(sys, "argv", [str(called), "quiz"])
    monkeypatch.setenv("PATH", str(found_in))
    return command_line("report", "my notes.yaml")


def program(folder: Path) -> Path:
    """Put a program of our name into a folder."""
    folder.mkdir()
    path = folder / NAME
    path.touch(mode=0o755)
    return path


def test_a_program_that_is_found_is_named_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it was called by its whole path."""
    called = program(tmp_path / "bin")
    told = said(called, monkeypatch, found_in=called.parent)
    assert told == "impasse-check report 'my notes.yaml'"


@pytest.mark.parametrize("is_another_found", [False, True])
def test_a_program_that_is_not_found_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_another_found: bool
) -> None:
    """Its name alone would be another program, or none; it works from every folder."""
    called, other = program(tmp_path / "venv"), program(tmp_path / "bin")
    monkeypatch.chdir(tmp_path)
    found_in = other.parent if is_another_found else tmp_path / "none"
    told = said("venv/impasse-check", monkeypatch, found_in=found_in)
    assert told == f"{called} report 'my notes.yaml'"


def test_what_runs_inside_another_program_is_named_as_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of that other program would start something else."""
    told = said(tmp_path / "walrus", monkeypatch, found_in=tmp_path)
    assert told == "impasse-check report 'my notes.yaml'"
