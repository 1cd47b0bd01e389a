"""Asking on the alternate screen, one page at a time, with the widgets of questionary.

One key answers. Nothing is chosen beforehand, and each page is wiped before the next and before leaving.
"""

import time
from collections.abc import Callable
from typing import Final

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output import ColorDepth
from questionary.styles import merge_styles_default

from impasse_check.characters import one_line
from impasse_check.model.base import record
from impasse_check.prompts.asked import Asked
from impasse_check.prompts.field import Field
from impasse_check.prompts.interruptions import ResumedError
from impasse_check.prompts.keys import NOTHING, in_list, in_text
from impasse_check.prompts.meaning import GOING_ON, Meanings, Missed
from impasse_check.prompts.page import Command, Page, Said
from impasse_check.prompts.paging import Screen, Turn, lay_out
from impasse_check.prompts.places import Places
from impasse_check.prompts.pressed import Pressed
from impasse_check.prompts.running import run
from impasse_check.prompts.screen import wipe
from impasse_check.prompts.wrapping import wrap
from impasse_check.words import Words

_LOOKS: Final = {
    "where": "bold fg:ansicyan",
    "question": "bold",
    "pointer": "bold fg:ansicyan",
    "highlighted": "bold",
    "selected": "",
    "answer": "",
    "separator": "dim",
    "instruction": "dim",
}
"""How each part of questionary's looks, and our own; the one colour is of the person's own theme."""
_WIDEST: Final = 76


@record
class _Redrawn:
    """The page is to be laid out again: the terminal has another size now, or was asked to begin anew."""

    there: Said | None
    """What was pointed at or typed by then."""


_Result = Said | _Redrawn


class Widgets:
    """Asks with questionary, on the screen of the present prompt_toolkit session, whose input is given."""

    speaks = False

    def __init__(self, words: Words, pressed: Pressed, *, bold: bool) -> None:
        self._words = words
        self._meanings = Meanings(words)
        self._pressed = pressed
        self._list: Asked | None = None
        self._places = Places()
        self._style = questionary.Style(
            [(part, f"noinherit {look if bold else ''}") for part, look in _LOOKS.items()]
        )
        self._merged = merge_styles_default([self._style])

    @property
    def width(self) -> int:
        """Columns there are for text and drawn lines."""
        return _width(_size())

    def choose(self, page: Page) -> Said:
        """Show the page, screen by screen; give the value of the choice that was made, or a command."""
        there: Said | None = page.current if page.current is not None else page.at
        while isinstance(reply := self._through(page, there, _size()), _Redrawn):
            there = reply.there
        return reply

    def ask_line(self, page: Page) -> Said:
        """Show the page and give the line of text that was written, or a command."""
        reply = self.choose(page)
        return one_line(reply) if isinstance(reply, str) and not page.hidden else reply

    def _through(self, page: Page, there: Said | None, size: Size) -> _Result:
        """Go through the screens of a page, on and back, until something comes out."""
        screens = lay_out(page, self._words, width=_width(size), rows=size.rows)
        place, reply = self._places.opened(page, len(screens)), None
        try:
            while True:
                found = self._pressed.settle() or self._at(page, screens, place, there, size)
                if isinstance(found, Turn):
                    place += 1
                elif found is Command.BACK and place > 0:
                    place -= 1
                else:
                    reply = found
                    return found
        finally:
            self._places.left(page, place, len(screens), reply)

    def _at(self, page: Page, screens: list[Screen], place: int, there: Said | None, size: Size) -> _Result:
        shown = screens[place]
        self._paint(shown)
        typed = page.takes_text and place == len(screens) - 1
        return self._type(page, shown, there, size) if typed else self._select(page, shown, there, size)

    def _select(self, page: Page, shown: Screen, there: Said | None, size: Size) -> _Result:
        values = [value for _, value in shown.choices]
        asked = self._list = self._list or Asked(self._merged)
        control = asked.control
        control.choices = [questionary.Choice(label, value=value) for label, value in shown.choices] or [
            questionary.Choice("")
        ]
        control.pointed_at = values.index(there) if there in values else 0 if page.listed else NOTHING

        def anew() -> _Redrawn:
            pointed = there if control.pointed_at == NOTHING or not values else values[control.pointed_at]
            return _Redrawn(there=pointed)

        def press(key: str) -> Said | None:
            pointed = control.pointed_at if values else NOTHING
            after = time.monotonic() - begun
            said = self._said(page, shown, key, None if pointed == NOTHING else values[pointed], after)
            if isinstance(said, Missed):
                miss(said)
                return None
            return said

        def miss(why: Missed) -> None:
            asked.miss(wrap(self._words.say(f"missed.{why.value}"), _width(_size()) - 2))

        asked.show(shown)
        asked.keys = in_list(shown.commands, control, len(values), press, lambda: miss(Missed.NO_KEY), anew)
        self._pressed.to_choose()
        begun = time.monotonic()
        return self._run(asked.application, size=size, anew=anew)

    def _said(self, page: Page, shown: Screen, key: str, pointed: Said | None, after: float) -> Said | Missed:
        """Give what a key says on this screen of a page; what is not seen here cannot be chosen here."""
        if not key and pointed is not None:
            return pointed
        if key in GOING_ON and shown.turns:
            return Turn.MORE
        said = self._meanings.of(page, key, after=after)
        hidden = [each.value for each in page.choices if each.value not in dict(shown.choices).values()]
        if said in hidden:
            return Missed.NO_CHOICE
        return Command.BACK if said is Missed.NO_KEY and self._goes_back(shown, key) else said

    def _goes_back(self, shown: Screen, key: str) -> bool:
        return Command.BACK in shown.commands and key.lower() == self._words.find("keys.back")

    def _type(self, page: Page, shown: Screen, there: Said | None, size: Size) -> _Result:
        def anew() -> _Redrawn:
            return _Redrawn(there=field.text)

        text, keys = there if isinstance(there, str) else "", in_text(shown.commands, anew)
        field = Field(page, shown, text, self._words, width=_width(size), style=self._merged, keys=keys)
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

    def _paint(self, shown: Screen) -> None:
        """Paint what stands above the question, on an empty screen."""
        output = get_app_session().output
        wipe(output)
        looks = [("class:where", line) for line in shown.where]
        looks += [("", "")] * (shown.gaps and bool(shown.where))
        looks += [("", line) for line in shown.text]
        looks += [("", "")] * (shown.gaps and bool(shown.text))
        for look, line in looks:
            output.set_attributes(self._merged.get_attrs_for_style_str(look), ColorDepth.DEPTH_4_BIT)
            output.write(f" {line}".rstrip() + "\r\n")
        output.reset_attributes()
        output.flush()


def _width(size: Size) -> int:
    return max(1, min(size.columns - 2, _WIDEST))


def _size() -> Size:
    return get_app_session().output.get_size()
