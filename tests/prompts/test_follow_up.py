"""After a talk: which pages come, what is kept at which moment, and where it leads."""

from collections.abc import Iterable
from io import StringIO

import pytest
from conftest import ROOT
from core_helpers import GRAVE, PACK, RESOURCES, WORDS, page
from scripted import LINES, Reply, Talk, answered, talk
from typed_lines import TypedLines

from impasse_check import load_pack
from impasse_check.answers import dump_answers, has_room, parse_answers
from impasse_check.model import LONGEST_NOTE, Answer, Answers, Pack, Resource
from impasse_check.model import Talk as Told
from impasse_check.model.limits import MOST_TALKS
from impasse_check.prompts.lines import Lines
from impasse_check.prompts.page import Command
from impasse_check.prompts.paging import lay_out
from impasse_check.scoring import score
from impasse_check.sitting.follow_up import FollowUp
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.talk_pages import After

MARKED = answered({"topic-pushed": "often+somewhat", "easy-ground": "rarely"})
FIRST, OTHER = "topic-pushed", "easy-ground"
DAY = "2026-11-20"
HELP = Help(WORDS, lambda: LINES, None)
HELP_LINES = HELP.lines()
INSTEAD = [name for name, question in PACK.questions.items() if question.kind == "event"][1]
"""The second of the questions about what happened."""
ALL: Reply = ("follow.pick", "that-is-all")
END: list[Reply] = [("follow.grave-question", "not-again"), ("follow.next", "go-on")]


def followed(
    replies: Iterable[Reply],
    start: Answers = MARKED,
    date: str | None = None,
    *,
    pack: Pack = PACK,
    times: int = 1,
    lines: tuple[Resource, ...] = LINES,
) -> Talk:
    """Hold what is asked after a talk, to the last reply; again for whoever stays at the end of it."""

    def do(interview: Interview) -> None:
        asked = FollowUp(
            pack=pack,
            words=WORDS,
            pages=Pages(pack, WORDS),
            conversation=interview._talk,  # noqa: SLF001  # the one that the scripted person holds
            interview=interview,
            help=Help(WORDS, lambda: lines, None),
            date=date,
        )
        for _ in range(times):
            asked.run()

    return talk(replies, start=start, do=do, pack=pack)


def told(*replies: str) -> list[Reply]:
    """Give the replies about one thing: happened, came back, safe, note."""
    note = "follow.note-helped" if "helpful" in replies else "follow.note"
    asked = ("follow.happened", "follow.came-back", "follow.safe", note)
    return [*zip(asked, replies, strict=False)]


def test_in_plain_lines_what_a_talk_was_about_is_said_once() -> None:
    """And not again at each thing that is asked about it."""
    shown = StringIO()
    asker = Lines(TypedLines("1\n1\n1\n\n"), shown, WORDS, width=300)
    for each in followed([*told("yes", "helpful", "yes", ""), ALL, *END]).pages[:4]:
        (asker.ask_line if each.takes_text else asker.choose)(each)
    for text in (PACK.questions[FIRST].text, WORDS.say("follow.title")):
        assert shown.getvalue().count(text) == 1
    assert WORDS.say("follow.safe") in shown.getvalue()


def test_four_keys_tell_of_one_thing() -> None:
    """What stood first is asked about at once; each reply is kept as it is given."""
    done = followed([*told("partly", "helpful", "yes", ""), ALL, *END], date=DAY)
    talks = [(each.talks or ())[-1] for each in done.kept]
    assert [(each.happened, each.came_back, each.safe) for each in talks] == [
        ("partly", None, None),
        ("partly", "helpful", None),
        ("partly", "helpful", "yes"),
        ("partly", "helpful", "yes"),
    ]
    (kept,) = done.answers.talks or ()
    assert kept.model_dump() == {
        "question": FIRST,
        "happened": "partly",
        "came_back": "helpful",
        "safe": "yes",
        "date": DAY,
        "note": None,
    }
    assert done.answers.answers[FIRST].said == "helped"
    assert done.pages[0].text == (PACK.questions[FIRST].text,)
    assert done.pages[-1].text[0] == WORDS.say("came.partly-helpful")


