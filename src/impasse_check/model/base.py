"""What all models share: how strict they are, and that none of them shows what it holds."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import FrozenInstanceError, dataclass
from typing import Annotated, Any, TypeVar, dataclass_transform

from annotated_types import MaxLen
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, ValidationError
from pydantic_core.core_schema import CoreSchema, no_info_after_validator_function

from impasse_check.model.limits import LONGEST_TEXT, LONGEST_TITLE, MOST_NAMES, MOST_PARTS
from impasse_check.model.problems import problem, refuse

_T = TypeVar("_T")


class Model(BaseModel):
    """Base of every type that comes from a file or goes into one.

    Frozen, strict, and without keys of its own making: one that is not declared is a fault. Nothing that it
    holds is in its ``repr`` or found by ``dir``, so that no answer can end up in a message. In files, a field
    whose name ends with an underscore is written without it.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        hide_input_in_errors=True,
        defer_build=True,
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
        alias_generator=lambda name: name.rstrip("_"),
    )

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Give nothing to show."""
        return []

    def __dir__(self) -> Iterable[str]:
        """Name what it can do, and nothing that it holds: whatever lists an object would print that too."""
        kind = type(self)
        return [name for name in dir(kind) if callable(getattr(kind, name))]

    def __setattr__(self, name: str, value: Any) -> None:
        """Raise FrozenInstanceError with the name alone; pydantic's own error would repeat the value."""
        with suppress(ValidationError):
            super().__setattr__(name, value)
            return
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        """Raise FrozenInstanceError."""
        raise FrozenInstanceError(name)


class Translated:
    """Marks a text that a language has words of its own for."""


class OneLine:
    """Marks a text that has no line feed."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Give the schema of the text, and the check after it."""
        # Pydantic would take AfterValidator apart anew for each of some thirty texts.
        return no_info_after_validator_function(self._check, handler(source))

    @staticmethod
    def _check(text: str) -> str:
        refuse([problem("pack.one-line")] if "\n" in text else ())
        return text


Many = Annotated[tuple[_T, ...], Field(strict=False)]
"""A list in a file."""
Few = Annotated[tuple[_T, ...], Field(strict=False), MaxLen(MOST_NAMES)]
"""A short list in a file."""
Title = Annotated[str, MaxLen(LONGEST_TITLE), Translated(), OneLine()]
"""A few words that a person reads, on one line."""
Line = Annotated[str, MaxLen(LONGEST_TEXT), Translated(), OneLine()]
"""Words that a person reads, on one line."""
Text = Annotated[str, MaxLen(LONGEST_TEXT), Translated()]
"""Words that a person reads."""
Texts = Annotated[Many[Text], MaxLen(MOST_PARTS)]
"""A list of them, which is put into another language as a whole."""
Names = Annotated[Many[str], MaxLen(MOST_NAMES)]
"""A list of ids or of words."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(kind: type[_T]) -> type[_T]:
    """Make a dataclass whose fields are given by name and stay as they are, for what never is in a file.

    It has no repr, so that no answer can end up in a message, and is equal to itself alone.
    """
    # That nothing changes it is seen to by the type checker: to see to it here too would more than double
    # what a class costs each time the program starts, and there are dozens.
    return dataclass(kw_only=True, repr=False, eq=False)(kind)
