"""The pages for those who carry on: what they name is there."""

import importlib.util
import re
from importlib import import_module
from pathlib import Path

import pytest
from conftest import ROOT

from impasse_check.errors import ExitCode

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "adr").iterdir())
FOLDERS = ("data/", "docs/", "examples/", "schemas/", "src/", "tests/")


def by_name(path: Path) -> str:
    """Name a page."""
    return path.name


@pytest.mark.parametrize("path", PAGES, ids=by_name)
def test_links_and_files_on_a_page_are_there(path: Path) -> None:
    """Each relative link, and each name of a file in the text."""
    text = path.read_text(encoding="utf-8")
    linked = [each for each in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in each]
    named = [each for each in re.findall(r"`([\w./-]+/[\w./-]*)`", text) if each.startswith(FOLDERS)]
    assert [each for each in linked if not (path.parent / each).exists()] == []
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_the_way_of_an_answer_names_modules_and_functions_that_are_there() -> None:
    """Every dotted name on the page about how it is built."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    way = text.partition("## The way of one answer")[2].partition("## Where")[0]
    names = set(re.findall(r"`([a-z_]+(?:\.[A-Za-z_]+)+)`", way))
    assert len(names) > 15
    for name in sorted(names):
        holder, _, last = name.rpartition(".")
        known = importlib.util.find_spec(f"impasse_check.{holder}") and import_module(
            f"impasse_check.{holder}"
        )
        assert hasattr(known, last) or importlib.util.find_spec(f"impasse_check.{name}"), name


@pytest.mark.parametrize("path", DECISIONS, ids=by_name)
def test_a_decision_has_its_context_and_its_cost(path: Path) -> None:
    """And is short enough to be read."""
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# \d+\. ", text)
    assert re.findall(r"^\*\*(\w+)\.\*\* ", text, re.MULTILINE) == ["Context", "Decision", "Cost"]
    assert len(text.splitlines()) <= 20


def test_decisions_are_counted_without_a_gap() -> None:
    """In the names of the files and in their titles."""
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    assert numbers == [
        int(path.read_text(encoding="utf-8").partition(".")[0].lstrip("# ")) for path in DECISIONS
    ]


def test_every_exit_code_is_told() -> None:
    """In the table of their page."""
    text = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert [int(each) for each in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)] == [*ExitCode]
