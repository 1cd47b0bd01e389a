"""Asking for the name of a file until something is written there."""

import os
from collections.abc import Callable

from impasse_check.errors import ImpasseCheckError
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Page
from impasse_check.words import Words


def save(conversation: Conversation, words: Words, question: str, write: Callable[[str], None]) -> str | None:
    """Give the file that was written, or None where the person turned back or named none.

    ``write`` takes its name and raises ImpasseCheckError where it wrote nothing.
    """
    notice, typed = "", ""
    while True:
        name = conversation.write(Page(text=(notice,), question=question, current=typed or None))
        if isinstance(name, Command) or not name:
            return None
        # A hyphen would be standard output, which is covered by the questions now.
        file = "./-" if name == "-" else os.path.expanduser(name)  # noqa: PTH111  # this one never raises
        try:
            write(file)
        except ImpasseCheckError as error:
            notice, typed = reason(words, error), name
        else:
            return file


def reason(words: Words, error: ImpasseCheckError) -> str:
    """Say why nothing was written, in the words that fit a page where there are such."""
    key = {"error.exists": "menu.exists", "error.suffix": "menu.suffix"}.get(error.code, error.code)
    return words.say(key, **error.details)
