"""Where data from outside becomes models: pydantic checks it, and what it finds is told as faults with lines.

The only module that sees pydantic's errors. No value of a file gets into a fault.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from json import JSONDecoder
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails

from impasse_check.errors import MOST_FAULTS, Fault, Faults, Path
from impasse_check.model.problems import problem
from impasse_check.sizes import beyond
from impasse_check.strict_yaml import Document

_Kind = TypeVar("_Kind", bound=BaseModel)
_CODES: Final = {
    "missing": "key.missing",
    "extra_forbidden": "key.unknown",
    "literal_error": "value.not-one-of",
    "string_type": "value.not-text",
    "int_type": "value.not-a-number",
    "tuple_type": "value.not-a-list",
    "dict_type": "value.not-a-mapping",
    "model_type": "value.not-a-mapping",
}
"""What pydantic calls a fault, and what we do; codes of our own stay as they are."""


class InvalidError(Exception):
    """The data is not what it should be; ``faults`` lists every reason, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("faults in the data")
        self.faults = faults


def validate(kind: type[_Kind], document: Document, context: Mapping[str, Any] | None = None) -> _Kind:
    """Give the model that a document is. Raises InvalidError with every fault, each with its line."""
    # An empty file lacks every key; to say that it is no mapping would help nobody.
    content = {} if document.value is None else document.value
    try:
        return read(kind, content, context)
    except ValidationError as error:
        faults = _faults(kind, content, error, document)
    # Out here, as what is raised up there would carry pydantic's error along.
    raise InvalidError(faults)


def _faults(
    kind: type[BaseModel], content: Any, error: ValidationError, document: Document
) -> tuple[Fault, ...]:
    """Give what is too much, or where nothing is, all that pydantic found."""
    faults = Faults()
    for path, most, is_text in beyond(kind, content):
        code = "value.too-long" if is_text else "value.too-many"
        faults.add(document.fault(code, path, most=f"{most:,}"))
    if not faults:
        for each in islice(_details(error), MOST_FAULTS):
            faults.add(_fault(document, each))
        faults.count(max(0, error.error_count() - MOST_FAULTS))
    return faults.told()


def read(kind: type[_Kind], value: object, context: Mapping[str, Any] | None = None) -> _Kind:
    """Give the model that plain data is, for a validator inside another model. Raises ValidationError."""
    return kind.model_validate(value, context=context, by_alias=True, by_name=False)


def problems_of(error: ValidationError, path: Path) -> list[InitErrorDetails]:
    """Give what one part of the data has against it as faults of the whole; ``path`` leads to the part."""
    return [
        problem(code, (*path, *loc), **details)
        for each in _details(error)
        for code, loc, details in (_told(each),)
    ]


@cache
def keys_of(kind: type[BaseModel]) -> frozenset[str]:
    """Give every key that a file of this kind can have, of whatever is in it."""
    keys, todo, seen = set[str](), [kind], set[type[BaseModel]]()
    while todo:
        model = todo.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, field in model.model_fields.items():
            keys.add(field.alias or name)
            todo += _models_in(field.annotation)
    return frozenset(keys)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _details(error: ValidationError) -> Iterator[Any]:
    """Give what pydantic found, each made only when it is asked for: there can be very many of them."""
    text = error.json(include_url=False, include_input=False)
    decoder, place = JSONDecoder(), 0
    while text[place] != "]":
        each, place = decoder.raw_decode(text, place + 1)
        yield each


def _told(error: Any) -> tuple[str, Path, dict[str, str]]:
    """Give code, path and details of one of pydantic's errors."""
    kind, path, context = error["type"], tuple(error["loc"]), error.get("ctx", {})
    if kind == context.get("code"):
        return kind, path, {key: value for key, value in context.items() if key != "code"}
    code = _CODES.get(kind, "value.wrong")
    details = {}
    if code == "value.not-one-of":
        details["choices"] = context["expected"].replace("'", "").replace(" or ", ", ")
    if code == "key.missing":
        details["key"] = str(path[-1])
    return code, path, details


def _fault(document: Document, error: Any) -> Fault:
    code, path, details = _told(error)
    return document.fault(code, tuple(step for step in path if step != "[key]"), **details)
