"""What has to be touched to let the program grow: each change is made to a copy, counted, and used."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import PACK
from reads_program import DEADLINE, UNCOUNTED, surroundings

from impasse_check.renderers import FORMATS

FOLDERS = ("src", "data")
QUESTION = """\
  late-starts:
    section: feedback
    kind: graded
    choices: frequency
    text: My sessions begin late.
    why: Time that is lost is yours. This question is ours.
    indicator: A
    sources: [article]
    period: recent
    level: talk
    traits: [ours]
"""
OPENERS = "".join(
    f"""\
  late-{stage}:
    for: [late-starts]
    stage: {stage}
    gentle: {{line: We begin late. Can I say more?, text: We begin late. Can I say what that does to me?}}
    direct: {{line: I want to begin on time., text: I want to begin on time. Can we do that from now on?}}
"""
    for stage in ("first", "since", "again", "enough")
)
FORMAT = '''\
"""A report as its headings alone."""

from impasse_check.renderers import Look
from impasse_check.report.blocks import Catalogue, Heading, Report


def draw(document: Report | Catalogue, _look: Look) -> str:
    """Draw a document, one heading a line."""
    found = (block for block in document.blocks if isinstance(block, Heading))
    return "".join(f"{' ' * block.rank}{block.text}\\n" for block in found)
'''
COUNTRY = """\
  xx-line:
    name: A line in a country that is new
    contact: "0000"
    what: Somebody answers.
    kind: line
    countries: [XX]
    checked: "2026-11-23"
    source: example.org, undated
"""
ANSWERS = """\
format: impasse-check/answers
format_version: 1
answers: {late-starts: often}
"""


@dataclass(frozen=True)
class Copy:
    """A copy of the program."""

    folder: Path

    def change(self, name: str, before: str, added: str) -> None:
        """Put some lines before others of a file."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, f"{added}{before}"), encoding="utf-8")

    def changed(self) -> dict[str, int]:
        """Give the files that differ from ours, with the number of lines added; none may be taken away."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.is_file() and "__pycache__" not in name:
                ours = ROOT / name
                before = ours.read_text(encoding="utf-8").splitlines() if ours.exists() else []
                lines = list(unified_diff(before, path.read_text(encoding="utf-8").splitlines(), n=0))[2:]
                assert [line for line in lines if line.startswith("-")] == []
                if lines:
                    found[name] = len([line for line in lines if line.startswith("+")])
        return found

    def run(self, *arguments: str) -> str:
        """Run the copy to its end; give what it prints."""
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "impasse_check", *arguments],
            capture_output=True,
            cwd=self.folder.parent,
            env=surroundings({**UNCOUNTED, "PYTHONPATH": str(self.folder / "src")}),
            timeout=DEADLINE,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Give a copy of source and data that nobody has changed."""
    for folder in FOLDERS:
        shutil.copytree(
            ROOT / folder, tmp_path / "copy" / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    made = Copy(tmp_path / "copy")
    assert made.changed() == {}
    return made


def test_a_new_question_is_one_file(copy: Copy) -> None:
    """Its words, its rules and its openers stand together; every command knows it at once."""
    copy.change("data/indicators.yaml", "  pays:\n    section: ", QUESTION)
    copy.change("data/indicators.yaml", "  # ---- being stuck -", OPENERS)
    assert set(copy.changed()) == {"data/indicators.yaml"}
    assert f"{len(PACK.questions) + 1} questions" in copy.run("check", "copy/data/indicators.yaml")
    (copy.folder.parent / "answers.yaml").write_text(ANSWERS)
    report = copy.run("report", "answers.yaml", "--plain")
    assert "My sessions begin late." in report
    assert "late-starts:" in copy.run("template")
    assert '"late-starts"' in copy.run("schema", "answers")


def test_a_new_format_is_one_module_and_one_line(copy: Copy) -> None:
    """It is known by its name and by the end of a file's name, to every command that makes documents."""
    (copy.folder / "src/impasse_check/renderers/outline.py").write_text(FORMAT)
    copy.change(
        "src/impasse_check/renderers/__init__.py", '    ".json": "json",\n', '    ".out": "outline",\n'
    )
    lines = copy.changed()
    assert set(lines) == {"src/impasse_check/renderers/__init__.py", "src/impasse_check/renderers/outline.py"}
    assert lines["src/impasse_check/renderers/__init__.py"] == 1
    answers = str(ROOT / "examples" / "nearly-nothing.yaml")
    outline = copy.run("report", answers, "--format", "outline")
    assert outline.startswith(" What you noticed\n  ")
    copy.run("report", answers, "-o", "mine.out")
    assert (copy.folder.parent / "mine.out").read_text() == outline
    assert copy.run("questions", "--format", "outline").count("\n   ") == len(PACK.questions)
    forms = [*FORMATS[: FORMATS.index("json")], "outline", *FORMATS[FORMATS.index("json") :]]
    assert "|".join(forms) in copy.run("report", "--help")


def test_a_new_country_is_one_file(copy: Copy) -> None:
    """A row with its source and its day; the option knows its code from then on."""
    path = copy.folder / "data/resources.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + COUNTRY, encoding="utf-8")
    assert set(copy.changed()) == {"data/resources.yaml"}
    assert "A line in a country that is new" in copy.run("resources", "--country", "xx")
    answers = str(ROOT / "examples" / "nearly-nothing.yaml")
    assert "A line in a country that is new" in copy.run("report", answers, "--country", "XX")
