"""What counts after the gates: closed ones take out what hangs on them, everything else stays open."""

import pytest
from core_helpers import PACK, answer, in_file, said
from oracle import Telling
from oracle_table import ABSENCES, QUESTIONS, TABLE
from reads_corpus import small_pack

from impasse_check.gates import effective_answers, frequency_points, holds, impact_points, not_counted
from impasse_check.model import NOT_ASKED, Condition

OPEN = {each.id: each.values[-1] for each in QUESTIONS} | {
    "felt-stuck": "yes",
    "pays": "yes",
}
"""Everything answered, and no gate closed but one."""
SUNG = {
    "spoke-up": "once",
    "too-fast": "often",
    "turns-away": "partly",
    "cold-room": "rarely+not-at-all",
    "shouts": "unsure",
}


@pytest.mark.parametrize("gate", sorted({each.gate.on for each in QUESTIONS if each.gate}))
def test_a_gate_closes_what_the_contract_says(gate: str) -> None:
    """For every answer to it, and all that hangs on what hangs on it; what was said there is named."""
    for word in (*TABLE[gate].values, *ABSENCES):
        words = OPEN | {gate: word}
        given = said(words).answers
        told = Telling({"answers": in_file(said(words))})
        effective = effective_answers(PACK, given)
        assert {name: each.status for name, each in effective.items()} == {
            name: each.status for name, each in told.counted.items()
        }
        assert list(not_counted(PACK, given, effective)) == told.not_counted
        for name, each in effective.items():
            assert each is given[name] or each.given == "not-applicable"


def test_every_question_counts_in_asking_order_and_nothing_else_does() -> None:
    """The order of a file does not matter, and an id that is not asked is left aside."""
    given = {"consulted": answer("yes"), "walrus": answer("yes"), "pays": answer("yes")}
    effective = effective_answers(PACK, given)
    assert list(effective) == list(PACK.questions)
    assert {name for name, each in effective.items() if each is not NOT_ASKED} == {"pays", "consulted"}
    assert not_counted(PACK, given, effective) == ()


def test_words_have_the_points_of_their_scale() -> None:
    """Each question by its own; where there is no such answer there are no points, not 0."""
    small = small_pack()
    for name, question in small.questions.items():
        scale = small.scales[question.choice_set] if question.kind == "graded" else {}
        for word in (*small.choices[question.choice_set], *ABSENCES):
            assert frequency_points(small, name, answer(word)) == scale.get(word)
    for word, points in small.scales["impact"].items():
        assert impact_points(small, answer(f"often+{word}")) == points
    assert impact_points(small, answer("often")) is None


@pytest.mark.parametrize(
    ("condition", "own", "met"),
    [
        (Condition(frequency=4), "too-fast", False),
        (Condition(frequency=3), "too-fast", True),
        (Condition(frequency=1), "turns-away", True),
        (Condition(frequency=2), "turns-away", False),
        (Condition(frequency=1), "shouts", False),
        (Condition(impact=0), "cold-room", True),
        (Condition(impact=1), "cold-room", False),
        (Condition(impact=0), "too-fast", False),
        (Condition(is_=("yes", "unsure")), "shouts", True),
        (Condition(is_=("yes", "declined")), "shouts", False),
        (Condition(is_=("not-asked",)), "likes-it", True),
        (Condition(said=("helped",)), "cold-room", True),
        (Condition(said=("no-help",)), "cold-room", False),
        (Condition(said=("helped",)), "too-fast", False),
        (Condition(told=("once",)), "too-fast", True),
        (Condition(told=("more-than-once",)), "too-fast", False),
        (Condition(told=("once",)), "cold-room", False),
        (Condition(sign="harsh"), "too-fast", True),
        (Condition(question="too-fast", frequency=3), "shouts", True),
        (Condition(question="cold-room", frequency=3), "too-fast", False),
        (None, "too-fast", False),
    ],
)
def test_a_condition_holds_or_not(condition: Condition | None, own: str, *, met: bool) -> None:
    """It looks at its own question unless it names one; what was not given holds nothing."""
    small, given = small_pack(), {name: answer(word) for name, word in SUNG.items()}
    given["cold-room"] = given["cold-room"].model_copy(update={"said": "helped"})
    assert holds(small, condition, own, effective_answers(small, given)) is met


@pytest.mark.parametrize(("shouts", "turns", "met"), [("no", "partly", False), ("no", "wholly", True)])
def test_a_sign_holds_where_one_of_its_conditions_does(shouts: str, turns: str, *, met: bool) -> None:
    """And with none of them it does not."""
    given = {name: answer(word) for name, word in (SUNG | {"shouts": shouts, "turns-away": turns}).items()}
    small = small_pack()
    assert holds(small, Condition(sign="harsh"), None, effective_answers(small, given)) is met
