"""Plain mode: append-only lines over any reader and writer, numbered choices, words for every key."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from typing import TextIO

from impasse_check.characters import one_line
from impasse_check.prompts.keyboard import CONTROL_X, LineReader, without_echo
from impasse_check.prompts.page import Command, Page, Said
from impasse_check.prompts.wrapping import wrap
from impasse_check.words import Words


class Lines:
    """Asks with plain lines. ``settle`` throws away what was typed before a question was shown."""

    def __init__(
        self, reader: LineReader, writer: TextIO, words: Words, *, width: int, settle: Callable[[], None]
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._words = words
        self.width = width
        self._settle = settle
        self._told: set[tuple[Command, ...]] = set()
        self._by_word = {words.say(f"command.{each.value}"): each for each in Command}
        keys = {key: each for each in Command if (key := words.find(f"keys.{each.value}"))}
        self._by_word_or_key = self._by_word | keys

    def tell(self, text: str, indent: str = "") -> None:
        """Say something that needs no reply; further lines begin with the indent."""
        self._writer.write("\n".join(wrap(text, self.width, indent)) + "\n")

    def choose(self, page: Page) -> Said:
        """Show the page and read until a number of a choice, or a word for a command, comes."""
        self._show(page)
        choices = page.all_choices
        for number, choice in enumerate(choices, 1):
            self.tell(f"{number}. {choice.label}", "   ")
        if page.answered:
            self.tell(self._words.say("quiz.now", answer=page.answered))
        if page.default:
            label = next(each.label for each in choices if each.value == page.default)
            self.tell(self._words.say("lines.enter", answer=label))
        # The words are the same on page after page; they are told once, and again to who needs them.
        if page.commands not in self._told:
            self.tell(self._words.say("lines.number", commands=self._named(page)))
            self._told.add(page.commands)
        values = {str(number): choice.value for number, choice in enumerate(choices, 1)}
        if page.default:
            values[""] = page.default
        while True:
            text = self._read("quiz.your-choice", page, self._by_word_or_key)
            if isinstance(text, Command):
                return text
            if text in values:
                return values[text]
            self.tell(self._words.say("lines.again", count=len(choices), commands=self._named(page)))

    def write(self, page: Page) -> str | Command:
        """Show the page and read one line of text; an empty line keeps what was there."""
        self._show(page)
        if page.current:
            self.tell(self._words.say("quiz.now", answer=page.current))
            self.tell(self._words.say("lines.take-out", word=self._words.say("lines.nothing")))
        self.tell(self._words.say("lines.text", commands=self._named(page)))
        text = self._read("locked.yours" if page.hidden else "quiz.your-words", page, self._by_word)
        if page.current and text == self._words.say("lines.nothing"):
            return ""
        return text or page.current or ""

    def _show(self, page: Page) -> None:
        self.tell("")
        for paragraph in filter(None, (page.where, *page.text)):
            self.tell(paragraph)
        for line in page.drawn:
            self._writer.write(f"{line}\n")
        self.tell(page.question)

    def _read(self, prompt: str, page: Page, named: Mapping[str, Command]) -> str | Command:
        """Read a whole line; the end of the input means leaving, and is never an answer."""
        line = ""
        try:
            # Hidden before the prompt is there: who types at once is not seen either.
            with without_echo() if page.hidden else nullcontext():
                self._settle()
                self._writer.write(f"{self._words.say(prompt)} ")
                self._writer.flush()
                line = self._reader.readline()
        finally:
            # What comes next begins on a line of its own, also after Ctrl-C, Ctrl-D or Ctrl-X.
            if page.hidden or not line.endswith("\n"):
                # A terminal that was closed takes no more, and must not hide the signal that says so.
                with suppress(OSError):
                    self._writer.write("\n")
        if CONTROL_X in line:
            return Command.VANISH
        if not line.endswith("\n"):
            return Command.LEAVE
        text = line.removesuffix("\n") if page.hidden else one_line(line)
        command = named.get(text.lower())
        return text if command is None or command not in page.commands else command

    def _named(self, page: Page) -> str:
        return ", ".join(self._words.say(f"command.{each.value}") for each in page.commands)
