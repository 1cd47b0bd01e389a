"""Which words to the therapist are shown, in which order, at which stage."""

from itertools import product

import pytest
from core_helpers import GRAVE, OPENERS, PACK, answer, changed, in_file, said
from oracle import Telling
from oracle_table import QUESTIONS, TABLE
from reads_corpus import small_pack

from impasse_check.model import Answers, Opener, Pack, Saying
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


def marked(name: str, points: int, impact: str) -> str:
    """Give a mark of a question in its own words."""
    question = TABLE[name]
    return "yes" if question.kind == "event" else f"{question.values[points]}+{impact}"


@pytest.mark.parametrize("consulted", ["yes", "no", "not-asked"])
@pytest.mark.parametrize("safe", ["yes", "no", "unsure", "not-asked"])
def test_what_may_be_raised_is_what_the_contract_says(safe: str, consulted: str) -> None:
    """Each question, lightly and heavily marked, beside all that may hold it back."""
    last = {"safe-to-raise": safe, "consulted": consulted}
    light, heavy = (1, "not-at-all"), (3, "very-much")
    each_alone = product(OPENABLE, (light, heavy), AROUND[:1])
    beside_all = product(("easy-ground", "over-directs"), (heavy,), AROUND)
    for name, mark, around in (*each_alone, *beside_all):
        words = TOLD | last | {name: marked(name, *mark)} | around
        expected = Telling({"answers": in_file(said(words))}).openers
        assert sorted(raised(words)) == sorted(expected), words


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
        for name in OPENABLE:
            given = said(words | {name: marked(name, 3, "somewhat")})
            expected = Telling({"answers": in_file(given)}).stage(name)
            assert stage_of(PACK, score(PACK, given), name) == expected, (name, words)


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
    given = said({"easy-ground": "rarely", "over-directs": "rarely+a-little"})
    told = changed(given.answers["over-directs"], said="once")
    result = score(PACK, given.put(given.answers | {"over-directs": told}))
    found = openers(PACK, result, visible(PACK, result, "me").openers)
    assert [(each.question, each.indicator, each.tone, each.stage) for each in found] == [
        ("over-directs", "B3", "gentle", "again"),
        ("over-directs", "B3", "direct", "again"),
        ("easy-ground", "A1", "gentle", "first"),
        ("easy-ground", "A1", "direct", "first"),
    ]
    assert [each.text for each in found] == [OPENERS[each.question, each.tone, each.stage] for each in found]


def test_a_pack_may_have_fewer_words_and_no_indicators() -> None:
    """Where there are none for a question, it has none; a pack need not rest on entries of an article."""
    bare = changed(PACK.questions["easy-ground"], indicator=None)
    one, two = Saying(line="One?", text="One, long."), Saying(line="Two?", text="Two, long.")
    only = Opener(for_=("topic-pushed", "easy-ground"), stage="first", gentle=one, direct=two)
    pack = changed(PACK, openers={"only": only}, questions=PACK.questions | {"easy-ground": bare})
    found = openers(pack, score(pack, said({"easy-ground": "often"})), ("over-directs", "easy-ground"))
    assert [(each.question, each.tone, each.line, each.text, each.indicator) for each in found] == [
        ("easy-ground", "gentle", one.line, one.text, ""),
        ("easy-ground", "direct", two.line, two.text, ""),
    ]
