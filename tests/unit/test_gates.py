"""What counts after the gates: closed ones take out what hangs on them, everything else stays open."""

import pytest
from core_helpers import PACK, answer, said
from oracle_table import ABSENCES, QUESTIONS, TABLE

from impasse_check.gates import frequency_points, impact_points, meets, not_counted, standing
from impasse_check.model import NOT_APPLICABLE, NOT_ASKED, Answer, Condition

GATED = [
    (each.id, each.gate.on, word, word in each.gate.closed_by)
    for each in QUESTIONS
    if each.gate is not None
    for word in (*TABLE[each.gate.on].values, *ABSENCES)
]


def opened_up_to(name: str) -> dict[str, str]:
    """Give answers that open every gate before a question, so that only its own decides."""
    gate = TABLE[name].gate
    if gate is None:
        return {}
    opening = next(word for word in TABLE[gate.on].values if word not in gate.closed_by)
    return opened_up_to(gate.on) | {gate.on: opening}


@pytest.mark.parametrize(("name", "gate", "word", "closed"), GATED)
def test_only_the_words_of_the_table_close_a_gate(name: str, gate: str, word: str, closed: bool) -> None:
    """Behind a closed gate nothing applies; behind any other the answer stands, or is open if blank."""
    own = TABLE[name].values[-1]
    before = opened_up_to(name) | {gate: word}
    given = said(before | {name: own}, finished=False).answers
    stands = standing(PACK, given)
    assert stands[name] == (NOT_APPLICABLE if closed else answer(own))
    assert standing(PACK, said(before, finished=False).answers)[name].status == (
        "not-applicable" if closed else "not-asked"
    )
    hanging = {each.id for each in QUESTIONS if each.gate and each.gate.on == name}
    assert set(not_counted(PACK, given, stands)) - hanging == ({name} if closed else set())


def test_a_question_whose_own_gate_is_closed_closes_those_on_it() -> None:
    """Not having felt stuck closes all that was said about telling it."""
    given = said({"felt-stuck": "no", "told-stuck": "more-than-once", "stuck-avoided": "often"}).answers
    stands = standing(PACK, given)
    assert [stands[name].status for name in ("stuck-unnoticed", "told-stuck", "stuck-avoided")] == [
        "not-applicable"
    ] * 3
    assert not_counted(PACK, given, stands) == ("told-stuck", "stuck-avoided")


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("often", True),
        ("often+very-much", True),
        ("never", True),
        ("unsure", True),
        ("declined", True),
        ("not-applicable", False),
        ("not-asked", False),
    ],
)
def test_what_is_taken_out_is_named(word: str, *, named: bool) -> None:
    """Anything a person said behind a closed gate is named, but not that it does not apply or is blank."""
    given = said({"pays": "no", "kept-for-money": word}).answers
    stands = standing(PACK, given)
    assert not_counted(PACK, given, stands) == (("kept-for-money",) if named else ())


def test_every_question_stands_in_asking_order_and_nothing_else_does() -> None:
    """The order of a file does not matter, and an id that is no longer asked is left aside."""
    given = {"consulted": answer("yes"), "retired-one": answer("yes"), "pays": answer("yes")}
    stands = standing(PACK, given)
    assert list(stands) == [each.id for each in QUESTIONS]
    assert {name for name, each in stands.items() if each is not NOT_ASKED} == {"pays", "consulted"}
    assert not_counted(PACK, given, stands) == ()


@pytest.mark.parametrize(
    ("word", "frequency", "impact"),
    [
        ("never", 0, None),
        ("rarely+not-at-all", 1, 0),
        ("sometimes+a-little", 2, 1),
        ("often+somewhat", 3, 2),
        ("almost-always+quite-a-lot", 4, 3),
        ("often+very-much", 3, 4),
        ("often", 3, None),
        ("unsure", None, None),
        ("not-applicable", None, None),
        ("yes", None, None),
    ],
)
def test_words_have_points(word: str, frequency: int | None, impact: int | None) -> None:
    """How often and how heavy count from 0 to 4; where none was given there are no points, not 0."""
    assert (frequency_points(answer(word)), impact_points(answer(word))) == (frequency, impact)


@pytest.mark.parametrize(
    ("condition", "word", "holds"),
    [
        (Condition(frequency=3), "sometimes", False),
        (Condition(frequency=3), "often", True),
        (Condition(frequency=3), "almost-always", True),
        (Condition(frequency=1), "unsure", False),
        (Condition(impact=2), "rarely+a-little", False),
        (Condition(impact=2), "rarely+somewhat", True),
        (Condition(impact=0), "rarely+not-at-all", True),
        (Condition(impact=0), "rarely", False),
        (Condition(is_=("no", "not-applicable")), "no", True),
        (Condition(is_=("no", "not-applicable")), "not-applicable", True),
        (Condition(is_=("no", "not-applicable")), "yes", False),
        (Condition(is_=("no", "not-applicable")), "not-asked", False),
    ],
)
def test_a_condition_holds_or_not(condition: Condition, word: str, holds: bool) -> None:
    """A condition looks at its own question unless it names one; a missing impact meets none."""
    stands = {"own": answer(word), "other": Answer(given="declined")}
    assert meets(condition, "own", stands) is holds
    assert not meets(condition, "other", stands)


def test_a_condition_may_name_another_question() -> None:
    """Then that one decides, wherever the condition stands."""
    stands = {"own": answer("never"), "other": answer("often")}
    assert meets(Condition(question="other", frequency=3), "own", stands)
    assert not meets(Condition(question="own", frequency=3), "other", stands)
