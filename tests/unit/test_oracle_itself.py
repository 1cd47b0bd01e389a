"""The oracle says what the contract says, in examples worked out by hand from its page."""

from itertools import product
from typing import Any

import pytest
from oracle import File, Sheet, Telling, follow_up, given, levels
from oracle_examples import (
    CALM,
    EVENTS,
    OPENERS,
    REASONS,
    STAGES_REACHED,
    STARTS,
    answer,
    answers,
    raised_at_each_stage,
)
from oracle_table import IMPACTS, QUESTIONS, TABLE, Question


def telling(text: str, **rest: object) -> Telling:
    """Tell what follows where no event happened but those named."""
    return Telling({"answers": CALM | answers(text), **rest})


@pytest.mark.parametrize(
    ("name", "own", "beside", "level"),
    [(each.id, *example) for each in QUESTIONS for example in each.worked],
)
def test_a_row_rises_as_worked_out_by_hand(name: str, own: str, beside: str, level: str | None) -> None:
    """Just over the line, just under it, and beside everything that it looks at."""
    assert telling(f"{beside}, {name} {own}".removeprefix(", ")).levels.get(name) == level


def test_every_row_that_rises_is_worked_out() -> None:
    """With each level that it can rise to; each other graded row is at talk."""
    for each in QUESTIONS:
        if each.kind == "graded":
            worked = {level for _, _, level in each.worked} - {None}
            assert worked == ({each.level, *(rise.level for rise in each.rises)} if each.rises else set()), (
                each.id
            )
            assert each.rises or each.level == "talk", each.id


@pytest.mark.parametrize("name", [each.id for each in QUESTIONS if each.kind == "graded" and not each.rises])
def test_a_row_without_rises_stays_at_talk(name: str) -> None:
    """However often and heavy it is, and whatever was told."""
    beside = "told-stuck more-than-once, told-wrong more-than-once, friendship-offered yes"
    assert telling(f"{beside}, {name} almost-always+very-much").levels[name] == "talk"
    assert telling(f"{name} never").levels == {}


@pytest.mark.parametrize(
    "row", [each for each in QUESTIONS if each.kind == "event"], ids=lambda each: each.id
)
def test_an_event_is_flagged_as_its_row_says(row: Question) -> None:
    """Yes at its level; unsure at the level of the row, or outside and not flagged, or nothing at all."""
    name, unsure = row.id, row.unsure
    for word in ("no", "declined", "not-applicable", "not-asked"):
        assert (telling(f"{name} {word}").levels, telling(f"{name} {word}").route) == ({}, "none")
    assert telling(f"{name} yes").levels == {name: row.level}
    told = telling(f"{name} unsure")
    softer = row.level == "outside" and unsure is None
    assert told.unsure_outside == ([name] if softer else [])
    assert told.levels == ({name: unsure} if unsure else {})
    assert told.route == ("outside" if softer else unsure or "none")
    assert told.because == ([name] if softer or unsure else [])


@pytest.mark.parametrize(("text", "route", "because"), REASONS)
def test_the_route_and_what_set_it(text: str, route: str, because: list[str]) -> None:
    """The highest level wins, and only what stands at it is a reason."""
    assert (telling(text).route, telling(text).because) == (route, because)


@pytest.mark.parametrize(("text", "name", "stage"), STAGES_REACHED)
def test_the_stage_follows_what_was_said(text: str, name: str, stage: str) -> None:
    """By the follow-up, or by the gate that says how often they were told."""
    assert telling(text).stage(name) == stage


@pytest.mark.parametrize(("text", "openers", "first"), OPENERS)
def test_which_openers_may_be_shown_and_whom_the_first_words_are_for(
    text: str, openers: list[str], first: str | None
) -> None:
    """Nothing to say to a therapist where a talk could harm."""
    told = telling(text)
    assert (told.openers, told.first) == (openers, first)
    assert told.someone_line == (told.route in ("consult", "outside") or first == "someone")


@pytest.mark.parametrize(("text", "question"), STARTS)
def test_what_to_begin_with(text: str, question: str | None) -> None:
    """The heaviest first, then the most frequent; never with what is hardest to say."""
    start = telling(text, tone="direct").start
    assert start is not None
    assert (start["question"], start["tone"]) == (question, "direct")
    assert question or start["stage"] == "first"
    assert telling(text).start == start | {"tone": "gentle"}


