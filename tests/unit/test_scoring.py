"""Counts, levels and the route: what follows from the answers, and what never does."""

from dataclasses import replace
from itertools import product

import oracle
import pytest
from core_helpers import EVENTS, GRADED, GRAVE, PACK, said
from oracle_table import FREQUENCIES, IMPACTS, TABLE

from impasse_check.model import Condition
from impasse_check.scoring import Score, score

MONEY = tuple(name for name in GRADED if TABLE[name].section == "money")


def scored(words: dict[str, str], *, finished: bool = True) -> Score:
    """Score answers written as words."""
    return score(PACK, said(words, finished=finished))


def counts(
    *, eligible: int, answered: int, marked: int, mean: float | None, impact: float | None
) -> dict[str, object]:
    """Give what a section counts."""
    return {"eligible": eligible, "answered": answered, "marked": marked, "mean": mean, "impact": impact}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", counts(eligible=7, answered=0, marked=0, mean=None, impact=None)),
        ("often", counts(eligible=7, answered=1, marked=1, mean=None, impact=None)),
        ("often often often", counts(eligible=7, answered=3, marked=3, mean=None, impact=None)),
        (
            "often+a-little never rarely+very-much never",
            counts(eligible=7, answered=4, marked=2, mean=1.0, impact=2.5),
        ),
        (
            "often never never not-applicable",
            counts(eligible=6, answered=3, marked=1, mean=1.0, impact=None),
        ),
        (
            "rarely never never not-applicable not-applicable not-applicable not-applicable",
            counts(eligible=3, answered=3, marked=1, mean=1 / 3, impact=None),
        ),
        (
            "often often not-applicable not-applicable not-applicable not-applicable not-applicable",
            counts(eligible=2, answered=2, marked=2, mean=None, impact=None),
        ),
        (
            "almost-always+not-at-all sometimes unsure declined not-asked never never",
            counts(eligible=7, answered=4, marked=2, mean=1.5, impact=0.0),
        ),
    ],
)
def test_a_section_is_counted_over_what_applies(words: str, expected: dict[str, object]) -> None:
    """A mean needs three answers and half of what applies; impact is over what was marked and weighed."""
    given = dict(zip(MONEY, words.split(), strict=False))
    assert vars(scored(given).sections["money"]) == expected


def test_what_is_open_is_what_applies_and_has_no_frequency() -> None:
    """Not sure, rather not say and blank are all open; what does not apply is not."""
    words = ("often", "unsure", "declined", "not-asked", "not-applicable", "never")
    assert scored(dict(zip(MONEY, words, strict=False))).sections["money"].open == 4


def test_a_closed_section_counts_nothing() -> None:
    """Someone who pays nothing has no question on money, whatever stands in the file."""
    words = dict.fromkeys(MONEY, "often+very-much") | {"pays": "no"}
    assert vars(scored(words).sections["money"]) == counts(
        eligible=0, answered=0, marked=0, mean=None, impact=None
    )


def test_only_sections_with_something_to_count_are_counted() -> None:
    """The opening and the closing have none; events are never added up."""
    result = scored(dict.fromkeys(EVENTS, "yes"))
    assert list(result.sections) == ["feedback", "money", "boundaries"]
    assert vars(result.sections["boundaries"]) == counts(
        eligible=13, answered=0, marked=0, mean=None, impact=None
    )


@pytest.mark.parametrize("name", GRADED)
def test_every_graded_question_has_the_level_of_the_table(name: str) -> None:
    """For every frequency and impact, beside everything that a rise looks at, as the oracle has it."""
    told = product(("no", "once", "more-than-once", "declined"), ("never", "rarely"), ("never", "rarely"))
    for gates, remarks, theirs in told:
        beside = dict.fromkeys(("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern"), gates)
        beside |= {"personal-remarks": remarks, "their-unspoken-feelings": theirs}
        for often, heavy in product(FREQUENCIES, ("", *IMPACTS)):
            if heavy and often == "never":
                continue
            plain: dict[str, object] = beside | {name: {"frequency": often, "impact": heavy or None}}
            expected = oracle.levels(plain)
            result = scored(beside | {name: f"{often}+{heavy}"}, finished=False)
            assert result.levels == expected


@pytest.mark.parametrize("word", ["unsure", "declined", "not-applicable", "not-asked"])
@pytest.mark.parametrize("name", GRADED)
def test_a_graded_question_without_an_answer_is_not_flagged(name: str, word: str) -> None:
    """Absence implies nothing."""
    result = scored({name: word})
    assert (result.levels, result.route) == ({}, "none")


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("word", ["yes", "no", "unsure", "declined", "not-applicable", "not-asked"])
def test_an_event_has_the_level_of_the_table(name: str, word: str) -> None:
    """Yes is its level; not sure is consult, or help from outside; only an answer settles a grave one."""
    grave, softer = name in GRAVE, name == "pressured-to-stay"
    levels: dict[str, str] = {}
    if word == "yes":
        levels = {name: "outside" if grave else "consult"}
    elif word == "unsure" and (softer or not grave):
        levels = {name: "consult"}
    unsure = (name,) if word == "unsure" and grave and not softer else ()
    result = scored({name: word})
    assert result.levels == levels
    assert result.unsure_outside == unsure
    assert result.unfinished == ((name,) if grave and word.startswith("not-") else ())
    assert result.route == ("outside" if unsure else levels.get(name, "none"))


@pytest.mark.parametrize("safe", ["yes", "no", "unsure", "declined", "not-asked"])
@pytest.mark.parametrize(
    ("words", "route"),
    [
        ({}, "none"),
        ({"easy-ground": "rarely"}, "talk"),
        ({"easy-ground": "almost-always+very-much"}, "talk"),
        ({"asked-for-favors": "yes"}, "consult"),
        ({"easy-ground": "often", "over-identifies": "often"}, "consult"),
        ({"easy-ground": "often", "over-identifies": "often", "asked-for-money": "yes"}, "outside"),
        ({"easy-ground": "often", "sexual-remarks": "unsure"}, "outside"),
    ],
)
def test_the_highest_level_wins(words: dict[str, str], route: str, safe: str) -> None:
    """Not feeling safe makes the route consult at least, and never lowers it."""
    wanted = "consult" if safe == "no" and route in ("none", "talk") else route
    assert scored(words | {"safe-to-raise": safe}).route == wanted


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


def test_every_grave_event_is_unfinished_at_first() -> None:
    """Nothing was asked yet."""
    assert scored({}, finished=False).unfinished == GRAVE


def test_a_grave_event_behind_a_closed_gate_is_settled() -> None:
    """In a pack where one hangs on a gate, no one waits for an answer that cannot come."""
    name = "asked-for-money"
    gated = replace(PACK.questions[name], closed_by=Condition(question="pays", is_=("no",)))
    pack = replace(PACK, questions=dict(PACK.questions) | {name: gated})
    for gate, unfinished in (("no", ()), ("yes", (name,)), ("not-asked", (name,))):
        assert score(pack, said({"pays": gate, name: "not-asked"})).unfinished == unfinished