def test_nothing_is_chosen_beforehand() -> None:
    """Enter alone answers nothing."""
    done = followed([*told("yes", "unclear", "open", "That they ask."), ALL, *END])
    assert {each.current for each in done.pages} == {None}
    (kept,) = done.answers.talks or ()
    assert (kept.safe, kept.note, kept.date) == (None, "That they ask.", None)


@pytest.mark.parametrize("happened", ["no", "chose-not-to"])
def test_what_was_left_unsaid_needs_two_keys(happened: str) -> None:
    """Nobody is asked what came back of it, or why."""
    done = followed([("follow.happened", happened), ("follow.safe-to-say", "yes"), ALL, *END])
    (kept,) = done.answers.talks or ()
    assert (kept.happened, kept.came_back, kept.safe) == (happened, None, "yes")
    assert done.answers.answers == MARKED.answers
    assert done.pages[-1].text[0] == WORDS.say(f"came.{happened}")


@pytest.mark.parametrize(
    "replies",
    [
        [("follow.happened", "yes"), ("follow.came-back", "worse"), ("follow.safe", "yes")],
        [("follow.happened", "yes"), ("follow.came-back", "helpful"), ("follow.safe", "no")],
        [("follow.happened", "chose-not-to"), ("follow.safe-to-say", "no")],
    ],
)
def test_not_safe_leads_to_someone_outside(replies: list[Reply]) -> None:
    """At once, with words for them and help lines; who stops there is asked nothing more about it."""
    done = followed([*replies, (page("consult").title, "stop"), ("follow.stopping", "not-again")])
    assert done.ended == "done"
    someone = done.pages[-2]
    turned = ("follow.came-back", "worse") in replies
    line = PACK.someone_lines["turned" if turned else "afraid"].line
    assert line in " ".join(someone.text)
    assert someone.text[-len(HELP_LINES) :] == HELP_LINES
    assert done.answers.answers["safe-to-raise"].given == "no"
    assert score(PACK, done.answers).route == "consult"


WORSE: list[Reply] = [*told("yes", "worse", "no"), (page("consult").title, "stop")]
"""It turned against them, and they stop where someone outside is named."""


def test_who_stops_there_sees_help_and_the_grave_questions_before_it_ends() -> None:
    """On one short page, which one key leaves; no key that is pressed twice passes it unseen."""
    done = followed([*WORSE, ("follow.stopping", "not-again")])
    last = done.pages[-1]
    assert HELP_LINES[0] in last.text
    assert not last.goes_on
    assert last.question == WORDS.say("follow.grave-question")
    assert [each.value for each in last.options] == [After.AGAIN, After.NOT_AGAIN]


def test_who_stops_there_can_still_say_that_a_line_was_crossed() -> None:
    """Help from outside comes at once, and it ends there."""
    events = [name for name, question in PACK.questions.items() if question.kind == "event"]
    calm = [(name, "no") for name in events[: events.index(GRAVE[0])]]
    done = followed(
        [*WORSE, ("follow.stopping", "look-again"), *calm, (GRAVE[0], "yes"), ("quiz.outside", "stop")]
    )
    assert done.ended == "done"
    assert score(PACK, done.answers).route == "outside"
    assert [each.came_back for each in done.answers.talks or ()] == ["worse"]


def test_a_slip_at_stopping_is_undone() -> None:
    """The way back leads to someone outside, and from there to what was told."""
    done = followed(
        [
            *(*WORSE, ("follow.stopping", "back"), (page("consult").title, "back")),
            *(("follow.safe", "back"), ("follow.came-back", "unclear"), ("follow.safe", "yes")),
            *(("follow.note", ""), ALL, *END),
        ]
    )
    assert [each.came_back for each in done.answers.talks or ()] == ["unclear"]


