"""The conversation: every kind of question, what is recorded and kept, and what can be read on the way."""

import re

import pytest
from core_helpers import EVENTS, PACK, WORDS
from scripted import FOCUS, LINES, START, Reply, answered, calmly, replies_to_all, talk, values

from impasse_check import flow
from impasse_check.model import Answer, Answers
from impasse_check.prompts.page import Command

ALL_OPEN = answered(
    {
        "felt-stuck": "yes",
        "told-stuck": "once",
        "topic-pushed": "often+very-much",
        "told-wrong": "once",
        "pays": "yes",
        "mentioned-stopping": "once",
        "raised-concern": "once",
    }
)
UNSURE, DECLINED, DOES_NOT_APPLY, _ = PACK.choices["absence"].values()


def test_every_question_is_open_here() -> None:
    """The answers that the tests below begin with close nothing."""
    assert ALL_OPEN.answers.keys() == PACK.questions.keys()


def test_a_whole_quiz_asks_each_open_question_once_in_its_order() -> None:
    """One page to begin with, then a question at a time; what was said is what is kept."""
    final = answered({"felt-stuck": "yes", "easy-ground": "rarely+a-little", "asked-for-favors": "unsure"})
    held = talk(replies_to_all(final))
    follow_ups = (PACK.follow_ups.impact, PACK.follow_ups.said)
    after_a_mark = [each.text for each in follow_ups if each is not None]
    asked = [page.question for page in held.pages if page.question not in after_a_mark]
    warned = WORDS.say("quiz.warned")
    assert held.ended == "done"
    assert held.answers == final
    assert held.pages[0].where == START
    assert asked[2:] == [
        text
        for name in final.answers
        for text in ([warned] * (name == "asked-for-favors") + [PACK.questions[name].text])
    ]


def test_each_answer_is_kept_the_moment_it_is_given() -> None:
    """Whoever leaves, or loses the machine, has all but the question that was open."""
    held = talk([(START, "go-on"), FOCUS, ("therapy-status", "ended"), ("ordered-care", "leave")])
    assert held.ended == "left"
    assert held.kept[-1] == held.answers
    assert held.answers.answers == {"therapy-status": Answer(given="ended")}


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("therapy-status", [*PACK.choices["therapy-status"].values(), UNSURE, DECLINED]),
        ("on-my-side", [*PACK.choices["helps"].values(), UNSURE, DECLINED]),
        ("told-stuck", [*PACK.choices["told"].values(), UNSURE, DECLINED]),
        ("easy-ground", [*PACK.choices["frequency"].values(), UNSURE, DECLINED]),
        ("low-fee-guilt", [*PACK.choices["frequency"].values(), UNSURE, DECLINED, DOES_NOT_APPLY]),
        ("asked-for-money", [*PACK.choices["event"].values(), UNSURE, DECLINED]),
    ],
)
def test_every_kind_of_question_offers_its_own_answers(name: str, labels: list[str]) -> None:
    """In the words of the pack, with not sure and rather not say after them."""
    page = talk([(name, "back")], start=ALL_OPEN, do=lambda interview: interview.change(name)).pages[0]
    assert [choice.label for choice in page.choices] == labels
    assert [*page.text, *page.lead][-1] == PACK.periods[PACK.questions[name].period]
    assert page.commands == (Command.BACK, Command.WHY, Command.HELP, Command.LEAVE, Command.VANISH)


@pytest.mark.parametrize("name", PACK.questions)
def test_does_not_apply_is_offered_only_where_a_question_can_fail_to_fit(name: str) -> None:
    """The trait in the pack says where."""
    page = talk([(name, "back")], start=ALL_OPEN, do=lambda interview: interview.change(name)).pages[0]
    offered = "not-applicable" in values(page)
    assert offered == ("may-not-apply" in PACK.questions[name].traits)
    assert values(page)[-2 - offered :][:2] == ["unsure", "declined"]


def test_where_one_is_and_the_first_words_of_a_part_are_shown() -> None:
    """The number counts open questions; the words of a part stand before its first question only."""
    held = talk([(START, "go-on"), FOCUS, *calmly("therapy-status"), ("ordered-care", "leave")])
    opening, count = PACK.sections["opening"], len(_asked_first())
    first, second = held.pages[2:4]
    assert first.where == WORDS.say("quiz.where", part=opening.title, number=1, count=count)
    assert first.part == WORDS.say("quiz.part", number=1, count=4)
    assert (first.text, first.lead) == ((opening.intro, PACK.periods["now"]), ())
    assert (second.text, second.lead) == ((), (PACK.periods["now"],))
    assert first.last == WORDS.say("quiz.last", answer="All of it")
    assert second.last == WORDS.say("quiz.last", answer="It is going on")


