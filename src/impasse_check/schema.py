"""Where outside data crosses the boundary: pydantic checks packs against ``model`` and writes JSON Schemas.

The only module that loads pydantic, and only for the commands that need it. Values never reach a fault.
"""

from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, Final

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from typing_extensions import is_typeddict

from impasse_check import model, shapes
from impasse_check.answers import permitted
from impasse_check.errors import Fault, Faults
from impasse_check.model import limits
from impasse_check.sizes import beyond
from impasse_check.strict_yaml import Document

SCHEMAS: Final = ("pack", "answers", "report")
_DIALECT: Final = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_CODES: Final = {
    "missing": "key.missing",
    "unexpected_keyword_argument": "key.unknown",
    "extra_forbidden": "key.unknown",
    "literal_error": "value.not-one-of",
    "string_type": "value.not-text",
    "int_type": "value.not-a-number",
    "int_parsing": "value.not-a-number",
    "tuple_type": "value.not-a-list",
    "mapping_type": "value.not-a-mapping",
    "dict_type": "value.not-a-mapping",
    "dataclass_type": "value.not-a-mapping",
}


@cache
def _pack_adapter() -> TypeAdapter[model.PackFile]:
    return TypeAdapter(model.PackFile)


def check_pack(document: Document) -> tuple[model.PackFile | None, tuple[Fault, ...]]:
    """Check the shape of a pack: its content, or None and every fault with its line."""
    faults = Faults()
    for path, most, is_text in beyond(model.PackFile, document.value):
        if is_text:
            faults.add(document.fault("value.too-long", path, most=f"{most:,}"))
        else:
            faults.add(document.fault("value.too-many", path, most=f"{most:,}"))
    if faults:
        return None, faults.told()
    try:
        return _pack_adapter().validate_python(document.value), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    for each in found:
        faults.add(_fault(document, each))
    return None, faults.told()


def _fault(document: Document, error: Any) -> Fault:
    code = _CODES.get(error["type"], "value.wrong")
    path = tuple(step for step in error["loc"] if step != "[key]")
    details = {}
    if code == "value.not-one-of":
        details["choices"] = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    if code == "key.missing":
        details["key"] = str(path[-1])
    return document.fault(code, path, **details)


def json_schema(of: str, pack: model.Pack) -> dict[str, Any]:
    """Give the JSON Schema of a ``pack``, an ``answers`` file for this pack, or a ``report`` in JSON.

    Raises KeyError for anything else.
    """
    return {"pack": _pack_schema, "answers": lambda: _answers_schema(pack), "report": _report_schema}[of]()


def _pack_schema() -> dict[str, Any]:
    schema = _DIALECT | _pack_adapter().json_schema(by_alias=True)
    keys = schema["properties"]
    for name in ("sections", "questions", "choices", "sources", "retired"):
        keys[name]["propertyNames"] = _ids(limits.ID)
    keys["choices"]["additionalProperties"]["propertyNames"] = _ids(limits.ID, but={"yes", "no"})
    for name in ("indicators", "replies"):
        keys[name]["propertyNames"] = {"pattern": f"^{limits.INDICATOR}$", "maxLength": limits.LONGEST_ID}
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
    _describe_shapes()
    return _DIALECT | TypeAdapter(shapes.ReportShape | shapes.SharedShape).json_schema()


def _answers_schema(pack: model.Pack) -> dict[str, Any]:
    """Describe an answers file, naming each question of the pack and what it can be answered."""
    _describe_shapes()
    schema = _DIALECT | TypeAdapter(shapes.AnswersShape).json_schema()
    schema["properties"]["answers"] = {
        "description": "One entry a question; an empty one was not asked.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {name: _answer_schema(pack, question) for name, question in pack.questions.items()}
        | {name: {"description": retired.reason} for name, retired in pack.retired.items()},
    }
    return schema


def _answer_schema(pack: model.Pack, question: model.Question) -> dict[str, Any]:
    known: dict[str, Any] = {"enum": [*permitted(pack, question), *model.ABSENCES, None]}
    if question.kind == "graded":
        known = {"anyOf": [known, {"$ref": "#/$defs/GradedAnswer"}]}
    return {"description": question.text, **known}


@cache
def _describe_shapes() -> None:
    """Let the schemas take their descriptions from the text below each key."""
    for shape in vars(shapes).values():
        if is_typeddict(shape):
            with_config(ConfigDict(use_attribute_docstrings=True, extra="forbid"))(shape)