@pytest.mark.parametrize(("name", "stage", "file"), list(raised_at_each_stage()))
def test_each_question_can_be_raised_at_each_of_its_stages(name: str, stage: str, file: File) -> None:
    """So that words are needed for all of these."""
    told = Telling(file)
    assert name in told.openers
    assert told.stage(name) == stage


def test_there_is_no_start_without_an_opener() -> None:
    """Also where something is marked."""
    assert telling("easy-ground often, therapy-status ended").start is None


def test_behind_a_closed_gate_nothing_counts_and_all_is_named() -> None:
    """Also behind a gate that is closed in turn."""
    told = telling(
        "felt-stuck no, stuck-unnoticed often, told-stuck once, stuck-avoided fully!once, pays unsure"
    )
    assert told.not_counted == ["stuck-unnoticed", "told-stuck", "stuck-avoided"]
    assert told.levels == {}
    assert told.question("stuck-avoided") == {
        "id": "stuck-avoided",
        "kind": "graded",
        "indicator": "A1",
        "status": "not-applicable",
        "value": None,
        "points": None,
        "impact": None,
        "impact_points": None,
        "said": None,
        "level": None,
        "note": None,
    }
    assert telling("told-wrong no, correction-refused unsure").not_counted == ["correction-refused"]
    assert telling("told-wrong no, correction-refused not-applicable").not_counted == []


@pytest.mark.parametrize("word", ["unsure", "declined", "not-asked", "yes"])
def test_an_open_gate_stays_open(word: str) -> None:
    """Only no and not-applicable close one."""
    assert telling(f"felt-stuck {word}, stuck-unnoticed rarely").levels == {"stuck-unnoticed": "talk"}


KEPT = "kept-for-money rarely+somewhat"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", (0, 0, 7, 7, None, None)),
        ("pays no", (0, 0, 0, 0, None, None)),
        ("low-fee-guilt often, debt-silences never", (1, 2, 7, 5, None, None)),
        ("low-fee-guilt often, debt-silences never, " + KEPT, (2, 3, 7, 4, None, 2.0)),
        (
            "debt-silences never, low-fee-guilt often+not-at-all, hides-cost-strain sometimes, " + KEPT,
            (3, 4, 7, 3, 1.5, 1.0),
        ),
        (
            "low-fee-guilt often, debt-silences never, cancels-over-money not-applicable, " + KEPT,
            (2, 3, 6, 3, 4 / 3, 2.0),
        ),
    ],
)
def test_what_a_section_counts(text: str, counts: tuple[object, ...]) -> None:
    """A mean only from three answers on, and from half of what fits."""
    found = telling(text).section("money")
    assert tuple(found[key] for key in ("marked", "answered", "eligible", "open", "mean", "impact")) == counts


def asked(text: str, *focus: str) -> set[str]:
    """Give what is asked."""
    return set(telling(text, focus=list(focus)).asked)


def test_what_is_asked_follows_gates_focus_and_route() -> None:
    """A focus leaves out strengths and other sections, never an event; the closing follows the route."""
    closing = {"safe-to-raise", "consulted"}
    everything = asked("ordered-care no, felt-stuck yes")
    assert everything == set(TABLE) - closing
    assert asked("", "feedback", "money", "boundaries") == everything
    assert everything - asked("felt-stuck no, ordered-care yes") == {
        "stuck-unnoticed",
        "told-stuck",
        "stuck-avoided",
        "not-free-to-stop",
    }
    money = {each.id for each in QUESTIONS if each.section == "money"}
    assert asked("", "money") == {"therapy-status", "ordered-care", *money, *EVENTS}
    assert asked("pays no", "money") == {"therapy-status", "ordered-care", "pays", *EVENTS}
    assert asked("easy-ground rarely", "money") & closing == {"safe-to-raise"}
    assert asked("easy-ground rarely, romance-offered declined") & closing == closing
    assert asked("romance-offered declined") & closing == set()
    assert asked("easy-ground rarely, hurt-or-threatened declined") & closing == closing
    assert asked("easy-ground rarely, pressured-to-stay declined") & closing == closing
    assert asked("easy-ground rarely, asked-for-money declined") & closing == {"safe-to-raise"}
    assert asked("put-down yes") & closing == closing
    assert asked("safe-to-raise no") & closing == closing
    assert asked("put-down yes, sexual-remarks unsure") & closing == set()


