"""What is put before a person at one moment, and what they can reply. Knows nothing of terminals."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Command(StrEnum):
    """What a person can say on any page beside its choices; the value is the word for it in plain mode."""

    BACK = "back"
    WHY = "why"
    HELP = "help"
    NOTE = "note"
    LEAVE = "leave"
    VANISH = "exit"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """One screen: where the person is, something to read, a question, its choices."""

    where: str = ""
    """Where they are, in words."""
    text: tuple[str, ...] = ()
    """Paragraphs to read first."""
    drawn: tuple[str, ...] = ()
    """Lines to show below them as they stand, drawn for the width of the asker."""
    question: str
    choices: tuple[Choice, ...] = ()
    """None: the page asks for a line of text."""
    current: str | None = None
    """What was answered before: the value of a choice, or the text."""
    commands: tuple[Command, ...] = (Command.BACK, Command.HELP, Command.LEAVE, Command.VANISH)
    """The commands that make sense here."""


class Asker(Protocol):
    """A way to put pages before a person."""

    @property
    def width(self) -> int:
        """Columns there are for drawn lines."""

    def choose(self, page: Page) -> str | Command:
        """Give the value of the choice that was made, or a command of the page."""

    def write(self, page: Page) -> str | Command:
        """Give a line of text, empty if none was written, or a command of the page."""


class LeftError(Exception):
    """The person left; what they said so far is in the hands of the caller."""


class VanishedError(Exception):
    """The person left in a hurry: nothing more is shown, asked or written."""
