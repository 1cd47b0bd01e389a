"""The shipped pack is what the contract lists, and any pack without faults can be used to the end."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import MISSING, asdict, fields, is_dataclass
from itertools import product
from typing import Any

import pytest
from conftest import ROOT
from oracle import levels
from oracle_table import FREQUENCIES, IMPACTS, QUESTIONS, TABLE
from reads_corpus import SMALL, as_lines, faults_of_pack, small_with
from reads_mutants import mutants, use

from impasse_check import files, load_pack, score
from impasse_check import pack as packs
from impasse_check.answers import parse_answers, permitted
from impasse_check.model import Condition, Pack, Question, Resource
from impasse_check.report.openers import openers
from impasse_check.words import Words

SHIPPED = ROOT / "data" / "indicators.yaml"
HEAD = {"format": "impasse-check/answers", "format_version": 1}
UNSPOKEN = ("my-unspoken-feelings", "their-unspoken-feelings")
TOLD_GATES = ("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern")
OURS = (
    "pulls-me-from-others",
    "not-free-to-stop",
    "sexual-or-unwanted-touch",
    "asked-for-secrecy",
    "told-others-about-me",
    "hurt-or-threatened",
)
FIRST_ONLY = (
    "low-fee-guilt",
    "hides-cost-strain",
    "cancels-over-money",
    "may-stop-over-money",
    "mixed-feelings-over-money",
    "debt-silences",
    "kept-for-money",
)
EVERY_STAGE = (
    "stuck-unnoticed",
    "stuck-avoided",
    "easy-ground",
    "topic-pushed",
    "correction-refused",
    "fear-of-upsetting",
    "feelings-passed-over",
    "personal-stories",
    "caring-for-therapist",
    "contact-between-sessions",
    "personal-remarks",
    "over-identifies",
    "over-directs",
    "pulls-me-from-others",
    "my-unspoken-feelings",
    "their-unspoken-feelings",
    "upset-at-stopping",
    "not-free-to-stop",
    "defensive-at-concerns",
    "dismisses-concerns",
    "asked-for-favors",
    "told-others-about-me",
)
STAGES = dict.fromkeys(FIRST_ONLY, ("first",)) | dict.fromkeys(EVERY_STAGE, ("first", "again", "enough"))


def in_order(value: Any) -> Any:
    """Give plain data in which the order of keys counts."""
    if isinstance(value, dict):
        return [(key, in_order(each)) for key, each in value.items()]
    return [in_order(each) for each in value] if isinstance(value, list) else value


def test_the_shipped_pack_has_no_fault() -> None:
    """The check of its shape and of all that hangs together."""
    content, faults = packs.check("indicators.yaml", SHIPPED.read_bytes())
    assert content is not None
    assert faults == ()


@pytest.mark.parametrize("path", [SHIPPED, SMALL], ids=["shipped", "small"])
def test_a_pack_built_without_pydantic_is_the_same(path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way and the checked way give the same values, types and order in every field."""
    monkeypatch.setattr(files, "shipped", lambda _: path.read_bytes())
    quick, checked = load_pack(), load_pack(str(path))
    assert type(quick) is type(checked)
    assert in_order(asdict(quick)) == in_order(asdict(checked))


@pytest.mark.parametrize("path", [SHIPPED, SMALL], ids=["shipped", "small"])
def test_the_fingerprint_is_that_of_the_file(path: Any) -> None:
    """SHA-256 of its bytes, as anyone can compute it."""
    assert load_pack(str(path)).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert load_pack().sha256 == hashlib.sha256(SHIPPED.read_bytes()).hexdigest()


def records(value: Any) -> Iterator[Any]:
    """Give every record inside a value."""
    if is_dataclass(value):
        yield value
        yield from records(list(vars(value).values()))
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from records(each)


def test_the_small_pack_uses_every_field() -> None:
    """So that each is read in the tests that use it."""
    optional, used = set(), set()
    for record in records(load_pack(str(SMALL))):
        for each in fields(record):
            if each.default is not MISSING:
                optional.add((type(record).__name__, each.name))
                if getattr(record, each.name) != each.default:
                    used.add((type(record).__name__, each.name))
    assert len(optional) > 20
    assert optional - used == set()


def test_the_questions_are_those_of_the_contract(pack: Pack) -> None:
    """The fifty ids in asking order, each in its section, with its kind and the answers it can have."""
    assert [
        (name, each.section, each.kind, tuple(permitted(pack, each))) for name, each in pack.questions.items()
    ] == [(each.id, each.section, each.kind, each.values) for each in QUESTIONS]
    assert len(QUESTIONS) == 50


def scored(pack: Pack) -> dict[str, Question]:
    """Give the questions that can be flagged."""
    return {name: each for name, each in pack.questions.items() if each.kind in ("graded", "event")}


def test_levels_indicators_and_stars_are_those_of_the_contract(pack: Pack) -> None:
    """For every question that can be flagged; no other has a level."""
    assert {
        name: (each.level, each.indicator, "needs-consulted" in each.traits)
        for name, each in scored(pack).items()
    } == {each.id: (each.level, each.indicator, each.star) for each in QUESTIONS if each.level is not None}
    assert [name for name, each in pack.questions.items() if each.unsure is not None] == ["pressured-to-stay"]
    assert pack.questions["pressured-to-stay"].unsure == "consult"
    assert tuple(name for name, each in pack.questions.items() if "ours" in each.traits) == OURS
    never_first = [name for name, each in pack.questions.items() if "never-first" in each.traits]
    assert never_first == ["kept-for-money", "my-unspoken-feelings"]


