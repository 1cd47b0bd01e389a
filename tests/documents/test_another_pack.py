"""Another pack, of another subject, written from docs/pack-format.md: every command works with it."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import FOR_READING, WORDS, answer, drawn, flat, page
from pty_session import Terminal
from readability import BANNED, grade
from reads_program import Ended, inside
from screen_texts import of_pack, of_page, pages

from impasse_check import build_report, load_pack, read_answers, render
from impasse_check.answers import dump_answers
from impasse_check.model import AUDIENCES, Answers, Pack
from impasse_check.renderers import FORMATS
from impasse_check.report import NothingToBringError
from impasse_check.scoring import score
from impasse_check.validation import keys_of

FILE = ROOT / "examples" / "packs" / "supervision.yaml"
PAGE = ROOT / "docs" / "pack-format.md"
CALM = {"graded": "never", "gate": "once", "event": "no", "strength": "yes", "status": "no"}
CHANGES = {
    "none": {},
    "talk": {"holds-back": "often+somewhat", "own-stories": "rarely", "safe-to-raise": "yes"},
    "consult": {"own-stories": "often+very-much", "holds-back": "rarely+a-little", "consulted": "yes"},
    "outside": {"sexual-or-threats": "yes", "holds-back": "often+somewhat", "own-stories": "often"},
}
ROUTES = {route: {"supervision-status": "going-on"} | changes for route, changes in CHANGES.items()}
REPLIES = ("", *"1111", *"431", "1", "", *"22", "1", "")
"""The first page; opening; one thing often and how heavy; limits, with its warning; the last; the end.

What only informs goes on with Enter alone.
"""


@pytest.fixture(scope="module")
def other() -> Pack:
    """Give the pack."""
    return load_pack(str(FILE))


def answers_for(pack: Pack, route: str) -> Answers:
    """Answer every question calmly but for a few."""
    calm = {name: CALM[each.kind] for name, each in pack.questions.items() if each.section != "closing"}
    words = calm | ROUTES[route]
    return Answers(answers={name: answer(word) for name, word in words.items()})


def test_it_has_no_fault(other: Pack, capsys: pytest.CaptureFixture[str]) -> None:
    """By the program's own check."""
    assert inside(capsys, "check", str(FILE)) == Ended(
        0, WORDS.say("check.pack", count=len(other.questions)) + "\n", ""
    )


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_has_its_documents_in_every_form(route: str, other: Pack) -> None:
    """Whole, and without a word about therapy that the pack did not bring along."""
    answers = answers_for(other, route)
    assert score(other, answers).route == route
    for audience in AUDIENCES:
        try:
            document = build_report(other, answers, words=WORDS, resources=(), audience=audience)
        except NothingToBringError:
            assert (audience, route in ("none", "outside", "consult")) == ("session", True)
            continue
        for format in FORMATS:
            text = render(document, format)
            assert "your therapist" not in text
            assert "your therapy" not in text


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("route", ROUTES)
def test_what_it_is_stands_in_every_document_for_the_person(route: str, other: Pack, *, full: bool) -> None:
    """That nothing was tested in both lengths, the rest in the full one, a list as much as a paragraph."""
    document = build_report(other, answers_for(other, route), words=WORDS, full=full)
    for part in page("about", other).body.values():
        for text in filter(None, (part.say, *part.list)):
            for format in FOR_READING:
                assert (flat(text) in drawn(document, format)) == (full or part.full is None), text


@pytest.mark.parametrize("route", ["talk", "outside"])
def test_the_report_command_takes_it(
    route: str, other: Pack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With answers that belong to it; with the shipped pack they are refused."""
    path = tmp_path / "answers.yaml"
    path.write_text(dump_answers(answers_for(other, route), other), encoding="utf-8")
    ended = inside(capsys, "report", str(path), "--pack", str(FILE), "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    content = json.loads(ended.out)
    assert (content["pack"]["id"], content["route"]) == ("supervision", route)
    assert inside(capsys, "report", str(path)).code == 4


def test_the_other_commands_take_it(other: Pack, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A template that reads back, the list of questions, and the schema of its answers."""
    pack = ("--pack", str(FILE))
    template = inside(capsys, "template", *pack)
    assert (template.code, template.err) == (0, "")
    (tmp_path / "empty.yaml").write_text(template.out, encoding="utf-8")
    assert list(read_answers(str(tmp_path / "empty.yaml"), other).answers) == list(other.questions)
    for format in FORMATS:
        listed = inside(capsys, "questions", *pack, "--format", format)
        assert (listed.code, listed.err) == (0, "")
        assert other.questions["sexual-or-threats"].text in " ".join(listed.out.split())
    described = inside(capsys, "schema", "answers", *pack)
    assert list(json.loads(described.out)["properties"]["answers"]["properties"]) == list(other.questions)


def test_the_quiz_takes_it(other: Pack, tmp_path: Path) -> None:
    """From the first page to the report, at a real terminal."""
    command = ("quiz", "--plain", "--pack", str(FILE), "-o", "mine.md", "--save-answers", "kept.yaml")
    with Terminal(*command, folder=tmp_path) as terminal:
        for reply in REPLIES:
            terminal.wait_for_prompt()
            terminal.type(f"{reply}\r")
        assert terminal.end() == 0
    kept = read_answers(str(tmp_path / "kept.yaml"), other)
    assert {name: each.value for name, each in kept.answers.items()} == {
        "supervision-status": "going-on",
        "grades-me": "yes",
        "on-my-side": "yes",
        "can-bring-mistakes": "yes",
        "holds-back": "often",
        "told-supervisor": "no",
        "own-stories": "never",
        "private-favors": "no",
        "sexual-or-threats": "no",
        "safe-to-raise": "yes",
    }
    report = flat((tmp_path / "mine.md").read_text(encoding="utf-8"))
    warned = flat(page("ordered", other).body["your-supervisor-also-decides"].say or "")
    line = flat(other.openers["holds-back"].gentle.line)
    assert -1 < report.find(warned) < report.find(line)
    assert flat(other.questions["holds-back"].text) in report


@pytest.mark.slow
def test_its_words_keep_to_the_rules_of_ours(other: Pack) -> None:
    """Plain, kind, and no word of the machine."""
    assert {place: hit[0] for place, text in of_pack(other) if (hit := BANNED.search(text))} == {}
    for name, each in pages(other):
        assert grade(of_page(each)) <= 8, name
    for question in other.questions.values():
        assert grade(question.text) <= 8, question.text


def test_its_sources_are_sources_of_the_shipped_pack(other: Pack, pack: Pack) -> None:
    """So that somebody did read them; each is used."""
    assert other.sources == {name: pack.sources[name] for name in other.sources}
    cited = {name for question in other.questions.values() for name in question.sources}
    cited |= {name for _, each in pages(other) for part in each.body.values() for name in part.sources}
    assert cited == set(other.sources)


def test_the_page_for_authors_names_every_key_that_a_pack_can_have() -> None:
    """So that one can be written without a look at the code."""
    named = re.findall(r"^\| `([a-z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert keys_of(Pack) <= set(named)
