"""Plain mode: append-only lines over any reader and writer, numbered choices, words for every key."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final, TextIO, TypeVar

from impasse_check.characters import one_line
from impasse_check.prompts.bursts import is_burst
from impasse_check.prompts.interruptions import ResumedError
from impasse_check.prompts.keyboard import CONTROL_X, LineKeyboard
from impasse_check.prompts.page import Command, Page, Said
from impasse_check.prompts.wrapping import wrap
from impasse_check.words import Words

_Reply = TypeVar("_Reply")
_MOST_BYTES: Final = 4095
"""Bytes of a line that a terminal passes on; it drops what is more, and says nothing of it."""
_QUOTE: Final = '"'


class Lines:
    """Asks with plain lines. What was typed before a question was shown is no answer to it."""

    def __init__(self, keyboard: LineKeyboard, writer: TextIO, words: Words, *, width: int) -> None:
        self._keyboard = keyboard
        self._writer = writer
        self._words = words
        self.width = width
        self._told: set[tuple[Command, ...]] = set()
        self._by_word = {words.say(f"command.{each.value}"): each for each in Command}
        keys = {key: each for each in Command if (key := words.find(f"keys.{each.value}"))}
        self._by_word_or_key = self._by_word | keys

    def tell(self, text: str, indent: str = "") -> None:
        """Say something that needs no reply; further lines begin with the indent."""
        self._writer.write("\n".join(wrap(text, self.width, indent)) + "\n")

    def choose(self, page: Page) -> Said:
        """Show the page and read until a number of a choice, or a word for a command, comes."""
        return self._ask(self._choose, page)

    def ask_line(self, page: Page) -> str | Command:
        """Show the page and read one line of text; an empty line keeps what was there.

        A word for a command is one where it stands alone, and text in quotes. On a hidden page no word is:
        there the line is given as it is, and an empty one goes back.
        """
        return self._ask(self._write_unseen if page.hidden else self._write, page)

    def _ask(self, ask: Callable[[Page], _Reply], page: Page) -> _Reply | Command:
        """Ask, and once more from the beginning where the program was stopped and goes on."""
        while True:
            found = self._keyboard.settle()
            if found is not None:
                return found
            with suppress(ResumedError):
                return ask(page)

    def _choose(self, page: Page) -> Said:
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
            line = self._read("quiz.your-choice", page)
            if isinstance(line, Command):
                return line
            text = one_line(line)
            if text in values:
                return values[text]
            command = self._by_word_or_key.get(text.lower())
            if command in page.commands:
                return command
            self.tell(self._words.say("lines.again", count=len(choices), commands=self._named(page)))

    def _write(self, page: Page) -> str | Command:
        self._show(page)
        if page.current:
            self.tell(self._words.say("quiz.now", answer=page.current))
            self.tell(self._words.say("lines.take-out", word=self._words.say("lines.nothing")))
        if page.longest is not None:
            self.tell(self._words.say("lines.longest", most=page.longest))
        words = {word: each for word, each in self._by_word.items() if each in page.commands}
        self.tell(self._words.say("lines.text", commands=self._named(page), word=[*words][-1]))
        while isinstance(line := self._read("quiz.your-words", page), str):
            text = one_line(line)
            if self._fits(line, text, page.longest):
                return self._meant(text, words, page.current)
        return line

    def _write_unseen(self, page: Page) -> str | Command:
        self._show(page)
        self.tell(self._words.say("lines.unseen"))
        while isinstance(line := self._read("locked.yours", page), str):
            if self._fits(line, line, page.longest):
                return line or Command.BACK
        return line

    def _fits(self, line: str, text: str, longest: int | None) -> bool:
        """Say whether all that was typed is there and can be kept; the person is told if not."""
        if any(len(each.encode(errors="surrogatepass")) >= _MOST_BYTES for each in line.split("\n")):
            self.tell(self._words.say("lines.cut"))
        elif longest is not None and len(text) > longest:
            self.tell(self._words.say("lines.too-long", length=len(text), most=longest))
        else:
            return True
        return False

    def _meant(self, text: str, words: Mapping[str, Command], current: str | None) -> str | Command:
        """Give what a line stands for: a text, or what a word alone does, which is said."""
        nothing = self._words.say("lines.nothing")
        word = text.strip(_QUOTE).lower()
        if word not in words and (word != nothing or not current):
            return text or current or ""
        if text.lower() == word:
            self.tell(self._words.say("lines.taken", word=text))
            return words.get(word, "")
        return text[1:-1] if text[0] == text[-1] == _QUOTE else text

    def _show(self, page: Page) -> None:
        self.tell("")
        for paragraph in filter(None, (page.where, *page.text)):
            self.tell(paragraph)
        for line in page.drawn:
            self._writer.write(f"{line}\n")
        self.tell(page.question)

    def _read(self, prompt: str, page: Page) -> str | Command:
        """Read a whole line; the end of the input means leaving, and is never an answer.

        Lines that came all at once are one text where text is asked for, and nothing anywhere else.
        """
        while True:
            line = self._typed(prompt, page)
            if CONTROL_X in line:
                return Command.VANISH
            if "\n" not in line:
                return Command.LEAVE
            if not is_burst(line) or (page.takes_text and not page.hidden):
                break
            self.tell(self._words.say("lines.at-once"))
        return line.removesuffix("\n")

    def _typed(self, prompt: str, page: Page) -> str:
        """Give what was typed behind a prompt, up to its end."""
        line = ""
        try:
            # Hidden before the prompt is there: who types at once is not seen either.
            self._keyboard.line(unseen=page.hidden)
            self._writer.write(f"{self._words.say(prompt)} ")
            self._writer.flush()
            line = self._keyboard.readline()
            return line
        finally:
            # What comes next begins on a line of its own, also after Ctrl-C, Ctrl-D or Ctrl-X.
            if page.hidden or not line.endswith("\n"):
                # A terminal that was closed takes no more, and must not hide the signal that says so.
                with suppress(OSError):
                    self._writer.write("\n")

    def _named(self, page: Page) -> str:
        return ", ".join(self._words.say(f"command.{each.value}") for each in page.commands)
