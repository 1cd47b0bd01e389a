"""Faults that a model finds by itself: how a validator tells several of them, each at its own place."""

from collections.abc import Iterable
from typing import Final

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from impasse_check.model.limits import LONGEST_ID

Place = tuple[str | int, ...]
MOST_COMPARED: Final = 100
"""Unknown names of one list that are compared with the known ones: no more faults are told one by one."""


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


def unknown_ids(named: Iterable[tuple[Place, str]], known: Iterable[str]) -> list[InitErrorDetails]:
    """Give a fault for each unknown name, at its place, with the known ones it is like; none repeats it."""
    found, known = list[InitErrorDetails](), list(known)
    for path, name in named:
        near = _like(name, known) if len(found) < MOST_COMPARED and len(name) <= LONGEST_ID else []
        if near:
            found.append(problem("answers.mistyped-id", path, near=", ".join(near)))
        else:
            found.append(problem("answers.unknown-id", path))
    return found


def _like(name: str, known: list[str]) -> list[str]:
    """Give up to three of the known names, the likest first."""
    # Loaded here because a name is rarely mistyped.
    from difflib import get_close_matches

    return get_close_matches(name.lower(), known)
