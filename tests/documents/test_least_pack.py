"""A pack that is about the least there can be, from a therapist's view: every command works with it."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from core_helpers import PACK, WORDS, changed, page
from golden_files import assert_golden
from jsonschema import Draft202012Validator
from pty_session import Terminal
from readability import BANNED, grade
from reads_program import Ended, inside
from scripted import LAST, Reply, sit
from walk import by_keys, by_lines

from impasse_check import build_report, load_pack, load_resources, read_answers, render
from impasse_check.answers import dump_answers
from impasse_check.errors import PackError
from impasse_check.language import texts_of
from impasse_check.model import AUDIENCES, Answer, Answers, Audience, Pack
from impasse_check.pack import parse_pack
from impasse_check.renderers import FORMATS
from impasse_check.report import NothingToBringError
from impasse_check.report.blocks import Heading, Paragraph
from impasse_check.scoring import score
from impasse_check.strict_yaml import parse

FILE = ROOT / "examples" / "packs" / "one-session.yaml"
GOLDEN = ROOT / "tests" / "golden" / "one-session"
LEAST = load_pack(str(FILE))
BETWEEN, KEPT_BACK, HELD_ON = LEAST.questions
ANSWERS = Answers(
    answers={
        BETWEEN: Answer(given="yes", said="begun", note="It went quiet after my question."),
        KEPT_BACK: Answer(given="maybe"),
        HELD_ON: Answer(given="no"),
    }
)
REPLIES: list[Reply] = [
    (page("start", LEAST).title, "go-on"),
    (BETWEEN, "why"),
    ("quiz.why", "back"),
    (BETWEEN, "yes"),
    ("said", "note"),
    ("quiz.note", "It went quiet after my question."),
    ("said", "begun"),
    (KEPT_BACK, "maybe"),
    ("said", "open"),
    (HELD_ON, "no"),
    LAST,
]
AS_DATA: dict[str, Any] = parse(FILE.read_bytes(), most_bytes=2**20).value


def test_it_asks_for_the_therapists_view_by_a_scale_of_its_own() -> None:
    """Three questions with three answers each, and no level, opener, rule or page for a route."""
    assert (LEAST.view, PACK.view) == ("therapist", "client")
    assert [each.level for each in LEAST.questions.values()] == [None] * 3
    assert {tuple(LEAST.choices[each.choice_set]) for each in LEAST.questions.values()} == {
        ("no", "maybe", "yes")
    }
    assert [name for name, page in LEAST.pages if page is not None] == ["start", "about"]
    assert (LEAST.openers, LEAST.indicators, LEAST.sheet, LEAST.periods) == ({}, {}, None, {})


@pytest.mark.parametrize("part", [each for each in AS_DATA if each != "follow_ups"])
def test_it_has_little_more_than_a_pack_needs(part: str) -> None:
    """Without any of its parts but what is asked after a mark, it is no pack."""
    without = {name: each for name, each in AS_DATA.items() if name != part}
    with pytest.raises(PackError):
        parse_pack("least.yaml", json.dumps(without).encode())


def test_what_is_asked_after_a_mark_is_the_packs_choice() -> None:
    """It can be nothing."""
    without = {name: each for name, each in AS_DATA.items() if name != "follow_ups"}
    parsed = parse_pack("least.yaml", json.dumps(without).encode())
    assert score(parsed, ANSWERS).route == "none"


def test_it_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """By the program's own check."""
    assert inside(capsys, "check", str(FILE)) == Ended(0, WORDS.say("check.pack", count=3) + "\n", "")


def test_its_document_is_as_it_was_read() -> None:
    """Whole: what was marked, and what this is; nothing about a route."""
    document = build_report(LEAST, ANSWERS, words=WORDS, resources=load_resources())
    assert_golden(GOLDEN / "me.md", render(document, "markdown"))


