"""The word of warning, and help from outside at the first answer that calls for it."""

import pytest
from core_helpers import GRAVE, PACK, RESOURCES, WORDS, page, parts
from scripted import LINES, START, Reply, answered, calmly, talk, values

from impasse_check.model import Answer
from impasse_check.prompts.page import Command
from impasse_check.prompts.paging import lay_out
from impasse_check.sitting.help import Help

YES, UNSURE = page("outside").title, page("outside_unsure").title
WARNING = PACK.sections["boundaries"].warning
assert WARNING is not None
TEXT = WARNING.text
NAMES = tuple(PACK.questions)
ABOUT = tuple(
    name for name in NAMES[NAMES.index(WARNING.before) :] if PACK.questions[name].section == "boundaries"
)
DECLINED = Answer(given="declined")
NO = Answer(given="no")
BEFORE = answered(leaving=ABOUT)
SKIPPED: Reply = ("quiz.skipping", "go-on")
SURE: Reply = ("unsure.question", "something")
WARNED: list[Reply] = [(START, "go-on"), ("quiz.warned", "go-on")]


def test_a_word_of_warning_comes_before_the_first_grave_question() -> None:
    """With the choice to skip them all, and the way back."""
    held = talk([*WARNED, (ABOUT[0], "leave")], start=BEFORE)
    shown = held.pages[1]
    assert shown.text == TEXT
    assert values(shown) == ["skip", "go-on"]
    assert shown.commands == (Command.BACK, Command.HELP, Command.LEAVE, Command.VANISH)


def test_skipping_declines_each_of_them() -> None:
    """And nothing else; the quiz goes on behind them."""
    held = talk([(START, "go-on"), ("quiz.warned", "skip"), SKIPPED], start=BEFORE)
    assert held.ended == "done"
    assert held.answers.answers == dict(BEFORE.answers) | dict.fromkeys(ABOUT, DECLINED)
    assert held.kept == [held.answers]


def test_skipping_can_be_taken_back_before_it_is_done() -> None:
    """One key does not pass over so much unseen."""
    held = talk(
        [(START, "go-on"), ("quiz.warned", "skip"), ("quiz.skipping", "back"), ("quiz.warned", "leave")],
        start=BEFORE,
    )
    assert held.answers == BEFORE


def test_skipping_keeps_what_was_said_before() -> None:
    """A grave answer from a file is not taken back by a skip."""
    start = answered({GRAVE[-1]: "yes"}, leaving=ABOUT[:-1])
    held = talk([(START, "go-on"), ("quiz.warned", "skip"), SKIPPED], start=start)
    assert held.answers.answers[GRAVE[-1]] == Answer(given="yes")
    assert {held.answers.answers[name] for name in ABOUT[:-1]} == {DECLINED}


def test_back_from_the_warning_goes_to_the_question_before_it() -> None:
    """And the warning comes again on the way on."""
    before = NAMES[NAMES.index("raised-concern")]
    replies = [(START, "go-on"), ("quiz.warned", "back"), *calmly(before), ("quiz.warned", "leave")]
    talk(replies, start=BEFORE)


def test_back_from_the_first_grave_question_comes_before_the_warning() -> None:
    """And the warning comes again: the question was not answered yet."""
    replies = [*WARNED, (ABOUT[0], "back"), *calmly("raised-concern"), ("quiz.warned", "leave")]
    talk(replies, start=BEFORE)


def test_the_warning_comes_once() -> None:
    """Not before each question, and not before one that is asked again."""
    held = talk([*WARNED, *calmly(*ABOUT[:2]), (ABOUT[2], "back"), *calmly(*ABOUT[1:])], start=BEFORE)
    assert held.ended == "done"


def test_the_warning_comes_also_where_a_file_holds_the_first_answer() -> None:
    """Whoever goes on in the midst of the grave questions is warned, once."""
    start = answered(leaving=ABOUT[1:])
    talk([*WARNED, *calmly(*ABOUT[1:])], start=start)


def test_no_warning_stands_before_a_grave_answer_that_is_changed() -> None:
    """It was seen before that answer was given."""
    talk([(ABOUT[0], "declined")], start=answered(), do=lambda interview: interview.change(ABOUT[0]))


@pytest.mark.parametrize("name", GRAVE)
def test_help_from_outside_comes_at_the_first_answer_that_calls_for_it(name: str) -> None:
    """Danger first, then words to say and the help lines; and three ways on: numbers nearby, stop, go on."""
    start = answered(leaving=(name,))
    held = talk([*WARNED, (name, "yes"), (YES, "go-on")], start=start)
    shown = held.pages[-1]
    assert shown.text[0] == parts("outside")[0]
    assert [each.contact in shown.text[2] for each in LINES] == [True] * 2
    assert shown.text[2].endswith(f"Checked on {min(each.checked for each in LINES)} or later.")
    assert values(shown) == ["near", "stop", "go-on"]
    assert shown.commands == (Command.BACK, Command.HELP, Command.LEAVE, Command.VANISH)
    assert held.ended == "done"


