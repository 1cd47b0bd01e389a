"""Which words to the therapist are shown, in which order, at which stage."""

from dataclasses import replace

import pytest
from core_helpers import GRAVE, PACK, said
from oracle_table import QUESTIONS, TABLE

from impasse_check.model import STAGE_WHEN_TOLD, TONES, Opener, Pack, Stage
from impasse_check.report.openers import by_weight, may_be_raised, openers, stage_of
from impasse_check.scoring import score

STARRED = {each.id for each in QUESTIONS if each.star}
OPENABLE = tuple(each.id for each in QUESTIONS if each.level in ("talk", "consult"))
AT_CONSULT = {
    name: {name: "yes" if TABLE[name].kind == "event" else "often+very-much"}
    for name in OPENABLE
    if name not in ("personal-remarks", "pulls-me-from-others")
} | {
    "personal-remarks": {"personal-remarks": "rarely"},
    "pulls-me-from-others": {"pulls-me-from-others": "rarely"},
    "stuck-avoided": {"stuck-avoided": "often", "told-stuck": "more-than-once"},
    "correction-refused": {"correction-refused": "often", "told-wrong": "more-than-once"},
    "my-unspoken-feelings": {"my-unspoken-feelings": "rarely", "their-unspoken-feelings": "rarely"},
}
ONLY_TALK = {
    "stuck-unnoticed",
    "easy-ground",
    "fear-of-upsetting",
    *(name for name in OPENABLE if TABLE[name].section == "money" and name != "kept-for-money"),
}
GATES = ("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern")


def raised(words: dict[str, str], pack: Pack = PACK, *, finished: bool = True) -> tuple[str, ...]:
    """Give the questions that may be raised."""
    return may_be_raised(pack, score(pack, said(words, finished=finished)))


@pytest.mark.parametrize("consulted", ["yes", "no", "unsure", "not-asked"])
@pytest.mark.parametrize("safe", ["yes", "no", "unsure", "declined", "not-asked"])
@pytest.mark.parametrize("name", OPENABLE)
def test_what_may_be_raised_hangs_on_being_safe_and_on_having_asked_someone(
    name: str, safe: str, consulted: str
) -> None:
    """At consult it needs a yes to either, where it is starred to the latter; at talk, only no no to safe."""
    words = {"safe-to-raise": safe, "consulted": consulted, "pays": "yes", "felt-stuck": "yes"}
    words |= dict.fromkeys(GATES, "once")
    asked = consulted == "yes"
    heavy = words | AT_CONSULT[name]
    assert score(PACK, said(heavy)).levels[name] == ("talk" if name in ONLY_TALK else "consult")
    assert (name in raised(heavy)) is (
        asked or (safe != "no" if name in ONLY_TALK else safe == "yes" and name not in STARRED)
    )
    if TABLE[name].level == "talk":
        assert (name in raised(words | {name: "rarely+not-at-all"})) is (asked or safe != "no")


def test_the_table_and_the_pack_star_the_same_questions() -> None:
    """Each of them waits until someone outside was asked."""
    marked = {name for name, each in PACK.questions.items() if "needs-consulted" in each.traits}
    assert marked == STARRED


EVERYTHING = {"easy-ground": "often", "over-directs": "often", "safe-to-raise": "yes", "consulted": "yes"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ({}, ("easy-ground", "over-directs")),
        ({"therapy-status": "on-a-break"}, ("easy-ground", "over-directs")),
        ({"ordered-care": "yes"}, ("easy-ground", "over-directs")),
        ({"therapy-status": "ended"}, ()),
        ({"asked-for-money": "yes"}, ()),
        ({"asked-for-money": "unsure"}, ()),
        ({"asked-for-money": "declined"}, ("easy-ground", "over-directs")),
        ({"asked-for-money": "not-applicable"}, ()),
        ({"told-others-about-me": "not-asked"}, ("easy-ground", "over-directs")),
        ({"personal-remarks": "often"}, ()),
        ({"easy-ground": "never", "over-directs": "never"}, ()),
    ],
)
def test_what_stops_every_opener(words: dict[str, str], names: tuple[str, ...]) -> None:
    """Help from outside, an end, a grave event that is blank, and nothing marked."""
    assert raised(EVERYTHING | words) == names


