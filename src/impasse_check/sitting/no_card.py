"""What stands in place of the card where none can be made: what failed, and all that can be done about it."""

from enum import Enum
from typing import Final

from impasse_check.errors import NotWrittenError
from impasse_check.prompts.page import Page
from impasse_check.sitting.pages import option
from impasse_check.words import Words

_NO_MEMORY: Final = "error.no-memory"


class Without(Enum):
    """What can be done without a card; the value is what its words and its letter are called."""

    AGAIN = "again"
    SAVE = "save-answers"
    CHANGE = "change"


def no_card(
    words: Words, error: NotWrittenError, *, notice: str, whereabouts: str, lines: tuple[str, ...]
) -> Page:
    """Give the page; ``whereabouts`` says where the answers are kept, ``lines`` are help lines.

    Nothing on it hangs on what was answered, so that it can be made whatever fails.
    """
    why = "end.no-card-memory" if error.code == _NO_MEMORY else "end.no-card-mistake"
    text = (notice, words.say(why), whereabouts, *lines)
    return Page(
        where=words.say("end.no-card"),
        text=tuple(filter(None, text)),
        options=tuple(option(words, each) for each in Without),
    )
