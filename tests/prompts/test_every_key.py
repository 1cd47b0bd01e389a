"""Every page and every key: what it says there, or why it says nothing; digits answer and do nothing else."""

import string
from collections.abc import Iterator
from typing import Final

import pytest
from core_helpers import GRADED, GRAVE, PACK, WORDS, page
from ended import CARD, MORE, TO_TALK, ending, more
from scripted import LAST, answered, replies_to_all, sit
from ways import WAYS

from impasse_check.prompts.meaning import Meanings, Missed
from impasse_check.prompts.page import SKIP_KEY, Command, Move, Page

KEYS: Final = (*string.digits, *string.ascii_letters, *"?!-. ", "")
"""Every key somebody may hit; the last is Enter."""
MEANINGS: Final = Meanings(WORDS)


def every_page() -> Iterator[Page]:
    """Give every page of some whole sittings: all questions marked, the grave ones, and the end."""
    marked = WAYS["everything marked"].answers
    yield from sit([*replies_to_all(marked), LAST], writes=True).pages
    grave = answered(dict.fromkeys(GRAVE, "unsure"))
    yield from sit([*replies_to_all(grave), LAST], writes=True).pages
    yield from ending(
        [
            *(*more("practise"), ("practise.title", "worse"), ("practise.worse", "go-on")),
            *(*more("session"), ("", "what-goes"), ("sheet.question", "back"), ("", "go-on")),
            *(
                *more("save"),
                ("save.question", "back"),
                (MORE, "back"),
                *more("change"),
                ("review.question", "back"),
            ),
            *((CARD, "help"), ("quiz.help", "back"), (CARD, "leave"))[:2],
        ],
        TO_TALK,
    ).pages
    outside = page("outside").title
    yield from ending(
        [(outside, "why"), ("end.which", "go-on")], answered({GRAVE[0]: "yes"}), title=outside
    ).pages


PAGES: Final = {f"{each.where} {each.question}": each for each in every_page() if not each.takes_text}


def test_these_are_pages_of_every_kind() -> None:
    """Each question and what follows it, pages to read, decisions, a list and cards."""
    questions = {each.question for each in PAGES.values()}
    assert {PACK.questions[name].text for name in (*GRADED, *GRAVE)} <= questions
    assert sum(each.goes_on for each in PAGES.values()) > 8
    assert any(each.listed for each in PAGES.values())


@pytest.mark.parametrize("name", PAGES)
def test_each_key_does_what_it_looks_like(name: str) -> None:
    """An answer comes from its own digit, going on from Enter or Space, all else from a letter."""
    shown = PAGES[name]
    said = {key: MEANINGS.of(shown, key) for key in KEYS}
    numbered = {str(place): each.value for place, each in enumerate(shown.numbered, 1)}
    letters = {each.key: each.value for each in (*shown.options, *shown.silent)}
    for key, reply in said.items():
        if isinstance(reply, Missed):
            assert WORDS.say(f"missed.{reply.value}")
        elif key in ("", " "):
            assert reply is Move.GO_ON if shown.goes_on else reply == shown.current
        elif key.isdigit():
            assert reply == (letters[key] if key == SKIP_KEY else numbered[key])
        else:
            assert reply == letters.get(key.lower(), reply)
            assert key.lower() in letters or isinstance(reply, Command)
    keys = [
        *letters,
        *(WORDS.say(f"keys.{each.value}") for each in shown.commands if each is not Command.VANISH),
    ]
    assert len(keys) == len(set(keys)), "one key means two things here"


@pytest.mark.parametrize("name", PAGES)
def test_enter_alone_never_answers(name: str) -> None:
    """It keeps what was answered before, or goes on where there is nothing to answer."""
    shown = PAGES[name]
    reply = MEANINGS.of(shown, "")
    assert reply in (Move.GO_ON, Missed.NOT_CHOSEN) or reply == shown.current


@pytest.mark.parametrize("name", PAGES)
def test_no_page_that_only_informs_takes_a_digit(name: str) -> None:
    """Nothing is recorded there, and it is said why."""
    shown = PAGES[name]
    if not shown.numbered:
        without = [MEANINGS.of(shown, key) for key in string.digits if key != SKIP_KEY]
        assert set(without) == {Missed.NO_QUESTION}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_more_answers_than_digits(name: str) -> None:
    """Each answer has its own."""
    assert len(PAGES[name].numbered) <= 9
