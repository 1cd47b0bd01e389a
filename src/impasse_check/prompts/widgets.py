"""Asking on the alternate screen, one page at a time; the only module that knows questionary.

One key answers. Nothing is chosen beforehand, and each page is wiped before the next and before leaving.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final, TextIO

import questionary
from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.filters import Always
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary.prompts.common import InquirerControl

from impasse_check.characters import one_line
from impasse_check.prompts.keyboard import throw_away_typed
from impasse_check.prompts.page import Command, Page
from impasse_check.prompts.paging import Screen, Turn, lay_out
from impasse_check.words import Words

_LOOKS: Final = {
    "question": "bold",
    "pointer": "bold",
    "highlighted": "bold",
    "selected": "",
    "answer": "",
    "separator": "dim",
    "instruction": "dim",
}
"""How each part of questionary's looks; weight alone, never colour."""
_KEYS: Final[Mapping[Command, tuple[str, ...]]] = {
    Command.BACK: (Keys.BackTab,),
    Command.HELP: (Keys.F1,),
    Command.LEAVE: (Keys.ControlD, Keys.ControlQ),
    Command.VANISH: (Keys.ControlX,),
}
"""The keys that mean the same on every page; where nothing is typed, letters and the left arrow do too."""
_WIDEST: Final = 76
_NOTHING: Final = -1
"""Where the pointer stands before anything is pointed at."""


@dataclass(frozen=True, kw_only=True)
class _Redrawn:
    """The page is to be laid out again: the terminal has another size now, or was asked to begin anew."""

    there: str | None
    """What was pointed at or typed by then."""


_Reply = str | Command | Turn | _Redrawn


class Widgets:
    """Asks with questionary, on the screen of the present prompt_toolkit session."""

    def __init__(self, words: Words, *, bold: bool) -> None:
        self._words = words
        self._style = questionary.Style(
            [(part, f"noinherit {look if bold else ''}") for part, look in _LOOKS.items()]
        )
        letters = {each: (key,) for each in Command if (key := words.find(f"keys.{each}"))}
        arrows = {Command.BACK: (Keys.Left,)}
        self._keys = {
            each: (*_KEYS.get(each, ()), *arrows.get(each, ()), *letters.get(each, ())) for each in Command
        }

    @property
    def width(self) -> int:
        """Columns there are for text and drawn lines."""
        return _width(_size())

    def choose(self, page: Page) -> str | Command:
        """Show the page, screen by screen; give the value of the choice that was made, or a command."""
        there = page.current or page.default
        while isinstance(reply := self._through(page, there, _size()), _Redrawn):
            there = reply.there
        return reply

    def write(self, page: Page) -> str | Command:
        """Show the page and give the line of text that was written, or a command."""
        reply = self.choose(page)
        return reply if page.hidden or isinstance(reply, Command) else one_line(reply)

    def _through(self, page: Page, there: str | None, size: Size) -> str | Command | _Redrawn:
        """Go through the screens of a page, on and back, until something comes out."""
        screens = lay_out(page, self._words, width=_width(size), rows=size.rows)
        has_it = (page.at in dict(shown.choices).values() for shown in screens)
        place = next((place for place, has in enumerate(has_it) if has), 0)
        while True:
            shown = screens[place]
            _paint(shown)
            ask = self._select if shown.choices else self._type
            reply = ask(shown, there, size)
            if isinstance(reply, Turn):
                place += 1
            elif reply is Command.BACK and place > 0:
                place -= 1
            else:
                return reply

    def _select(self, shown: Screen, there: str | None, size: Size) -> _Reply:
        choices = [questionary.Choice(label, value=value) for label, value in shown.choices]
        values = [value for _, value in shown.choices]
        below = [questionary.Separator("\n   ".join(["", *shown.keys]))] if shown.keys else []
        question = questionary.select(
            "\n ".join(shown.question),
            choices=[*choices, *below],
            qmark="",
            pointer=">",
            instruction="\n" if shown.keys else " ",
            use_shortcuts=False,
            use_jk_keys=False,
            use_emacs_keys=False,
            style=self._style,
            erase_when_done=True,
        )
        control = _control(question)
        control.pointed_at = _NOTHING if len(values) > 1 else 0
        if there in values:
            control.pointed_at = values.index(there)

        def now() -> str | None:
            pointed = there if control.pointed_at == _NOTHING else values[control.pointed_at]
            return pointed if isinstance(pointed, str) else there

        keys = [_command_keys(self._keys, shown.commands), _choice_keys(control, values)]
        return _run(question, keys, size=size, now=now)

    def _type(self, shown: Screen, there: str | None, size: Size) -> _Reply:
        question = questionary.text(
            "\n ".join(shown.question),
            default=there or "",
            qmark="",
            style=self._style,
            instruction="\n ".join(["", *shown.keys, "", ""]),
            erase_when_done=True,
            is_password=shown.hidden,
        )
        buffer = question.application.current_buffer
        keys = [_command_keys(_KEYS, shown.commands)]
        return _run(question, keys, size=size, now=lambda: buffer.text)


