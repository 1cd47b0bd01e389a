"""Which question comes when, and what a changed answer takes with it."""

import pytest
from core_helpers import EVENTS, GRAVE, PACK, answer, changed, said
from oracle_table import QUESTIONS, TABLE

from impasse_check import flow
from impasse_check.model import Answers

IDS = tuple(TABLE)
GATES = tuple(each.id for each in QUESTIONS if each.kind == "gate")
NOTHING = {each.id: {"graded": "never", "gate": "no"}.get(each.kind, each.values[-1]) for each in QUESTIONS}
"""Answers of someone for whom all is well; nobody else decides about the therapy."""


def run(choose: dict[str, str]) -> tuple[str, ...]:
    """Answer whatever is asked next until nothing is; give the ids in the order in which they came."""
    answers, asked = Answers(), []
    while (name := flow.next_unasked(PACK, answers)) is not None:
        asked.append(name)
        answers, dropped = flow.put(PACK, answers, name, answer(choose[name]))
        assert dropped == ()
        assert len(asked) <= len(IDS)
    return tuple(asked)


def test_the_shortest_run_leaves_out_what_hangs_on_something() -> None:
    """What hangs on a closed gate is never asked, and nothing flagged means no closing."""
    hanging = {each.id for each in QUESTIONS if each.gate and each.gate.on != "ordered-care"}
    assert run(NOTHING) == tuple(
        name for name in IDS if name not in hanging and TABLE[name].section != "closing"
    )


def test_the_longest_run_asks_everything_in_order() -> None:
    """Every gate open, and a route that calls for someone else first."""
    opened = {name: next(word for word in TABLE[name].values if word != "no") for name in GATES}
    assert run(NOTHING | opened | {EVENTS[0]: "yes"}) == IDS


@pytest.mark.parametrize("word", ["unsure", "declined"])
def test_a_gate_that_was_not_answered_stays_open(word: str) -> None:
    """Its questions are asked."""
    asked = run(NOTHING | dict.fromkeys(GATES, word))
    assert asked == tuple(name for name in IDS if TABLE[name].section != "closing")


@pytest.mark.parametrize(
    ("words", "closing"),
    [
        ({}, ()),
        ({"easy-ground": "rarely"}, ("safe-to-raise",)),
        ({"easy-ground": "rarely", "safe-to-raise": "no"}, ("safe-to-raise", "consulted")),
        ({"safe-to-raise": "no"}, ("safe-to-raise", "consulted")),
        ({"pressured-to-stay": "unsure", "safe-to-raise": "yes"}, ("safe-to-raise", "consulted")),
        ({"asked-for-favors": "yes", "hurt-or-threatened": "yes"}, ()),
        ({"asked-for-favors": "yes", "hurt-or-threatened": "unsure"}, ()),
    ],
)
def test_the_closing_hangs_on_the_outcome_so_far(words: dict[str, str], closing: tuple[str, ...]) -> None:
    """Whether it is safe is asked where something was flagged, whom they asked where the route is consult."""
    asked = flow.to_ask(PACK, said(words))
    assert tuple(name for name in asked if TABLE[name].section == "closing") == closing


def test_the_first_open_question_that_was_never_asked_is_next() -> None:
    """A blank counts as never asked; every other absence is an answer."""
    given = dict.fromkeys(IDS, "not-asked") | {"therapy-status": "ended", "ordered-care": "declined"}
    given |= {"on-my-side": "unsure", "can-take-in-care": "not-applicable", "repair-works": "no"}
    assert flow.next_unasked(PACK, said(given)) == "work-is-valued"
    assert flow.next_unasked(PACK, Answers()) == "therapy-status"
    assert flow.next_unasked(PACK, said(NOTHING)) is None


@pytest.mark.parametrize(
    ("before", "name", "word", "dropped"),
    [
        ({"pays": "yes", "debt-silences": "often"}, "pays", "no", ("debt-silences",)),
        ({"pays": "yes", "debt-silences": "often"}, "pays", "unsure", ()),
        ({"pays": "yes", "debt-silences": "not-asked"}, "pays", "no", ()),
        ({"pays": "yes", "debt-silences": "declined"}, "pays", "no", ("debt-silences",)),
        (
            {"told-stuck": "once", "stuck-avoided": "often", "felt-stuck": "yes", "stuck-unnoticed": "never"},
            "felt-stuck",
            "no",
            ("stuck-unnoticed", "told-stuck", "stuck-avoided"),
        ),
        ({"not-free-to-stop": "never"}, "ordered-care", "yes", ("not-free-to-stop",)),
        (
            {"easy-ground": "often", "safe-to-raise": "no", "consulted": "yes"},
            "easy-ground",
            "never",
            (),
        ),
        (
            {"easy-ground": "often", "safe-to-raise": "hard", "consulted": "yes"},
            "easy-ground",
            "never",
            ("safe-to-raise",),
        ),
        (
            {"asked-for-favors": "yes", "safe-to-raise": "yes", "consulted": "no"},
            "sexual-remarks",
            "unsure",
            ("safe-to-raise", "consulted"),
        ),
    ],
)
def test_a_changed_answer_takes_out_what_it_makes_pointless(
    before: dict[str, str], name: str, word: str, dropped: tuple[str, ...]
) -> None:
    """It is gone from the answers, named in asking order, and nothing else is touched."""
    answers = said(before)
    after, names = flow.put(PACK, answers, name, answer(word))
    assert names == dropped
    kept = {each: value for each, value in answers.answers.items() if each not in dropped}
    assert after.answers == kept | {name: answer(word)}
    assert answers == said(before)


def test_what_stood_behind_a_closed_gate_is_left_as_it_was_kept() -> None:
    """A file may hold more than counts; one new answer is no reason to lose it."""
    words = {"pays": "no", "debt-silences": "often", "safe-to-raise": "declined"}
    after, names = flow.put(PACK, said(words), "easy-ground", answer("never"))
    assert (after, names) == (said(words | {"easy-ground": "never"}), ())


def test_an_answer_leaves_the_rest_of_the_file_alone() -> None:
    """What is to be brought, and how, stays."""
    chosen = changed(said({}), bring=("easy-ground",), bring_notes=("easy-ground",), tone="direct")
    after, _ = flow.put(PACK, chosen, "over-directs", answer("often"))
    assert after == chosen.put(chosen.answers | {"over-directs": answer("often")})


@pytest.mark.parametrize("name", IDS)
def test_the_rest_of_a_section_ends_with_it(name: str) -> None:
    """The question itself is the first of the rest."""
    onward = IDS[IDS.index(name) :]
    same = tuple(each for each in onward if TABLE[each].section == TABLE[name].section)
    assert flow.rest_of_section(PACK, name) == same


def test_that_it_is_not_safe_outlasts_help_from_outside() -> None:
    """It would not be asked there; who takes the grave answer back is not led to the therapist by that."""
    unsafe = said({"topic-pushed": "often", "safe-to-raise": "no"})
    grave, dropped = flow.put(PACK, unsafe, GRAVE[0], answer("yes"))
    assert (dropped, grave.answers["safe-to-raise"].given) == ((), "no")
    back, _ = flow.put(PACK, grave, GRAVE[0], answer("no"))
    assert back.answers == unsafe.answers
    safe = said({"topic-pushed": "often", "safe-to-raise": "yes"})
    assert flow.put(PACK, safe, GRAVE[0], answer("yes"))[1] == ("safe-to-raise",)
    assert flow.put(PACK, unsafe, "topic-pushed", answer("never"))[1] == ()