def test_what_it_is_keeps_its_sources() -> None:
    """A statement of fact in the last line of a document has its number and its source as anywhere else."""
    about = page("about", LEAST)
    source = next(iter(LEAST.sources))
    cited = {name: changed(part, sources=(source,)) for name, part in about.body.items() if part.list}
    pack = changed(LEAST, pages=changed(LEAST.pages, about=changed(about, body=cited)))
    document = build_report(pack, ANSWERS, words=WORDS)
    (last,) = (each for each in document.blocks if isinstance(each, Paragraph) and each.refs)
    assert all(text in last.text for part in cited.values() for text in part.list)
    assert [name for name, _ in document.sources] == [source]


def test_no_heading_stands_above_nothing() -> None:
    """It has no page for where a person stands, and no words to say."""
    for answers in (ANSWERS, Answers()):
        for full in (False, True):
            blocks = build_report(LEAST, answers, words=WORDS, full=full).blocks
            for above, below in pairwise((*blocks, Heading(text="end", rank=1))):
                assert (
                    not (isinstance(above, Heading) and isinstance(below, Heading)) or above.rank < below.rank
                )


@pytest.mark.parametrize("format", FORMATS)
def test_every_form_of_it_has_what_was_answered(format: str) -> None:
    """Each mark with its answer and note, and no word of a route."""
    document = build_report(LEAST, ANSWERS, words=WORDS, resources=load_resources())
    drawn = " ".join(render(document, format).split())
    marked = (
        [BETWEEN, KEPT_BACK, "yes", "maybe"]
        if format == "json"
        else [LEAST.questions[BETWEEN].text, LEAST.questions[KEPT_BACK].text, "Yes", "Maybe"]
    )
    assert [each for each in (*marked, "It went quiet after my question.") if each not in drawn] == []


def test_its_json_names_no_route() -> None:
    """And has every answer with its points."""
    content = json.loads(render(build_report(LEAST, ANSWERS, words=WORDS), "json"))
    assert (content["route"], content["openers"], content["next_steps"]) == ("none", [], [])
    assert content["flagged"] == {"outside": [], "consult": [], "talk": []}
    (section,) = content["sections"]
    assert [(each["value"], each["points"]) for each in section["questions"]] == [
        ("yes", 2),
        ("maybe", 1),
        ("no", 0),
    ]


def test_an_empty_file_of_it_has_its_document_too() -> None:
    """With what is open, and nothing that looks like an end."""
    document = render(build_report(LEAST, Answers(), words=WORDS, full=True), "markdown")
    assert WORDS.say("report.left-open") in document
    assert all(question.text in " ".join(document.split()) for question in LEAST.questions.values())


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_whoever_it_is_for_the_programs_own_words_fit_it(audience: Audience, format: str) -> None:
    """Nothing in any form speaks of a therapist or of therapy but what it says itself."""
    own = " ".join(str(text) for text in texts_of(Pack, parse(FILE.read_bytes(), most_bytes=2**20)).values())
    if audience == "session":
        with pytest.raises(NothingToBringError):
            build_report(LEAST, ANSWERS, words=WORDS, audience=audience)
        return
    drawn = render(build_report(LEAST, ANSWERS, words=WORDS, audience=audience), format)
    assert set(re.findall(r"\w*therap\w*", drawn.lower())) <= set(re.findall(r"\w+", own.lower()))


@pytest.mark.parametrize("format", FORMATS)
def test_words_for_someone_else_are_help_alone(format: str) -> None:
    """It has no page for telling; the document still has a title, and nothing that was answered."""
    report = build_report(LEAST, ANSWERS, words=WORDS, resources=load_resources(), audience="outside")
    drawn = " ".join(render(report, format).split())
    assert "findahelpline.com" in drawn
    assert format == "json" or WORDS.say("resource.title") in drawn
    assert format != "markdown" or drawn.count("# ") == 1
    assert [each for each in (BETWEEN, "It went quiet", LEAST.questions[BETWEEN].text) if each in drawn] == []


