"""Two sets of answers: how each pair of answers stands to each other, and what is not compared."""

import pytest
from core_helpers import EVENTS, GRAVE, PACK, changed, said
from oracle_table import TABLE

from impasse_check.answers import dump_answers, parse_answers
from impasse_check.comparison import Change, Compared, compare, not_compared
from impasse_check.flow import put
from impasse_check.model import Answer, Answers, PackName
from impasse_check.scoring import score
from impasse_check.visibility import comparable

ONE = "easy-ground"
ASKED_ALWAYS = {each.id for each in TABLE.values() if each.kind in ("status", "event")}


def compared(earlier: Answers, later: Answers) -> dict[str, Compared]:
    """Give what was compared, by the id of its question."""
    found = {each.question: each for each in compare(PACK, earlier, later)}
    assert list(found) == [name for name in TABLE if name in found]
    return found


@pytest.mark.parametrize(
    ("earlier", "later", "change"),
    [
        ("often", "often", "same"),
        ("never", "never", "same"),
        ("often+somewhat", "often+somewhat", "same"),
        ("often", "rarely", "different"),
        ("rarely", "often", "different"),
        ("often+somewhat", "often+a-little", "different"),
        ("often", "often+a-little", "different"),
        ("often", "unsure", "answered-once"),
        ("declined", "never", "answered-once"),
        ("often", "not-asked", "answered-once"),
        ("not-applicable", "often", "answered-once"),
        ("often", "not-applicable", "not-now"),
        ("unsure", "not-applicable", "not-now"),
        ("unsure", "unsure", "open"),
        ("declined", "unsure", "open"),
        ("not-asked", "declined", "open"),
        ("not-asked", "not-asked", "open"),
        ("not-applicable", "unsure", "open"),
        ("not-applicable", "not-applicable", None),
    ],
)
def test_a_pair_of_answers_has_one_word(earlier: str, later: str, change: Change | None) -> None:
    """Neither says which is more; what never applied is not there."""
    found = compared(said({ONE: earlier}), said({ONE: later}))
    assert (found[ONE].change if ONE in found else None) == change


def test_what_was_said_to_them_is_part_of_an_answer_and_own_words_are_not() -> None:
    """A note can be written anew at any time."""
    one = said({ONE: "often"}).put({ONE: Answer(given="often", said="no", note="First.")})
    assert (
        compared(one, one.put({ONE: Answer(given="often", said="no", note="Other.")}))[ONE].change == "same"
    )
    assert compared(one, one.put({ONE: Answer(given="often", said="helped")}))[ONE].change == "different"


def test_what_stands_behind_a_closed_gate_does_not_apply() -> None:
    """Whatever the file still holds there."""
    earlier = said({"pays": "yes", "debt-silences": "often"})
    later = said({"pays": "no", "debt-silences": "often"})
    assert compared(earlier, later)["debt-silences"].change == "not-now"
    assert compared(earlier, later)["pays"].change == "different"


def test_what_was_never_asked_and_does_not_apply_now_is_not_there() -> None:
    """Its gate was left open then and is closed now: there is nothing to tell of it."""
    found = compared(said({}), said({"pays": "no"}))
    assert "debt-silences" not in found
    assert found["pays"].change == "answered-once"


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        ("1.0.0", "2.0.0", "reworded"),
        ("1.9.9", None, "reworded"),
        ("2.0.0", "1.0.0", "reworded"),
        ("1.0.0", "1.5.0", "reworded"),
        ("2.0.0", "2.1.0", "same"),
        (None, None, "same"),
        ("walrus", "2.0.0", "same"),
    ],
)
def test_a_question_in_other_words_is_said_to_be_one(
    then: str | None, now: str | None, change: Change
) -> None:
    """By the versions that the two were given to; without one it is the version at hand."""
    name = "contact-between-sessions"
    assert PACK.questions[name].reworded == "2.0.0"
    earlier, later = (
        changed(said({name: "often", ONE: "often"}), pack=PackName(version=version))
        for version in (then, now)
    )
    assert compared(earlier, later)[name].change == change
    assert compared(earlier, later)[ONE].change == "same"
    never = said({name: "unsure"})
    assert compared(changed(never, pack=PackName(version="1.0.0")), never)[name].change == "open"


