"""Faults that a model finds by itself: how a validator tells several of them, each at its own place."""

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

Place = tuple[str | int, ...]


def problem(code: str, path: Place = (), **details: str) -> InitErrorDetails:
    """Give a fault of our own, to be raised with ``refuse`` inside a validator."""
    return InitErrorDetails(
        type=PydanticCustomError(code, "{code}", {"code": code, **details}), loc=path, input=None
    )


def refusal(problems: Iterable[InitErrorDetails]) -> ValidationError:
    """Give the error that tells of some problems."""
    return ValidationError.from_exception_data("refused", list(problems))


def refuse(problems: Iterable[InitErrorDetails]) -> None:
    """Raise ValidationError if there are any problems."""
    found = list(problems)
    if found:
        raise refusal(found)
