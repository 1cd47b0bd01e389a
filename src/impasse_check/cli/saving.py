"""Asking for the name of a file until something is written there."""

import os
from collections.abc import Callable

from impasse_check.errors import ImpasseCheckError
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Page
from impasse_check.words import Words


def save(conversation: Conversation, words: Words, question: str, write: Callable[[str], bool]) -> str | None:
    """Give the file that was written, or None where the person turned back or named none.

    ``write`` takes its name; it raises ImpasseCheckError where it wrote nothing, and gives False where the
    person wants another name.
    """
    notice, typed = "", ""
    while True:
        name = conversation.write(Page(text=(notice,), question=question, current=typed or None))
        if not isinstance(name, str) or not name:
            return None
        # A hyphen would be standard output, which is covered by the questions now.
        file = "./-" if name == "-" else os.path.expanduser(name)  # noqa: PTH111  # this one never raises
        try:
            written = write(file)
        except ImpasseCheckError as error:
            notice, typed = reason(words, error), name
            continue
        if written:
            return file
        notice, typed = "", name


def reason(words: Words, error: ImpasseCheckError) -> str:
    """Say why nothing was written, in the words that fit a page where there are such."""
    key = {
        "error.cannot-print": "menu.not-printed",
        "error.exists": "menu.exists",
        "error.suffix": "menu.suffix",
        "error.suffix-before-age": "menu.suffix-before-age",
    }.get(error.code, error.code)
    return words.say(key, **error.details)
