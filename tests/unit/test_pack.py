"""The shipped pack is what the contract lists, and any pack without faults can be used to the end."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import oracle
import pytest
from conftest import ROOT
from core_helpers import OPENERS, said
from oracle_table import TABLE, Gate
from reads_corpus import SMALL, small_pack
from reads_mutants import mutants, use

from impasse_check import load_pack
from impasse_check.answers import permitted
from impasse_check.errors import PackError
from impasse_check.model import Condition, Model, Pack, Resource
from impasse_check.pack import parse_pack
from impasse_check.report.openers import openers
from impasse_check.scoring import score
from impasse_check.visibility import visible
from impasse_check.words import Words

SHIPPED = ROOT / "data" / "indicators.yaml"
OURS = (
    "pulls-me-from-others",
    "not-free-to-stop",
    "sexual-or-unwanted-touch",
    "asked-for-secrecy",
    "told-others-about-me",
    "hurt-or-threatened",
)
TOLD_GATES = ("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern")


@pytest.mark.parametrize("path", [SHIPPED, SMALL], ids=["shipped", "small"])
def test_the_fingerprint_is_that_of_the_file(path: Path) -> None:
    """SHA-256 of its bytes, as anyone can compute it."""
    assert load_pack(str(path)).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_shipped_pack_is_what_its_file_holds(pack: Pack) -> None:
    """By its name, by none, and from its file it is the same."""
    assert load_pack(str(SHIPPED)).model_dump() == pack.model_dump()
    assert load_pack(pack.id).sha256 == load_pack(str(SHIPPED)).sha256 == pack.sha256


def models(value: Any) -> Iterator[Model]:
    """Give every model inside a value."""
    if isinstance(value, Model):
        yield value
        value = vars(value)
    if isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from models(each)


def test_the_small_pack_uses_every_field() -> None:
    """So that each is read in the tests that use it."""
    optional, used = set(), set()
    for model in models(small_pack()):
        for name, field in type(model).model_fields.items():
            if not field.is_required():
                optional.add((type(model).__name__, name))
                if getattr(model, name) != field.default:
                    used.add((type(model).__name__, name))
    assert len(optional) > 20
    assert optional - used == set()


def test_the_questions_are_those_of_the_contract(pack: Pack) -> None:
    """In asking order, each with its section, kind, answers, level, indicator, star and gate."""
    found = {
        name: (
            each.section,
            each.kind,
            tuple(permitted(pack, each)),
            each.level,
            each.indicator,
            "needs-consulted" in each.traits,
            each.closed_by and Gate(each.closed_by.question or "", each.closed_by.is_),
        )
        for name, each in pack.questions.items()
    }
    assert found == {
        name: (each.section, each.kind, each.values, each.level, each.indicator, each.star, each.gate)
        for name, each in TABLE.items()
    }
    assert list(found) == list(TABLE)


def test_what_is_special_about_a_question_is_as_the_contract_has_it(pack: Pack) -> None:
    """What is ours, what waits to be chosen by name, what "not sure" makes less of, and what comes last."""
    assert tuple(name for name, each in pack.questions.items() if "ours" in each.traits) == OURS
    never_first = [name for name, each in pack.questions.items() if "never-first" in each.traits]
    assert never_first == ["kept-for-money", "my-unspoken-feelings"]
    unsure = {name: each.unsure for name, each in pack.questions.items() if each.unsure is not None}
    assert unsure == {"pressured-to-stay": "consult"}
    assert {name: each.asked_if for name, each in pack.questions.items() if each.asked_if} == {
        "safe-to-raise": Condition(flagged=("talk", "consult")),
        "consulted": Condition(route=("consult",)),
    }


def test_every_question_that_can_be_raised_has_its_words_and_every_word_is_reached(pack: Pack) -> None:
    """One gentle and one direct text for each stage it can have; no text that nobody ever sees."""
    reached = set()
    for told in ("unsure", "once", "more-than-once"):
        around = {"felt-stuck": "yes", "pays": "yes", "safe-to-raise": "yes", "consulted": "yes"}
        around |= dict.fromkeys(TOLD_GATES, told)
        for name, row in TABLE.items():
            if row.level in ("talk", "consult"):
                words = around | {name: "yes" if row.kind == "event" else "rarely"}
                stage, result = oracle.stage_of(row, oracle.Answers(words)), score(pack, said(words))
                shown = openers(pack, result, visible(pack, result, "me").openers)
                assert [(each.question, each.tone, each.stage) for each in shown] == [
                    (name, "gentle", stage),
                    (name, "direct", stage),
                ]
                reached |= {(each.question, each.tone, each.stage) for each in shown}
    assert reached == set(OPENERS)


def test_a_pack_without_faults_never_breaks_a_document(words: Words, resources: tuple[Resource, ...]) -> None:
    """Whatever an author leaves out or empties is either a fault of the pack, or does no harm."""
    broken = []
    for name, data in mutants():
        try:
            use(parse_pack("pack.yaml", data), words, resources)
        except PackError:
            continue
        except Exception as error:
            broken.append(f"{name}: {type(error).__name__}")
    assert broken == []
