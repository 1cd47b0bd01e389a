"""A terminal for the real widgets: somebody types on it, and what is painted is kept."""

import re
from collections.abc import Iterable
from typing import Final

from core_helpers import WORDS
from deadline import within
from prompt_toolkit.application import create_app_session
from prompt_toolkit.application.current import get_app_or_none
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput

from impasse_check.prompts.interruptions import Interruptions
from impasse_check.prompts.page import Choice, Command, Page, Said
from impasse_check.prompts.pressed import Pressed
from impasse_check.prompts.widgets import Widgets

UP, DOWN, LEFT, SHIFT_TAB, F1, ENTER = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[Z", "\x1bOP", "\r"
CTRL_C, CTRL_D, CTRL_Q, CTRL_X, CTRL_Z = "\x03", "\x04", "\x11", "\x18", "\x1a"
PASTE = "\x1b[200~{}\x1b[201~"
COMMANDS = tuple(Command)
_DEADLINE = 15
"""Seconds after which nobody waits for a reply any more."""

_ONE_KEY: Final = re.compile(r"\x1b\[200~.*?\x1b\[201~|\x1b\[[0-9;]*.|\x1bO.|\x1b.|.", re.DOTALL)


class AtOnce(str):
    """Keys that come all at once, as nobody types them; Ctrl-X is the last of them."""

    __slots__ = ()


Typed = str | tuple[str, Size] | BaseException
"""What is typed at a screen, maybe with the size the terminal has by then, or what a signal raises there."""


def page(*values: str, current: str | None = None, commands: tuple[Command, ...] = COMMANDS) -> Page:
    """Make a page with these choices, or one that takes a line of text."""
    choices = tuple(Choice(value=value, label=f"The {value}") for value in values)
    return Page(question="Which is it?", choices=choices, current=current, commands=commands)


class Paper(DummyOutput):
    """A terminal at which somebody types, maybe while its size changes, each time a new screen is there.

    They type key by key, each once the one before has been taken, and no more once a key was a reply. Where
    none was, Ctrl-X follows.
    """

    def __init__(self, typed: Iterable[Typed], keys: PipeInput, size: Size) -> None:
        self._typed = iter(typed)
        self.keys = keys
        self._painted = self._drawn = False
        self._signal: BaseException | None = None
        self._next: list[str] = []
        self.size = size
        self.screens: list[list[str]] = []
        self._signs: list[str] = []

    @property
    def drawn(self) -> str:
        """Give all that the widgets ever drew, in the order in which they did."""
        return "".join(self._signs)

    def get_size(self) -> Size:
        """Give the size."""
        return self.size

    def cursor_goto(self, row: int = 0, column: int = 0) -> None:  # noqa: ARG002
        """Begin a new screen; it is there once it was painted and the widgets were drawn below."""
        self.screens.append([])
        self._painted, self._drawn = True, False
        self._next = []

    def enable_bracketed_paste(self) -> None:
        """Do what the widgets do first when they begin to draw."""
        self._drawn = True

    def write(self, data: str) -> None:
        """Keep a whole line; the widgets draw character by character."""
        if data.endswith("\r\n"):
            self.screens[-1].append(data.strip())
        else:
            self._signs.append(data)

    def flush(self) -> None:
        """Type, where a new screen is there; or be struck by a signal, where the next key is shown."""
        if self._signal is not None:
            raise self._signal
        if self._painted and self._drawn:
            self._painted = False
            self._begin(next(self._typed, ""))
        asked = get_app_or_none()
        if self._next and asked is not None and not asked.is_done:
            self.keys.send_text(self._next.pop(0))

    def _begin(self, typed: Typed) -> None:
        """Have something to type."""
        match typed:
            case AtOnce():
                self._next = [typed + CTRL_X]
            case str():
                self._next = [*_ONE_KEY.findall(typed), CTRL_X]
            case BaseException():
                self._signal = typed
                self._next = ["x"]
            case text, size:
                self.size = size
                self._next = [text]


def ask_all(
    typed: Iterable[Typed], pages: Iterable[Page], rows: int = 24, columns: int = 80
) -> tuple[list[Said], Paper]:
    """Put pages before somebody, one after the other; each text is typed at a screen of its own."""
    with within(_DEADLINE), create_pipe_input() as keys:
        paper = Paper(typed, keys, Size(rows=rows, columns=columns))
        pressed = Pressed(keys, Interruptions(hide=_nothing, show=_nothing))
        with create_app_session(input=pressed, output=paper):
            asker = Widgets(WORDS, pressed, bold=True)
            return [(asker.ask_line if page.takes_text else asker.choose)(page) for page in pages], paper


def _nothing() -> None:
    """Do nothing."""


def ask(typed: Iterable[Typed], asked: Page, rows: int = 24, columns: int = 80) -> tuple[Said, Paper]:
    """Put one page before somebody."""
    replies, paper = ask_all(typed, [asked], rows, columns)
    return replies[0], paper


def reply_to(typed: str, asked: Page) -> Said:
    """Type something at the first screen of a page."""
    return ask([typed], asked)[0]