def test_what_was_changed_while_stopping_keeps_what_was_told_once() -> None:
    """Turned back from the grave questions, it ends: nothing is told a second time."""
    first = next(name for name, question in PACK.questions.items() if question.kind == "event")
    again: list[Reply] = [(first, "declined"), (INSTEAD, "back"), (first, "back")]
    done = followed(
        [*WORSE, ("follow.stopping", "look-again"), *again, ("follow.stopping", "not-again")],
    )
    assert Command.BACK not in done.pages[-1].commands
    assert done.answers.answers[first].given == "declined"
    assert [each.came_back for each in done.answers.talks or ()] == ["worse"]


def test_what_turned_against_someone_is_not_passed_over() -> None:
    """The page that comes next says that nothing more is owed, and no other page does."""
    shown = [
        followed([*told("yes", came), ("follow.safe", "leave")]).pages[-1].text
        for came in ("worse", "unhelpful")
    ]
    assert [WORDS.say("follow.turned") in each for each in shown] == [True, False]


@pytest.mark.parametrize("slip", ["yes", "partly", "no", "chose-not-to"])
def test_a_slip_at_the_first_page_is_taken_out_by_going_back_over_it(slip: str) -> None:
    """It is as if it had never been pressed, and that is said."""
    next_page = "follow.came-back" if slip in ("yes", "partly") else "follow.safe-to-say"
    done = followed([("follow.happened", slip), (next_page, "back"), ("follow.happened", "back"), ALL])
    assert done.kept[-1] == done.answers
    assert done.answers == MARKED
    assert done.pages[-1].text == (WORDS.say("follow.taken-out"),)


def test_what_is_more_than_a_slip_is_taken_out_by_a_key_of_its_own() -> None:
    """What it had moved is moved back, and what was told of other things stays."""
    done = followed(
        [
            *told("yes", "worse", "back"),
            *(("follow.came-back", "back"), ("follow.happened", "back"), ("follow.pick", OTHER)),
            *told("yes", "helpful", "yes", ""),
            *(("follow.pick", FIRST), ("follow.happened", "take-out"), ALL, *END),
        ]
    )
    assert [each.question for each in done.answers.talks or ()] == [OTHER]
    assert done.answers.answers[FIRST] == MARKED.answers[FIRST]
    assert done.answers.answers["safe-to-raise"] == MARKED.answers["safe-to-raise"]


def test_what_was_cut_short_can_be_taken_out_and_stays_when_one_turns_back() -> None:
    """It was told in another sitting: nobody loses it by a key that leads back."""
    cut = MARKED.model_copy(update={"talks": (Told(question=FIRST, happened="yes", date=DAY),)})
    back = followed([("follow.happened", "back"), ALL, *END], cut)
    assert back.answers.talks == cut.talks
    out = followed([("follow.happened", "take-out"), ALL], cut)
    assert (out.answers.talks, out.kept[-1].talks) == (None, None)


def test_nothing_can_be_taken_out_where_nothing_was_told() -> None:
    """There is no key that does nothing."""
    assert followed([("follow.happened", "back"), ALL]).pages[0].options == ()


def test_a_slip_on_a_talk_that_was_told_loses_nothing_of_it() -> None:
    """Who presses No in the place of Yes, and mends it, finds what came back and their note."""
    wish = "That they ask."
    done = followed(
        [
            *told("yes", "helpful", "yes", wish),
            *(("follow.pick", FIRST), ("follow.happened", "no"), ("follow.safe-to-say", "back")),
            *(("follow.happened", "yes"), ("follow.came-back", "helpful"), ("follow.safe", "yes")),
            *(("follow.note-helped", wish), ALL, *END),
        ]
    )
    (mended,) = {each.talks or () for each in done.kept if each.talks and each.talks[0].note == wish}
    assert [(each.came_back, each.note) for each in mended] == [("helpful", wish)]
    shown = [each.current for each in done.pages if each.question == WORDS.say("follow.came-back")]
    assert shown == [None, "helpful"]


def test_a_slip_at_the_offer_of_the_grave_questions_is_undone() -> None:
    """From the card the way back leads to the offer."""
    done = followed(
        [*told("yes", "helpful", "yes", ""), ALL, END[0], ("follow.next", "back"), *END],
    )
    assert done.ended == "done"


