"""A keyboard for plain lines on which all is typed from the first, each line in its turn."""

from io import StringIO

from impasse_check.prompts.page import Command


class TypedLines(StringIO):
    """Gives one line of a text after the other; nothing is too early, and nobody could see it anyway."""

    def settle(self) -> Command | None:
        """Throw away nothing."""
        return None

    def line(self, *, unseen: bool) -> None:
        """Let a line be typed."""
