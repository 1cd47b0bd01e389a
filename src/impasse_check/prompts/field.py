"""A line of text on a page of widgets, where it is said while typing how much of it still fits."""

import time
from collections.abc import Iterator
from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindingsBase
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import PasswordProcessor
from prompt_toolkit.styles import BaseStyle

from impasse_check.prompts.page import Page
from impasse_check.prompts.paging import Screen
from impasse_check.prompts.wrapping import wrap
from impasse_check.words import Words

UNREAD: Final = 0.5
"""Seconds within which nobody has read that something did not fit."""


class Field:
    """Takes a line of text, and gives it at Enter. What does not fit is not taken, nothing of it.

    A paste of which a part was not taken can end with an Enter of its own: just then it gives nothing.
    """

    def __init__(
        self,
        page: Page,
        shown: Screen,
        text: str,
        words: Words,
        *,
        width: int,
        style: BaseStyle,
        keys: KeyBindingsBase,
    ) -> None:
        self._words = words
        self._longest = page.longest
        self._width = width
        self._taken = text
        self._refused = 0
        self._unread_until = 0.0
        self._buffer = Buffer(
            document=Document(text), multiline=False, accept_handler=self._enter, on_text_changed=self._weigh
        )
        self.application: Application[Any] = Application(
            layout=Layout(HSplit([*self._rows(page, shown)]), focused_element=self._buffer),
            key_bindings=keys,
            style=style,
            erase_when_done=True,
        )

    @property
    def text(self) -> str:
        """What stands there by now."""
        return self._buffer.text

    def _rows(self, page: Page, shown: Screen) -> Iterator[Window]:
        gap = [""] if shown.gaps else []
        question = "".join(f" {line}\n" for line in shown.question)
        keys = "".join(f" {line}".rstrip() + "\n" for line in (*gap, *shown.keys, *gap) if shown.keys)
        above: StyleAndTextTuples = [
            ("class:question", question),
            ("class:instruction", keys.removesuffix("\n")),
        ]
        yield Window(FormattedTextControl(above), dont_extend_height=True)
        typed = BufferControl(self._buffer, [PasswordProcessor()] if page.hidden else [])
        yield Window(typed, wrap_lines=True, dont_extend_height=True, get_line_prefix=lambda *_: " ")
        if self._longest is not None:
            yield Window(FormattedTextControl(self._below), dont_extend_height=True)

    def _below(self) -> StyleAndTextTuples:
        lines = wrap(self._room(), self._width)
        return [("class:instruction", "\n".join(f" {line}" for line in lines))]

    def _room(self) -> str:
        """Say how much still fits, or what did not."""
        left = (self._longest or 0) - len(self.text)
        if left <= 0:
            return self._words.say("widgets.full")
        if self._refused:
            return self._words.say("widgets.refused", length=self._refused, left=left)
        return self._words.say("widgets.left", left=left)

    def _weigh(self, _buffer: Buffer) -> None:
        """Take what was typed or pasted, or all back where it is too much."""
        more = len(self.text) - len(self._taken)
        if self._longest is None or len(self.text) <= self._longest or more < 0:
            self._taken, self._refused, self._unread_until = self.text, 0, 0.0
            return
        place = self._buffer.cursor_position - more
        self._buffer.document = Document(self._taken, place)
        self._refused = more
        self._unread_until = time.monotonic() + UNREAD

    def _enter(self, buffer: Buffer) -> bool:
        """Give the text; keep it in its place in any case."""
        if time.monotonic() >= self._unread_until:
            self.application.exit(result=buffer.text)
        return True
