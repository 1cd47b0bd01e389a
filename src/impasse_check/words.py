"""The words of the program itself: menus, messages, and the phrases that join a pack's words.

They live in ``data/words.yaml``, so that another language can be set beside it.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from impasse_check import files
from impasse_check.characters import within_a_line
from impasse_check.strict_yaml import parse

SHIPPED: Final = "words.yaml"
LANGUAGE: Final = "en"
"""The language of all that ships beside the pack, as a BCP 47 tag."""
_MOST_BYTES: Final = 2**20


class Words:
    """Phrases by key, such as ``error.exists``; a phrase may have named blanks."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = phrases

    def say(self, key: str, /, **blanks: object) -> str:
        """Give a phrase with its blanks filled. Raises KeyError for a key or blank that is not there.

        What fills a blank may come from anywhere, such as the name of a file: it can neither steer a terminal
        nor begin a line of its own.
        """
        filled = {name: within_a_line(str(blank)) for name, blank in blanks.items()}
        return self._phrases[key].format(**filled)

    def find(self, key: str) -> str:
        """Give a phrase without blanks, or nothing where there is none of this key."""
        return self._phrases.get(key, "")

    def knows(self, key: str) -> bool:
        """Say whether there is such a phrase."""
        return key in self._phrases

    def raw(self, key: str) -> str:
        """Give a phrase with its blanks left empty."""
        return re.sub(r"\{[a-z]*\}", "", self._phrases[key])

    @property
    def keys(self) -> frozenset[str]:
        """Every key there is."""
        return frozenset(self._phrases)


@cache
def load_words() -> Words:
    """Load the words that ship with the program, in ``LANGUAGE``; read once."""
    groups: dict[str, dict[str, Any]] = parse(files.shipped(SHIPPED), most_bytes=_MOST_BYTES).value
    return Words({f"{group}.{key}": text for group, texts in groups.items() for key, text in texts.items()})