def test_gates_are_those_of_the_contract(pack: Pack) -> None:
    """What closes each question, and when the two last ones are asked."""
    for name, question in pack.questions.items():
        gate = TABLE[name].gate
        expected = None if gate is None else asdict(Condition(question=gate.on, is_=gate.closed_by))
        assert (question.closed_by and asdict(question.closed_by)) == expected, name
    asked_if = {name: asdict(each.asked_if) for name, each in pack.questions.items() if each.asked_if}
    assert asked_if == {
        "safe-to-raise": asdict(Condition(flagged=("talk", "consult"))),
        "consulted": asdict(Condition(route=("consult",))),
    }


def told_by(question: Question, name: str) -> str | None:
    """Give the gate that decides on the stage, as the contract has it."""
    by_indicator = {"A1": "told-stuck", "B5": "mentioned-stopping", "M": None}
    if name == "correction-refused":
        return "told-wrong"
    return by_indicator.get(question.indicator or "", "raised-concern")


def test_the_gate_that_says_how_often_they_were_told_is_that_of_the_contract(pack: Pack) -> None:
    """For every question that has an opener."""
    told = {name: pack.questions[name].told_by for name in STAGES}
    assert told == {name: told_by(pack.questions[name], name) for name in STAGES}


def graded_cases() -> Iterator[dict[str, object]]:
    """Give for each graded question every frequency and impact, and all else that its rises look at."""
    told_matters, remarks_matter = ("stuck-avoided", "correction-refused"), UNSPOKEN
    for question in (each.id for each in QUESTIONS if each.kind == "graded"):
        for often, heavy in product(FREQUENCIES[1:], (None, *IMPACTS)):
            for told in ("once", "more-than-once") if question in told_matters else ("once",):
                gates = {"felt-stuck": "yes", "pays": "yes"} | dict.fromkeys(TOLD_GATES, told)
                for felt, remark in product(("never", "rarely"), repeat=2):
                    if question in remarks_matter or (felt, remark) == ("never", "never"):
                        around = {"their-unspoken-feelings": felt, "personal-remarks": remark}
                        yield gates | around | {question: {"frequency": often, "impact": heavy}}


def read(pack: Pack, given: dict[str, Any]) -> Any:
    """Read answers that stand in plain data."""
    return parse_answers("a", json.dumps(HEAD | {"answers": given}).encode(), pack)


def test_rises_are_those_of_the_contract(pack: Pack) -> None:
    """The level of each graded question, whatever it hangs on."""
    for given in graded_cases():
        ours = score(pack, read(pack, given)).levels
        assert ours == levels(given), given


def test_no_question_is_longer_than_twenty_words(pack: Pack) -> None:
    """A question is read once, at a glance."""
    assert [name for name, each in pack.questions.items() if len(each.text.split()) > 20] == []


def reaching(pack: Pack, name: str, stage: str) -> Any:
    """Give answers in which one question alone is flagged, at one stage, and may be raised."""
    told = {"first": "unsure", "again": "once", "enough": "more-than-once"}[stage]
    given: dict[str, Any] = {"felt-stuck": "yes", "pays": "yes"} | dict.fromkeys(TOLD_GATES, told)
    given |= {each: "no" for each, question in pack.questions.items() if question.kind == "event"}
    given |= {"safe-to-raise": "yes", "consulted": "yes"}
    return read(pack, given | {name: "yes" if pack.questions[name].kind == "event" else "rarely"})


def test_every_question_that_can_be_raised_has_its_words_and_every_word_is_reached(pack: Pack) -> None:
    """One gentle and one direct text for each stage it can have; no text that nobody ever sees."""
    assert set(STAGES) == {name for name, each in scored(pack).items() if each.level != "outside"}
    reached = set()
    for name, stages in STAGES.items():
        for stage in stages:
            shown = openers(pack, score(pack, reaching(pack, name, stage)))
            assert [(each.question, each.tone, each.stage) for each in shown] == [
                (name, "gentle", stage),
                (name, "direct", stage),
            ]
            reached |= {(each.text, name) for each in shown}
    assert reached == {(each.text, name) for each in pack.openers for name in each.for_}


def test_a_pack_without_faults_never_breaks_a_document(words: Words, resources: tuple[Resource, ...]) -> None:
    """Whatever an author leaves out or empties is either a fault of the pack, or does no harm."""
    broken = []
    for name, data in mutants():
        checked, _ = packs.check("pack.yaml", data)
        if checked is not None:
            try:
                use(Pack(**vars(checked), raw=data), words, resources)
            except Exception as error:
                broken.append(f"{name}: {type(error).__name__}")
    assert broken == []


@pytest.mark.parametrize(
    ("goes", "comes"),
    [
        ("[{frequency: 3}, {impact: 3}]", "[{route: [consult]}]"),
        ("[{frequency: 3}, {impact: 3}]", "[{flagged: [talk]}]"),
        ("unsafe: {question: feels-safe, is: [no]}", "unsafe: {question: feels-safe, route: [none]}"),
    ],
)
def test_a_condition_that_nothing_can_meet_is_a_fault(goes: str, comes: str) -> None:
    """Rises and rules come before the outcome is known, so such a one would be dead without a word."""
    found = as_lines(faults_of_pack(small_with({goes: comes})))
    assert found != []