def test_an_older_file_that_was_gone_on_with_stays_one_of_other_words() -> None:
    """Answer by answer: what is written names the version at hand, and which answers were given before it."""
    name, other = "contact-between-sessions", "caring-for-therapist"
    assert PACK.questions[other].reworded is None
    given = changed(said({name: "often", other: "often"}), pack=PackName(version="1.0.0"))
    old = parse_answers("a", dump_answers(given, PACK).replace("2.0.0", "1.0.0", 1).encode(), PACK)
    gone_on, _ = put(PACK, old, other, Answer(given="rarely"))
    kept = parse_answers("b", dump_answers(gone_on, PACK).encode(), PACK)
    assert kept.pack_version == PACK.version
    now = said({name: "often", other: "often"})
    assert compared(kept, now)[name].change == "reworded"
    assert compared(now, kept)[name].change == "reworded"
    assert compared(old, kept)[name].change == "same"
    assert compared(kept, now)[other].change == "different"
    anew, _ = put(PACK, kept, name, Answer(given="rarely"))
    anew, _ = put(PACK, anew, name, Answer(given="often"))
    anew = parse_answers("c", dump_answers(anew, PACK).encode(), PACK)
    assert compared(anew, now)[name].change == "same"
    assert compared(old, anew)[name].change == "reworded"


def test_every_question_that_was_reworded_says_so() -> None:
    """As far as it was asked before: twenty were, in the second version."""
    reworded = {name for name, question in PACK.questions.items() if question.reworded is not None}
    assert {PACK.questions[name].reworded for name in reworded} == {"2.0.0"}
    assert len(reworded) == 20
    assert {"safe-to-raise", "sexual-remarks", "stuck-avoided"} <= reworded
    assert not reworded & {"friendship-offered", "romance-offered", "put-down", ONE}


def test_two_focuses_compare_only_what_both_looked_at() -> None:
    """Events and what is asked of everyone are in both; the rest is named as not compared."""
    whole = said(dict.fromkeys(("easy-ground", "low-fee-guilt", "over-directs"), "often") | {"pays": "yes"})
    heard, money = (changed(whole, focus=(each,)) for each in ("feedback", "money"))
    sections = {TABLE[name].section for name in set(compared(heard, whole)) - ASKED_ALWAYS}
    assert sections == {"feedback"}
    assert set(compared(heard, whole)) > {"easy-ground", *EVENTS}
    assert not_compared(PACK, heard, whole) == ("money", "boundaries")
    assert set(compared(heard, money)) <= ASKED_ALWAYS
    assert not_compared(PACK, heard, money) == ("feedback", "money", "boundaries")
    assert not_compared(PACK, whole, changed(whole, focus=("feedback", "money", "boundaries"))) == ()


def test_what_was_never_asked_is_not_open() -> None:
    """Whether someone was consulted is asked on some routes alone."""
    assert "consulted" not in compared(said({}), said({}))
    assert compared(said({"over-directs": "often+very-much"}), said({}))["consulted"].change == "open"


@pytest.mark.parametrize("full", [True, False])
def test_what_may_be_named_beside_each_other(*, full: bool) -> None:
    """Where either leads outside: only what was marked then or now, whatever the length."""
    marks = {"easy-ground": "often", "pays": "yes", "on-my-side": "yes"}
    calm, grave, unsure = said(marks), said({GRAVE[0]: "yes"} | marks), said({GRAVE[1]: "unsure"})
    for earlier, later in ((calm, grave), (grave, calm), (unsure, calm), (grave, grave)):
        seen = comparable(PACK, score(PACK, earlier), score(PACK, later), full=full)
        assert seen.first is not None
        assert seen.first.route == "outside"
        assert (seen.questions, seen.events) == ((ONE,), False)
    seen = comparable(PACK, score(PACK, calm), score(PACK, calm), full=full)
    assert (seen.first, seen.events) == (None, full)
    assert set(PACK.questions) - set(seen.questions) == (set() if full else {*EVENTS, "safe-to-raise"})


def test_of_two_that_lead_outside_the_surer_one_stands_on_top() -> None:
    """Whichever came first."""
    sure, unsure = (score(PACK, said({GRAVE[0]: word})) for word in ("yes", "unsure"))
    assert comparable(PACK, sure, unsure, full=False).first is sure
    assert comparable(PACK, unsure, sure, full=False).first is sure
