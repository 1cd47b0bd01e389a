"""How much stands in a file, held against the limits that its types name.

Where there is too much, that alone is told: pydantic's faults of each thing would be too many to read.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel

from impasse_check.errors import Path

MOST_KEYS: Final = 50
"""Keys of a model, at most: no model has so many, and each that is not known is a fault."""

_SIZED: Final = (str, list, dict)


class _Shape(NamedTuple):
    """What matters here of a type."""

    kind: Any
    """The type without its marks: a model, ``tuple``, ``dict``, or one with nothing inside."""
    most: int | None
    """How long what has it may be."""
    entries: "_Shape | None" = None
    """The shape of each entry of a tuple or dict."""


def beyond(kind: type[BaseModel], value: Any) -> Iterator[tuple[Path, int, bool]]:
    """Give what is longer than a model allows: its path, the limit, and whether it is a text.

    ``value`` is plain data from a file. What is too long is not looked into.
    """
    return _beyond(_shape(kind), value, ())


def _beyond(shape: _Shape, value: Any, path: Path) -> Iterator[tuple[Path, int, bool]]:
    if not isinstance(value, _SIZED):
        return
    if shape.most is not None and len(value) > shape.most:
        yield path, shape.most, isinstance(value, str)
        return
    for step, inner in () if isinstance(value, str) else _inside(shape, value):
        each = value[step]
        # Most of what there is is a text that is short enough, and needs no look of its own.
        if not isinstance(each, str) or (inner.most is not None and len(each) > inner.most):
            yield from _beyond(inner, each, (*path, step))


def _inside(shape: _Shape, value: list[Any] | dict[str, Any]) -> Iterable[tuple[Any, _Shape]]:
    """Give the steps from a value to those inside it, each with its shape."""
    if shape.entries is not None:
        steps: Iterable[Any] = range(len(value)) if isinstance(value, list) else value
        fits = shape.kind is (tuple if isinstance(value, list) else dict)
        return ((step, shape.entries) for step in steps) if fits else ()
    if isinstance(value, dict) and _is_model(shape.kind):
        return ((key, inner) for key, inner in _by_key(shape.kind).items() if key in value)
    return ()


@cache
def _by_key(model: type[BaseModel]) -> Mapping[str, _Shape]:
    """Give the shape of each field of a model by the key it has in a file."""
    return {
        field.alias or name: _shape(
            Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        )
        for name, field in model.model_fields.items()
    }


def _shape(kind: Any) -> _Shape:
    """Give the shape of a type: without its marks, and with its limit if it has one."""
    most: int | None = None
    while get_origin(kind) in (Annotated, Union, UnionType):
        if get_origin(kind) is Annotated:
            kind, *marks = get_args(kind)
            most = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), most)
        else:
            kind = next(each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is tuple:
        return _Shape(kind=tuple, most=most, entries=_shape(get_args(kind)[0]))
    if get_origin(kind) is dict:
        return _Shape(kind=dict, most=most, entries=_shape(get_args(kind)[1]))
    return _Shape(kind=kind, most=MOST_KEYS if _is_model(kind) else most)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
