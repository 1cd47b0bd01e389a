"""What is put before a person at one moment, and what they can reply. Knows nothing of terminals."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, Protocol, Self

from impasse_check.characters import harmless, within_a_line

MOST_DIGITS: Final = 9
"""Choices that digits can stand for."""
SKIP_KEY: Final = "0"
"""The digit that leaves a part of a page open."""


class Command(Enum):
    """What a person can say on a page beside its choices, in the order in which it is offered.

    The value is what its key and its word are called in ``data/words.yaml``. No text equals a command,
    whatever was typed.
    """

    BACK = "back"
    AHEAD = "ahead"
    """To the first question without an answer."""
    WHY = "why"
    NOTE = "note"
    HELP = "help"
    LEAVE = "leave"
    VANISH = "exit"


class Move(Enum):
    """A choice of the program's own on the way through the questions; none of them equals one of a pack.

    The value is what its words are called in ``data/words.yaml``.
    """

    GO_ON = "go-on"
    SKIP = "skip"
    STOP = "stop"
    OPEN = "open"
    SOMETHING = "something"
    NOTHING = "nothing"
    CHANGE = "change-to-no"
    AS_IT_IS = "as-it-is"
    NEAR = "near"
    CARD = "card"
    ALL = "all"


Said = str | Enum
"""What comes back from a page. A text is always what was typed or what a pack calls a choice, and no more."""
LEAVING: Final = (Command.HELP, Command.LEAVE, Command.VANISH)
"""The commands of a page from which there is no way back."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose."""

    value: str | Enum
    label: str
    key: str = ""
    """The letter that chooses it; none: a digit does, by its place."""

    def shown(self) -> Self:
        """Give the choice as it may be shown, on one line."""
        return replace(self, label=within_a_line(self.label))


@dataclass(frozen=True, kw_only=True)
class Page:
    """One screen: where the person is, something to read, a question, its choices."""

    where: str = ""
    """Where they are, in words."""
    part: str = ""
    """The same for somebody who hears it: which part of how many. Said before ``where``, never drawn."""
    text: tuple[str, ...] = ()
    """Paragraphs to read first."""
    said: tuple[str, ...] = ()
    """Those of them that repeat what was said at the same place, for somebody who sees nothing else."""
    drawn: tuple[str, ...] = ()
    """Lines to show below them as they stand, drawn for the width of the asker."""
    brief: tuple[str, ...] = ()
    """Lines to show in their place, where all of the page would not be on one screen otherwise."""
    lead: tuple[str, ...] = ()
    """What stands right before the question and was said before, so that it need not stand out."""
    question: str = ""
    choices: tuple[Choice, ...] = ()
    """Answers, each with a digit; on a list, things to point at."""
    listed: bool = False
    """Whether the choices are a list, to be chosen from with arrows and Enter, and never with a digit."""
    options: tuple[Choice, ...] = ()
    """What can be done here, each with its letter."""
    silent: tuple[Choice, ...] = ()
    """What can be done here too, and is told on another page."""
    careful: bool = False
    """Whether a digit counts only once somebody can have read what is asked."""
    goes_on: bool = False
    """Whether Enter or Space goes on, which is all that they do on such a page."""
    ends: bool = False
    """Whether nothing comes behind such a page, so that Enter or Space ends it."""
    again: bool = False
    """Whether it is what was drawn before, made anew: it is opened where that was left."""
    last: str = ""
    """What was answered last."""
    current: str | Enum | None = None
    """What was answered before: the value of a choice, or the text."""
    at: str | None = None
    """The choice at which a list is opened; None: at its beginning."""
    hidden: bool = False
    """Whether the line of text is not to be seen while it is typed, and is taken as it is."""
    longest: int | None = None
    """Characters that a line of text can have; None: no limit is said."""
    commands: tuple[Command, ...] = (Command.BACK, *LEAVING)
    """The commands that make sense here."""

    def shown(self) -> Self:
        """Give the page as it may be shown, whoever wrote what stands on it, or named it.

        No text steers a terminal. What is a line on its own stays one.
        """
        return replace(
            self,
            where=within_a_line(self.where),
            part=within_a_line(self.part),
            text=tuple(map(harmless, self.text)),
            said=tuple(map(harmless, self.said)),
            drawn=tuple(map(within_a_line, self.drawn)),
            brief=tuple(map(within_a_line, self.brief)),
            lead=tuple(map(within_a_line, self.lead)),
            question=within_a_line(self.question),
            choices=tuple(each.shown() for each in self.choices),
            options=tuple(each.shown() for each in self.options),
            silent=tuple(each.shown() for each in self.silent),
            last=within_a_line(self.last),
            current=within_a_line(self.current)
            if isinstance(self.current, str) and self.takes_text
            else self.current,
        )

    @property
    def takes_text(self) -> bool:
        """Say whether there is nothing to choose, but a line to write."""
        return not (self.choices or self.options or self.goes_on)

    @property
    def all_choices(self) -> tuple[Choice, ...]:
        """Every choice, in the order in which they stand."""
        return (*self.choices, *self.options, *self.silent)

    @property
    def numbered(self) -> tuple[Choice, ...]:
        """The choices that digits stand for, from 1."""
        return () if self.listed else self.choices

    @property
    def answered(self) -> str | None:
        """The label of the choice that was made before, if one was."""
        return next((each.label for each in self.all_choices if each.value == self.current), None)


class Asker(Protocol):
    """A way to put pages before a person."""

    @property
    def width(self) -> int:
        """Columns there are for drawn lines."""

    @property
    def speaks(self) -> bool:
        """Whether pages are heard more than seen: nothing is drawn, and what is long is not read unasked."""

    def choose(self, page: Page) -> Said:
        """Give the value of the choice that was made, or a command of the page."""

    def ask_line(self, page: Page) -> Said:
        """Give a line of text, empty if none was written, or a command of the page."""


class LeftError(Exception):
    """The person left; what they said so far is in the hands of the caller."""


class VanishedError(Exception):
    """The person left in a hurry: nothing more is shown, asked or written."""
