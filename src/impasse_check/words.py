"""The words of the program itself: menus, messages, and the phrases that join a pack's words.

They live in ``data/words.yaml``, so that another language can be set beside it.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from pydantic import RootModel, model_validator

from impasse_check.characters import within_a_line
from impasse_check.language import OURS, load_shipped
from impasse_check.model import Text
from impasse_check.model.problems import problem, refuse

SHIPPED: Final = "words.yaml"
_KEY: Final = re.compile(r"[^\W\d]|[^\w\s]")
_TYPED: Final = {"keys": _KEY, "command": re.compile(r"[^\W\d]{2,}"), "letter": _KEY}
"""The groups of phrases that a person types, and what these can be."""
_ALONE: Final = ("keys", "command")
"""Those of which no two are the same; of letters, no two on one page are."""
_STANDING: Final = ("back", "why", "help", "leave")
"""What has its key on nearly every page."""


class WordsFile(RootModel[dict[str, dict[str, Text]]]):
    """What the file holds: phrases by group and name."""

    root: dict[str, dict[str, Text]]

    @model_validator(mode="after")
    def _can_be_typed(self) -> "WordsFile":
        """Take only keys and words that a person can type, and that mean one thing each."""
        typed = {(group, name): text for group in _TYPED for name, text in self.root[group].items()}
        told = Counter(text for (group, _), text in typed.items() if group in _ALONE)
        standing = {typed["keys", name] for name in _STANDING}
        refuse(
            problem(f"language.{group}", (group, name))
            for (group, name), text in typed.items()
            if not _TYPED[group].fullmatch(text)
            or text != text.lower()
            or (text in standing if group not in _ALONE else told[text] > 1)
        )
        return self


class Words:
    """Phrases by key, such as ``error.exists``; a phrase may have named blanks."""

    def __init__(self, phrases: Mapping[str, str], language: str) -> None:
        self._phrases = phrases
        self.language = language
        """The language, as a BCP 47 tag."""

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
def load_words(language: str = OURS) -> Words:
    """Load the words of the program in a language (a BCP 47 tag); read once. Raises PackError."""
    groups = load_shipped(WordsFile, SHIPPED, language)[0].root
    phrases = {f"{group}.{key}": text for group, texts in groups.items() for key, text in texts.items()}
    return Words(phrases, language)
