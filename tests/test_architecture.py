"""The shape of the program: which module knows which, what each command loads, and how long a module is."""

import ast
import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from pty_session import Terminal
from reads_corpus import SMALL, answers_file
from reads_program import DEADLINE, UNCOUNTED, surroundings

SOURCE = ROOT / "src" / "impasse_check"
CONTRACTS = ROOT / ".importlinter"
HEAVY = (
    "prompt_toolkit",
    "pydantic",
    "questionary",
    "rich",
    "xml.etree.ElementTree",
    "yaml",
)
"""The libraries that each cost more than a tenth of a command, and the writer of HTML."""
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
VIOLATIONS = {
    "answers.py": "from impasse_check.report import build_report",
    "scoring.py": "import typer, random",
    "flow.py": "import questionary, time",
    "words.py": "import yaml, urllib.request, cryptography",
    "report/sheet.py": "import rich.text, wcwidth",
    "files.py": "import pydantic",
}
"""At least one line against each contract."""
CORE = """
import importlib, sys

blocked = {blocked!r}
sys.modules.update(dict.fromkeys(blocked))
for name in ("model", "gates", "scoring", "flow", "report", "answers", "pack"):
    importlib.import_module("impasse_check." + name)
from impasse_check.renderers import FORMATS
for name in set(FORMATS) - {{"terminal"}}:
    importlib.import_module("impasse_check.renderers." + name)

from impasse_check import build_report, load_pack, load_resources, load_words, read_answers, render
from impasse_check.flow import to_ask

pack = load_pack()
answers = read_answers({answers!r}, pack)
assert to_ask(pack, answers)
document = build_report(pack, answers, words=load_words(), resources=load_resources())
render(document, "json")
sys.stdout.write(render(document, "markdown"))
"""
LOADED = """
import contextlib, io, sys

from impasse_check.cli.main import run

with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    code = run({arguments!r})
print(code, *sorted(set({heavy!r}) & set(sys.modules)))
"""
READ = """
import collections, contextlib, io

import yaml

from impasse_check.cli.main import run

read, parse = collections.Counter(), yaml.parse


def counted(text, **options):
    read[text] += 1
    return parse(text, **options)


yaml.parse = counted
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    code = run({arguments!r})
print(code, *read.values())
"""
COLLECTS = """
import gc, os, sys

from impasse_check.__main__ import main

freeze, leave, frozen = gc.freeze, os._exit, []

def tell(code):
    print(gc.isenabled(), frozen, file=sys.stderr, flush=True)
    leave(code)

gc.freeze = lambda: (frozen.append(gc.get_freeze_count() > 0), freeze())
os._exit = tell
main()
"""


