"""What is put before a person at one moment, and what they can reply. Knows nothing of terminals."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, Protocol, Self

from impasse_check.characters import harmless, within_a_line


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


class Move(Enum):
    """A choice of the program's own, which can stand beside those of a pack and is none of them.

    The value is what its words are called in ``data/words.yaml``.
    """

    GO_ON = "go-on"
    SKIP = "skip"
    STOP = "stop"
    GONE = "gone"
    OPEN = "open"


Said = str | Move | Command
"""What comes back from a page. A text is always what was typed or what a pack calls a choice, and no more."""
LEAVING: Final = (Command.HELP, Command.LEAVE, Command.VANISH)
"""The commands of a page from which there is no way back."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing to choose."""

    value: str | Move
    label: str

    def shown(self) -> Self:
        """Give the choice as it may be shown, on one line."""
        return replace(self, label=within_a_line(self.label))


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
            text=tuple(map(harmless, self.text)),
            drawn=tuple(map(within_a_line, self.drawn)),
            question=within_a_line(self.question),
            pinned=tuple(each.shown() for each in self.pinned),
            choices=tuple(each.shown() for each in self.choices),
            ways_out=tuple(each.shown() for each in self.ways_out),
            current=within_a_line(self.current) if self.current and self.takes_text else self.current,
        )

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

    def choose(self, page: Page) -> Said:
        """Give the value of the choice that was made, or a command of the page."""

    def ask_line(self, page: Page) -> Said:
        """Give a line of text, empty if none was written, or a command of the page."""


class LeftError(Exception):
    """The person left; what they said so far is in the hands of the caller."""


class VanishedError(Exception):
    """The person left in a hurry: nothing more is shown, asked or written."""
