"""Asking for the name of a file until something is written there; whatever fails is said and asked about."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Final

from impasse_check.errors import ImpasseCheckError, NotWrittenError
from impasse_check.locked import SUFFIX, is_locked
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import LeftError, Page, VanishedError
from impasse_check.words import Words

_ANSWERS: Final = (".yaml", ".yml")
"""The ends of a file of answers; behind another stands the first, as what that promises is not in it."""
_SPEAKER: Final = "impasse-check: "
_MOST_TRIED: Final = 99
"""Names that are tried before the first is offered although it is taken."""


def save(
    conversation: Conversation, words: Words, question: str, write: Callable[[str], bool], *, offered: str
) -> str | None:
    """Give the whole path of the file that was written, or None where the person turned back.

    ``offered`` is the name that stands there; a name without an end gets that of the offered one. ``write``
    takes a name; it raises ImpasseCheckError where it wrote nothing, and gives False where the person wants
    another one.
    """
    notice, typed = "", _free(offered)
    while True:
        page = Page(text=tuple(filter(None, (notice,))), question=question, current=typed or None)
        name = conversation.ask_line(page)
        if not isinstance(name, str) or not name:
            return None
        file = named(name, PurePath(offered).suffix)
        try:
            with failures():
                written = write(file)
        except ImpasseCheckError as error:
            notice, typed = reason(words, error), name
            continue
        if written:
            return os.path.abspath(file)  # noqa: PTH100  # one that keeps links as they are
        notice, typed = "", name


def named(name: str, suffix: str) -> str:
    """Give the file that a person means by a name; one without an end gets this one."""
    # A hyphen would be standard output, which is covered by the questions now.
    file = "./-" if name == "-" else os.path.expanduser(name)  # noqa: PTH111  # this one never raises
    bare = file[: -len(SUFFIX)] if is_locked(file) else file
    # What a locked file of answers holds needs no end of its own.
    of_answers, end = suffix in _ANSWERS, PurePath(bare).suffix
    has_its_end = end.lower() in _ANSWERS if of_answers else end
    complete = has_its_end or bare.endswith(os.sep) or (bare != file and of_answers)
    return file if complete else f"{bare}{suffix}{file[len(bare) :]}"


def how_to_open(words: Words, file: str) -> str:
    """Say what opens a file of this name."""
    suffix = PurePath(file).suffix.lower().removeprefix(".")
    return words.say(f"open.{suffix if words.knows(f'open.{suffix}') else 'txt'}")


def _free(name: str) -> str:
    """Give a name like this one that no file has here, where that can be told."""
    path = PurePath(name)
    tried = (name, *(f"{path.stem}-{number}{path.suffix}" for number in range(2, _MOST_TRIED)))
    return next((each for each in tried if not os.path.lexists(each)), name)


@contextmanager
def failures() -> Iterator[None]:
    """Let nothing that fails here end the quiz, as long as what was said is in no file.

    Raises NotWrittenError for whatever it is, and what somebody does who leaves.
    """
    try:
        yield
    except (ImpasseCheckError, LeftError, VanishedError):
        raise
    except MemoryError:
        raise NotWrittenError("error.no-memory") from None
    except Exception:  # a mistake of ours, or of a library
        raise NotWrittenError("error.mistake") from None


def reason(words: Words, error: ImpasseCheckError) -> str:
    """Say why nothing was written, in the words that fit a page where there are such."""
    key = {
        "error.cannot-print": "save.not-printed",
        "error.exists": "save.exists",
        "error.suffix": "save.suffix",
        "error.suffix-before-age": "save.suffix-before-age",
    }.get(error.code, error.code)
    # A page needs no name of the program before what it says; in a terminal it tells who is speaking.
    return words.say(key, **error.details).removeprefix(_SPEAKER)