def python(code: str, *arguments: str, cwd: Path = ROOT, path: Path | None = None) -> tuple[int, str]:
    """Run a few lines in a Python of their own; give its code and what it said on both streams."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=cwd,
        env=surroundings({**UNCOUNTED, "PYTHONPATH": str(path)} if path else {}),
        timeout=2 * DEADLINE,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def contract_names() -> set[str]:
    """Give the name of every contract there is."""
    contracts = configparser.ConfigParser()
    contracts.read(CONTRACTS)
    return {contracts[each]["name"] for each in contracts.sections() if each.startswith("importlinter:")}


def test_imports_keep_to_the_contracts() -> None:
    """One way from the command line down to errors, and each heavy library in one place."""
    code, said = python(LINT, "--no-cache")
    assert code == 0, said
    assert {name for name in contract_names() if f"{name} KEPT" in said} == contract_names()


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    """A copy of the program with one wrong import against each is found out in all of them."""
    copy = tmp_path / "impasse_check"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CONTRACTS, tmp_path)
    for name, line in VIOLATIONS.items():
        module = copy / name
        module.write_text(module.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    code, said = python(LINT, "--no-cache", cwd=tmp_path, path=tmp_path)
    assert code == 1
    assert {name for name in contract_names() if f"{name} BROKEN" in said} == contract_names()


def test_a_module_that_is_new_needs_its_place(tmp_path: Path) -> None:
    """No module of the package stands outside the layers."""
    shutil.copytree(SOURCE, tmp_path / "impasse_check", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CONTRACTS, tmp_path)
    (tmp_path / "impasse_check" / "walrus.py").write_text('"""New."""\n')
    code, said = python(LINT, "--no-cache", cwd=tmp_path, path=tmp_path)
    assert code == 1
    assert "impasse_check.walrus" in said


def test_the_core_works_without_any_library_for_screens(tmp_path: Path) -> None:
    """From an answers file to a document in Markdown, with nothing installed but what reads and checks it."""
    blocked = ("typer", "rich", "questionary", "prompt_toolkit")
    code, said = python(CORE.format(blocked=blocked, answers=answers_file("route-talk")), cwd=tmp_path)
    assert code == 0, said
    assert said.startswith("# What you noticed\n")


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        ([], ""),
        (["-h"], ""),
        (["--help"], ""),
        (["--version"], ""),
        (["report", "--help"], "pydantic yaml"),
        (["privacy", "--color", "never"], "pydantic rich yaml"),
        (["report", answers_file("route-talk"), "--format", "markdown"], "pydantic yaml"),
        (["report", answers_file("route-talk"), "--format", "json"], "pydantic yaml"),
        (["report", answers_file("route-talk"), "--format", "html"], "pydantic xml.etree.ElementTree yaml"),
        (["report", answers_file("route-talk"), "--format", "terminal"], "pydantic rich yaml"),
        (["report", answers_file("route-talk"), "--for", "session", "--format", "markdown"], "pydantic yaml"),
        (["questions", "--format", "markdown"], "pydantic yaml"),
        (["resources", "--format", "json"], "pydantic yaml"),
        (["template"], "pydantic yaml"),
        (["schema", "answers"], "pydantic yaml"),
        (["check", str(SMALL)], "pydantic yaml"),
        (["template", "--pack", str(SMALL)], "pydantic yaml"),
    ],
    ids=lambda value: " ".join(value[:1]) if isinstance(value, list) else None,
)
def test_a_command_loads_no_more_than_it_needs(arguments: list[str], loaded: str) -> None:
    """So that help is there at once, and a report does not wait for what only the quiz draws with."""
    code, said = python(LOADED.format(arguments=arguments, heavy=HEAVY))
    assert code == 0, said
    assert said.splitlines()[-1] == f"0 {loaded}".strip()


def test_the_first_page_does_not_wait_for_what_comes_at_the_end() -> None:
    """Documents are made when the questions are through; nor does a document wait for pages."""
    pages = "import impasse_check.cli.quiz, impasse_check.prompts.widgets"
    loaded = "import sys; print('impasse_check.{}' in sys.modules)"
    assert python(f"{pages}; {loaded.format('report')}") == (0, "False\n")
    assert python(f"import impasse_check.cli.report; {loaded.format('prompts')}") == (0, "False\n")


def test_the_tab_key_loads_no_command_to_name_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are on the list; a shell waits for them at every key."""
    monkeypatch.setenv("_IMPASSE_CHECK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "impasse-check re")
    monkeypatch.setenv("COMP_CWORD", "1")
    code, said = python(LOADED.format(arguments=[], heavy=(*HEAVY, "impasse_check.cli.report")))
    assert (code, said) == (0, "0\n")


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["report", answers_file("route-talk")], 4),
        (["report", answers_file("route-talk"), "--country", "nz", "--format", "json"], 4),
        (["report", answers_file("route-talk"), "--for", "session", "--format", "markdown"], 4),
        (["questions", "--pack", str(SMALL)], 2),
        (["resources", "--country", "XX"], 3),
        (["template"], 2),
        (["privacy"], 2),
        (["--help"], 0),
    ],
    ids=lambda value: " ".join(value[:1]) if isinstance(value, list) else None,
)
def test_no_file_is_read_twice(arguments: list[str], files: int) -> None:
    """Reading the pack is a good part of what a command takes: it is done once, as are all others."""
    code, said = python(READ.format(arguments=arguments))
    assert said.splitlines()[-1].split()[1:] == ["1"] * files, said
    assert code == 0


def test_a_command_does_not_look_for_garbage() -> None:
    """It is over before any could matter, and at its end Python does not look once more."""
    assert python(COLLECTS, "template")[1].splitlines()[-1] == "False []"


def test_the_quiz_looks_for_its_own_garbage_alone(tmp_path: Path) -> None:
    """It goes on for long; what was loaded before is left alone, so that no page waits for that."""
    program = (sys.executable, "-c", COLLECTS)
    with Terminal("quiz", folder=tmp_path, program=program, after="2>told") as terminal:
        terminal.wait_for_question()
        terminal.type("\x18")
        assert terminal.end() == 0
    assert (tmp_path / "told").read_text() == "True [False]\n"


def modules() -> list[Path]:
    """Give every module of the program."""
    found = sorted(SOURCE.rglob("*.py"))
    assert len(found) > 30
    return found


def private_imports(module: Path) -> list[str]:
    """Give what a module imports of another's by a name that begins with an underscore."""
    return [
        f"{node.module}.{name.name}"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if re.search(r"(^|\.)_(?!_)", f"{node.module}.{name.name}")
    ]


def test_no_library_is_known_by_its_private_names() -> None:
    """They may change with any release; that none is reached through a point is what ruff sees to."""
    assert {path.name: found for path in modules() if (found := private_imports(path))} == {}


def test_no_module_is_long() -> None:
    """Three hundred lines at most, so that each can be read in one go."""
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_every_module_has_a_name_that_says_something() -> None:
    """None is a drawer for what found no place, and none is without a sentence that says what it is."""
    drawers = {"base_utils", "common", "helper", "helpers", "misc", "util", "utils"}
    assert [path.name for path in modules() if path.stem in drawers or path.parent.name in drawers] == []
    assert [path.name for path in modules() if not path.read_text(encoding="utf-8").startswith('"""')] == []
