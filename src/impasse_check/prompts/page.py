"""What is put before a person at one moment, and what they can reply. Knows nothing of terminals."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol


class Command(Enum):
    """What a person can say on a page beside its choices, in the order in which it is offered.

    The value is what its key and its word are called in ``data/words.yaml``. No text equals a command,
    whatever was typed.
    """

    BACK = "back"
    WHY = "why"
    NOTE = "note"
    HELP = "help"
    LEAVE = "leave"
    VANISH = "exit"


LEAVING: Final = (Command.HELP, Command.LEAVE, Command.VANISH)
"""The commands of a page from which there is no way back."""


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
    pinned: tuple[Choice, ...] = ()
    """Choices that stand before the others, on each screen of a long list."""
    choices: tuple[Choice, ...] = ()
    """None: the page asks for a line of text."""
    ways_out: tuple[Choice, ...] = ()
    """Choices that stand behind the others, and on each screen where there is more to read."""
    current: str | None = None
    """What was answered before: the value of a choice, or the text."""
    at: str | None = None
    """The choice at which a long list is opened; None: at its beginning."""
    default: str | None = None
    """The choice that Enter alone makes; never one that is an answer to a question."""
    hidden: bool = False
    """Whether the line of text is not to be seen while it is typed, and is taken as it is."""
    commands: tuple[Command, ...] = (Command.BACK, *LEAVING)
    """The commands that make sense here."""

    @property
    def takes_text(self) -> bool:
        """Say whether there is nothing to choose, but a line to write."""
        return not self.choices

    @property
    def all_choices(self) -> tuple[Choice, ...]:
        """Every choice, in the order in which they stand."""
        return (*self.pinned, *self.choices, *self.ways_out)

    @property
    def answered(self) -> str | None:
        """The label of the choice that was made before, if one was."""
        return next((each.label for each in self.choices if each.value == self.current), None)


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
