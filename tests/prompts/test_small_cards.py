"""The card in a small window: all of it on one screen, whatever it is about."""

from dataclasses import replace
from typing import Final

import pytest
from core_helpers import GRADED, GRAVE, PACK, RESOURCES, WORDS, answer
from ended import TO_TALK
from scripted import Scripted, answered, sit
from ways import GATES

from impasse_check import build_report
from impasse_check.model import Answers
from impasse_check.prompts.paging import lay_out
from impasse_check.sitting.card import Doing, Hand

OTHERS: Final = {"personal-stories": "often+a-little"}
"""What sends to somebody else first."""
YES: Final = WORDS.say("quiz.last", answer="Yes")
RAISABLE: Final = [name for name in GRADED if PACK.questions[name].level]


class Narrow(Scripted):
    """Somebody with a small window."""

    width = 38


@pytest.mark.parametrize(
    "answers",
    [
        TO_TALK,
        answered({"personal-stories": "often+somewhat", "topic-pushed": "often+a-little"}),
        answered({GRAVE[0]: "yes", "topic-pushed": "often+a-little"}),
        answered(),
        answered({"pulls-me-from-others": "rarely+a-little", "fear-of-upsetting": "almost-always"}),
        answered({"defensive-at-concerns": "fully+very-much", "raised-concern": "more-than-once"}),
        answered({"topic-pushed": "often", "ordered-care": "yes"}),
    ],
)
def test_the_card_is_one_screen_in_a_small_window(answers: Answers) -> None:
    """With its keys, on forty columns and twenty rows."""
    asker = Narrow([("", "leave")])
    asker._is = lambda _to, _page: True  # type: ignore[assignment, method-assign]  # noqa: SLF001
    (card,) = sit([], start=answers, asker=asker).pages
    assert len(lay_out(card, WORDS, width=38, rows=20)) == 1, card.drawn


@pytest.mark.slow
@pytest.mark.parametrize("ordered", ["no", "yes"])
@pytest.mark.parametrize("consulted", ["no", "yes"])
@pytest.mark.parametrize("name", RAISABLE)
def test_no_card_is_more_than_one_screen_in_a_small_window(name: str, consulted: str, ordered: str) -> None:
    """Whatever it is about and whoever reads along, and with words to raise it where others come first."""
    start = answered(GATES | OTHERS | {"ordered-care": ordered, "consulted": consulted})
    if name in start.answers:
        least = list(PACK.scales[PACK.questions[name].choice_set])[1]
        start = start.put(start.answers | {name: answer(f"{least}+quite-a-lot")})
    hand = _hand(start)
    raises = Doing.RAISE in hand.offered(0, raising=False)
    for thing, raising in ((0, False), (1, False), *([(0, True), (1, True)] if raises else [])):
        card = hand.page(thing, (), raising=raising, width=38, speaks=False)
        card = card if raising else replace(card, last=YES)
        assert len(lay_out(card, WORDS, width=38, rows=20)) == 1, card.drawn


def test_a_card_says_all_where_there_is_room() -> None:
    """How often and how heavy go first, then the last answer; the words and their reason stay."""
    start = answered(GATES | OTHERS | {"consulted": "yes", "easy-ground": "almost-always+very-much"})
    card = replace(_hand(start).page(0, (), raising=False, width=38, speaks=False), last=YES)
    ((small,), (large,)) = (lay_out(card, WORDS, width=38, rows=rows) for rows in (20, 40))
    how_often = PACK.labels["frequency"]
    assert (how_often in "".join(large.text), how_often in "".join(small.text)) == (True, False)
    for shown in (small.text, large.text):
        assert WORDS.raw("card.because-consulted").split(",")[0] in "".join(shown)


def test_the_card_with_words_to_raise_it_says_no_last_answer() -> None:
    """Back leads from there to the card before, and not to that answer."""
    asker = Narrow([("", "raise"), ("", "leave")])
    asker._is = lambda _to, _page: True  # type: ignore[assignment, method-assign]  # noqa: SLF001
    start = answered(OTHERS | {"topic-pushed": "often+a-little"})
    before, card = sit([], start=start, asker=asker).pages
    assert (bool(before.last), bool(card.last)) == (True, False)


def _hand(answers: Answers) -> Hand:
    report = build_report(PACK, answers, words=WORDS, resources=RESOURCES)
    return Hand(PACK, WORDS, answers, report, unasked=False, returned=True)
