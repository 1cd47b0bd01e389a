"""How much stands in a file, held against the limits that its types name.

It comes before any other check: pydantic tells every fault there is, which without limits is too much.
"""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from impasse_check.errors import Path

MOST_KEYS: Final = 50
"""Keys of a model, at most: no model has so many, and each that is not known is a fault."""


def beyond(kind: Any, value: Any, path: Path = ()) -> Iterator[tuple[Path, int, bool]]:
    """Give what is longer than a type allows: its path, the limit, and whether it is a text.

    ``kind`` is a type of the model, ``value`` plain data from a file. What is too long is not looked into.
    """
    kind, most = _limit(kind)
    if most is not None and isinstance(value, str | list | dict) and len(value) > most:
        yield path, most, isinstance(value, str)
        return
    for step, inner in _inside(kind, value):
        yield from beyond(inner, value[step], (*path, step))


def _limit(kind: Any) -> tuple[Any, int | None]:
    """Give a type without its marks, and its limit if it has one."""
    most: int | None = None
    while get_origin(kind) in (Annotated, Union, UnionType):
        if get_origin(kind) is Annotated:
            kind, *marks = get_args(kind)
            most = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), most)
        else:
            kind = next(each for each in get_args(kind) if each is not NoneType)
    return kind, MOST_KEYS if _is_model(kind) else most


def _inside(kind: Any, value: Any) -> Iterator[tuple[str | int, Any]]:
    """Give the steps from a value to those inside it, each with its type."""
    origin, inside = get_origin(kind), get_args(kind)
    if isinstance(value, list) and origin is tuple:
        yield from ((place, inside[0]) for place in range(len(value)))
    elif isinstance(value, dict) and origin is dict:
        yield from ((key, inside[1]) for key in value)
    elif isinstance(value, dict) and _is_model(kind):
        for name, field in kind.model_fields.items():
            key = field.alias or name
            if key in value:
                yield key, whole(field)


def whole(field: FieldInfo) -> Any:
    """Give the annotation of a field of a model with its marks."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
