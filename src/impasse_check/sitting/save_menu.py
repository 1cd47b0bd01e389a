"""What can be saved at the end: a page to read, or the answers to go on from later."""

from collections.abc import Callable
from enum import Enum

from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Page
from impasse_check.report import Report
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.pages import option
from impasse_check.sitting.reading import Reading, saved
from impasse_check.words import Words

_OFFERED = "notes.html"
"""The name that is offered for a page to read: it says nothing of what it is about."""


class Saving(Enum):
    """What can be saved; the value is what its words and its letter are called."""

    READ = "to-read"
    ANSWERS = "answers"


class SaveMenu:
    """Asks what to save, and for the name of its file."""

    def __init__(
        self, words: Words, reading: Reading, keeper: Keeper, document: Callable[[], Report]
    ) -> None:
        """``document`` makes the page to read; it raises NotWrittenError where it cannot be made."""
        self._words = words
        self._reading = reading
        self._keeper = keeper
        self._document = document

    def run(self, conversation: Conversation) -> str:
        """Ask until something is saved or the person turns back here; give what there is to say then.

        Who turns back at the name of a file comes here again.
        """
        options = tuple(option(self._words, each) for each in Saving)
        page = Page(question=self._words.say("save.question"), options=options)
        while isinstance(reply := conversation.choose(page), Saving):
            notice = self.answers(conversation) if reply is Saving.ANSWERS else self._to_read()
            if notice:
                return notice
        return ""

    def answers(self, conversation: Conversation) -> str:
        """Save the answers; say where they are, or nothing where the person turned back."""
        file = self._keeper.save(conversation)
        return "" if file is None else saved(self._words, file)

    def _to_read(self) -> str:
        return self._reading.save(self._document(), offered=_OFFERED)