def test_there_is_nothing_to_bring_to_a_session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing about that in a file to fill in by hand."""
    path = tmp_path / "answers.yaml"
    path.write_text(dump_answers(ANSWERS, LEAST), encoding="utf-8")
    ended = inside(capsys, "report", str(path), "--pack", str(FILE), "--for", "session")
    assert (ended.code, ended.out) == (6, "")
    assert "bring" not in inside(capsys, "template", "--pack", str(FILE)).out


def test_a_file_to_fill_in_says_what_it_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words of its scale, what can follow, and an example that can be read as it stands."""
    template = inside(capsys, "template", "--pack", str(FILE))
    assert (template.code, template.err) == (0, "")
    assert "# How sure: no, maybe, yes\n" in template.out
    assert (
        "# said: Have you and the client talked about it? One of: not-yet, begun, settled\n" in template.out
    )
    example = '{frequency: maybe, said: begun, note: "own words"}'
    assert example in template.out
    path = tmp_path / "filled.yaml"
    path.write_text(template.out.replace(f"{BETWEEN}:", f"{BETWEEN}: {example}"), encoding="utf-8")
    given = read_answers(str(path), LEAST).answers
    assert list(given) == list(LEAST.questions)
    assert (given[BETWEEN].given, given[BETWEEN].said) == ("maybe", "begun")


def test_its_questions_are_listed_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """In every form, without a point of anything that it does not have."""
    for format in FORMATS:
        listed = inside(capsys, "questions", "--pack", str(FILE), "--format", format)
        assert (listed.code, listed.err) == (0, "")
        assert all(each.text in " ".join(listed.out.split()) for each in LEAST.questions.values())


def test_an_editor_is_offered_its_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """By the schema of its answers: those of its scale and of what follows, and no weight."""
    described = inside(capsys, "schema", "answers", "--pack", str(FILE))
    check = Draft202012Validator(json.loads(described.out))

    def fits(answer: object) -> bool:
        head = {"format": "impasse-check/answers", "format_version": 1}
        return check.is_valid({**head, "answers": {BETWEEN: answer}})

    assert all(
        fits(each) for each in ("no", "maybe", "unsure", None, {"frequency": "yes", "said": "settled"})
    )
    assert not any(fits(each) for each in ("often", {"frequency": "yes", "impact": "somewhat"}))


@pytest.mark.parametrize("plain", [False, True])
def test_the_quiz_takes_it(tmp_path: Path, *, plain: bool) -> None:
    """With single keys and with plain lines, from the first page to the report."""
    held = sit(REPLIES, pack=LEAST, writes=True)
    assert held.answers.answers == ANSWERS.answers
    options = ("--pack", str(FILE), "--save-answers", "kept.yaml", "-o", "mine.md", *["--plain"] * plain)
    with Terminal("quiz", *options, folder=tmp_path) as terminal:
        (by_lines if plain else by_keys)(terminal, held.pages, REPLIES)
        assert terminal.end() == 0
    assert read_answers(str(tmp_path / "kept.yaml"), LEAST).answers == ANSWERS.answers
    report = build_report(LEAST, ANSWERS, words=WORDS, resources=load_resources())
    assert (tmp_path / "mine.md").read_text(encoding="utf-8") == render(report, "markdown")


def test_its_words_keep_to_the_rules_of_ours() -> None:
    """Plain, kind, and no word of the machine."""
    texts = texts_of(Pack, parse(FILE.read_bytes(), most_bytes=2**20))
    said = {address: str(text) for address, text in texts.items() if not address.startswith("sources.")}
    assert {address: hit[0] for address, text in said.items() if (hit := BANNED.search(text))} == {}
    assert grade("\n".join(said.values())) <= 6


def test_its_sources_are_sources_of_what_ships() -> None:
    """So that somebody did read them; each is used."""
    read = load_pack("therapist").sources | PACK.sources
    assert LEAST.sources == {name: read[name] for name in LEAST.sources}
    assert {name for each in LEAST.questions.values() for name in each.sources} == set(LEAST.sources)
