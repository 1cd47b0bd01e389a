"""On which of its screens a page was left, for who comes back to it. Knows no terminal."""

from enum import Enum
from typing import Final

from impasse_check.prompts.page import Command, Page

_COMES_AGAIN: Final = (Command.HELP, Command.LEAVE)


class Places:
    """Remembers screens of the pages of one asker, each until it is asked for."""

    def __init__(self) -> None:
        self._left: dict[Page, tuple[int, int]] = {}
        self._drawn = (0, 1)

    def opened(self, page: Page, screens: int) -> int:
        """Give the screen at which a page of so many is opened: the first, or where it was left."""
        place, before = self._left.pop(page, self._drawn if page.again else (0, 1))
        return min(place * screens // before, screens - 1)

    def left(self, page: Page, place: int, screens: int, reply: object) -> None:
        """Take in where a page was left, and with what reply.

        It comes again as it is after help and from the door, after an interruption, and where it is only laid
        out anew; a drawn one may come again after anything.
        """
        if reply in _COMES_AGAIN or not isinstance(reply, str | Enum):
            self._left[page] = (place, screens)
        if page.drawn:
            self._drawn = (place, screens)
