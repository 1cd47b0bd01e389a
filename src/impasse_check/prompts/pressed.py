"""The keys of a session of widgets, as they were pressed: one by one, or so fast that they are a paste."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import groupby, pairwise
from typing import Final

from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from impasse_check.prompts.bursts import LONGEST, REST, TOGETHER
from impasse_check.prompts.interruptions import Interruptions
from impasse_check.prompts.keyboard import urgent
from impasse_check.prompts.page import Command

_WAYS_OUT: Final = frozenset({Keys.ControlX, Keys.ControlC, Keys.ControlD, Keys.ControlQ})
_MOVES: Final = frozenset({Keys.Up, Keys.Down})
_LINE_ENDS: Final = frozenset({Keys.ControlM, Keys.ControlJ})
_Keys = list[KeyPress]


class Pressed(Input):
    """An input that knows which keys came all at once; in all else it is the one it is made of.

    That one is in raw mode from beginning to end, so that nothing is shown between two pages either.
    """

    def __init__(self, source: Input, interruptions: Interruptions) -> None:
        self._source = source
        self._late_until = 0.0
        self._take: Callable[[_Keys], _Keys] = self._one
        self.interruptions = interruptions

    def to_choose(self) -> None:
        """Take one key at a time from here on. Of keys that came at once, only the ways out count."""
        self._take = self._one

    def to_write(self) -> None:
        """Take keys as text from here on. Of those that came at once, the last alone can end it."""
        self._take = _as_text

    def settle(self) -> Command | None:
        """Go to a new page: do as ``early``, and raise an interruption that was kept."""
        found = self.early()
        if found is not Command.VANISH:
            self.interruptions.answer()
        return found

    def early(self) -> Command | None:
        """Throw away what was typed too early; give the command among it that never is.

        Raises KeyboardInterrupt.
        """
        keys, until = get_typeahead(self), time.monotonic() + LONGEST
        while (more := self._source.read_keys()) and time.monotonic() < until:
            keys += more
        self._source.flush_keys()
        return urgent("".join(each.data for each in keys if each.key in _WAYS_OUT))

    def read_keys(self) -> _Keys:
        """Give the keys that are there, as far as they count."""
        return self._take(self._together())

    def _together(self) -> _Keys:
        """Give the keys that are there, and those that follow at once."""
        keys, until = self._source.read_keys(), time.monotonic() + LONGEST
        while keys and time.monotonic() < until and not _ways_out(keys):
            more = self._source.read_keys()
            if not more:
                time.sleep(TOGETHER)
                more = self._source.read_keys()
            if not more:
                break
            keys = [*keys, *more]
        return keys

    def _one(self, keys: _Keys) -> _Keys:
        """Give a key that came alone, and not right behind a burst; of others, the ways out."""
        now = time.monotonic()
        # Moving answers nothing, and a slow line brings such keys together that were pressed in turn.
        if (len(keys) == 1 and now >= self._late_until) or all(each.key in _MOVES for each in keys):
            return keys
        if len(keys) > 1:
            self._late_until = now + REST
        return _ways_out(keys)

    def flush_keys(self) -> _Keys:
        """Give the beginning of a key of which no more came."""
        return self._source.flush_keys()

    def raw_mode(self) -> AbstractContextManager[None]:
        """Change nothing: it is in raw mode already."""
        return nullcontext()

    def cooked_mode(self) -> AbstractContextManager[None]:
        """Change nothing: it stays in raw mode."""
        return nullcontext()

    def fileno(self) -> int:
        """Give the handle of the input this is made of."""
        return self._source.fileno()

    def typeahead_hash(self) -> str:
        """Give the name under which the library keeps keys of the input this is made of."""
        return self._source.typeahead_hash()

    @property
    def closed(self) -> bool:
        """Whether the input this is made of is closed."""
        return self._source.closed

    def attach(self, input_ready_callback: Callable[[], None]) -> AbstractContextManager[None]:
        """Let the library call back when there are keys."""
        return self._source.attach(input_ready_callback)

    def detach(self) -> AbstractContextManager[None]:
        """Let the library not call back for a while."""
        return self._source.detach()


def _ways_out(keys: _Keys) -> _Keys:
    return [each for each in keys if each.key in _WAYS_OUT]


def _as_text(keys: _Keys) -> _Keys:
    """Give keys of a text; what came at once is pasted, and only a line end that is the last key ends it."""
    if not keys[1:]:
        return keys
    ends = keys[-1:] if keys[-1].key in _LINE_ENDS else []
    rest = keys[: len(keys) - len(ends)]
    given: _Keys = []
    for is_text, pairs in groupby(pairwise([KeyPress(Keys.Ignore), *rest]), key=_is_text):
        run = [each for _, each in pairs]
        given += [KeyPress(Keys.BracketedPaste, "".join(each.data for each in run))] if is_text else run
    return [*given, *ends]


def _is_text(pair: tuple[KeyPress, KeyPress]) -> bool:
    """Say whether a key, given with the one before it, stands for a sign or for the end of a line."""
    before, pressed = pair
    return pressed.key in _LINE_ENDS or (len(pressed.key) == 1 and before.key != Keys.Escape)
