"""Asking for the name of a file until something is written there; whatever fails is said and asked about."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from impasse_check.errors import ImpasseCheckError, NotWrittenError
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import LeftError, Page, VanishedError
from impasse_check.words import Words


def save(conversation: Conversation, words: Words, question: str, write: Callable[[str], bool]) -> str | None:
    """Give the file that was written, or None where the person turned back or named none.

    ``write`` takes its name; it raises ImpasseCheckError where it wrote nothing, and gives False where the
    person wants another name.
    """
    notice, typed = "", ""
    while True:
        name = conversation.ask_line(Page(text=(notice,), question=question, current=typed or None))
        if not isinstance(name, str) or not name:
            return None
        # A hyphen would be standard output, which is covered by the questions now.
        file = "./-" if name == "-" else os.path.expanduser(name)  # noqa: PTH111  # this one never raises
        try:
            with failures():
                written = write(file)
        except ImpasseCheckError as error:
            notice, typed = reason(words, error), name
            continue
        if written:
            return file
        notice, typed = "", name


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
        "error.cannot-print": "menu.not-printed",
        "error.exists": "menu.exists",
        "error.suffix": "menu.suffix",
        "error.suffix-before-age": "menu.suffix-before-age",
    }.get(error.code, error.code)
    return words.say(key, **error.details)
