"""A question above its choices, drawn by questionary, and what can be done below."""

from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import DynamicKeyBindings, KeyBindingsBase, merge_key_bindings
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.styles import BaseStyle
from questionary.prompts.common import InquirerControl

from impasse_check.prompts.paging import Screen


class Asked:
    """A question above its choices, and what can be done below: built once and filled anew for each screen.

    Building one takes several times as long as drawing it, and leaves much to tidy up.
    """

    def __init__(self, style: BaseStyle) -> None:
        self._above: StyleAndTextTuples = []
        self._below: StyleAndTextTuples = []
        self._rows: int | None = None
        self._top = 0
        self._more = ""
        self._heights: list[int] = []
        self._chooses = True
        self._missed: list[str] = []
        self.keys: KeyBindingsBase = merge_key_bindings([])
        self.control = InquirerControl([""], pointer=">", use_indicator=False)
        # With the focus, so that keys for editing text have nothing to edit.
        self.control.focusable = Always()
        self.control.show_cursor = False
        above = Window(FormattedTextControl(lambda: self._above), dont_extend_height=True)
        choices = Window(
            self.control,
            height=self._height,
            dont_extend_height=True,
            get_vertical_scroll=lambda _: self._scrolled(),
        )
        self.application: Application[Any] = Application(
            layout=Layout(
                HSplit(
                    [
                        ConditionalContainer(above, Condition(lambda: bool(self._above))),
                        ConditionalContainer(choices, Condition(lambda: self._chooses)),
                        Window(FormattedTextControl(self._all_below), dont_extend_height=True),
                    ]
                ),
                focused_element=self.control,
            ),
            key_bindings=DynamicKeyBindings(lambda: self.keys),
            style=style,
            erase_when_done=True,
        )

    def show(self, shown: Screen) -> None:
        """Fill it with a screen."""
        gap = "\n" if shown.gaps else ""
        self._missed = []
        self._rows, self._more = shown.rows, shown.more
        self._heights = [label.count("\n") + 1 for label, _ in shown.choices]
        self._top = self._opened()
        self._chooses = bool(shown.choices)
        lead = "".join(f" {line}\n" for line in shown.lead)
        question = "\n".join(f" {line}" for line in shown.question)
        self._above = [("class:instruction", lead), ("class:question", question), ("", gap)]
        if not (lead or question):
            self._above = []
        lines = [*shown.keys, *shown.last]
        begin = gap if self._chooses and lines else ""
        self._below = [("class:instruction", begin + "\n".join(f"   {line}".rstrip() for line in lines))]

    def miss(self, lines: list[str]) -> None:
        """Say in dim lines why a key does nothing."""
        self._missed = lines
        self.application.invalidate()

    def _all_below(self) -> StyleAndTextTuples:
        missed = "".join(f"\n   {line}" for line in self._missed)
        goes_on = self._more and self._scrolled() + (self._rows or 0) < sum(self._heights)
        end = "\n" if self._more and any(text for _, text, *_ in self._below) else ""
        more = f"   {self._more}" if goes_on else ""
        return [("class:instruction", more + end), *self._below, ("class:instruction", missed)]

    def _opened(self) -> int:
        """Give the first row that is seen at first: what is pointed at has others above and below it."""
        if self._rows is None:
            return 0
        begin = sum(self._heights[: max(self.control.pointed_at, 0)])
        return max(0, min(begin - self._rows // 2, sum(self._heights) - self._rows))

    def _scrolled(self) -> int:
        """Give the first row of a long list that is seen: what is pointed at is seen whole if it fits."""
        if self._rows is not None:
            pointed = max(self.control.pointed_at, 0)
            begin, end = sum(self._heights[:pointed]), sum(self._heights[: pointed + 1])
            self._top = min(begin, max(self._top, end - self._rows))
        return self._top

    def _height(self) -> Dimension:
        return Dimension() if self._rows is None else Dimension.exact(self._rows)