def test_who_is_not_sure_reads_softer_words() -> None:
    """Still danger first, and the same help."""
    held = talk(
        [*WARNED, (GRAVE[0], "unsure"), SURE, (UNSURE, "help"), ("quiz.help", "back"), (UNSURE, "go-on")],
        start=answered(leaving=GRAVE[:1]),
    )
    shown = held.pages[-1]
    assert shown.text[0] == parts("outside")[0]
    assert shown.text[1] == parts("outside_unsure")[0]
    assert [each.contact in "".join(shown.text) for each in LINES] == [True] * 2


def test_it_comes_once() -> None:
    """The second grave answer brings the next question."""
    held = talk(
        [*WARNED, (GRAVE[0], "unsure"), SURE, (UNSURE, "go-on"), (GRAVE[1], "yes"), (GRAVE[2], "yes")],
        start=answered(leaving=GRAVE[:3]),
    )
    assert held.ended == "done"


def test_it_does_not_come_where_the_file_said_so_before() -> None:
    """It was shown when that was said."""
    start = answered({GRAVE[0]: "yes"}, leaving=GRAVE[1:2])
    talk([*WARNED, (GRAVE[1], "yes")], start=start)


def test_one_can_stop_there() -> None:
    """What was not asked by then stays blank."""
    held = talk([*WARNED, (GRAVE[0], "yes"), (YES, "stop")], start=answered(leaving=GRAVE[:3]))
    assert held.ended == "done"
    assert [name for name in GRAVE if name not in held.answers.answers] == list(GRAVE[1:3])


@pytest.mark.parametrize("reply", ["something", "nothing"])
def test_who_is_not_sure_is_asked_if_something_happened(reply: str) -> None:
    """From no, a no is offered and never made; either way help from outside is still there."""
    kept: list[Reply] = [("unsure.offer", "as-it-is")] if reply == "nothing" else []
    held = talk(
        [*WARNED, (GRAVE[0], "unsure"), ("unsure.question", reply), *kept, (UNSURE, "go-on")],
        start=answered(leaving=GRAVE[:1]),
    )
    assert held.answers.answers[GRAVE[0]] == Answer(given="unsure")
    asked = next(each for each in held.pages if each.question == WORDS.say("unsure.question"))
    assert asked.text == (PACK.questions[GRAVE[0]].text,)


def test_who_is_not_sure_can_turn_back_and_can_take_the_offer() -> None:
    """Each page leads back; what was offered is recorded only where it was wanted."""
    held = talk(
        [
            *WARNED,
            *((GRAVE[-1], "unsure"), ("unsure.question", "back"), (GRAVE[-1], "no")),
            *(("safe-to-raise", "back"), (GRAVE[-1], "unsure")),
            *(("unsure.question", "nothing"), ("unsure.offer", "back")),
            *(("unsure.question", "nothing"), ("unsure.offer", "change-to-no"), ("safe-to-raise", "yes")),
        ],
        start=answered({"over-directs": "rarely"}, leaving=(GRAVE[-1], "safe-to-raise")),
    )
    assert held.answers.answers[GRAVE[-1]] == NO
    assert page("outside").title not in [each.where for each in held.pages]


def test_somebody_names_their_country_there() -> None:
    """By its code or its name; its lines come first, then and on the page of help lines."""
    held = talk(
        [
            *(*WARNED, (GRAVE[0], "yes"), (YES, "near"), ("country.question", "xx")),
            ("country.question", "Niue"),
            *(("country.question", "new zealand"), (YES, "help"), ("quiz.help", "back"), (YES, "stop")),
        ],
        start=answered(leaving=GRAVE[:1]),
        lines=RESOURCES,
    )
    listed, no_lines, no_code = (each for each in held.pages if each.takes_text)
    assert no_lines.text[0] == WORDS.say("country.unknown", typed="xx")
    assert no_code.text[0] == WORDS.say("country.no-code", typed="Niue")
    assert "New Zealand, Nigeria" in listed.text[0]
    near = [each.name for each in RESOURCES if "NZ" in each.countries and each.kind == "line"]
    for shown in (held.pages[-1], held.pages[-2]):
        assert near
        assert all(any(name in text for text in shown.text) for name in near)
        told = "\n".join(shown.text[2:] if shown.where == YES else shown.text)
        assert told.index(near[0]) < told.index(RESOURCES[0].name)


@pytest.mark.parametrize(("command", "ended"), [("leave", "left"), ("exit", "vanished")])
def test_one_can_leave_from_there_and_from_the_warning(command: str, ended: str) -> None:
    """At once."""
    assert talk([(START, "go-on"), ("quiz.warned", command)], start=BEFORE).ended == ended
    held = talk([*WARNED, (GRAVE[0], "yes"), (YES, command)], start=answered(leaving=GRAVE[:1]))
    assert held.ended == ended