def _asked_first() -> list[str]:
    """Give what is open before anything was said: all that hangs on no outcome."""
    return [name for name, question in PACK.questions.items() if not question.asked_if]


SAID: Reply = ("said", "once")
WEIGHED: list[Reply] = [("topic-pushed", "often"), ("impact", "somewhat")]


def change_topic(*replies: Reply, start: Answers = ALL_OPEN) -> Answer:
    """Answer one graded question again, and give what stands then."""
    held = talk(replies, start=start, do=lambda interview: interview.change("topic-pushed"))
    assert held.kept[-1] == held.answers
    return held.answers.answers["topic-pushed"]


def test_what_was_marked_is_weighed() -> None:
    """The page says again what it is about, and how often it happens."""
    held = talk([*WEIGHED, SAID], start=ALL_OPEN, do=lambda interview: interview.change("topic-pushed"))
    said = WORDS.say("quiz.folded", lead=PACK.labels["frequency"], answer="Often")
    page = held.pages[1]
    assert page.text == (f"{PACK.questions['topic-pushed'].text}\n{said}",)
    assert page.last == WORDS.say("quiz.last", answer="Often")
    assert page.where == held.pages[0].where
    assert values(page) == [*PACK.choices["impact"], "open"]
    assert page.current == "very-much"
    assert held.answers.answers["topic-pushed"] == Answer(given="often", impact="somewhat", said="once")


def test_if_it_was_said_is_asked_after_its_weight_and_can_be_turned_back_from() -> None:
    """Below the same question, with what was given before at hand; back asks the weight again."""
    held = talk(
        [*WEIGHED, ("said", "back"), ("impact", "a-little"), ("said", "helped")],
        start=ALL_OPEN,
        do=lambda interview: interview.change("topic-pushed"),
    )
    assert values(held.pages[2]) == [*PACK.choices["said"], "open"]
    assert held.pages[3].current == "somewhat"
    assert held.answers.answers["topic-pushed"] == Answer(given="often", impact="a-little", said="helped")


def test_if_it_was_said_is_not_asked_where_a_question_has_told_it() -> None:
    """What one was asked before is not asked again in other words."""
    name = "stuck-unnoticed"
    held = talk(
        [(name, "often"), ("impact", "open")], start=ALL_OPEN, do=lambda interview: interview.change(name)
    )
    assert held.answers.answers[name] == Answer(given="often")


def test_what_never_happens_is_not_weighed() -> None:
    """And what was weighed and noted before goes."""
    noted = ALL_OPEN.put(ALL_OPEN.answers | {"topic-pushed": _noted("mine")})
    assert change_topic(("topic-pushed", "never"), start=noted) == Answer(given="never")


def test_how_heavy_it_is_can_stay_open() -> None:
    """An impact that was given before is taken out."""
    reply = change_topic(("topic-pushed", "rarely"), ("impact", "open"), ("said", "open"))
    assert reply == Answer(given="rarely")


def _noted(note: str | None) -> Answer:
    return Answer(given="often", impact="very-much", note=note)


def test_a_note_is_kept_shown_changed_and_taken_out() -> None:
    """In the person's own words; an empty line takes it out, going back leaves it."""
    note, more = ("impact", "note"), ("impact", "very-much")
    held = talk(
        [WEIGHED[0], note, ("quiz.note", "my words"), note, ("quiz.note", "back"), more, ("said", "open")],
        start=ALL_OPEN,
        do=lambda interview: interview.change("topic-pushed"),
    )
    assert held.pages[2].text == (PACK.questions["topic-pushed"].text,)
    assert (held.pages[2].current, held.pages[4].current) == (None, "my words")
    assert held.pages[3].text[-1].endswith(f"\n{WORDS.say('report.note')} my words")
    assert held.answers.answers["topic-pushed"] == _noted("my words")
    assert change_topic(
        WEIGHED[0], note, ("quiz.note", ""), more, ("said", "open"), start=held.answers
    ) == _noted(None)


def test_a_note_stays_when_only_the_frequency_changes() -> None:
    """What was said about it still fits."""
    noted = ALL_OPEN.put(ALL_OPEN.answers | {"topic-pushed": _noted("mine")})
    reply = change_topic(("topic-pushed", "rarely"), ("impact", "a-little"), SAID, start=noted)
    assert reply == Answer(given="rarely", impact="a-little", said="once", note="mine")