def test_the_card_comes_also_after_answers_that_were_changed() -> None:
    """Whoever turns back from the grave questions and has no more to tell still sees where they are."""
    first = next(name for name, question in PACK.questions.items() if question.kind == "event")
    done = followed(
        [
            *(*told("yes", "helpful", "yes", ""), ALL, ("follow.grave-question", "look-again")),
            *((first, "declined"), (INSTEAD, "back"), (first, "back")),
            *(("follow.grave-question", "back"), ALL, *END),
        ]
    )
    assert done.pages[-1].question == WORDS.say("follow.next")


def test_who_goes_on_after_that_gets_words_for_someone_outside() -> None:
    """And none for the therapist."""
    replies = [*told("yes", "worse", "no"), (page("consult").title, "go-on"), ("follow.note", "")]
    done = followed([*replies, ALL, *END])
    end = done.pages[-1]
    assert end.text[0] == WORDS.say("came.yes-worse")
    openers = {getattr(each, tone).line for each in PACK.openers.values() for tone in ("gentle", "direct")}
    assert not any(line in " ".join(end.text) for line in openers)
    assert WORDS.say("card.someone") in " ".join(end.text)


def test_what_is_picked_is_asked_about_too() -> None:
    """Also what is on no list; the list says what came of each thing."""
    done = followed(
        [
            *told("yes", "unhelpful", "yes", ""),
            ("follow.pick", OTHER),
            *told("yes", "helpful", "yes", ""),
            ("follow.pick", ""),
            *told("partly", "unclear", "open", ""),
            ALL,
            *END,
        ]
    )
    assert [each.question for each in done.answers.talks or ()] == [FIRST, OTHER, None]
    assert (done.answers.answers[FIRST].said, done.answers.answers[OTHER].said) == ("once", "helped")
    last = [each for each in done.pages if each.question == WORDS.say("follow.pick")][-1]
    labels = {choice.value: choice.label for choice in last.choices}
    assert labels[FIRST].endswith(WORDS.say("came.yes-unhelpful"))
    assert labels[OTHER].endswith(WORDS.say("came.yes-helpful"))


def test_turning_back_changes_what_was_told_and_loses_nothing() -> None:
    """What stood there is shown, and what it had moved is moved back."""
    done = followed(
        [
            *told("yes", "worse", "back"),
            ("follow.came-back", "back"),
            ("follow.happened", "yes"),
            ("follow.came-back", "helpful"),
            ("follow.safe", "back"),
            ("follow.came-back", "unclear"),
            ("follow.safe", "yes"),
            ("follow.note", "back"),
            ("follow.safe", "yes"),
            ("follow.note", "back"),
            ("follow.safe", "back"),
            ("follow.came-back", "back"),
            ("follow.happened", "back"),
            ("follow.pick", FIRST),
            ("follow.happened", "partly"),
            *told("partly", "unclear", "yes", "")[1:],
            ALL,
            *END,
        ]
    )
    (kept,) = done.answers.talks or ()
    assert (kept.happened, kept.came_back, kept.safe) == ("partly", "unclear", "yes")
    assert done.answers.answers[FIRST].said == "unclear"
    assert done.answers.answers["safe-to-raise"] == MARKED.answers["safe-to-raise"]


def test_what_was_cut_short_is_gone_on_with() -> None:
    """It has moved nothing, and stands once in the end."""
    cut = MARKED.model_copy(update={"talks": (Told(question=OTHER, happened="yes", date=DAY),)})
    done = followed(
        [*told("yes", "helpful", "yes", ""), *told("no"), ("follow.safe-to-say", "yes"), ALL, *END], cut
    )
    assert [(each.question, each.came_back) for each in done.answers.talks or ()] == [
        (OTHER, "helpful"),
        (FIRST, None),
    ]
    assert (done.answers.talks or ())[0].date == DAY
    assert done.pages[0].text == (PACK.questions[OTHER].text,)


