"""A change that takes something out, and the slip undone: nothing that was said is lost or made up."""

from core_helpers import PACK, WORDS
from scripted import answered, calmly, talk

from impasse_check.model import Answer
from impasse_check.sitting.interview import Interview

WEIGHED = Answer(given="often", impact="very-much", said="once", note="mine")
OTHERS = {"easy-ground": "often+very-much", "over-identifies": "often+very-much"}
"""What keeps all that is asked at the end open."""
START = answered(OTHERS)
START = START.put(START.answers | {"topic-pushed": WEIGHED})
NOTE_OUT = WORDS.say("quiz.note-out")


def test_a_mark_that_was_taken_back_by_a_slip_comes_back_whole() -> None:
    """With its weight and its note, which are seen again; that they went was said."""
    noticed: list[tuple[str, ...]] = []

    def do(interview: Interview) -> None:
        interview.change("topic-pushed")
        noticed.append(interview.take_notices())
        assert interview.answers.answers["topic-pushed"] == Answer(given="never")
        interview.change("topic-pushed")

    marked = [("topic-pushed", "rarely"), ("impact", "very-much"), ("said", "once")]
    held = talk([("topic-pushed", "never"), *marked], start=START, do=do)
    assert noticed == [(NOTE_OUT,)]
    assert [page.current for page in held.pages[2:4]] == ["very-much", "once"]
    assert held.answers.answers["topic-pushed"] == WEIGHED.model_copy(update={"given": "rarely"})


def test_a_mark_without_a_note_goes_without_a_word() -> None:
    """There is nothing to miss; its weight is back all the same."""
    start = answered(OTHERS | {"topic-pushed": "often+very-much"})

    def do(interview: Interview) -> None:
        interview.change("topic-pushed")
        assert interview.take_notices() == ()
        interview.change("topic-pushed")

    held = talk(
        [("topic-pushed", "unsure"), ("topic-pushed", "often"), ("impact", "very-much"), ("said", "open")],
        start=start,
        do=do,
    )
    assert held.answers.answers["topic-pushed"].impact == "very-much"


def test_what_a_gate_took_out_is_there_again_once_it_is_opened() -> None:
    """It is said how many, and none of them is asked as if it had never been answered."""
    # And with the last mark what is asked at the end.
    told = {"stuck-unnoticed": "often+very-much", "told-stuck": "once", "stuck-avoided": "fully"}
    start = answered({"felt-stuck": "yes", **told})
    noticed: list[tuple[str, ...]] = []

    def do(interview: Interview) -> None:
        interview.change("felt-stuck")
        assert not told.keys() & interview.answers.answers.keys()
        assert interview.take_notices() == (WORDS.say("quiz.dropped", count=4),)
        interview.change("felt-stuck")
        noticed.append(interview.take_notices())

    held = talk([("felt-stuck", "no"), ("felt-stuck", "yes")], start=start, do=do)
    assert noticed == [(WORDS.say("quiz.brought-back", count=4),)]
    assert held.answers == start


def test_what_was_never_answered_is_asked_when_it_opens() -> None:
    """Only what somebody gave comes back."""
    start = answered({"felt-stuck": "no"})
    held = talk(
        [("felt-stuck", "yes"), *calmly("stuck-unnoticed", "told-stuck")],
        start=start,
        do=lambda interview: interview.change("felt-stuck"),
    )
    assert WORDS.say("quiz.opened") in held.pages[1].text


def test_what_opens_far_ahead_is_not_said_to_come_now() -> None:
    """A first mark opens what is asked at the end, and its own weight comes next."""
    start = answered(leaving=("safe-to-raise",))
    held = talk(
        [("easy-ground", "often"), ("impact", "open"), ("said", "open"), *calmly("safe-to-raise")],
        start=start,
        do=lambda interview: interview.change("easy-ground"),
    )
    said = [WORDS.say("quiz.opened") in page.text for page in held.pages]
    assert said[:3] == [False] * 3
    assert PACK.questions["safe-to-raise"].text in held.pages[-1].question
