"""Going through a quiz at a real terminal as a person does who looks for the keys, in both ways to ask."""

import time
from collections.abc import Sequence
from typing import Final

from core_helpers import WORDS
from pty_session import Terminal
from scripted import Reply, commands_of, value_of, values

from impasse_check.prompts.meaning import UNREAD
from impasse_check.prompts.page import Command, Page

DOWN: Final = "\x1b[B"
_AFTER_MOVES: Final = 0.3
"""Seconds after which a key is none of those that came together before it."""
_COMMANDS: Final = {Command.VANISH: "\x18"}
_COMMANDS_IN_TEXT: Final = {
    Command.BACK: "\x1b[Z",
    Command.HELP: "\x1bOP",
    Command.LEAVE: "\x04",
    Command.VANISH: "\x18",
}
_ALL_OUT: Final = "\x15"
"""Takes out what stands in a line of text."""


def by_keys(
    terminal: Terminal, pages: Sequence[Page], replies: Sequence[Reply], more: str | None = None
) -> list[str]:
    """Give each page its reply with single keys; give every screen on the way.

    ``more`` says in the language of the quiz that a page goes on on another screen.
    """
    there_is_more = "".join((more or WORDS.say("quiz.more-below")).split())
    screens: list[str] = []
    for page, (_, reply) in zip(pages, replies, strict=True):
        screens.append(terminal.wait_for_question())
        while there_is_more in "".join(screens[-1].split()) and reply not in _anywhere(page):
            terminal.type("\r")
            screens.append(terminal.wait_for_question())
        if page.careful:
            time.sleep(UNREAD)
        _press(terminal, page, reply)
    return screens


def by_lines(terminal: Terminal, pages: Sequence[Page], replies: Sequence[Reply]) -> None:
    """Give each page its reply with a line: a number, a letter, a word, or a text."""
    for page, (_, reply) in zip(pages, replies, strict=True):
        terminal.wait_for_prompt()
        terminal.type(f"{line_for(page, reply)}\r")


def line_for(page: Page, reply: str) -> str:
    """Give what is typed in plain lines as a reply to a page."""
    if page.takes_text or reply in commands_of(page):
        return reply
    return _key(page, reply).strip("\r")


def _press(terminal: Terminal, page: Page, reply: str) -> None:
    """Press the keys of one reply."""
    if page.listed and reply not in commands_of(page):
        names = values(page)
        steps = names.index(reply) - (names.index(page.at) if page.at in names else 0)
        for _ in range(abs(steps)):
            terminal.type(DOWN if steps > 0 else "\x1b[A")
        time.sleep(_AFTER_MOVES)
        terminal.type("\r")
    elif page.takes_text and reply not in commands_of(page):
        terminal.type((_ALL_OUT if page.current else "") + f"{reply}\r")
    else:
        terminal.type(_key(page, reply))


def _key(page: Page, reply: str) -> str:
    """Give the key, or in plain lines the number, that gives a reply to a page."""
    commands = commands_of(page)
    if reply in commands:
        own = _COMMANDS_IN_TEXT if page.takes_text else _COMMANDS
        return own.get(commands[reply]) or WORDS.find(f"keys.{reply}")
    if reply == "go-on" and page.goes_on:
        return "\r"
    value = value_of(page, reply)
    numbers = {each.value: str(place) for place, each in enumerate(page.choices, 1)}
    letters = {each.value: each.key for each in (*page.options, *page.silent)}
    return letters.get(value) or numbers[value]


def _anywhere(page: Page) -> set[str]:
    """Give the replies that can be given before all of a page was read."""
    letters = {str(getattr(each.value, "value", each.value)) for each in (*page.options, *page.silent)}
    return {*commands_of(page), *letters} - {"open"}