def test_all_that_was_cut_short_is_gone_on_with() -> None:
    """Also what stands before another talk, but not where more was told of the same thing since."""
    cut, since = Told(question=OTHER, happened="yes"), Told(question=FIRST, happened="no", safe="yes")
    start = MARKED.model_copy(update={"talks": (Told(question=FIRST, happened="yes"), cut, since)})
    done = followed([*told("yes", "helpful", "yes", ""), ALL, *END], start)
    assert [(each.question, each.came_back) for each in done.answers.talks or ()] == [
        *((FIRST, None), (FIRST, None)),
        (OTHER, "helpful"),
    ]
    assert done.pages[0].text == (PACK.questions[OTHER].text,)


def test_what_was_told_can_be_changed_until_the_end() -> None:
    """From the offer of the grave questions the way back leads to the list: no second talk comes of that."""
    done = followed(
        [
            *told("yes", "unhelpful", "yes", ""),
            *(ALL, ("follow.grave-question", "back")),
            *(("follow.pick", FIRST), *told("yes", "helpful", "yes", "")),
            *(ALL, *END),
        ]
    )
    assert [each.came_back for each in done.answers.talks or ()] == ["helpful"]
    assert done.answers.answers[FIRST].said == "helped"


def test_what_is_told_after_the_grave_questions_takes_none_of_them_back() -> None:
    """An answer that was changed there stays, and a talk from before it, whatever is told then."""
    name = next(name for name, question in PACK.questions.items() if question.kind == "event")
    done = followed(
        [
            *told("yes", "helpful", "yes", ""),
            *(ALL, ("follow.grave-question", "look-again"), (name, "declined"), (INSTEAD, "back")),
            *((name, "back"), ("follow.grave-question", "back")),
            *(("follow.pick", OTHER), *told("no"), ("follow.safe-to-say", "yes")),
            *(ALL, *END),
        ]
    )
    assert done.answers.answers[name].given == "declined"
    assert [each.question for each in done.answers.talks or ()] == [FIRST, OTHER]


def test_what_was_told_before_is_picked_and_asked_anew() -> None:
    """A second talk about it stands behind the first."""
    before = (Told(question=FIRST, happened="yes", came_back="unhelpful", safe="yes"),)
    said = MARKED.answers[FIRST].model_copy(update={"said": "once"})
    start = MARKED.put(MARKED.answers | {FIRST: said}).model_copy(update={"talks": before})
    done = followed([("follow.pick", FIRST), *told("yes", "unhelpful", "yes", ""), ALL, *END], start)
    assert len(done.answers.talks or ()) == 2
    assert done.answers.answers[FIRST].said == "more-than-once"


def test_what_was_brought_is_asked_about_in_its_order() -> None:
    """Each thing once, also what stands first without being brought."""
    start = MARKED.model_copy(update={"bring": (OTHER, FIRST)})
    done = followed(
        [*told("yes", "helpful", "yes", ""), *told("no"), ("follow.safe-to-say", "yes"), ALL, *END], start
    )
    assert [each.question for each in done.answers.talks or ()] == [OTHER, FIRST]


def test_what_there_are_no_words_for_is_not_asked_about() -> None:
    """Whatever the file names to bring: neither where things stand nor a grave act."""
    start = MARKED.model_copy(update={"bring": ("therapy-status", GRAVE[0], OTHER)})
    done = followed([*told("no"), ("follow.safe-to-say", "yes"), ALL, *END], start)
    assert [each.question for each in done.answers.talks or ()] == [OTHER]
    (shown,) = (each for each in done.pages if each.question == WORDS.say("follow.pick"))
    assert [choice.value for choice in shown.choices] == [OTHER, FIRST, ""]


def test_nothing_to_bring_begins_with_the_list() -> None:
    """And who has nothing to tell leaves everything as it was."""
    start = MARKED.model_copy(update={"bring": ()})
    done = followed([ALL], start)
    assert (done.kept, done.answers) == ([], start)


