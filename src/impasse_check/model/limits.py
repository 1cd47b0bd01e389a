"""The most that files from outside may hold, and what names in them are made of.

Each limit is several times what the shipped pack needs; beyond it a file is refused, so that nothing takes
long or fills memory.
"""

import re
from typing import Final

ID: Final = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""What ids and choice words are made of."""
INDICATOR: Final = "[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
"""What ids of indicators are made of: they may be those of a printed list, such as B2."""
VERSION: Final = r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}"
LANGUAGE: Final = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""A language tag, as far as its form goes."""
DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A day, as far as its form goes."""
READ_AS_OTHER: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that some readers of YAML take for something else, in any capitals."""
STILL_CHOICES: Final = frozenset({"yes", "no"})
"""Those of them that can be choices all the same."""

LONGEST_ID: Final = 40
"""Characters of an id or a choice word."""
LONGEST_TITLE: Final = 200
"""Characters of what stands on one line: titles, choices, headings."""
LONGEST_TEXT: Final = 2000
"""Characters of any other text of a pack."""
LONGEST_LANGUAGE: Final = 35
"""Characters of a language tag, as BCP 47 recommends."""
LONGEST_VERSION: Final = 20
"""Characters of a version."""
MOST_SECTIONS: Final = 20
MOST_QUESTIONS: Final = 3000
MOST_RETIRED: Final = 200
MOST_SETS: Final = 50
"""Sets of choices."""
MOST_CHOICES: Final = 20
"""Choices of one set."""
MOST_INDICATORS: Final = 100
MOST_SOURCES: Final = 500
MOST_OPENERS: Final = 12000
MOST_RISES: Final = 10
"""Rises of one question."""
MOST_CONDITIONS: Final = 10
"""Conditions of one rise."""
MOST_TALKS: Final = 500
"""Talks in one answers file."""
MOST_NAMES: Final = 50
"""Ids or words in one list."""
MOST_PARTS: Final = 50
"""Parts of a page, and points or paragraphs of one list."""

_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, in most years."""


def is_day(text: str) -> bool:
    """Say whether a text is a day that a calendar has, written as YYYY-MM-DD."""
    if not re.fullmatch(DAY, text):
        return False
    year, month, day = map(int, text.split("-"))
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # noqa: PLR2004
    return year > 0 and 0 < month <= len(_DAYS) and 0 < day <= _DAYS[month - 1] + leap
