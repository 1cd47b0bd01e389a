"""Plain mode: append-only lines over any reader and writer, numbered choices, words for every key."""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final, TextIO

from impasse_check.characters import harmless
from impasse_check.prompts.page import Command, Page
from impasse_check.prompts.paging import wrap
from impasse_check.words import Words

_CONTROL_X: Final = "\x18"
_LETTERS: Final = {
    "b": Command.BACK,
    "?": Command.WHY,
    "h": Command.HELP,
    "n": Command.NOTE,
    "q": Command.LEAVE,
}
"""What can be typed beside the words where no text is asked for; the pack's own words name some of them."""


class Lines:
    """Asks with plain lines. ``settle`` throws away what was typed before a question was shown."""

    def __init__(
        self, reader: TextIO, writer: TextIO, words: Words, *, width: int, settle: Callable[[], None]
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._words = words
        self.width = width
        self._settle = settle

    def choose(self, page: Page) -> str | Command:
        """Show the page and read until a number of a choice, or a word for a command, comes."""
        self._show(page)
        for number, choice in enumerate(page.choices, 1):
            self._say(f"{number}. {choice.label}", "   ")
        labels = {choice.value: choice.label for choice in page.choices}
        by_number = {str(number): choice.value for number, choice in enumerate(page.choices, 1)}
        if page.current in labels:
            self._say(self._words.say("lines.now", answer=labels[page.current]))
        while True:
            text = self._read("lines.number", page, _LETTERS)
            if isinstance(text, Command):
                return text
            if text in by_number:
                return by_number[text]
            self._say(self._words.say("lines.again", count=len(page.choices), commands=_named(page)))

    def write(self, page: Page) -> str | Command:
        """Show the page and read one line of text; an empty line keeps what was there."""
        self._show(page)
        if page.current:
            self._say(self._words.say("lines.now", answer=page.current))
        text = self._read("lines.text", page, {})
        if isinstance(text, Command):
            return text
        return text or page.current or ""

    def _show(self, page: Page) -> None:
        self._say("")
        for paragraph in filter(None, (page.where, *page.text)):
            self._say(paragraph)
        for line in page.drawn:
            self._writer.write(f"{line}\n")
        self._say(page.question)

    def _read(self, prompt: str, page: Page, letters: Mapping[str, Command]) -> str | Command:
        """Read a whole line; the end of the input means leaving, and is never an answer."""
        self._settle()
        said = self._words.say(prompt, commands=_named(page))
        self._writer.write("\n".join(wrap(said, self.width - len(" 99"))) + " ")
        self._writer.flush()
        line = self._reader.readline()
        if _CONTROL_X in line:
            return Command.VANISH
        if not line.endswith("\n"):
            return Command.LEAVE
        text = one_line(line)
        command = letters.get(text.lower(), text.lower())
        return next((each for each in page.commands if each == command), text)

    def _say(self, text: str, indent: str = "") -> None:
        self._writer.write("\n".join(wrap(text, self.width, indent)) + "\n")


def one_line(text: str) -> str:
    """Give what was typed as one line, without anything that a terminal would act on."""
    return harmless(" ".join(text.split())).strip()


def throw_away_typed() -> None:
    """Throw away what was typed on standard input before the question was there."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, ValueError, termios.error):
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _named(page: Page) -> str:
    return ", ".join(page.commands)