@pytest.mark.parametrize("given", ["yes", "unsure"])
def test_on_the_route_outside_nothing_is_asked(given: str) -> None:
    """Help is shown, and nothing is kept."""
    start = answered({FIRST: "often", GRAVE[0]: given})
    done = followed([("follow.outside", "stop")], start)
    assert (done.kept, len(done.pages)) == ([], 1)
    assert set(HELP_LINES) <= set(done.pages[0].text)
    assert done.pages[0].where == page("outside" if given == "yes" else "outside_unsure").title
    assert followed([("follow.outside", "exit")], start).ended == "vanished"


def test_enter_ends_help_from_outside_and_says_so() -> None:
    """On its last screen, as nothing comes behind it; before, Enter goes on. What is read has gaps."""
    start = answered({FIRST: "often", GRAVE[0]: "yes"})
    done = followed([("follow.outside", "go-on")], start)
    assert (done.kept, len(done.pages), done.ended) == ([], 1, "done")
    for rows in (24, 60):
        *before, last = lay_out(done.pages[0], WORDS, width=76, rows=rows)
        assert all("" in each.text for each in (*before, last) if len(each.text) > 4)
        assert WORDS.say("widgets.ends") in " ".join(last.keys)
        assert not any(WORDS.say("widgets.ends") in " ".join(each.keys) for each in before)


def test_the_grave_questions_are_offered_again_after_any_talk() -> None:
    """Each with its answer; one that calls for it shows help from outside, and nothing comes after that."""
    events = [name for name, question in PACK.questions.items() if question.kind == "event"]
    at = events.index(GRAVE[0])
    replies = [(name, "no") for name in events[:at]]
    done = followed(
        [
            *told("yes", "helpful", "yes", ""),
            ALL,
            ("follow.grave-question", "look-again"),
            *replies,
            (GRAVE[0], "yes"),
            ("quiz.outside", "stop"),
        ]
    )
    assert done.ended == "done"
    assert done.answers.answers[GRAVE[0]].given == "yes"
    assert len(done.answers.talks or ()) == 1
    shown = [each for each in done.pages if each.question == PACK.questions[events[0]].text]
    assert [each.current for each in shown] == ["no"]


def test_from_the_grave_questions_the_way_back_leads_to_the_offer() -> None:
    """One after the other, and all of them again or not."""
    events = [name for name, question in PACK.questions.items() if question.kind == "event"]
    done = followed(
        [
            *told("yes", "helpful", "yes", ""),
            ALL,
            ("follow.grave-question", "look-again"),
            (events[0], "no"),
            (events[1], "back"),
            (events[0], "back"),
            ("follow.grave-question", "look-again"),
            *((name, "no") for name in events),
            ("follow.next", "go-on"),
        ]
    )
    assert done.answers.answers == followed([*told("yes", "helpful", "yes", ""), ALL, *END]).answers.answers


def test_a_file_that_holds_all_it_can_takes_no_more() -> None:
    """It is said, and nothing is lost."""
    full = tuple(Told(question=FIRST, happened="no") for _ in range(MOST_TALKS))
    start = MARKED.model_copy(update={"talks": full})
    done = followed([("follow.pick", OTHER), ("follow.full", "go-on"), ALL], start)
    assert (done.kept, done.answers) == ([], start)
    assert done.pages[1].text == (WORDS.say("follow.full"),)


def test_a_talk_that_would_make_the_file_too_long_is_not_begun() -> None:
    """Without a note, too: what is kept can be read again."""
    note = "y" * LONGEST_NOTE
    talks: tuple[Told, ...] = tuple(Told(question=FIRST, happened="no", note=note) for _ in range(240))
    start = MARKED.model_copy(update={"bring": (), "talks": talks})
    for length in (LONGEST_NOTE, 100, 1):
        one = Told(question=FIRST, happened="no", note="y" * length)
        while has_room(more := start.model_copy(update={"talks": (*(start.talks or ()), one)}), PACK):
            start = more
    done = followed([("follow.pick", OTHER), ("follow.full", "go-on"), ALL], start)
    assert (done.kept, done.answers) == ([], start)
    assert done.pages[1].text == (WORDS.say("follow.full"),)
    assert parse_answers("a", dump_answers(start, PACK).encode(), PACK).talks == start.talks


