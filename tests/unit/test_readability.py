"""Limits for what a person reads or says: short, and easy for someone who left school at twelve.

The grade is Flesch-Kincaid's with syllables from the CMU dictionary; a rough sign, not a proof. Words to say
are held by ``test_words_that_hear.py`` too.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from core_helpers import PACK, RESOURCES
from readability import grade
from screen_texts import pages

from impasse_check.model import TONES, Part


class Written(NamedTuple):
    """A text and where it stands."""

    place: str
    text: str


class Limits(NamedTuple):
    """How long and how hard the texts of one kind may be."""

    words: int
    sentence: int
    hardest: float
    together: float


def of_part(part: Part) -> tuple[str, ...]:
    """Give what a part of a page says, a point of a list at a time."""
    return (part.say,) if part.say else (part.words,) if part.words else part.list


def questions() -> Iterator[Written]:
    """Give every question."""
    return (Written(name, each.text) for name, each in PACK.questions.items())


def reasons() -> Iterator[Written]:
    """Give why each is asked."""
    return (Written(name, each.why) for name, each in PACK.questions.items())


def lines() -> Iterator[Written]:
    """Give the lines to say to the therapist and to someone outside."""
    for name, opener in [*PACK.openers.items(), ("general", PACK.general)]:
        for tone in TONES:
            yield Written(f"{name} {tone}", getattr(opener, tone).line)
    for name, each in PACK.someone_lines.items():
        yield Written(name, each.line)


def texts() -> Iterator[Written]:
    """Give the longer words of each opener."""
    for name, opener in [*PACK.openers.items(), ("general", PACK.general)]:
        for tone in TONES:
            yield Written(f"{name} {tone}", getattr(opener, tone).text)


def replies() -> Iterator[Written]:
    """Give what may come back, and what can be said next."""
    for name, each in PACK.replies.items():
        for answer_name, answer in each.answers.items():
            yield Written(f"{name} {answer_name}", answer.sounds)
            yield Written(f"{name} {answer_name}", answer.next)


def on_pages() -> Iterator[Written]:
    """Give every part of every page, the words before and after sections, and the next steps."""
    for name, page in pages(PACK):
        for part_name, part in page.body.items():
            yield from (Written(f"{name}.{part_name}", text) for text in of_part(part))
    for name, section in PACK.sections.items():
        yield Written(name, section.intro)
        if section.warning is not None:
            yield from (Written(f"{name} warning", text) for text in section.warning.text)
    for name, steps in PACK.next_steps:
        yield from (Written(name, step) for step in steps)


def of_resources() -> Iterator[Written]:
    """Give what each line or body is for, and what it asks."""
    for each in RESOURCES:
        yield Written(each.name, each.what)
        if each.asks_first:
            yield Written(each.name, each.asks_first)


KINDS: tuple[tuple[Callable[[], Iterator[Written]], Limits], ...] = (
    (questions, Limits(words=30, sentence=22, hardest=8, together=4)),
    (reasons, Limits(words=32, sentence=22, hardest=8.5, together=5)),
    (lines, Limits(words=20, sentence=18, hardest=7, together=3)),
    (texts, Limits(words=45, sentence=25, hardest=6, together=3)),
    (replies, Limits(words=20, sentence=16, hardest=6, together=2)),
    (on_pages, Limits(words=60, sentence=24, hardest=8, together=4)),
    (of_resources, Limits(words=60, sentence=24, hardest=11, together=6)),
)


def words(text: str) -> int:
    """Count the words of a text; a blank to fill in is none."""
    return sum(any(map(str.isalnum, each)) for each in text.split())


def longest_sentence(text: str) -> int:
    """Count the words of the longest sentence; a colon ends one."""
    return max(words(each) for each in re.split(r"(?<=[.?!:;])\s+", text))


@pytest.mark.parametrize(("kind", "limits"), KINDS, ids=lambda each: getattr(each, "__name__", ""))
def test_what_is_read_or_said_is_short_and_easy(
    kind: Callable[[], Iterator[Written]], limits: Limits
) -> None:
    """Each text by itself, and all of a kind together."""
    written = list(kind())
    assert len(written) > 5
    assert {each.place: each.text for each in written if words(each.text) > limits.words} == {}
    assert {each.place: each.text for each in written if longest_sentence(each.text) > limits.sentence} == {}
    assert {each.place: each.text for each in written if grade(each.text) > limits.hardest} == {}
    assert grade("\n".join(each.text for each in written)) <= limits.together


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("I am here. You are not.", -3, 1),
        ("Could we look at it again, and give it room?", -2, 4),
        (
            "The disciplinary committee investigates allegations irrespective of contractual obligations.",
            18,
            40,
        ),
    ],
)
def test_the_grade_tells_easy_from_hard(text: str, least: float, most: float) -> None:
    """So that a limit on it means something."""
    assert least <= grade(text) <= most


def test_a_sentence_is_counted_between_its_ends() -> None:
    """A full stop, a question mark, a colon."""
    assert longest_sentence("One two. One two three? One: two three four five.") == 4
    assert words("You said ___. 3 times") == 4
