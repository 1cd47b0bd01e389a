"""A terminal for the real widgets: somebody types on it, and what is painted is kept."""

from collections.abc import Iterable
from typing import Final

from core_helpers import WORDS
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput

from impasse_check.prompts.page import Choice, Command, Page
from impasse_check.prompts.widgets import Widgets

UP, DOWN, LEFT, SHIFT_TAB, F1, ENTER = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[Z", "\x1bOP", "\r"
CTRL_C, CTRL_D, CTRL_X, CTRL_Z = "\x03", "\x04", "\x18", "\x1a"
PASTE = "\x1b[200~{}\x1b[201~"
COMMANDS = tuple(Command)




def page(*values: str, current: str | None = None, commands: tuple[Command, ...] = COMMANDS) -> Page:
    """Make a page with these choices, or one that takes a line of text."""
    choices = tuple(Choice(value=value, label=f"The {value}") for value in values)
    return Page(question="Which is it?", choices=choices, current=current, commands=commands)


class Paper(DummyOutput):
    """A terminal at which somebody types, maybe while its size changes, each time a new screen is there.

    Ctrl-X follows what is typed: it is thrown away where that was a reply, and else is the reply.
    """

    def __init__(self, typed: Iterable[str | tuple[str, Size]], keys: PipeInput, size: Size) -> None:
        self._typed = iter(typed)
        self._keys = keys
        self._painted = self._drawn = False
        self.size = size
        self.screens: list[list[str]] = []

    def get_size(self) -> Size:
        """Give the size."""
        return self.size

    def cursor_goto(self, row: int = 0, column: int = 0) -> None:  # noqa: ARG002
        """Begin a new screen; it is there once it was painted and the widgets were drawn below."""
        self.screens.append([])
        self._painted, self._drawn = True, False

    def enable_bracketed_paste(self) -> None:
        """Do what the widgets do first when they begin to draw."""
        self._drawn = True

    def write(self, data: str) -> None:
        """Keep a whole line; the widgets draw character by character."""
        if data.endswith("\r\n"):
            self.screens[-1].append(data.strip())

    def flush(self) -> None:
        """Type, where a new screen is there."""
        if self._painted and self._drawn:
            self._painted = False
            match next(self._typed, ""):
                case str(text):
                    self._keys.send_text(text + CTRL_X)
                case text, size:
                    self.size = size
                    self._keys.send_text(text)


def ask(
    typed: Iterable[str | tuple[str, Size]], asked: Page, rows: int = 24, columns: int = 80
) -> tuple[str | Command, Paper]:
    """Put a page before somebody; each text is typed at a screen of its own."""
    with create_pipe_input() as keys:
        paper = Paper(typed, keys, Size(rows=rows, columns=columns))
        with create_app_session(input=keys, output=paper):
            asker = Widgets(WORDS, bold=True)
            return (asker.choose if asked.choices else asker.write)(asked), paper


def reply_to(typed: str, asked: Page) -> str | Command:
    """Type something, then Ctrl-X, which is the reply where nothing before was one."""
    return ask([typed], asked)[0]
