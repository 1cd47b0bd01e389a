"""Going through a quiz at a real terminal as a person does who looks for the words, in both ways to ask."""

from collections.abc import Sequence
from typing import Final

from core_helpers import WORDS
from pty_session import Terminal, choices
from scripted import Reply, commands_of, values

from impasse_check.prompts.page import Command, Page

MORE: Final = WORDS.say("quiz.more")
_KEYS: Final = {
    Command.BACK: "b",
    Command.WHY: "?",
    Command.NOTE: "n",
    Command.HELP: "h",
    Command.LEAVE: "q",
    Command.VANISH: "\x18",
}
_KEYS_IN_TEXT: Final = {
    Command.BACK: "\x1b[Z",
    Command.HELP: "\x1bOP",
    Command.LEAVE: "\x04",
    Command.VANISH: "\x18",
}


def by_keys(terminal: Terminal, pages: Sequence[Page], replies: Sequence[Reply]) -> list[str]:
    """Give each page its reply with single keys; give every screen on the way."""
    screens: list[str] = []
    for page, (_, reply) in zip(pages, replies, strict=True):
        goal, onward = _goal(page, reply), True
        while True:
            screens.append(terminal.wait_for_question())
            there = choices(screens[-1])
            if goal in there or (goal is None and MORE not in there) or reply in commands_of(page):
                break
            # A long list may have been opened behind what is looked for.
            onward = onward and MORE in there
            terminal.type(there[MORE] if onward else _KEYS[Command.BACK])
        terminal.type(there[goal] if goal in there else _typed(page, reply))
    return screens


def by_lines(terminal: Terminal, pages: Sequence[Page], replies: Sequence[Reply]) -> None:
    """Give each page its reply with a line: a number, a word, or a text."""
    for page, (_, reply) in zip(pages, replies, strict=True):
        terminal.wait_for_prompt()
        number = {value: str(place) for place, value in enumerate(values(page), 1)}
        terminal.type(f"{number.get(reply, reply)}\r")


def _goal(page: Page, reply: str) -> str | None:
    """Give the choice to look for, if the reply is one."""
    return dict(zip(values(page), (each.label for each in page.all_choices), strict=True)).get(reply)


def _typed(page: Page, reply: str) -> str:
    """Give the keys of a reply that is no choice."""
    commands = commands_of(page)
    if reply in commands:
        return (_KEYS_IN_TEXT if page.takes_text else _KEYS)[commands[reply]]
    return f"{reply}\r"