@pytest.mark.parametrize("name", GRAVE)
def test_one_blank_grave_event_is_enough_to_stop_every_opener(name: str) -> None:
    """A talk may not be safe; the program would rather wait."""
    assert raised(EVERYTHING | {name: "not-asked"}) == ()
    assert raised(EVERYTHING | {name: "declined"}) == ("easy-ground", "over-directs")


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
    result = score(PACK, said(words))
    assert by_weight(PACK, result, ("told-others-about-me", "asked-for-favors", "over-directs")) == (
        "over-directs",
        "asked-for-favors",
        "told-others-about-me",
    )


def gate_of(name: str) -> str | None:
    """Give the gate that says how often the therapist was told, as DESIGN names it."""
    by_indicator = {"M": None, "A1": "told-stuck", "B5": "mentioned-stopping"}
    if name == "correction-refused":
        return "told-wrong"
    return by_indicator.get(TABLE[name].indicator or "", "raised-concern")


@pytest.mark.parametrize("told", ["no", "once", "more-than-once", "unsure", "declined", "not-asked"])
@pytest.mark.parametrize("name", OPENABLE)
def test_the_stage_is_how_often_the_therapist_was_told(name: str, told: str) -> None:
    """It hangs on the gate for this question alone; unless told it is the first."""
    gate = gate_of(name)
    others = dict.fromkeys((each for each in GATES if each != gate), "more-than-once")
    result = score(PACK, said(others | ({} if gate is None else {gate: told})))
    wanted = "first" if gate is None else {"once": "again", "more-than-once": "enough"}.get(told, "first")
    assert stage_of(PACK, result, name) == wanted


def stages(name: str) -> set[Stage]:
    """Give the stages that a question can reach while it is open."""
    gate = gate_of(name)
    return {"first"} if gate is None else {"first", *STAGE_WHEN_TOLD.values()}


@pytest.mark.parametrize("name", OPENABLE)
def test_there_are_words_in_both_tones_at_every_stage(name: str) -> None:
    """Whoever may raise something finds one gentle and one direct way, and never two of a kind."""
    there = [(each.tone, each.stage) for each in PACK.openers if name in each.for_]
    assert sorted(there) == sorted((tone, stage) for tone in TONES for stage in stages(name))


def test_openers_come_gentle_before_direct_each_with_its_stage() -> None:
    """The heaviest question first, with the very words of the pack."""
    words = {"easy-ground": "rarely", "over-directs": "rarely+a-little", "raised-concern": "once"}
    texts = {(each.tone, each.stage, name): each.text for each in PACK.openers for name in each.for_}
    found = openers(PACK, score(PACK, said(words)))
    assert [(each.question, each.indicator, each.tone, each.stage) for each in found] == [
        ("over-directs", "B3", "gentle", "again"),
        ("over-directs", "B3", "direct", "again"),
        ("easy-ground", "A1", "gentle", "first"),
        ("easy-ground", "A1", "direct", "first"),
    ]
    assert [each.text for each in found] == [texts[each.tone, each.stage, each.question] for each in found]


def test_of_several_texts_the_first_in_the_pack_is_shown() -> None:
    """And a tone without a text at this stage is left out."""
    added = (
        Opener(for_=("topic-pushed", "easy-ground"), tone="direct", stage="first", text="one"),
        Opener(for_=("easy-ground",), tone="direct", stage="first", text="two"),
    )
    pack = replace(PACK, openers=added)
    found = openers(pack, score(pack, said({"easy-ground": "often"})))
    assert [(each.question, each.tone, each.text) for each in found] == [("easy-ground", "direct", "one")]


def test_a_question_without_an_indicator_may_have_an_opener_too() -> None:
    """A pack of another subject need not rest on entries of an article."""
    name = "easy-ground"
    bare = replace(PACK.questions[name], indicator=None)
    pack = replace(PACK, questions=dict(PACK.questions) | {name: bare})
    assert {each.indicator for each in openers(pack, score(pack, said({name: "often"})))} == {""}
