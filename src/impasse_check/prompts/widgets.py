"""Asking on the alternate screen, one page at a time; the only module that knows questionary.

One key answers. Nothing is chosen beforehand, what was typed too early is thrown away, and each page is
wiped before the next one and before leaving.
"""

import os
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary.prompts.common import InquirerControl

from impasse_check.prompts.lines import throw_away_typed
from impasse_check.prompts.page import Command, Page
from impasse_check.words import Words

_STYLE: Final = questionary.Style(
    [
        ("question", "bold"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", ""),
        ("instruction", ""),
        ("answer", ""),
    ]
)
_KEYS: Final[dict[Command, tuple[str, ...]]] = {
    Command.BACK: (Keys.BackTab, Keys.Left, "b"),
    Command.WHY: ("?",),
    Command.HELP: ("h",),
    Command.NOTE: ("n",),
    Command.LEAVE: (Keys.ControlD, "q"),
    Command.VANISH: (Keys.ControlX,),
}
_KEYS_IN_TEXT: Final[dict[Command, tuple[str, ...]]] = {
    Command.BACK: (Keys.BackTab,),
    Command.HELP: (Keys.F1,),
    Command.LEAVE: (Keys.ControlD,),
    Command.VANISH: (Keys.ControlX,),
}
_WIDEST: Final = 76
_NOTHING: Final = -1
"""Where the pointer stands before anything is pointed at."""


class Widgets:
    """Asks with questionary, on the screen of the present prompt_toolkit session."""

    def __init__(self, words: Words) -> None:
        self._words = words

    @property
    def width(self) -> int:
        """Columns there are for drawn lines."""
        return max(10, min(get_app_session().output.get_size().columns - 4, _WIDEST))

    def choose(self, page: Page) -> str | Command:
        """Show the page, screen by screen; give the value of the choice that was made, or a command."""
        choices = [
            questionary.Choice(self._wrap(f"{number}. {choice.label}", "   "), value=choice.value)
            for number, choice in enumerate(page.choices, 1)
        ]
        *before, last = self._screens(
            page, below=sum(str(choice.title).count("\n") + 1 for choice in choices)
        )
        for lines in before:
            reply = self._more(lines, page)
            if isinstance(reply, Command):
                return reply
        self._paint(last)
        return self._select(page.question, choices, page)

    def write(self, page: Page) -> str | Command:
        """Show the page and give the line of text that was written, or a command."""
        *before, last = self._screens(page, below=1)
        for lines in before:
            reply = self._more(lines, page)
            if isinstance(reply, Command):
                return reply
        self._paint(last)
        question = questionary.text(
            self._wrap(page.question, " "),
            default=page.current or "",
            qmark="",
            style=_STYLE,
            instruction=f"\n {self._words.say('widgets.text')}\n",
            erase_when_done=True,
        )
        return self._run(question, _command_keys(_KEYS_IN_TEXT, page))

    def _select(self, text: str, choices: list[questionary.Choice], page: Page) -> str | Command:
        default = next((choice for choice in choices if choice.value == page.current), None)
        question = questionary.select(
            self._wrap(text, " "),
            choices=choices,
            default=default,
            qmark="",
            pointer=">",
            instruction=self._hint(page),
            use_shortcuts=False,
            use_jk_keys=False,
            use_emacs_keys=False,
            style=_STYLE,
            erase_when_done=True,
        )
        control = _control(question)
        if default is None:
            control.pointed_at = _NOTHING
        return self._run(question, _command_keys(_KEYS, page), _choice_keys(control, choices))

    def _more(self, lines: list[str], page: Page) -> str | Command:
        """Show a part of a long text until the person goes on."""
        self._paint(lines)
        more = questionary.Choice(f"1. {self._words.say('quiz.more')}", value="more")
        return self._select(self._words.say("quiz.more-below"), [more], page)

    def _screens(self, page: Page, below: int) -> list[list[str]]:
        """Split what there is to read into screens that leave room for the question and what is below it."""
        paragraphs = [text for text in (page.where, *page.text) if text]
        lines = [line for text in paragraphs for line in (*self._wrap(text, "").split("\n"), "")]
        lines += page.drawn
        question = self._wrap(page.question, " ").count("\n") + self._hint(page).count("\n") + 1
        room = max(3, get_app_session().output.get_size().rows - question - below - 1)
        return [lines[start : start + room] for start in range(0, len(lines), room)] or [[]]

    def _hint(self, page: Page) -> str:
        keys = "  ".join(self._words.say(f"widgets.{command}") for command in page.commands)
        return f"\n {self._wrap(keys, ' ')}\n"

    def _wrap(self, text: str, indent: str) -> str:
        lines = textwrap.wrap(text, self.width, subsequent_indent=indent, break_on_hyphens=False)
        return "\n".join(lines)

    def _paint(self, lines: list[str]) -> None:
        output = get_app_session().output
        _wipe(output)
        for line in lines:
            output.write(f"{line}\r\n")
        output.flush()

    def _run(self, question: questionary.Question, *keys: KeyBindings) -> str | Command:
        """Ask, with our keys before questionary's own; what was typed too early is thrown away."""
        application = question.application
        application.key_bindings = merge_key_bindings([application.key_bindings or KeyBindings(), *keys])
        settle()
        reply: str | Command = question.unsafe_ask()
        return reply


@contextmanager
def screen(terminal: str) -> Iterator[None]:
    """Hold the alternate screen of a terminal device, and leave it wiped however this ends."""
    with open(terminal, "w", encoding="utf-8") as device:
        output = Vt100_Output.from_pty(device, term=os.environ.get("TERM"))
        # We always start at the top of an empty screen: no need to ask the terminal where the cursor is.
        output.enable_cpr = False
        with create_app_session(output=output):
            output.enter_alternate_screen()
            try:
                yield
            finally:
                _wipe(output)
                output.quit_alternate_screen()
                output.show_cursor()
                output.reset_attributes()
                output.flush()


def settle() -> None:
    """Throw away what was typed before the question was there."""
    clear_typeahead(get_app_session().input)
    throw_away_typed()


def _wipe(output: Any) -> None:
    output.cursor_goto(0, 0)
    output.erase_down()


def _control(question: questionary.Question) -> InquirerControl:
    """Give the list inside a select."""
    controls = question.application.layout.find_all_controls()
    return next(control for control in controls if isinstance(control, InquirerControl))


def _command_keys(keys: dict[Command, tuple[str, ...]], page: Page) -> KeyBindings:
    """Bind the keys of the commands that this page has, and let stray keys do nothing."""
    bindings = KeyBindings()
    for command in page.commands:
        for key in keys.get(command, ()):
            _bind(bindings, key, command)
    bindings.add(Keys.ControlZ, eager=True)(_nothing)
    return bindings


def _choice_keys(control: InquirerControl, choices: list[questionary.Choice]) -> KeyBindings:
    """Let a digit answer at once, and Enter only once something was pointed at."""
    bindings = KeyBindings()
    for number, choice in enumerate(choices[:9], 1):
        _bind(bindings, str(number), choice.value)

    def enter(event: KeyPressEvent) -> None:
        if control.pointed_at != _NOTHING:
            event.app.exit(result=choices[control.pointed_at].value)

    def up(_event: KeyPressEvent) -> None:
        control.pointed_at = max(control.pointed_at, 0)
        control.select_previous()

    bindings.add(Keys.ControlM, eager=True)(enter)
    bindings.add(Keys.Up, eager=True)(up)
    bindings.add(Keys.BracketedPaste, eager=True)(_nothing)
    return bindings


def _bind(bindings: KeyBindings, key: str, result: object) -> None:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    bindings.add(key, eager=True)(leave)


def _nothing(_event: KeyPressEvent) -> None:
    """Do nothing."""
