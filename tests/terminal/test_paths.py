"""Five people at a real terminal, with single keys and with plain lines: as it was read and accepted."""

from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import PACK, WORDS
from golden_files import assert_golden
from paths import PATHS, Run
from pty_session import Terminal
from scripted import Talk, sit
from walk import by_keys, by_lines

from impasse_check.answers import dump_answers, read_answers
from impasse_check.cli.main import run
from impasse_check.prompts.page import Page

GOLDEN = ROOT / "tests" / "golden" / "paths"
RULE = "=" * 80
READ_BY_KEYS, READ_AS_LINES = {"longest"}, {"shortest"}
"""The ways that were read word by word; of the others it is asserted what must be so."""


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of our own, beside the one of the program."""
    folder = tmp_path / "ours"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Give the folder in which the program runs."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    return folder


def held(each: Run) -> Talk:
    """Hold the same conversation with a scripted person, which says what page stands where."""
    start = read_answers(each.goes_on_from, PACK) if each.goes_on_from else None
    return sit(each.replies, start=start, writes=bool(each.options))


def straight(last: Talk) -> bytes:
    """Give what the report command writes for the same answers."""
    Path("same.yaml").write_text(dump_answers(last.answers, PACK), encoding="utf-8")
    assert run(["report", "same.yaml", "-o", "same.md"]) == 0
    return Path("same.md").read_bytes()


def says(screen: str, page: Page) -> bool:
    """Say whether a screen shows the question of a page, however its lines are broken."""
    return " ".join((page.question or page.where).split()) in " ".join(screen.split())


@pytest.mark.usefixtures("ours")
@pytest.mark.parametrize("name", PATHS)
def test_with_single_keys(theirs: Path, name: str) -> None:
    """Every page in turn, a clean screen after the last, and the very report of a file with these answers."""
    screens: list[str] = []
    for each in PATHS[name]():
        last = held(each)
        with Terminal("quiz", *each.options, folder=theirs) as terminal:
            seen = by_keys(terminal, last.pages, each.replies)
            assert terminal.end() == 0
            assert terminal.is_as_before()
            # Where answers were kept on leaving, it is said how to go on.
            begin = WORDS.say("leave.kept", file="", how="").split("  ")[0][:16]
            assert (begin in terminal.text) != bool(each.options)
            # A benchmark reads these; that every key has one is all that is asked here.
            assert len(terminal.paints) >= len(each.replies) - 1
        assert all(any(says(screen, page) for screen in seen) for page in last.pages)
        screens += seen
    if name in READ_BY_KEYS:
        assert_golden(GOLDEN / f"{name}.keys.txt", "".join(f"{RULE}\n{screen}\n\n" for screen in screens))
    assert (theirs / "report.md").read_bytes() == straight(last)


@pytest.mark.usefixtures("ours")
@pytest.mark.parametrize("name", PATHS)
def test_with_plain_lines(theirs: Path, name: str) -> None:
    """Every page in turn, nothing but lines, and the same report."""
    shown = ""
    for each in PATHS[name]():
        last = held(each)
        with Terminal("quiz", "--plain", *each.options, folder=theirs) as terminal:
            by_lines(terminal, last.pages, each.replies)
            assert terminal.end() == 0
        told = terminal.raw.decode().replace("\r\n", "\n")
        assert all(says(told, page) for page in last.pages)
        shown += told
    if name in READ_AS_LINES:
        assert_golden(GOLDEN / f"{name}.lines.txt", shown)
    assert set(shown) <= {"\n", *map(chr, range(ord(" "), ord("~") + 1))}
    assert shown.count(WORDS.say("lines.stays").split(".")[0]) == len(PATHS[name]())
    assert (theirs / "report.md").read_bytes() == straight(last)