def test_open_is_what_is_asked_and_blank() -> None:
    """Unsure and declined are answers of their own kind."""
    told = telling("pays unsure, low-fee-guilt declined, debt-silences never", focus=["money"])
    assert told.still_open == [
        "therapy-status",
        "ordered-care",
        "hides-cost-strain",
        "cancels-over-money",
        "may-stop-over-money",
        "mixed-feelings-over-money",
        "kept-for-money",
    ]


NOTED: dict[str, object] = {
    "easy-ground": {"frequency": "rarely", "note": "mine"},
    "topic-pushed": "sometimes",
}
NOTHING = Sheet(6, (), (), ())


@pytest.mark.parametrize(
    ("more", "rest", "sheet"),
    [
        ("", {}, Sheet(0, ("topic-pushed",), (), ())),
        ("", {"bring": None, "bring_notes": ["easy-ground"]}, Sheet(0, ("topic-pushed",), (), ())),
        ("", {"bring": []}, NOTHING),
        ("", {"bring": [], "own_line": "This hurts."}, NOTHING),
        (
            "",
            {"bring": ["easy-ground"], "bring_notes": ["topic-pushed", "easy-ground"]},
            Sheet(0, ("easy-ground",), (), ("easy-ground",)),
        ),
        ("", {"bring": ["pays", "easy-ground"]}, Sheet(0, ("easy-ground",), ("pays",), ())),
        ("", {"bring": ["debt-silences"]}, Sheet(6, (), ("debt-silences",), ())),
        (
            "put-down yes, safe-to-raise yes",
            {"bring": ["put-down", "easy-ground"]},
            Sheet(0, ("easy-ground",), ("put-down",), ()),
        ),
        ("topic-pushed never, easy-ground never, my-unspoken-feelings rarely", {}, Sheet(0, (None,), (), ())),
        (
            "my-unspoken-feelings rarely",
            {"bring": ["my-unspoken-feelings"]},
            Sheet(0, ("my-unspoken-feelings",), (), ()),
        ),
        ("therapy-status ended", {"own_line": "This hurts."}, NOTHING),
        ("sexual-remarks unsure", {}, NOTHING),
        ("sexual-remarks not-asked", {}, NOTHING),
        ("safe-to-raise no", {}, NOTHING),
        ("safe-to-raise no", {"bring": ["easy-ground"]}, Sheet(6, (), ("easy-ground",), ())),
        ("topic-pushed never, easy-ground never", {}, NOTHING),
    ],
)
def test_what_goes_on_the_page_for_a_session(more: str, rest: File, sheet: Sheet) -> None:
    """Only what may be raised, and only notes of what goes."""
    assert Telling({"answers": CALM | NOTED | answers(more), **rest}).sheet == sheet


def came_back(text: str, name: str | None, came: str | None, **rest: str) -> dict[str, Any]:
    """Give what changed in the answers after a talk."""
    before: dict[str, Any] = CALM | answers(text)
    talk = {"question": name, "happened": "yes", "came_back": came} | rest
    after = follow_up({"answers": before}, talk)
    assert after["talks"] == [talk]
    return {key: each for key, each in after["answers"].items() if before.get(key) != each}


@pytest.mark.parametrize(
    ("before", "came", "after"),
    [
        ("", "helpful", "helped"),
        ("!no", "unclear", "unclear"),
        ("", "unhelpful", "once"),
        ("!helped", "unhelpful", "once"),
        ("!unclear", "unhelpful", "once"),
        ("!once", "unhelpful", "more-than-once"),
        ("!more-than-once", "helpful", "helped"),
        ("!once", "unclear", "unclear"),
        ("!helped", "worse", "worse"),
    ],
)
@pytest.mark.parametrize("happened", ["yes", "partly"])
def test_what_came_back_moves_what_was_said(before: str, came: str, after: str, happened: str) -> None:
    """Worse also makes it unsafe to raise."""
    unsafe = {"safe-to-raise": "no"} if came == "worse" else {}
    changed = came_back(f"easy-ground often+somewhat{before}", "easy-ground", came, happened=happened)
    assert changed == {"easy-ground": {"frequency": "often", "impact": "somewhat", "said": after}} | unsafe


def test_a_further_talk_that_is_no_better_stays_more_than_once_and_worse_stays_worse() -> None:
    """Whatever comes back later."""
    assert came_back("easy-ground often!more-than-once", "easy-ground", "unhelpful") == {}
    for came in ("helpful", "unclear", "unhelpful"):
        assert came_back("easy-ground often!worse", "easy-ground", came) == {}


