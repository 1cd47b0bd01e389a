"""How long a quiz takes, by a count of words and keys in the transcripts of its shortest and longest ways.

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
_PAGE: Final = {
    "longest": re.compile(f"{'=' * 80}\n"),
    "shortest": re.compile("(?m)^(?:Your (?:choice|words)|Enter goes on): .*$"),
}
"""What stands between two pages: a rule where there are single keys, what was typed where there are lines."""


def minutes(name: str) -> int:
    """Give the whole minutes that ``shortest`` or ``longest`` takes."""
    (transcript,) = _PATHS.glob(f"{name}.*.txt")
    pages = [each for each in _PAGE[name].split(transcript.read_text(encoding="utf-8")) if each.strip()]
    read = {sentence for page in pages for sentence in _sentences(page)}
    words = sum(len(sentence.split()) for sentence in read)
    return round(words / WORDS_A_MINUTE + len(pages) * SECONDS_A_KEY / 60)


def _sentences(page: str) -> list[str]:
    """Give the sentences, titles and choices of a page, without numbers and the pointer.

    What an empty line ends is one of its own, so that a question is the same below another title.
    """
    parts = re.split(r"\n\s*\n", re.sub(r"\n *(?=[1-9]\.|- |> )", "\n\n", page))
    texts = [" ".join(re.sub(r"[0-9>]+", "", part).split()) for part in parts]
    return [each for text in texts for each in re.split(r"(?<=[.?:])\s", text) if each]
