"""Which words to the therapist are shown, in which order, at which stage."""

from itertools import product

import oracle
import pytest
from core_helpers import GRAVE, OPENERS, PACK, answer, changed, in_file, said
from oracle_table import QUESTIONS, TABLE
from reads_corpus import small_pack

from impasse_check.model import Answers, Opener, Pack
from impasse_check.report.openers import openers, stage_of
from impasse_check.scoring import score
from impasse_check.visibility import by_weight, visible

OPENABLE = tuple(each.id for each in QUESTIONS if each.level in ("talk", "consult"))
TOLD = {"felt-stuck": "yes", "pays": "yes"} | dict.fromkeys(
    ("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern"), "more-than-once"
)
AROUND = (
    {},
    {"therapy-status": "on-a-break", "ordered-care": "yes"},
    {"therapy-status": "ended"},
    {"told-others-about-me": "not-asked"},
    *(
        {name: word}
        for name in GRAVE
        for word in ("yes", "unsure", "declined", "not-asked", "not-applicable")
    ),
)
"""What else may be said, and may hold an opener back."""


def raised(words: dict[str, str], pack: Pack = PACK) -> tuple[str, ...]:
    """Give the questions that may be raised, the heaviest first."""
    return visible(pack, score(pack, said(words)), "me").openers


@pytest.mark.parametrize("consulted", ["yes", "no", "not-asked"])
@pytest.mark.parametrize("safe", ["yes", "no", "unsure", "not-asked"])
def test_what_may_be_raised_is_what_the_contract_says(safe: str, consulted: str) -> None:
    """Each question, lightly and heavily marked, beside all that may hold it back."""
    last = {"safe-to-raise": safe, "consulted": consulted}
    each_alone = product(OPENABLE, ("rarely+not-at-all", "often+very-much"), AROUND[:1])
    beside_all = product(("easy-ground", "over-directs"), ("often+very-much",), AROUND)
    for name, mark, around in (*each_alone, *beside_all):
        words = TOLD | last | {name: "yes" if TABLE[name].kind == "event" else mark} | around
        expected = oracle.expect(in_file(said(words)))["opener_questions"]
        assert sorted(raised(words)) == sorted(expected), words  # type: ignore[call-overload]


@pytest.mark.parametrize("audience", ["me", "session", "outside"])
def test_nobody_outside_sees_words_to_the_therapist(audience: str) -> None:
    """The person and their session do, and an own note goes only where its opener does."""
    result = score(PACK, said({"easy-ground": "often"}))
    seen = visible(PACK, result, audience)  # type: ignore[arg-type]
    wanted = () if audience == "outside" else ("easy-ground",)
    assert seen.openers == seen.notes(("over-directs", "easy-ground")) == wanted


def test_the_heaviest_comes_first_then_the_most_frequent_then_asking_order() -> None:
    """What was not weighed comes after what weighs nothing at all, and events after that."""
    words = {
        "asked-for-favors": "yes",
        "over-directs": "almost-always",
        "fear-of-upsetting": "rarely",
        "over-identifies": "rarely+not-at-all",
        "easy-ground": "rarely+a-little",
        "topic-pushed": "sometimes+a-little",
        "feelings-passed-over": "sometimes+a-little",
        "personal-stories": "rarely+very-much",
        "told-others-about-me": "yes",
        "consulted": "yes",
    }
    assert raised(words) == (
        "personal-stories",
        "topic-pushed",
        "feelings-passed-over",
        "easy-ground",
        "over-identifies",
        "over-directs",
        "fear-of-upsetting",
        "asked-for-favors",
        "told-others-about-me",
    )
    last_three = ("told-others-about-me", "asked-for-favors", "over-directs")
    assert by_weight(PACK, score(PACK, said(words)), last_three) == last_three[::-1]


@pytest.mark.parametrize("told", ["no", "once", "more-than-once", "unsure", "declined", "not-asked"])
def test_the_stage_is_how_often_the_therapist_was_told(told: str) -> None:
    """For each question by its own gate, as the contract has it; unless told it is the first."""
    for gate in TOLD.keys() - {"felt-stuck", "pays"}:
        words = TOLD | {gate: told}
        result, seen = score(PACK, said(words)), oracle.Answers(words)
        for name in OPENABLE:
            if TABLE[name].gate is None or result.effective[name].given != "not-applicable":
                assert stage_of(PACK, result, name) == oracle.stage_of(TABLE[name], seen), (name, words)


@pytest.mark.parametrize(
    ("words", "name", "stage"),
    [
        ({"cold-room": "often"}, "cold-room", "first"),
        ({"cold-room": "often", "spoke-up": "more-than-once"}, "cold-room", "first"),
        ({"cold-room": "helped"}, "cold-room", "since"),
        ({"cold-room": "no-help"}, "cold-room", "first"),
        ({"turns-away": "partly", "spoke-up": "more-than-once"}, "turns-away", "enough"),
    ],
)
def test_a_pack_says_which_answers_lead_to_which_stage(words: dict[str, str], name: str, stage: str) -> None:
    """What was answered to whether it was said, or by the gate; the first rule that holds decides."""
    small = small_pack()
    given = {each: answer(word) for each, word in words.items()}
    if words[name] in small.choices["answered"]:
        given[name] = changed(answer("often"), said=words[name])
    assert stage_of(small, score(small, Answers(answers=given)), name) == stage


def test_openers_come_gentle_before_direct_each_with_its_stage() -> None:
    """The heaviest question first, with the very words of the pack."""
    result = score(
        PACK, said({"easy-ground": "rarely", "over-directs": "rarely+a-little"} | {"raised-concern": "once"})
    )
    found = openers(PACK, result, visible(PACK, result, "me").openers)
    assert [(each.question, each.indicator, each.tone, each.stage) for each in found] == [
        ("over-directs", "B3", "gentle", "again"),
        ("over-directs", "B3", "direct", "again"),
        ("easy-ground", "A1", "gentle", "first"),
        ("easy-ground", "A1", "direct", "first"),
    ]
    assert [each.text for each in found] == [OPENERS[each.question, each.tone, each.stage] for each in found]


def test_a_pack_may_have_fewer_words_and_no_indicators() -> None:
    """A tone without a text at this stage is left out; a pack need not rest on entries of an article."""
    bare = changed(PACK.questions["easy-ground"], indicator=None)
    only = Opener(for_=("topic-pushed", "easy-ground"), tone="direct", stage="first", text="one")
    pack = changed(PACK, openers={"only": only}, questions=PACK.questions | {"easy-ground": bare})
    found = openers(pack, score(pack, said({"easy-ground": "often"})), ("easy-ground",))
    assert [(each.question, each.tone, each.text, each.indicator) for each in found] == [
        ("easy-ground", "direct", "one", "")
    ]
