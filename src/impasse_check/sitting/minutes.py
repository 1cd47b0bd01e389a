"""How long it takes, told from a count of what there is to read and to press. Pure."""

import math
from typing import Final

from impasse_check import flow
from impasse_check.model import Answers, Pack

WORDS_A_MINUTE: Final = 200
"""Slower than most adults read, for people who are tired and think while they read."""
SECONDS_A_KEY: Final = 3
"""To decide, and to press."""


def minutes(pack: Pack, focus: tuple[str, ...]) -> int:
    """Give about how many minutes the questions take with a focus; none: all of them."""
    names = flow.to_ask(pack, Answers(focus=focus or None))
    words = sum(len(pack.questions[name].text.split()) for name in names)
    return max(1, math.ceil(words / WORDS_A_MINUTE + len(names) * SECONDS_A_KEY / 60))
