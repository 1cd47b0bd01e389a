"""What is the same on every page: help lines are one key away, and so is the way out."""

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from impasse_check.prompts.page import Asker, Command, LeftError, Page, Said, VanishedError


class Parting(Enum):
    """What somebody does who was about to leave."""

    GOES = "goes"
    STAYS = "stays"


class Helping(Protocol):
    """Whoever knows help lines."""

    def read(self, conversation: "Conversation") -> None:
        """Show them, until the person goes on."""


class Door(Protocol):
    """Whoever is asked before a person leaves, once."""

    def part(self, conversation: "Conversation") -> Parting:
        """See that nothing is lost that they want to keep; say whether they go or stay after all.

        Raises LeftError or VanishedError where they go without an answer.
        """


class Conversation:
    """Puts pages before a person, and sees to all that they can say on any of them."""

    def __init__(self, asker: Asker, help: Helping, door: Door) -> None:
        self._asker = asker
        self._help = help
        self._door = door
        self._leaving = False

    @property
    def width(self) -> int:
        """Columns there are for drawn lines."""
        return self._asker.width

    @property
    def speaks(self) -> bool:
        """Whether pages are heard more than seen."""
        return self._asker.speaks

    def choose(self, page: Page) -> Said:
        """Give what was chosen, or what else was said. Raises as ``leave`` does, or VanishedError."""
        return self._reply(self._asker.choose, page)

    def ask_line(self, page: Page) -> Said:
        """Give the line of text that was written, or back. Raises as ``leave`` does, or VanishedError."""
        return self._reply(self._asker.ask_line, page)

    def leave(self) -> None:
        """Let the person go, unless they stay. Raises LeftError."""
        if self._at_the_door() is Parting.GOES:
            raise LeftError

    def _reply(self, ask: Callable[[Page], Said], page: Page) -> Said:
        while True:
            try:
                reply = ask(page.shown())
            except KeyboardInterrupt:
                if self._at_the_door() is Parting.GOES:
                    raise
                continue
            match reply:
                case Command.HELP:
                    # The page of help lines has itself no key for help.
                    self._help.read(self)
                case Command.LEAVE:
                    self.leave()
                case Command.VANISH:
                    raise VanishedError
                case _:
                    return reply

    def _at_the_door(self) -> Parting:
        """Ask them once; who leaves while being asked that has gone."""
        if self._leaving:
            return Parting.GOES
        self._leaving = True
        try:
            return self._door.part(self)
        except LeftError:
            return Parting.GOES
        finally:
            self._leaving = False
