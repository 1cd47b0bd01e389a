"""How much stands in a file, held against the limits that its types name.

It comes before any other check: pydantic tells every fault there is, which without limits is too much.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from impasse_check.errors import Path
from impasse_check.model.base import Most

MOST_KEYS: Final = 50
"""Keys of a record, at most: no record has so many, and each that is not known is a fault."""


def beyond(kind: Any, value: Any, path: Path = ()) -> Iterator[tuple[Path, int, bool]]:
    """Give what is longer than a type allows: its path, the limit, and whether it is a text.

    ``kind`` is a type of the model, ``value`` plain data from a file. What is too long is not looked into.
    """
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
    kind, most = _limit(kind)
    if most is not None and isinstance(value, str | list | dict) and len(value) > most:
        yield path, most, isinstance(value, str)
        return
    for step, inner in _inside(kind, value):
        yield from beyond(inner, value[step], (*path, step))


def _limit(kind: Any) -> tuple[Any, int | None]:
    """Give a type without its marks, and its limit if it has one."""
    if get_origin(kind) is Annotated:
        bare, *marks = get_args(kind)
        return bare, next(mark.length for mark in marks if isinstance(mark, Most))
    return kind, MOST_KEYS if is_dataclass(kind) else None


def _inside(kind: Any, value: Any) -> Iterator[tuple[str | int, Any]]:
    """Give the steps from a value to those inside it, each with its type."""
    origin, inside = get_origin(kind), get_args(kind)
    if isinstance(value, list) and origin is tuple:
        yield from ((place, inside[0]) for place in range(len(value)))
    elif isinstance(value, dict) and origin is Mapping:
        yield from ((key, inside[1]) for key in value)
    elif isinstance(value, dict) and isinstance(kind, type) and is_dataclass(kind):
        yield from ((key, field) for key, field in _fields(kind).items() if key in value)


@cache
def _fields(kind: type) -> dict[str, Any]:
    """Give the types of what stands in a record, by their keys in a file."""
    return {name.rstrip("_"): field for name, field in get_type_hints(kind, include_extras=True).items()}