def test_why_is_one_key_away() -> None:
    """For a question its own reason, for its weight another; then the same page comes again."""
    held = talk(
        [
            ("topic-pushed", "why"),
            ("quiz.why", "back"),
            WEIGHED[0],
            ("impact", "why"),
            ("quiz.why", "go-on"),
            WEIGHED[1],
            ("said", "why"),
            ("quiz.why", "back"),
            SAID,
        ],
        start=ALL_OPEN,
        do=lambda interview: interview.change("topic-pushed"),
    )
    assert held.pages[1].text == (PACK.questions["topic-pushed"].why,)
    assert held.pages[0] == held.pages[2]
    assert held.pages[4].text == (PACK.follow_ups.impact and PACK.follow_ups.impact.why,)
    assert held.pages[7].text == (PACK.follow_ups.said and PACK.follow_ups.said.why,)


@pytest.mark.parametrize(
    "before",
    [
        [(START, "help")],
        [(START, "go-on"), ("topic-pushed", "help")],
        [(START, "go-on"), WEIGHED[0], ("impact", "help")],
        [(START, "go-on"), WEIGHED[0], ("impact", "note"), ("quiz.note", "help")],
    ],
)
def test_help_lines_are_one_key_away(before: list[Reply]) -> None:
    """On every page; then the same page comes again."""
    held = talk([*before, ("quiz.help", "go-on"), (before[-1][0], "leave")], start=_but_one())
    *lines, read = held.pages[-2].text
    assert [line.name in text for line, text in zip(LINES, lines, strict=True)] == [True] * 2
    assert read == WORDS.say("resource.last-checked", date=min(each.checked for each in LINES))
    assert held.pages[-1] == held.pages[-3]


def _but_one() -> Answers:
    return answered(leaving=("topic-pushed",))


EVERYWHERE: list[list[Reply]] = [
    [(START, "?")],
    [(START, "go-on"), ("topic-pushed", "?")],
    [(START, "go-on"), ("topic-pushed", "help"), ("quiz.help", "?")],
    [(START, "go-on"), ("topic-pushed", "why"), ("quiz.why", "?")],
    [(START, "go-on"), WEIGHED[0], ("impact", "?")],
    [(START, "go-on"), WEIGHED[0], ("impact", "note"), ("quiz.note", "?")],
]


@pytest.mark.parametrize("replies", EVERYWHERE)
@pytest.mark.parametrize(("command", "ended"), [("leave", "left"), ("exit", "vanished")])
def test_one_can_leave_from_every_page(replies: list[Reply], command: str, ended: str) -> None:
    """At once, without another page."""
    last = replies[-1][0], command
    assert talk([*replies[:-1], last], start=_but_one()).ended == ended


def test_going_on_asks_only_what_is_blank() -> None:
    """Answers from a file are not asked again, kinds of absence neither."""
    start = answered({"easy-ground": "declined"}, leaving=("topic-pushed",))
    held = talk([(START, "go-on"), ("topic-pushed", "never")], start=start)
    assert held.answers == answered({"easy-ground": "declined"})


def test_nothing_is_asked_where_all_was_answered() -> None:
    """Not the first page either."""
    assert talk([], start=answered()).pages == []


@pytest.mark.parametrize(
    ("chosen", "parts"),
    [
        ("all", ["opening", "feedback", "money", "boundaries"]),
        ("money", ["opening", "money", "boundaries"]),
        ("feedback", ["opening", "feedback", "boundaries"]),
    ],
)
def test_what_brings_somebody_here_decides_what_is_asked(chosen: str, parts: list[str]) -> None:
    """All of it or one part; the grave acts are asked about in any case, and nothing else of another part."""
    replies: list[Reply] = [(START, "go-on"), ("focus.question", chosen), ("therapy-status", "leave")]
    held = talk(replies)
    asked = flow.to_ask(PACK, held.answers)
    assert list(dict.fromkeys(PACK.questions[name].section for name in asked)) == parts
    assert held.answers.focus == (None if chosen == "all" else (chosen,))
    assert set(EVENTS) <= set(asked)


def test_each_part_tells_how_long_it_takes() -> None:
    """From a count of its questions; one part takes less than all of it."""
    held = talk([(START, "go-on"), ("focus.question", "back"), (START, "leave")])
    told = [int(re.findall(r"[0-9]+", each.label)[0]) for each in held.pages[1].choices]
    assert all(1 <= part < told[0] <= 10 for part in told[1:])


def test_the_choice_of_a_part_can_be_taken_back() -> None:
    """From the first question, with what was chosen at hand."""
    held = talk(
        [
            *((START, "go-on"), ("focus.question", "money"), ("therapy-status", "back")),
            *(FOCUS, ("therapy-status", "leave")),
        ]
    )
    assert held.pages[3].current == "money"
    assert held.answers.focus is None
