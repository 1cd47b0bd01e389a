"""What is the same on every page: help lines are one key away, and so is the way out."""

from collections.abc import Callable

from impasse_check.prompts.page import Asker, Command, LeftError, Page, Said, VanishedError


class Conversation:
    """Puts pages before a person, and sees to all that they can say on any of them.

    ``stays`` is asked before a person leaves, once: it says whether they stay after all.
    """

    def __init__(self, asker: Asker, help_page: Page, stays: Callable[[], bool]) -> None:
        self._asker = asker
        self._help = help_page
        self._stays = stays
        self._leaving = False

    @property
    def width(self) -> int:
        """Columns there are for drawn lines."""
        return self._asker.width

    def choose(self, page: Page) -> Said:
        """Give what was chosen, or back, why or note. Raises as ``leave`` does, or VanishedError."""
        return self._reply(self._asker.choose, page)

    def ask_line(self, page: Page) -> Said:
        """Give the line of text that was written, or back. Raises as ``leave`` does, or VanishedError."""
        return self._reply(self._asker.ask_line, page)

    def leave(self) -> None:
        """Let the person go, unless they stay. Raises LeftError."""
        if not self._turn_at_the_door():
            raise LeftError

    def _reply(self, ask: Callable[[Page], Said], page: Page) -> Said:
        while True:
            try:
                reply = ask(page.shown())
            except KeyboardInterrupt:
                if not self._turn_at_the_door():
                    raise
                continue
            match reply:
                case Command.HELP:
                    # The page of help lines has itself no key for help.
                    self.choose(self._help)
                case Command.LEAVE:
                    self.leave()
                case Command.VANISH:
                    raise VanishedError
                case _:
                    return reply

    def _turn_at_the_door(self) -> bool:
        """Say whether the person stays; who leaves while being asked that has gone."""
        if self._leaving:
            return False
        self._leaving = True
        try:
            return self._stays()
        except LeftError:
            return False
        finally:
            self._leaving = False
