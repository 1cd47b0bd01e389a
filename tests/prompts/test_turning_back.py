"""Going back and changing an answer: what it closes goes, and the end is as if it had been said at once."""

from core_helpers import WORDS
from scripted import FOCUS, START, Reply, answered, calmly, talk

from impasse_check.model import Answer, Answers
from impasse_check.prompts.page import Move
from impasse_check.sitting.interview import Interview

YES = Answer(given="yes")


def test_back_goes_to_the_question_before_with_its_answer_at_hand() -> None:
    """Whatever is said there, the quiz then goes on with what is still blank."""
    asked = calmly("therapy-status", "ordered-care")
    held = talk(
        [
            *((START, "go-on"), FOCUS, *asked, ("on-my-side", "back")),
            *(("ordered-care", "yes"), ("on-my-side", "leave")),
        ]
    )
    assert held.pages[5].current == "no"
    assert held.answers.answers["ordered-care"] == YES


def test_back_from_the_first_question_leads_to_the_first_pages() -> None:
    """And on from there as before."""
    back = [("therapy-status", "back"), ("focus.question", "back")]
    talk([(START, "go-on"), FOCUS, *back, (START, "go-on"), FOCUS, ("therapy-status", "leave")])
    start = answered(leaving=("therapy-status",))
    talk([(START, "go-on"), back[0], (START, "go-on"), ("therapy-status", "leave")], start=start)


def test_back_twice_goes_two_questions_back() -> None:
    """Also over an answer that is a kind of absence."""
    held = talk(
        [
            (START, "go-on"),
            FOCUS,
            ("therapy-status", "declined"),
            ("ordered-care", "unsure"),
            ("on-my-side", "back"),
            ("ordered-care", "back"),
            ("therapy-status", "leave"),
        ]
    )
    assert [page.current for page in held.pages[5:]] == ["unsure", "declined"]


def test_back_goes_part_by_part_and_on_the_same_way() -> None:
    """Back from a question asks the last thing that was asked before it; then one by one on again."""
    start = answered({"easy-ground": "rarely+a-little"}, leaving=("topic-pushed",))
    held = talk(
        [
            (START, "go-on"),
            ("topic-pushed", "often"),
            ("impact", "back"),
            ("topic-pushed", "back"),
            ("said", "back"),
            ("impact", "back"),
            ("easy-ground", "sometimes"),
            ("impact", "somewhat"),
            ("said", "open"),
            ("topic-pushed", "rarely"),
            ("impact", "a-little"),
            ("said", "open"),
        ],
        start=start,
    )
    assert [page.current for page in held.pages[3:9]] == [
        *("often", Move.OPEN, "a-little", "rarely", "a-little", None),
    ]
    assert held.answers.answers["topic-pushed"] == Answer(given="rarely", impact="a-little")
    assert held.answers.answers["easy-ground"] == Answer(given="sometimes", impact="somewhat")


def test_who_went_back_three_questions_goes_on_through_each_of_them() -> None:
    """What was answered there is at hand, and no key meant for one answers another; ahead leads past them."""
    said = calmly("therapy-status", "ordered-care", "on-my-side", "can-take-in-care")
    back = [(name, "back") for name in ("work-is-valued", "can-take-in-care", "on-my-side")]
    begun = [(START, "go-on"), FOCUS, *said, *back, ("ordered-care", "yes")]
    held = talk([*begun, *said[2:], ("work-is-valued", "leave")])
    assert [page.current for page in held.pages[-3:]] == ["yes", "yes", None]
    talk([*begun, ("on-my-side", "ahead"), ("work-is-valued", "leave")])


def test_back_passes_over_what_is_closed() -> None:
    """What a gate closed is not asked on the way back either."""
    start = answered(leaving=("easy-ground",))
    talk([(START, "go-on"), ("easy-ground", "back"), ("felt-stuck", "leave")], start=start)


STUCK = {"felt-stuck": "yes", "stuck-unnoticed": "often+somewhat", "told-stuck": "once"}