def test_a_note_that_no_file_can_hold_is_asked_for_again() -> None:
    """With its words still there."""
    long, one = "z" * LONGEST_NOTE, Told(question=FIRST, happened="no", note="y" * LONGEST_NOTE)
    start, count = MARKED.model_copy(update={"bring": ()}), 240
    while has_room(more := start.model_copy(update={"talks": (one,) * count}), PACK):
        start, count = more, count + 1
    less = one.model_copy(update={"note": "y" * (LONGEST_NOTE - 200)})
    start = start.model_copy(update={"talks": (*(start.talks or ())[1:], less)})
    picked: list[Reply] = [("follow.pick", OTHER), *told("yes", "helpful", "yes", long)]
    done = followed([*picked, ("follow.note-helped", "short"), ALL, *END], start)
    assert (done.answers.talks or ())[-1].note == "short"
    again = done.pages[5]
    assert (again.text[0], again.current) == (WORDS.say("quiz.no-room"), long)


def test_help_lines_are_one_key_away_and_leaving_too() -> None:
    """On every page of it."""
    done = followed([("follow.happened", "help"), ("quiz.help", "go-on"), ("follow.happened", "leave")])
    assert (done.ended, done.kept) == ("left", [])


def test_who_stays_at_the_end_is_not_asked_about_the_same_again() -> None:
    """The list comes, with what was told; what was told of one thing can be mended there."""
    replies: list[Reply] = [*told("yes", "unhelpful", "yes", ""), ALL, *END, ("follow.pick", FIRST)]
    done = followed([*replies, *told("yes", "helpful", "yes", ""), ALL, *END], times=2)
    assert [(each.question, each.came_back) for each in done.answers.talks or ()] == [(FIRST, "helpful")]


def test_who_stops_at_what_they_picked_is_asked_nothing_more() -> None:
    """Neither about another thing on the list nor for what happened, but on the page that stops."""
    first: list[Reply] = [*told("yes", "helpful", "yes", ""), ("follow.pick", OTHER)]
    done = followed([*first, *WORSE, ("follow.stopping", "not-again")])
    assert [(each.question, each.came_back) for each in done.answers.talks or ()] == [
        (FIRST, "helpful"),
        (OTHER, "worse"),
    ]
    assert score(PACK, done.answers).route == "consult"


def test_numbers_near_someone_stand_there_once_they_name_their_country() -> None:
    """On the page that names someone outside, without leaving it; turned back from, it is as it was."""
    someone, country = page("consult").title, "country.question"
    near: list[Reply] = [(someone, "near"), (country, "back"), (someone, "near"), (country, "NZ")]
    done = followed(
        [*told("yes", "worse", "no"), *near, (someone, "stop"), ("follow.stopping", "not-again")],
        lines=RESOURCES,
    )
    before, same, there = (" ".join(each.text) for each in done.pages if each.where == someone)
    names = [each.name for each in RESOURCES if each.countries == ("NZ",)]
    assert names
    assert before == same
    assert [any(each in text for each in names) for text in (before, there)] == [False, True]


def test_a_pack_without_questions_about_what_happened_offers_none() -> None:
    """The way back from the card leads to what was told; a talk can be about what no question asks."""
    pack = load_pack(str(ROOT / "examples" / "packs" / "one-session.yaml"))
    assert all(each.kind != "event" for each in pack.questions.values())
    start = Answers(answers={next(iter(pack.questions)): Answer(given="yes")})
    done = followed(
        [
            *(("follow.pick", ""), *told("yes", "helpful", "yes", ""), ALL, ("follow.next", "back")),
            *(("follow.pick", ""), *told("yes", "unclear", "yes", ""), ALL, ("follow.next", "go-on")),
        ],
        start,
        pack=pack,
    )
    assert WORDS.say("follow.grave-question") not in [each.question for each in done.pages]
    assert [(each.question, each.came_back) for each in done.answers.talks or ()] == [(None, "unclear")]
