"""Documents in a sitting: shown on pages, and written to a file whose name is asked for."""

from dataclasses import replace
from pathlib import PurePath

from impasse_check.errors import UsageError
from impasse_check.locked import SUFFIX, is_locked
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Choice, Page
from impasse_check.renderers import SUFFIXES, Look, render
from impasse_check.report import Report
from impasse_check.report.blocks import Paragraph
from impasse_check.sitting import passphrase
from impasse_check.sitting.saving import failures, how_to_open, save
from impasse_check.words import Words


class Reading:
    """Shows documents to one person, and writes them where they say."""

    def __init__(self, conversation: Conversation, words: Words) -> None:
        self._talk = conversation
        self._words = words

    def page(self, document: Report, options: tuple[Choice, ...] = ()) -> Page:
        """Give a document as a page, without what could be typed elsewhere; ``options`` can be done on it.

        Raises NotWrittenError, whatever it is that fails.
        """
        look = Look(width=self._talk.width, plain=self._talk.speaks)
        with failures():
            blocks = tuple(
                each for each in document.blocks if not (isinstance(each, Paragraph) and each.command)
            )
            drawn = tuple(render(replace(document, blocks=blocks), "terminal", look).splitlines())
        return Page(drawn=drawn, options=options, goes_on=True)

    def save(self, document: Report, *, offered: str) -> str:
        """Write a document to a file whose name is asked for; say where it is, or nothing if nowhere."""

        def write(file: str) -> bool:
            text = render(document, form_of(file), Look(plain=self._talk.speaks))
            return passphrase.write_from(self._talk, self._words, file, text, force=False)

        question = self._words.say("save.file", suffixes=", ".join(SUFFIXES))
        file = save(self._talk, self._words, question, write, offered=offered)
        return "" if file is None else saved(self._words, file)


def saved(words: Words, file: str) -> str:
    """Say where something was written, and how to open it."""
    return words.say("save.saved", file=file, how=how_to_open(words, file))


def form_of(file: str) -> str:
    """Give the format that the end of a file's name stands for. Raises UsageError for another end."""
    # What a locked file holds is said by the end before its own.
    suffix = PurePath(file[: -len(SUFFIX)] if is_locked(file) else file).suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            "error.suffix-before-age" if is_locked(file) else "error.suffix", suffixes=", ".join(SUFFIXES)
        )
    return SUFFIXES[suffix]
