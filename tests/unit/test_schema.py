"""JSON Schemas: what the program reads and writes fits them, and what a schema can know is refused."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from reads_corpus import MIB, SMALL, exchanges, files_of, small_with
from schema_limits import BEYOND_A_SCHEMA, SHAPE_OF_A_PACK

from impasse_check import build_report, load_pack, read_answers
from impasse_check.model import AUDIENCES, Audience, Pack, Resource
from impasse_check.renderers import render
from impasse_check.report import NothingToBringError
from impasse_check.schema import SCHEMAS, json_schema
from impasse_check.strict_yaml import StrictYamlError, parse
from impasse_check.template import template
from impasse_check.words import Words


def by_name(path: Path) -> str:
    """Give the rule that a file is about."""
    return path.stem


@cache
def checker(of: str, pack: Pack) -> Any:
    """Give a validator for one of the schemas, after a look at the schema itself."""
    validator = import_module("jsonschema").Draft202012Validator
    schema = json_schema(of, pack)
    assert schema["$schema"] == validator.META_SCHEMA["$id"]
    validator.check_schema(schema)
    return validator(schema)


def readable(paths: list[Path]) -> Iterator[Path]:
    """Give the files that are YAML as we read it; no schema ever sees the others."""
    for path in paths:
        try:
            parse(path.read_bytes(), most_bytes=MIB)
        except StrictYamlError:
            continue
        yield path


@pytest.mark.parametrize("of", SCHEMAS)
def test_a_schema_says_what_each_key_is(of: str, pack: Pack) -> None:
    """Every property of a named shape has a description or says it by its type alone."""
    schema = json_schema(of, pack)
    assert json.loads(json.dumps(schema)) == schema
    shapes = [schema, *schema["$defs"].values()]
    assert [
        shape.get("title") for shape in shapes if "properties" in shape and not shape.get("description")
    ] == []
    assert {shape.get("additionalProperties") for shape in shapes if "properties" in shape} == {False}


def test_there_is_no_other_schema(pack: Pack) -> None:
    """A name that is none is a mistake of the caller."""
    with pytest.raises(KeyError):
        json_schema("walrus", pack)


@pytest.mark.parametrize("path", files_of("answers/valid"), ids=by_name)
def test_valid_answers_fit(path: Path, pack: Pack) -> None:
    """What the program reads, the schema allows."""
    checker("answers", pack).validate(parse(path.read_bytes(), most_bytes=MIB).value)


@pytest.mark.parametrize("path", list(readable(files_of("answers/invalid"))), ids=by_name)
def test_invalid_answers_do_not_fit_where_a_schema_can_know(path: Path, pack: Pack) -> None:
    """And only there: the list of what it cannot know is exact."""
    fits = checker("answers", pack).is_valid(parse(path.read_bytes(), most_bytes=MIB).value)
    assert fits == (path.stem in BEYOND_A_SCHEMA)


def test_the_answer_to_a_retired_question_fits() -> None:
    """The program reads it, so an editor must not call it wrong."""
    small = load_pack(str(SMALL))
    content = {"format": "impasse-check/answers", "format_version": 1, "answers": {"sings-flat": "often"}}
    checker("answers", small).validate(content)


def test_what_is_beyond_a_schema_is_still_in_the_corpus() -> None:
    """The list names files that are there."""
    assert {path.stem for path in files_of("answers/invalid")} >= BEYOND_A_SCHEMA


@pytest.mark.parametrize("path", [ROOT / "data" / "indicators.yaml", *files_of("packs/valid")], ids=by_name)
def test_valid_packs_fit(path: Path, pack: Pack) -> None:
    """The shipped pack, and one that uses every field."""
    checker("pack", pack).validate(parse(path.read_bytes(), most_bytes=MIB).value)


@pytest.mark.parametrize("path", files_of("packs/invalid"), ids=by_name)
def test_invalid_packs_do_not_fit_where_the_shape_is_wrong(path: Path, pack: Pack) -> None:
    """A fault of shape is one for the schema too; what hangs together is not its matter."""
    faults = path.with_suffix(".expected").read_text().splitlines()
    if not any(line.startswith("yaml.") for line in faults):
        content = parse(small_with(exchanges(path)), most_bytes=MIB).value
        shape_is_wrong = any(line.startswith(SHAPE_OF_A_PACK) for line in faults)
        assert checker("pack", pack).is_valid(content) == (not shape_is_wrong)


@pytest.mark.parametrize("name", [None, *map(str, files_of("packs/valid"))])
def test_the_template_fits(name: str | None, words: Words) -> None:
    """An empty answers file, of the shipped pack and of another, as it is printed."""
    pack = load_pack(name)
    content = parse(template(pack, words).encode(), most_bytes=MIB).value
    checker("answers", pack).validate(content)
    assert content["answers"] == dict.fromkeys(pack.questions)


def test_every_question_stands_in_the_schema_with_what_it_can_be_answered(pack: Pack) -> None:
    """So that an editor can offer the words."""
    questions = json_schema("answers", pack)["properties"]["answers"]["properties"]
    assert list(questions) == list(pack.questions)
    absent = ["unsure", "declined", "not-applicable", "not-asked", None]
    assert questions["told-stuck"] == {
        "description": pack.questions["told-stuck"].text,
        "enum": ["no", "once", "more-than-once", *absent],
    }
    assert questions["easy-ground"]["anyOf"] == [
        {"enum": ["never", "rarely", "sometimes", "often", "almost-always", *absent]},
        {"$ref": "#/$defs/GradedAnswer"},
    ]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("path", files_of("answers/valid"), ids=by_name)
def test_a_report_in_json_fits(
    path: Path, audience: Audience, pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """On every route and for every audience for which there is a document."""
    answers = read_answers(str(path), pack)
    try:
        document = build_report(pack, answers, words=words, resources=resources, audience=audience)
    except NothingToBringError:
        assert audience == "session"
        return
    content = json.loads(render(document, "json"))
    checker("report", pack).validate(content)
    assert content["audience"] == audience


@pytest.mark.parametrize(
    ("key", "value"),
    [("route", "walrus"), ("unfinished", "none"), ("walrus", 1), ("format_version", 2), ("sections", None)],
)
def test_a_report_that_is_none_does_not_fit(
    key: str, value: object, pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """One wrong key is enough."""
    answers = read_answers(str(files_of("answers/valid")[0]), pack)
    content = json.loads(render(build_report(pack, answers, words=words, resources=resources), "json"))
    assert checker("report", pack).is_valid(content)
    assert not checker("report", pack).is_valid(content | {key: value})
