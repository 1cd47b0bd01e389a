"""Packs that ship with the program, by their names, and the one that an answers file names by itself."""

import json
from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import PACK, WORDS, page
from pty_session import Terminal
from reads_program import Ended, inside
from scripted import LAST, Reply, sit
from therapists import EXAMPLE
from therapists import PACK as THERAPISTS
from walk import by_lines

from impasse_check import load_pack, read_answers
from impasse_check.answers import parse_answers
from impasse_check.errors import ExitCode
from impasse_check.locked import lock
from impasse_check.pack import SHIPPED, for_answers

OF_A_CLIENT = ROOT / "examples" / "nearly-nothing.yaml"
FILES = {"therapy-impasse": OF_A_CLIENT, "therapist": EXAMPLE}
HEAD = "format: impasse-check/answers\nformat_version: 1\n"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_command_with_questions_takes_the_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As it takes the file."""
    file = str(ROOT / "data" / SHIPPED[name])
    for command in (["template"], ["questions", "--format", "json"], ["schema", "answers"]):
        ended = inside(capsys, *command, "--pack", name)
        assert (ended.code, ended.err) == (0, "")
        assert ended == inside(capsys, *command, "--pack", file)
    for command in (["check"], ["report"]):
        ended = inside(capsys, *command, str(FILES[name]), "--pack", name)
        assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize("name", SHIPPED)
def test_answers_find_the_shipped_pack_that_they_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """For a report and for a check, from a file or from standard input."""
    path = str(FILES[name])
    ended = inside(capsys, "report", path, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["pack"]["id"] == name
    assert inside(capsys, "report", path) == inside(capsys, "report", path, "--pack", name)
    assert inside(capsys, "check", path) == Ended(0, WORDS.say("check.answers") + "\n", "")


@pytest.mark.parametrize(
    "named",
    ["", "pack: {}\n", "pack: {version: 2.0.0}\n", "pack: {id: }\n", "pack: {id: singing}\n", "pack: 3\n"],
)
def test_answers_that_name_no_shipped_pack_are_taken_for_the_first(
    named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where they name another, that is a fault."""
    path = tmp_path / "answers.yaml"
    path.write_text(f"{HEAD}{named}answers: {{easy-ground: often}}\n", encoding="utf-8")
    ended = inside(capsys, "report", str(path), "--format", "json")
    if named in ("pack: {id: singing}\n", "pack: 3\n"):
        assert (ended.code, ended.out) == (ExitCode.ANSWERS, "")
    else:
        assert json.loads(ended.out)["pack"]["id"] == PACK.id


@pytest.mark.parametrize(("path", "other"), [(OF_A_CLIENT, "therapist"), (EXAMPLE, "therapy-impasse")])
def test_a_pack_that_was_named_stands_whatever_the_answers_say(
    path: Path, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is counted by questions that it was not given to."""
    ended = inside(capsys, "report", str(path), "--pack", other)
    assert (ended.code, ended.out) == (ExitCode.ANSWERS, "")
    assert WORDS.say("answers.other-pack", pack=other) in ended.err


def test_a_pack_that_cannot_be_used_is_told_before_the_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the code of a pack; a name that does not ship is a file."""
    ended = inside(capsys, "report", str(tmp_path / "nothing.yaml"), "--pack", "therapists")
    assert (ended.code, ended.out) == (ExitCode.PACK, "")
    assert ended.err.startswith(WORDS.say("error.file", file="therapists"))


def test_each_shipped_pack_is_loaded_once() -> None:
    """However often it is asked for; without a name the first is meant."""
    found = for_answers(None)
    assert found("therapist") is found("therapist")
    assert found(None) is found("therapy-impasse") is found("walrus")
    assert for_answers("therapist")("therapy-impasse").id == "therapist"
    assert [load_pack(name).id for name in SHIPPED] == list(SHIPPED)


@pytest.mark.slow
def test_locked_answers_find_their_pack_too(tmp_path: Path) -> None:
    """Once they are open."""
    path = tmp_path / "mine.yaml.age"
    path.write_bytes(lock(EXAMPLE.read_text(encoding="utf-8"), "walrus"))
    with Terminal("report", path.name, "-o", "mine.json", folder=tmp_path) as terminal:
        terminal.wait_for("Passphrase")
        terminal.type("walrus\r")
        assert terminal.end() == 0
    assert json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))["pack"]["id"] == "therapist"


def test_a_quiz_goes_on_with_the_pack_of_its_answers(tmp_path: Path) -> None:
    """It asks the next of its questions, and keeps what is said for the same pack."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("  consulted: yes\n", "")
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    replies: list[Reply] = [(page("start", THERAPISTS).title, "go-on"), ("consulted", "no"), LAST]
    start = parse_answers("mine.yaml", text.encode(), THERAPISTS)
    held = sit(replies, start=start, pack=THERAPISTS, writes=True)
    options = ("--answers", "mine.yaml", "--save-answers", "kept.yaml", "-o", "mine.md")
    with Terminal("quiz", "--plain", *options, folder=tmp_path) as terminal:
        by_lines(terminal, held.pages, replies)
        assert terminal.end() == 0
    kept = read_answers(str(tmp_path / "kept.yaml"), THERAPISTS)
    assert kept.answers["consulted"].given == "no"
    assert THERAPISTS.statement is not None
    assert THERAPISTS.statement in " ".join((tmp_path / "mine.md").read_text(encoding="utf-8").split())
