"""The shipped pack is what the contract lists, and any pack without faults can be used to the end."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from oracle_table import TABLE, Gate
from reads_corpus import CORPUS, SMALL, as_lines, exchanges, expected, small_pack, small_with
from reads_mutants import mutants, use
from samples import some

from impasse_check import files, load_pack
from impasse_check.answers import permitted
from impasse_check.errors import PackError
from impasse_check.model import Model, Pack, Resource
from impasse_check.pack import parse_pack
from impasse_check.words import Words

SHIPPED = ROOT / "data" / "indicators.yaml"


@pytest.mark.parametrize("path", [SHIPPED, SMALL], ids=["shipped", "small"])
def test_the_fingerprint_is_that_of_the_file(path: Path) -> None:
    """SHA-256 of its bytes, as anyone can compute it."""
    assert load_pack(str(path)).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_shipped_pack_is_what_its_file_holds(pack: Pack) -> None:
    """By its name, by none, and from its file it is the same."""
    assert load_pack(str(SHIPPED)).model_dump() == pack.model_dump()
    assert load_pack(pack.id).sha256 == load_pack(str(SHIPPED)).sha256 == pack.sha256


def test_a_shipped_pack_is_checked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one from outside is: a slip in ours is told with its place, and never used."""
    path = CORPUS / "packs" / "invalid" / "no-source.yaml"
    monkeypatch.setattr(files, "shipped", lambda _: small_with(exchanges(path)))
    with pytest.raises(PackError) as caught:
        load_pack()
    assert as_lines(caught.value.faults) == expected(path)


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
    """What is ours, what waits to be chosen by name, by which gate it is told, and what "not sure" makes."""
    for name, row in TABLE.items():
        question = pack.questions[name]
        assert ("ours" in question.traits) is row.ours, name
        assert ("never-first" in question.traits) is row.never_first, name
        assert question.told_by == row.told_by, name
        if row.kind == "graded":
            assert question.choice_set == row.scale, name
        if row.kind == "event" and row.level != "outside":
            assert question.unsure == (row.unsure or "none"), name


@pytest.mark.slow
def test_a_pack_without_faults_never_breaks_a_document(words: Words, resources: tuple[Resource, ...]) -> None:
    """Whatever an author leaves out or empties is either a fault of the pack, or does no harm."""
    broken = []
    whole = list(mutants())
    for name, data in whole[:: len(whole) // some(len(whole))]:
        try:
            use(parse_pack("pack.yaml", data), words, resources)
        except PackError:
            continue
        except Exception as error:
            broken.append(f"{name}: {type(error).__name__}")
    assert broken == []
