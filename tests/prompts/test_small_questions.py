"""Every question in a small window: itself, its choices and what a key does there, on one screen."""

from collections.abc import Iterator
from typing import Final

import pytest
import therapists
from core_helpers import PACK, WORDS

from impasse_check import flow
from impasse_check.answers import permits
from impasse_check.model import Answer, Answers, Pack, Question
from impasse_check.prompts.page import Choice, Command, Page
from impasse_check.prompts.paging import Screen, lay_out
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.steps import Course, Step

PACKS: Final = {"therapy-impasse": PACK, "therapist": therapists.PACK}
SMALL: Final = [(40, 14), (40, 16), (40, 18), (80, 14), (60, 15), (20, 12)]
"""Windows in which a question and its choices may take more than one screen."""


def every_question(pack: Pack) -> Iterator[Page]:
    """Give each question of a pack and what follows it: as it is first asked, and on the way back to it.

    All that can be marked is marked, so that each is asked, and the last answer is as long as it gets.
    """
    pages, answers = Pages(pack, WORDS), Answers()
    while left := [name for name in flow.to_ask(pack, answers) if name not in answers.answers]:
        yield pages.step(Step(left[0]), Course(pack, answers))
        answers, _ = flow.put(pack, answers, left[0], _said(pack, left[0], pack.questions[left[0]]))
    course = Course(pack, answers)
    for ahead in (False, True):
        yield from (pages.step(each, course, ahead=ahead, skipped=True) for each in course.steps)


def _said(pack: Pack, name: str, question: Question) -> Answer:
    """Give an answer that opens what hangs on it, with the longest of what may follow."""
    choices = list(pack.choices[question.choice_set])
    if question.kind != "graded":
        closes = question.kind == "event" or name == "ordered-care"
        most = next((each for each in choices if each == "more-than-once"), "yes")
        return Answer(given="no" if closes else most if most in choices else choices[0])
    asked = {
        part: pack.choices[getattr(pack.follow_ups, part).choices]
        for part in permits(pack, question)
        if part != "given"
    }
    longest = {part: max(labels, key=lambda each: len(labels[each])) for part, labels in asked.items()}
    return Answer(given=choices[3], **longest)


@pytest.mark.parametrize("pack", PACKS)
def test_every_question_is_one_screen_on_forty_columns_and_twenty_rows(pack: str) -> None:
    """As it is first asked, and on the way back to it, with what was said there and a key on."""
    for page in every_question(PACKS[pack]):
        laid = lay_out(page, WORDS, width=38, rows=20)
        assert len(laid) == 1, (page.where, page.question, [each.text for each in laid])
        assert laid[0].question, page.question
        assert page.where in " ".join(laid[0].where)
        assert laid[0].commands == page.commands


@pytest.mark.parametrize(("columns", "rows"), SMALL[:-1])
@pytest.mark.parametrize("pack", PACKS)
def test_no_screen_is_a_heading_alone(pack: str, columns: int, rows: int) -> None:
    """Where one is read before the rest, what is asked stands below it."""
    for page in every_question(PACKS[pack]):
        for shown in lay_out(page, WORDS, width=columns - 2, rows=rows):
            alone = shown.turns and not shown.choices and " ".join(shown.text) in _headings(page)
            assert not alone, (page.question, shown.text)
            assert shown.height < rows or len(shown.choices) == 1


def _headings(page: Page) -> list[str]:
    """Give what stands above a question and says nothing of it."""
    spoken = [page.where, " ".join((page.where, *page.lead)), *page.lead]
    return [*spoken, " ".join((page.where, *page.text))] if len(page.text) < 2 else spoken


MORE: Final = WORDS.say("widgets.more-answers")


@pytest.mark.parametrize(("columns", "rows"), SMALL)
@pytest.mark.parametrize("pack", PACKS)
def test_choices_on_the_next_screen_are_told(pack: str, columns: int, rows: int) -> None:
    """On each screen that has some of them, but for the last; and on no other."""
    for page in every_question(PACKS[pack]):
        laid = lay_out(page, WORDS, width=columns - 2, rows=rows)
        for number, shown in enumerate(laid, 1):
            further = bool(shown.choices) and number < len(laid)
            assert (MORE in _below(shown)) == further, (page.question, _below(shown))


def _below(shown: Screen) -> str:
    return " ".join(" ".join(shown.keys).split())


def test_enter_is_told_where_it_keeps_an_answer() -> None:
    """On the screen where that answer is pointed at, and not where Enter leads to more of them."""
    choices = tuple(Choice(value=each, label=f"The {each}") for each in "abcdefghi")
    keeps = WORDS.say("widgets.keeps")
    fresh, again = Page(question="So?", choices=choices), Page(question="So?", choices=choices, current="h")
    (shown,) = lay_out(fresh, WORDS, width=78, rows=24)
    assert keeps not in _below(shown)
    (shown,) = lay_out(again, WORDS, width=78, rows=24)
    assert keeps in _below(shown)
    first, last = (_below(each) for each in lay_out(again, WORDS, width=38, rows=13))
    assert (keeps in first, keeps in last) == (False, True)


def test_the_key_on_says_where_it_leads_where_there_is_room() -> None:
    """A small window has a shorter word for it."""
    page = Page(
        question="So?",
        choices=tuple(Choice(value=each, label=f"The {each}") for each in "abcdefg"),
        commands=(Command.BACK, Command.AHEAD),
    )
    (large,), (small,) = (lay_out(page, WORDS, width=78, rows=rows) for rows in (24, 12))
    key, told = WORDS.say("keys.ahead"), WORDS.say("widgets.ahead-in-full")
    assert f"{key} {told}" in _below(large)
    assert told not in _below(small)
    assert f"{key} {WORDS.say('widgets.ahead')}" in _below(small)
