"""How long a quiz takes, by a count of words and keys in the transcripts of five people's ways through it.

It is arithmetic, not a measurement: what was read before is not read again, and each key takes a moment.
"""

import re
from pathlib import Path
from typing import Final

WORDS_A_MINUTE: Final = 200
"""Slower than most adults read, for people who are tired and think while they read."""
SECONDS_A_KEY: Final = 3
"""To decide, and to press."""
_PATHS: Final = Path(__file__).parents[1] / "tests" / "golden" / "paths"
_RULE: Final = "=" * 80


def minutes(name: str) -> int:
    """Give the whole minutes that one of the ways takes."""
    screens = (_PATHS / f"{name}.keys.txt").read_text(encoding="utf-8").split(f"{_RULE}\n")[1:]
    read = {sentence for screen in screens for sentence in _sentences(screen)}
    words = sum(len(sentence.split()) for sentence in read)
    return round(words / WORDS_A_MINUTE + len(screens) * SECONDS_A_KEY / 60)


def _sentences(screen: str) -> list[str]:
    """Give the sentences and choices of a screen, without numbers and the pointer."""
    lines = re.sub(r"\n +(?=[1-9-]|> )", "\n\n", screen)
    text = " ".join(re.sub(r"[0-9>]+", "", part).strip() for part in re.split(r"\n\s*\n", lines))
    return [part.strip() for part in re.split(r"(?<=[.?:])\s", " ".join(text.split())) if part.strip()]