@pytest.mark.parametrize(
    ("gate", "came", "after"),
    [
        ("no", "unhelpful", "once"),
        ("unsure", "unhelpful", "once"),
        ("declined", "worse", "once"),
        ("not-asked", "unhelpful", "once"),
        ("once", "worse", "more-than-once"),
        ("more-than-once", "unhelpful", "more-than-once"),
        ("not-applicable", "unhelpful", "not-applicable"),
        ("no", "helpful", "once"),
        ("declined", "unclear", "once"),
        ("once", "unclear", "once"),
        ("more-than-once", "helpful", "more-than-once"),
    ],
)
def test_what_came_back_moves_the_gate_of_a_question_told_by_one(gate: str, came: str, after: str) -> None:
    """Such a question keeps no ``said``."""
    changed = came_back(f"stuck-unnoticed often, told-stuck {gate}", "stuck-unnoticed", came)
    unsafe = {"safe-to-raise": "no"} if came == "worse" else {}
    assert changed == ({"told-stuck": after} if after != gate else {}) | unsafe


def test_what_did_not_help_is_not_forgotten_over_what_did() -> None:
    """The second time counts as such, whatever came back between."""
    file: File = {"answers": CALM | answers("easy-ground often")}
    for came, said in (("unhelpful", "once"), ("helpful", "helped"), ("unhelpful", "more-than-once")):
        file = follow_up(file, {"question": "easy-ground", "happened": "yes", "came_back": came})
        assert file["answers"]["easy-ground"]["said"] == said


def test_a_talk_that_turned_against_them_turns_its_question_for_good() -> None:
    """Also one that a gate tells: at consult, and with someone else first, once it is safe again."""
    text = "correction-refused a-little, told-wrong once, safe-to-raise yes"
    file = follow_up(
        {"answers": CALM | answers(text)},
        {"question": "correction-refused", "happened": "yes", "came_back": "worse"},
    )
    file["answers"]["safe-to-raise"] = "yes"
    told = Telling(file)
    assert (told.level("correction-refused"), told.star("correction-refused")) == ("consult", True)
    assert (told.openers, told.first) == ([], "someone")
    file["answers"]["consulted"] = "yes"
    assert Telling(file).openers == ["correction-refused"]


def test_what_is_only_kept_as_a_talk() -> None:
    """An event, the general line, a talk that was not held, and what is marked no longer."""
    for name in ("put-down", None, "topic-pushed"):
        assert came_back("put-down yes, topic-pushed never", name, "unhelpful") == {}
    for happened in ("no", "chose-not-to"):
        assert came_back("easy-ground often", "easy-ground", None, happened=happened) == {}
    assert came_back("easy-ground often", "easy-ground", None) == {}


@pytest.mark.parametrize("name", ["easy-ground", "put-down", "stuck-unnoticed", None])
@pytest.mark.parametrize("happened", ["yes", "partly", "no", "chose-not-to"])
def test_not_safe_is_kept_whatever_happened(name: str | None, happened: str) -> None:
    """And safe changes nothing."""
    text = "put-down yes, easy-ground often, stuck-unnoticed often, safe-to-raise hard"
    assert came_back(text, name, None, happened=happened, safe="no") == {"safe-to-raise": "no"}
    assert came_back(text, name, None, happened=happened, safe="yes") == {}


def test_on_route_outside_nothing_is_kept_of_a_talk() -> None:
    """Nothing is asked there."""
    file: File = {"answers": CALM | answers("sexual-remarks unsure, easy-ground often"), "talks": []}
    assert follow_up(file, {"question": "easy-ground", "happened": "yes", "came_back": "worse"}) == file


def test_answers_are_read_in_every_shape() -> None:
    """A word, a mapping, an absence in either, or nothing."""
    assert given("often") == given({"frequency": "often"})
    assert given({"frequency": "declined"}) == given("declined")
    assert given(None) == given("not-asked")
    assert levels({"easy-ground": {"frequency": "rarely"}}) == {"easy-ground": "talk"}


def test_more_often_or_heavier_never_lowers_a_level() -> None:
    """For each question alone, at every mark."""
    order = ("talk", "consult", "outside")
    for name in (each.id for each in QUESTIONS if each.rises):
        words = TABLE[name].values[1:]
        found = {
            (f, i): order.index(levels({name: answer(f"{words[f]}+{('', *IMPACTS)[i]}")})[name])
            for f, i in product(range(4), range(6))
        }
        for (f, i), level in found.items():
            assert level <= found.get((f + 1, i), 3)
            assert level <= found.get((f, i + 1), 3)