def test_closing_a_gate_takes_out_what_hangs_on_it_and_says_so() -> None:
    """Once, on the next page; questions two gates deep go too."""
    start = answered(STUCK | {"stuck-avoided": "a-little"}, leaving=("easy-ground", "safe-to-raise"))
    held = talk(
        [
            (START, "go-on"),
            ("easy-ground", "back"),
            ("impact", "back"),
            ("stuck-avoided", "back"),
            ("told-stuck", "back"),
            ("impact", "back"),
            ("stuck-unnoticed", "back"),
            ("felt-stuck", "no"),
            ("easy-ground", "why"),
            ("quiz.why", "back"),
            ("easy-ground", "never"),
        ],
        start=start,
    )
    notice = WORDS.say("quiz.dropped", count=3)
    assert [notice in page.text for page in held.pages] == [False] * 8 + [True, False, True]
    assert held.answers == held.kept[-1]
    assert not {"stuck-unnoticed", "told-stuck", "stuck-avoided"} & held.answers.answers.keys()


def test_nothing_is_said_where_nothing_was_taken_out() -> None:
    """A gate that was closed anyway."""
    held = talk(
        [(START, "go-on"), ("easy-ground", "back"), ("felt-stuck", "no"), ("easy-ground", "never")],
        start=answered(leaving=("easy-ground",)),
    )
    assert held.pages[3].text == held.pages[1].text


def changed(name: str, *replies: Reply, start: Answers) -> Answers:
    """Change one answer from the menu, with what follows from it."""
    return talk(replies, start=start, do=lambda interview: interview.change(name)).answers


def test_a_change_asks_what_it_opens_and_nothing_else() -> None:
    """What was blank before stays blank; back from the question changes nothing."""
    start = answered(leaving=("told-wrong", "correction-refused", "pays"))
    opened = calmly("stuck-unnoticed", "told-stuck")
    answers = changed("felt-stuck", ("felt-stuck", "yes"), *opened, start=start)
    assert answers.answers.keys() - start.answers.keys() == {"stuck-unnoticed", "told-stuck"}
    assert changed("felt-stuck", ("felt-stuck", "back"), start=start) == start


def test_a_change_can_turn_back_inside_what_it_opened() -> None:
    """The question before is asked again, then what is still open."""
    answers = changed(
        "felt-stuck",
        ("felt-stuck", "yes"),
        ("stuck-unnoticed", "never"),
        ("told-stuck", "back"),
        ("stuck-unnoticed", "unsure"),
        ("told-stuck", "no"),
        start=answered(),
    )
    assert answers.answers["stuck-unnoticed"] == Answer(given="unsure")


def test_a_notice_that_no_question_showed_is_handed_over_once() -> None:
    """The menu shows it then."""
    notices: list[tuple[str, ...]] = []

    def do(interview: Interview) -> None:
        interview.change("felt-stuck")
        notices.extend((interview.take_notices(), interview.take_notices()))

    talk([("felt-stuck", "no")], start=answered(STUCK | {"stuck-avoided": "never"}), do=do)
    assert notices == [(WORDS.say("quiz.dropped", count=4),), ()]


def test_what_a_change_opens_is_said_and_asked() -> None:
    """On the next page, before the list comes again."""
    held = talk(
        [("felt-stuck", "yes"), *calmly("stuck-unnoticed", "told-stuck")],
        start=answered(),
        do=lambda interview: interview.change("felt-stuck"),
    )
    assert held.pages[1].text[0] == WORDS.say("quiz.opened")


def test_what_was_left_at_its_weight_is_still_open() -> None:
    """The answer stands; the weight is asked before the end."""
    start = answered()

    def do(interview: Interview) -> None:
        interview.change("over-directs")
        assert interview.unasked() == ("over-directs", "safe-to-raise")
        interview.go_on()

    held = talk(
        [
            *(("over-directs", "rarely"), ("impact", "back"), ("over-directs", "back")),
            *(("impact", "a-little"), ("said", "open"), *calmly("safe-to-raise")),
        ],
        start=start,
        do=do,
    )
    assert held.answers == answered({"over-directs": "rarely+a-little"})
