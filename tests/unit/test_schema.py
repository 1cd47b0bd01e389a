"""JSON Schemas: they say what each key is, and what the program writes fits them."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from core_helpers import PACK, RESOURCES, WORDS
from reads_corpus import files_of, pack_of, small_pack

from impasse_check import build_report, read_answers
from impasse_check.model import ABSENCES, AUDIENCES, Audience, Pack
from impasse_check.renderers import render
from impasse_check.report import NothingToBringError
from impasse_check.schema import SCHEMAS, json_schema


def checker(of: str) -> Any:
    """Give a validator for one of the schemas, after a look at the schema itself."""
    validator = import_module("jsonschema").Draft202012Validator
    schema = json_schema(of, PACK)
    assert schema["$schema"] == validator.META_SCHEMA["$id"]
    validator.check_schema(schema)
    return validator(schema)


REPORTS = checker("report")


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


@pytest.mark.parametrize("pack", [PACK, small_pack()], ids=["shipped", "small"])
def test_every_question_stands_in_the_schema_with_what_it_can_be_answered(pack: Pack) -> None:
    """So that an editor can offer the words: its own, the kinds of absence, and what follows a mark."""
    schema = json_schema("answers", pack)
    questions = schema["properties"]["answers"]["properties"]
    assert list(questions) == list(pack.questions)
    for name, question in pack.questions.items():
        described = questions[name]
        assert described["description"] == question.text
        plain, *whole = described.get("anyOf", [described])
        assert plain["enum"] == [*pack.choices[question.choice_set], *ABSENCES, None]
        assert bool(whole) == (question.kind == "graded")
        for each in whole:
            graded = schema["$defs"][each["$ref"].rpartition("/")[2]]["properties"]
            assert graded["frequency"]["enum"] == plain["enum"][:-1]
            said = pack.follow_ups.said if question.told_by is None else None
            for key, asked in (("impact", pack.follow_ups.impact), ("said", said)):
                assert graded.get(key, {}).get("enum") == (asked and [*pack.choices[asked.choices], None])


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("path", files_of("answers/valid"), ids=lambda path: path.stem)
def test_a_report_in_json_fits(path: Path, audience: Audience) -> None:
    """On every route and for every audience for which there is a document."""
    pack = pack_of(path)
    answers = read_answers(str(path), pack)
    try:
        document = build_report(pack, answers, words=WORDS, resources=RESOURCES, audience=audience)
    except NothingToBringError:
        assert audience == "session"
        return
    content = json.loads(render(document, "json"))
    REPORTS.validate(content)
    assert content["audience"] == audience
