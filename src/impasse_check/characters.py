"""Characters with a part of their own: what does not belong in a text, and what holds words together.

The former steer a terminal or cannot be kept in a file.
"""

import re
from typing import Final

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
"""What stands for a blank at which no line may end, while lines are made."""
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters but tab and line feed, those that reorder text on screen, and those no file can hold."""


def hidden(text: str, start: int = 0) -> int | None:
    """Give the place of the first hidden character of a text, from ``start`` on, or None."""
    found = _UNSAFE.search(text, start)
    return None if found is None else found.start()


def is_harmless(text: str) -> bool:
    """Say whether a text has no hidden character, such as one that steers a terminal."""
    return not _UNSAFE.search(text)


def harmless(text: str) -> str:
    """Give a text without its hidden characters."""
    return _UNSAFE.sub("", text)


def within_a_line(text: str) -> str:
    """Give a text as it can stand in the midst of a line: nothing hidden, and blanks for its line ends."""
    return harmless(re.sub("[\t\n\r]", " ", text))


def one_line(text: str) -> str:
    """Give what was typed as one line, without hidden characters."""
    return harmless(" ".join(text.split())).strip()
