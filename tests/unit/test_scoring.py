"""Counts, levels and the route: what follows from the answers, each rule as the oracle has it."""

from itertools import product

import pytest
from core_helpers import EVENTS, GRADED, PACK, changed, in_file, said
from oracle import Telling
from oracle_table import ABSENCES, IMPACTS, QUESTIONS, TABLE

from impasse_check.model import Condition
from impasse_check.scoring import Score, score

TOLD = ("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern")
CLOSE = ("personal-remarks", "their-unspoken-feelings", "personal-stories", "pulls-me-from-others")
"""What other questions look at."""
MONEY = tuple(name for name in GRADED if TABLE[name].section == "money")


def scored(words: dict[str, str]) -> Score:
    """Score answers written as words, and compare all of it with the oracle."""
    given = said(words, finished=False)
    result, expected = score(PACK, given), Telling({"answers": in_file(given)})
    assert (result.route, result.levels) == (expected.route, expected.levels), words
    assert list(result.because) == expected.because, words
    assert list(result.unfinished) == expected.unfinished
    assert list(result.unsure_outside) == expected.unsure_outside
    for name, counts in result.sections.items():
        found = {**counts.model_dump(), "open": counts.open}
        assert found == {key: expected.section(name)[key] for key in found}, name
    return result


def test_a_section_is_counted_over_what_applies() -> None:
    """A mean needs three answers and half of what applies; impact is over what was marked and weighed."""
    marks = ("often+a-little", "never", "rarely+very-much", "almost-always+not-at-all", "sometimes")
    for answered in range(len(MONEY) + 1):
        for away, left in product(range(len(MONEY) - answered + 1), ("unsure", "not-asked")):
            given = [marks[place % len(marks)] for place in range(answered)] + ["not-applicable"] * away
            words = dict.fromkeys(MONEY, left) | dict(zip(MONEY, given, strict=False))
            scored(words)
            assert scored(words | {"pays": "no"}).sections["money"].eligible == 0


def test_only_sections_with_something_to_count_are_counted() -> None:
    """The opening and the closing have none."""
    scored_kinds = {each.section for each in QUESTIONS if each.kind in ("graded", "event")}
    assert list(scored({}).sections) == [name for name in PACK.sections if name in scored_kinds]


@pytest.mark.slow
@pytest.mark.parametrize("name", GRADED)
def test_every_graded_question_has_the_level_of_the_table(name: str) -> None:
    """For every answer and impact, beside everything that a rise looks at."""
    told = [("no", "never"), ("once", "rarely"), ("more-than-once", "never"), ("declined", "sometimes")]
    values = TABLE[name].values
    weighed = (f"{often}+{heavy}" for often in values[1:] for heavy in IMPACTS)
    answers = (*values, *ABSENCES, *weighed)
    for gates, close in told:
        beside = dict.fromkeys(TOLD, gates) | dict.fromkeys(CLOSE, close)
        for word in answers:
            scored(beside | {name: word})


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_has_the_level_of_the_table(name: str) -> None:
    """Whatever is answered to it, beside a lighter and a heavier mark, safe or not."""
    calm = dict.fromkeys(EVENTS, "no")
    beside: tuple[dict[str, str], ...] = ({}, {"easy-ground": "rarely"}, {"over-identifies": "often"})
    for word, marked, safe in product(("yes", "no", *ABSENCES), beside, ("yes", "no", "declined")):
        scored(calm | marked | {"safe-to-raise": safe, name: word})


def test_flagged_questions_are_found_by_level_in_asking_order() -> None:
    """Whatever the order in the file was."""
    words = {
        "pressured-to-stay": "yes",
        "consulted": "no",
        "kept-for-money": "often",
        "asked-for-money": "yes",
    }
    result = scored(words | {"topic-pushed": "rarely", "easy-ground": "rarely", "stuck-unnoticed": "rarely"})
    assert result.at("outside") == ("asked-for-money", "pressured-to-stay")
    assert result.at("consult") == ("kept-for-money",)
    assert result.at("talk") == ("stuck-unnoticed", "easy-ground", "topic-pushed")


def test_a_grave_event_behind_a_closed_gate_is_settled() -> None:
    """In a pack where one hangs on a gate, no one waits for an answer that cannot come."""
    name = "asked-for-money"
    gated = changed(PACK.questions[name], closed_by=Condition(question="pays", is_=("no",)))
    pack = changed(PACK, questions=PACK.questions | {name: gated})
    for gate, unfinished in (("no", ()), ("yes", (name,)), ("not-asked", (name,))):
        assert score(pack, said({"pays": gate, name: "not-asked"})).unfinished == unfinished
