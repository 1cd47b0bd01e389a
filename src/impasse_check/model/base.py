"""What all types of the model share."""

from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(kind: type[_T]) -> type[_T]:
    """Make a frozen dataclass whose fields are given by name.

    It has no repr, so that no answer can end up in a message, and is equal to itself alone: nothing
    compares records, and each generated method would cost every start of the program.
    """
    return dataclass(frozen=True, kw_only=True, repr=False, eq=False)(kind)


@dataclass(frozen=True)
class Most:
    """Marks how many characters or entries a type may have; pydantic takes it as its own limit."""

    length: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Give what pydantic makes of the type, with the limit."""
        return handler(source) | {"max_length": self.length}


class Data:
    """How pydantic reads the types of the model where data comes from outside."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "hide_input_in_errors": True,
        "use_attribute_docstrings": True,
        "alias_generator": lambda name: name.rstrip("_"),
    }
