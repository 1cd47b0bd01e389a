"""Plain mode: append-only lines over any reader and writer, numbered choices, words for every key."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Final, TextIO, TypeVar

from impasse_check.characters import NO_BREAK, one_line
from impasse_check.prompts.bursts import is_burst
from impasse_check.prompts.interruptions import ResumedError
from impasse_check.prompts.keyboard import CONTROL_X, LineKeyboard
from impasse_check.prompts.meaning import Meanings, Missed
from impasse_check.prompts.page import SKIP_KEY, Choice, Command, Page, Said
from impasse_check.prompts.wrapping import wrap
from impasse_check.words import Words

_Reply = TypeVar("_Reply")
_MOST_BYTES: Final = 4095
"""Bytes of a line that a terminal passes on; it drops what is more, and says nothing of it."""
_QUOTE: Final = '"'
_BLANK: Final = "___"
"""What is to be filled in."""


class Lines:
    """Asks with plain lines. What was typed before a question was shown is no answer to it."""

    speaks = True

    def __init__(self, keyboard: LineKeyboard, writer: TextIO, words: Words, *, width: int) -> None:
        self._keyboard = keyboard
        self._writer = writer
        self._words = words
        self.width = width
        self._told: set[tuple[tuple[Command, ...], bool, bool, str]] = set()
        self._meanings = Meanings(words)
        self._led: frozenset[str] = frozenset()
        """What was said that may lead up to a question, since the last list."""
        self._where = ""
        """Which place was said last."""
        self._was_heard = False
        """Whether the answer to the page before was just said."""
        self._by_word = {words.say(f"command.{each.value}"): each for each in Command}

    def tell(self, text: str, indent: str = "") -> None:
        """Say something that needs no reply; further lines begin with the indent."""
        self._writer.write("\n".join(wrap(text, self.width, indent)).replace(NO_BREAK, " ") + "\n")

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
        for offered in self._offered(page):
            self.tell(offered)
        self._tell_commands(page)
        values = {str(number): each.value for number, each in enumerate(page.choices, 1)}
        while True:
            onward = "quiz.end-line" if page.ends else "quiz.go-on-line"
            line = self._read(onward if page.goes_on else "quiz.your-choice", page)
            self._was_heard = False
            if isinstance(line, Command):
                return line
            text = one_line(line)
            if text in values:
                return self._heard(page, values[text])
            command = self._by_word.get(text.lower())
            if command in page.commands and command is not None:
                return command
            # A line of nothing that can be shown is no empty line.
            is_key = len(text) == 1 or not line.strip(" ")
            meant = self._meanings.of(page, text) if is_key else _meant_by_words(page, text)
            if not isinstance(meant, Missed):
                return self._heard(page, meant)
            self._tell_missed(page, meant)

    def _offered(self, page: Page) -> Iterator[str]:
        """Give what can be chosen, in one go, and what was chosen before."""
        # A number stays with what it stands for.
        blank = " " if page.listed else NO_BREAK
        numbered = [f"{number}{blank}{each.label}" for number, each in enumerate(page.choices, 1)]
        if page.listed:
            yield from numbered
        elif numbered:
            yield " ".join(_ended(each) for each in numbered)
        for option in page.options:
            yield f"{option.key} {_ended(option.label)}"
        if page.answered:
            yield self._words.say("lines.now", answer=page.answered)
        if page.last and not self._was_heard:
            yield _ended(page.last)

    def _heard(self, page: Page, said: Said) -> Said:
        """Say which answer was understood, as nobody sees the key they pressed."""
        label = next((each.label for each in page.numbered if each.value == said), None)
        if label is not None:
            self.tell(self._words.say("lines.heard", answer=label))
        self._was_heard = label is not None
        return said

    def _tell_commands(self, page: Page) -> None:
        """Tell the words that can be typed; they are the same on page after page, and told once."""
        letters = _letters(page) if page.choices else ""
        kind = (page.commands, page.goes_on, bool(page.choices), letters)
        if kind in self._told:
            return
        self._told.add(kind)
        if letters:
            told = self._words.say("lines.number-or-letter", letters=letters, commands=self._named(page))
        else:
            told = self._words.say(f"lines.{_asks_for(page)}", commands=self._named(page))
        self.tell(told)

    def _tell_missed(self, page: Page, missed: Missed) -> None:
        """Say why what was typed does nothing here, and what does."""
        if missed is Missed.NO_QUESTION and page.goes_on:
            self.tell(self._words.say("missed.no-question"))
        commands = self._named(page)
        letters, count = _letters(page), len(page.choices)
        if page.choices and letters:
            self.tell(
                self._words.say("lines.again-or-letter", count=count, letters=letters, commands=commands)
            )
        elif page.choices:
            skips = any(each.key == SKIP_KEY for each in page.options)
            again = "lines.again-or-skip" if skips else "lines.again"
            self.tell(self._words.say(again, count=count, commands=commands))
        elif page.goes_on:
            self.tell(self._words.say("lines.again-enter", commands=commands))
        else:
            self.tell(self._words.say("lines.again-letter", commands=commands))

    def _write(self, page: Page) -> str | Command:
        self._show(page)
        if page.current:
            self.tell(self._words.say("quiz.now", answer=str(page.current)))
            self.tell(self._words.say("lines.take-out", word=self._words.say("lines.nothing")))
        if page.longest is not None:
            self.tell(self._words.say("lines.longest", most=page.longest))
        words = {word: each for word, each in self._by_word.items() if each in page.commands}
        self.tell(self._words.say("lines.text", commands=self._named(page), word=[*words][-1]))
        while isinstance(line := self._read("quiz.your-words", page), str):
            text = one_line(line)
            if self._fits(line, text, page.longest):
                return self._meant(text, words, page.current if isinstance(page.current, str) else None)
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
        where = " ".join(_ended(each) for each in (page.part, page.where) if each)
        known = page.said if page.where and page.where == self._where else ()
        self._where = page.where
        for paragraph in filter(None, ("" if known else where, *page.text)):
            if paragraph not in known:
                self.tell(self._spoken(paragraph))
        for paragraph in page.lead:
            # What leads up to the question was said before, mostly, and nobody has to hear it again.
            if paragraph not in self._led:
                self.tell(paragraph)
        # Who comes from a list has heard other things since.
        self._led = frozenset() if page.listed else self._led | {*page.text, *page.lead}
        for line in page.drawn:
            self._writer.write(f"{line}\n")
        if page.question:
            self.tell(self._spoken(page.question))

    def _spoken(self, text: str) -> str:
        """Give a text with a word for what is to be filled in."""
        return text.replace(_BLANK, self._words.say("plain.blank"))

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


def _letters(page: Page) -> str:
    """Name the letters that do something on a page, beside its numbers."""
    return ", ".join(each.key for each in page.options if each.key != SKIP_KEY)


def _meant_by_words(page: Page, text: str) -> Said | Missed:
    """Give what was asked for in words: all of those that stand behind a letter, or the first of them."""
    typed = text.lower().rstrip(".")
    meant = [each.value for each in page.options if typed in _called(each)]
    return meant[0] if len(meant) == 1 else Missed.NO_KEY


def _called(option: Choice) -> tuple[str, ...]:
    label = option.label.lower().rstrip(".")
    return label, f"{option.key} {label}", label.split(" ")[0].rstrip(",")


def _asks_for(page: Page) -> str:
    """Say what is to be typed on a page: a number, a letter, or Enter alone."""
    return "number" if page.choices else "enter" if page.goes_on else "letter"


def _ended(text: str) -> str:
    """Give a text that is heard as ended."""
    return text if text[-1:] in ".?:!" else f"{text}."
