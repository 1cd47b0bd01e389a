"""The JSON Schemas of our files: of a pack, of answers to one, of a report. They come from the models."""

from collections.abc import Set as AbstractSet
from typing import Any, Final

from pydantic import TypeAdapter

from impasse_check.answers import AnswersFile, marks, permits
from impasse_check.model import Answer, Pack, Question, limits
from impasse_check.report.changes import ComparisonData
from impasse_check.report.export import ReportData, SharedData

SCHEMAS: Final = ("pack", "answers", "report")
_WITH_IDS: Final = (
    "sections",
    "questions",
    "choices",
    "sources",
    "retired",
    "signs",
    "openers",
    "someone_lines",
    "replies",
)
_DIALECT: Final = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def json_schema(of: str, pack: Pack) -> dict[str, Any]:
    """Give the JSON Schema of a ``pack``, an ``answers`` file for this pack, or a ``report`` in JSON.

    Raises KeyError for anything else.
    """
    return {"pack": _pack_schema, "answers": lambda: _answers_schema(pack), "report": _report_schema}[of]()


def _pack_schema() -> dict[str, Any]:
    schema = _DIALECT | Pack.model_json_schema(by_alias=True)
    keys = schema["properties"]
    for name in _WITH_IDS:
        keys[name]["propertyNames"] = _ids(limits.ID)
    keys["choices"]["additionalProperties"]["propertyNames"] = _ids(limits.ID, but=limits.STILL_CHOICES)
    keys["indicators"]["propertyNames"] = {"pattern": f"^{limits.INDICATOR}$", "maxLength": limits.LONGEST_ID}
    keys["id"] |= _ids(limits.ID)
    keys["language"]["pattern"] = f"^{limits.LANGUAGE}$"
    for version in (keys["version"], schema["$defs"]["Retired"]["properties"]["version"]):
        version["pattern"] = f"^{limits.VERSION}$"
    return schema


def _ids(form: str, but: AbstractSet[str] = frozenset()) -> dict[str, Any]:
    """Describe names of this form that nothing reads as something else."""
    others = "|".join(sorted(limits.READ_AS_OTHER - but))
    return {"pattern": f"^{form}$", "maxLength": limits.LONGEST_ID, "not": {"pattern": f"^({others})$"}}


def _report_schema() -> dict[str, Any]:
    return _DIALECT | TypeAdapter(ReportData | SharedData | ComparisonData).json_schema()


def _answers_schema(pack: Pack) -> dict[str, Any]:
    """Describe an answers file, naming each question of the pack and what it can be answered."""
    schema = _DIALECT | AnswersFile.model_json_schema(by_alias=True)
    questions = {name: _answer_schema(pack, question) for name, question in pack.questions.items()}
    schema["properties"]["answers"] = {
        "description": "One entry a question; an empty one was not asked.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": questions,
    }
    del schema["$defs"][Answer.__name__]
    graded = [each for each in pack.questions.values() if marks(pack, each)]
    schema["$defs"] |= {_graded_name(pack, each): _graded_schema(pack, each) for each in graded}
    return schema


def _answer_schema(pack: Pack, question: Question) -> dict[str, Any]:
    """Describe what can be answered to a question: one word, or, where it is graded, what follows too."""
    known: dict[str, Any] = {"enum": [*permits(pack, question)["given"], None]}
    if marks(pack, question):
        known = {"anyOf": [known, {"$ref": f"#/$defs/{_graded_name(pack, question)}"}]}
    return {"description": question.text, **known}


def _graded_name(pack: Pack, question: Question) -> str:
    """Name what is the same for every question of one scale with the same follow-ups."""
    following = [name for name in permits(pack, question) if name != "given"]
    return "-".join([question.choice_set, *following])


def _graded_schema(pack: Pack, question: Question) -> dict[str, Any]:
    schema, permitted = Answer.model_json_schema(by_alias=True), permits(pack, question)
    properties = {}
    for name, field in Answer.model_fields.items():
        key = field.alias or name
        described = {"description": schema["properties"][key]["description"]}
        if name == "given":
            properties[key] = described | {"enum": [*permitted[name]]}
        elif name in permitted:
            properties[key] = described | {"enum": [*permitted[name], None]}
        elif name == "note":
            properties[key] = schema["properties"][key]
    return schema | {"properties": properties}
