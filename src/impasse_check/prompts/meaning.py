"""What one key means on one page, for both ways to ask: something that is said, or nothing, and why. Pure."""

import math
from collections.abc import Mapping
from enum import Enum
from typing import Final

from impasse_check.prompts.page import MOST_DIGITS, SKIP_KEY, Command, Move, Page, Said
from impasse_check.words import Words

GOING_ON: Final = ("", " ")
"""What goes on from a page that only informs: Enter alone, or Space."""


UNREAD: Final = 0.3
"""Seconds within which nobody has read a question: what comes then was meant for the page before."""


class Missed(Enum):
    """Why a key does nothing here; the value is what its words are called in ``data/words.yaml``."""

    NO_QUESTION = "no-question"
    """A digit, where nothing is asked."""
    NO_CHOICE = "no-choice"
    """A digit that no choice has."""
    TOO_SOON = "too-soon"
    """A digit that came before anybody could have read the question, where that matters most."""
    NOT_CHOSEN = "not-chosen"
    """Enter or Space, where something is to be chosen first."""
    NO_KEY = "no-key"
    """Any other key."""


class Meanings:
    """Knows the keys of the commands, which are the same on every page."""

    def __init__(self, words: Words) -> None:
        self._commands: Mapping[str, Command] = {
            key: each for each in Command if (key := words.find(f"keys.{each.value}"))
        }

    def of(self, page: Page, key: str, *, after: float = math.inf) -> Said | Missed:
        """Give what a key says on a page: a digit answers, Enter and Space go on, letters do the rest.

        ``key`` is one character, or nothing for Enter, ``after`` the seconds since the page was there. Enter
        keeps what was answered before.
        """
        if key in GOING_ON:
            return self._onward(page, key)
        if "0" <= key <= "9":
            soon = page.careful and after < UNREAD
            return Missed.TOO_SOON if soon and page.numbered else _answer(page, int(key))
        letter = key.lower()
        by_letter = {each.key: each.value for each in (*page.options, *page.silent)}
        if letter in by_letter:
            return by_letter[letter]
        command = self._commands.get(letter)
        return command if command in page.commands and command is not None else Missed.NO_KEY

    def _onward(self, page: Page, key: str) -> Said | Missed:
        if page.goes_on:
            return Move.GO_ON
        kept = None if key else next((e.value for e in page.all_choices if e.value == page.current), None)
        return Missed.NOT_CHOSEN if kept is None else kept


def _answer(page: Page, digit: int) -> Said | Missed:
    """Give the answer that a digit stands for."""
    if str(digit) == SKIP_KEY and any(each.key == SKIP_KEY for each in page.options):
        return next(each.value for each in page.options if each.key == SKIP_KEY)
    if not page.numbered:
        return Missed.NO_QUESTION
    if 1 <= digit <= min(len(page.numbered), MOST_DIGITS):
        return page.numbered[digit - 1].value
    return Missed.NO_CHOICE
