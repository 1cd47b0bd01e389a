"""Asking on the alternate screen, one page at a time, with the widgets of questionary.

One key answers. Nothing is chosen beforehand, and each page is wiped before the next and before leaving.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.filters import Always
from prompt_toolkit.key_binding import DynamicKeyBindings, KeyBindingsBase, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from questionary.prompts.common import InquirerControl
from questionary.styles import merge_styles_default

from impasse_check.characters import one_line
from impasse_check.prompts.field import Field
from impasse_check.prompts.interruptions import ResumedError
from impasse_check.prompts.keys import NOTHING, in_list, in_text
from impasse_check.prompts.page import Command, Move, Page, Said
from impasse_check.prompts.paging import Screen, Turn, lay_out
from impasse_check.prompts.pressed import Pressed
from impasse_check.prompts.running import run
from impasse_check.prompts.screen import wipe
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
_WIDEST: Final = 76


@dataclass(frozen=True, kw_only=True)
class _Redrawn:
    """The page is to be laid out again: the terminal has another size now, or was asked to begin anew."""

    there: str | Move | None
    """What was pointed at or typed by then."""


_Result = Said | Turn | _Redrawn


class Widgets:
    """Asks with questionary, on the screen of the present prompt_toolkit session, whose input is given."""

    def __init__(self, words: Words, pressed: Pressed, *, bold: bool) -> None:
        self._words = words
        self._pressed = pressed
        self._list: _List | None = None
        self._style = questionary.Style(
            [(part, f"noinherit {look if bold else ''}") for part, look in _LOOKS.items()]
        )

    @property
    def width(self) -> int:
        """Columns there are for text and drawn lines."""
        return _width(_size())

    def choose(self, page: Page) -> Said:
        """Show the page, screen by screen; give the value of the choice that was made, or a command."""
        there: str | Move | None = page.current or page.default
        while isinstance(reply := self._through(page, there, _size()), _Redrawn):
            there = reply.there
        return reply

    def ask_line(self, page: Page) -> Said:
        """Show the page and give the line of text that was written, or a command."""
        reply = self.choose(page)
        return one_line(reply) if isinstance(reply, str) and not page.hidden else reply

    def _through(self, page: Page, there: str | Move | None, size: Size) -> Said | _Redrawn:
        """Go through the screens of a page, on and back, until something comes out."""
        screens = lay_out(page, self._words, width=_width(size), rows=size.rows)
        has_it = (page.at in dict(shown.choices).values() for shown in screens)
        place = next((place for place, has in enumerate(has_it) if has), 0)
        while True:
            found = self._pressed.settle()
            if found is not None:
                return found
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

    def _select(self, shown: Screen, there: str | Move | None, size: Size) -> _Result:
        choices = [questionary.Choice(label, value=value) for label, value in shown.choices]
        values = [value for _, value in shown.choices]
        below = [questionary.Separator("\n   ".join(["", *shown.keys]))] if shown.keys else []
        self._list = self._list or _List(self._style)
        control = self._list.control
        control.choices = [*choices, *below]
        control.pointed_at = NOTHING if len(values) > 1 else 0
        if there in values:
            control.pointed_at = values.index(there)

        def anew() -> _Redrawn:
            pointed = there if control.pointed_at == NOTHING else values[control.pointed_at]
            return _Redrawn(there=there if isinstance(pointed, Turn) else pointed)

        gap = "\n" if shown.keys else ""
        self._list.question = "\n".join(f" {line}" for line in shown.question) + gap
        self._list.keys = in_list(self._words, shown.commands, control, values, anew)
        self._pressed.to_choose()
        return self._run(self._list.application, size=size, anew=anew)

    def _type(self, shown: Screen, there: str | Move | None, size: Size) -> _Result:
        def anew() -> _Redrawn:
            return _Redrawn(there=field.text)

        text, keys = there if isinstance(there, str) else "", in_text(shown.commands, anew)
        style = merge_styles_default([self._style])
        field = Field(shown, text, self._words, width=_width(size), style=style, keys=keys)
        self._pressed.to_write()
        return self._run(field.application, size=size, anew=anew)

    def _run(self, application: Application[_Result], *, size: Size, anew: Callable[[], _Redrawn]) -> _Result:
        """Ask; what was typed too early is thrown away.

        ``size`` is what the screen was laid out for, ``anew`` gives the result where it is another by now, or
        where the program was stopped and goes on.
        """

        def look(_event: object) -> None:
            if _size() != size and not application.is_done:
                application.exit(result=anew())

        found = self._pressed.early()
        if found is not None:
            return found
        application.before_render += look
        try:
            return run(application, self._pressed.interruptions.heard)
        except ResumedError:
            return anew()
        finally:
            application.before_render -= look


class _List:
    """A question above its choices: built once and filled anew for each screen.

    Building one takes several times as long as drawing it, and leaves much to tidy up.
    """

    def __init__(self, style: questionary.Style) -> None:
        self.question = ""
        self.keys: KeyBindingsBase = merge_key_bindings([])
        self.control = InquirerControl([""], pointer=">", use_indicator=False)
        # With the focus, so that keys for editing text have nothing to edit.
        self.control.focusable = Always()
        self.control.show_cursor = False
        above = FormattedTextControl(lambda: [("class:question", self.question)])
        self.application: Application[_Result] = Application(
            layout=Layout(
                HSplit([Window(above, dont_extend_height=True), Window(self.control)]),
                focused_element=self.control,
            ),
            key_bindings=DynamicKeyBindings(lambda: self.keys),
            style=merge_styles_default([style]),
            erase_when_done=True,
        )


def _width(size: Size) -> int:
    return max(1, min(size.columns - 2, _WIDEST))


def _size() -> Size:
    return get_app_session().output.get_size()


def _paint(shown: Screen) -> None:
    output = get_app_session().output
    wipe(output)
    gap = [""] if shown.text and shown.keys else []
    for line in (*shown.text, *gap):
        output.write(f" {line}".rstrip() + "\r\n")
    output.flush()