def test_back_after_it_asks_the_grave_question_again() -> None:
    """With its answer at hand."""
    held = talk(
        [
            *WARNED,
            (GRAVE[0], "yes"),
            (YES, "go-on"),
            (ABOUT[ABOUT.index(GRAVE[0]) + 1], "back"),
            (GRAVE[0], "leave"),
        ],
        start=answered(leaving=ABOUT[ABOUT.index(GRAVE[0]) :][:2]),
    )
    assert held.pages[-1].current == "yes"


def test_back_from_there_takes_a_slip_of_a_key_back() -> None:
    """The question is asked again; where its answer no longer calls for help, a later one does."""
    held = talk(
        [
            *WARNED,
            (GRAVE[0], "yes"),
            (YES, "back"),
            (GRAVE[0], "no"),
            (GRAVE[1], "yes"),
            (YES, "go-on"),
        ],
        start=answered(leaving=GRAVE[:2]),
    )
    assert held.answers.answers[GRAVE[0]] == NO


def test_back_from_there_is_no_way_past_it() -> None:
    """The same answer brings the same page."""
    replies = [(GRAVE[0], "yes"), (YES, "back"), (GRAVE[0], "yes"), (YES, "back"), (GRAVE[0], "leave")]
    talk([*WARNED, *replies], start=answered(leaving=GRAVE[:1]))


def test_one_can_leave_quickly_from_there() -> None:
    """Its key is told there once, as on every page, and asks nothing more."""
    held = talk([*WARNED, (GRAVE[0], "yes"), (YES, "exit")], start=answered(leaving=GRAVE[:1]))
    assert held.ended == "vanished"
    (screen, *_) = lay_out(held.pages[-1], WORDS, width=76, rows=24)
    assert " ".join(screen.keys).count(WORDS.say("widgets.exit")) == 1
    assert not any("leave" in each.label for each in held.pages[-1].options)


def test_what_cannot_wait_is_two_screens_at_the_most() -> None:
    """Words to say, where the lines are reached, and what to know at once; the rest comes at the end."""
    for given in ("yes", "unsure"):
        sure = [SURE] if given == "unsure" else []
        there = UNSURE if given == "unsure" else YES
        held = talk([*WARNED, (GRAVE[0], given), *sure, (there, "go-on")], start=answered(leaving=GRAVE[:1]))
        shown = held.pages[-1]
        assert len(lay_out(shown, WORDS, width=76, rows=24)) <= 2
        assert any(PACK.someone_lines["crossed"].line in each for each in shown.text)
        assert parts("outside")[-1] not in shown.text


def test_how_heavy_something_is_can_call_for_it_too() -> None:
    """Some things to raise with someone else become help from outside by their weight."""
    replies = [
        (START, "go-on"),
        ("personal-remarks", "sometimes"),
        ("impact", "very-much"),
        (YES, "go-on"),
        ("said", "open"),
    ]
    talk(replies, start=answered(leaving=("personal-remarks",)))


@pytest.mark.parametrize("reply", ["go-on", "stop"])
def test_it_comes_after_a_change_too(reply: str) -> None:
    """An answer that is changed from the menu; what was blank stays blank either way."""
    start = answered(leaving=("told-others-about-me",))
    replies = [(GRAVE[0], "yes"), (YES, reply)]
    held = talk(replies, start=start, do=lambda interview: interview.change(GRAVE[0]))
    assert held.answers.answers == dict(start.answers) | {GRAVE[0]: Answer(given="yes")}


def test_the_words_of_stopping_are_said() -> None:
    """The page says that both are possible."""
    held = talk([*WARNED, (GRAVE[0], "yes"), (YES, "stop")], start=answered(leaving=GRAVE[:1]))
    assert held.pages[-1].question == WORDS.say("quiz.outside")


def test_a_help_line_is_told_with_when_it_answers_and_without_where_that_was_read() -> None:
    """Somebody is waiting for the number; when all of it was read is said once, in the end."""
    each = next(each for each in RESOURCES if each.hours and each.languages)
    told, checked = Help(WORDS, lambda: (each,), each.countries[0]).lines()
    assert told.startswith(f"{each.name}: {each.contact}. ")
    assert f"{each.hours}, {each.languages}." in told
    assert each.source not in told
    assert each.checked in checked


def test_where_there_is_no_line_no_day_is_told_on_which_one_was_read() -> None:
    """The page still comes, and from there the way on."""
    title = page("start").title
    held = talk([(title, "help"), ("quiz.help", "go-on"), (title, "leave")], lines=())
    assert held.pages[1].text == ()
    assert held.ended == "left"