@contextmanager
def screen(terminal: TextIO) -> Iterator[None]:
    """Hold the alternate screen of a terminal, and leave it wiped however this ends."""
    output = Vt100_Output.from_pty(terminal, term=os.environ.get("TERM"))
    # We always start at the top of an empty screen: no need to ask the terminal where the cursor is.
    output.enable_cpr = False
    # Keys are not shown between two questions either, and what is left of them is no command to a shell.
    with create_app_session(output=output) as session, session.input.raw_mode():
        output.enter_alternate_screen()
        try:
            yield
        finally:
            settle()
            # A terminal that was closed cannot be wiped.
            with suppress(OSError):
                _wipe(output)
                output.quit_alternate_screen()
                # A question that a signal ended has not tidied up after itself.
                output.disable_bracketed_paste()
                output.enable_autowrap()
                output.show_cursor()
                output.reset_attributes()
                output.flush()


def settle() -> None:
    """Throw away what was typed before the question was there."""
    clear_typeahead(get_app_session().input)
    throw_away_typed()


def _run(
    question: questionary.Question, keys: list[KeyBindings], *, size: Size, now: Callable[[], str | None]
) -> _Reply:
    """Ask, with our keys before questionary's own; what was typed too early is thrown away.

    ``size`` is what the screen was laid out for, ``now`` gives what is pointed at or typed.
    """
    application, own = question.application, KeyBindings()

    def lay_out_again(_event: object) -> None:
        application.exit(result=_Redrawn(there=now()))

    def look(event: object) -> None:
        if _size() != size and not application.is_done:
            lay_out_again(event)

    own.add(Keys.ControlL, eager=True)(lay_out_again)
    application.before_render += look
    application.key_bindings = merge_key_bindings([application.key_bindings or own, own, *keys])
    settle()
    return _run_silently(application)


def _run_silently(application: Application[_Reply]) -> _Reply:
    """Run, and raise what goes wrong while a key is read; it would be printed, with whatever stands in it."""
    mistakes: list[BaseException] = []

    def take(_loop: object, context: Mapping[str, Any]) -> None:
        mistakes.append(context.get("exception") or RuntimeError())
        if not application.is_done:
            application.exit()

    def begin() -> None:
        if application.loop is not None:
            application.loop.set_exception_handler(take)

    reply = application.run(pre_run=begin)
    if mistakes:
        raise mistakes[0]
    return reply


def _width(size: Size) -> int:
    return max(10, min(size.columns - 2, _WIDEST))


def _size() -> Size:
    return get_app_session().output.get_size()


def _paint(shown: Screen) -> None:
    output = get_app_session().output
    _wipe(output)
    gap = [""] if shown.text and shown.keys else []
    for line in (*shown.text, *gap):
        output.write(f" {line}".rstrip() + "\r\n")
    output.flush()


def _wipe(output: Output) -> None:
    output.cursor_goto(0, 0)
    output.erase_down()


def _control(question: questionary.Question) -> InquirerControl:
    """Give the list inside a select, with the focus, so that keys for editing text have nothing to edit."""
    layout = question.application.layout
    control = next(each for each in layout.find_all_controls() if isinstance(each, InquirerControl))
    control.focusable = Always()
    control.show_cursor = False
    layout.focus(control)
    return control


def _command_keys(keys: Mapping[Command, tuple[str, ...]], commands: tuple[Command, ...]) -> KeyBindings:
    """Bind the keys of the commands that there are, and let stray keys do nothing."""
    bindings = KeyBindings()
    for command in commands:
        for key in keys.get(command, ()):
            _bind(bindings, key, command)
    bindings.add(Keys.ControlZ, eager=True)(_nothing)
    return bindings


def _choice_keys(control: InquirerControl, values: list[str | Turn]) -> KeyBindings:
    """Let a digit answer at once, and Enter only once something was pointed at."""
    bindings = KeyBindings()
    for number, value in enumerate(values, 1):
        _bind(bindings, str(number), value)

    def enter(event: KeyPressEvent) -> None:
        if control.pointed_at != _NOTHING:
            event.app.exit(result=values[control.pointed_at])

    def up(_event: KeyPressEvent) -> None:
        control.pointed_at = (max(control.pointed_at, 0) - 1) % len(values)

    def down(_event: KeyPressEvent) -> None:
        control.pointed_at = (control.pointed_at + 1) % len(values)

    bindings.add(Keys.ControlM, eager=True)(enter)
    bindings.add(Keys.Up, eager=True)(up)
    bindings.add(Keys.Down, eager=True)(down)
    bindings.add(Keys.BracketedPaste, eager=True)(_nothing)
    return bindings


def _bind(bindings: KeyBindings, key: str, result: object) -> None:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    bindings.add(key, eager=True)(leave)


def _nothing(_event: KeyPressEvent) -> None:
    """Do nothing."""
