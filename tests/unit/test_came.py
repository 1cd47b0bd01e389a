"""What came of a talk, in documents: the card begins with it, the full one lists it, outside has none."""

import re
from typing import get_args

import pytest
from core_helpers import FOR_READING, GRADED, GRAVE, PACK, RESOURCES, WORDS, changed, said

from impasse_check import build_report, render
from impasse_check.follow_up import follow
from impasse_check.model import SPOKEN, Answers, CameBack, Happened, Talk
from impasse_check.report import Report
from impasse_check.report.blocks import Bullets, Heading, OpenerText, Paragraph, Quote
from impasse_check.scoring import score

MARKED = said({"topic-pushed": "often+somewhat", "easy-ground": "rarely", "safe-to-raise": "yes"})
WORD = re.compile(r"\S*\w\S*")


def document(answers: Answers, *, full: bool = False) -> Report:
    """Build the document for the person."""
    return build_report(PACK, answers, words=WORDS, resources=RESOURCES, country="GB", full=full)


def first_words(answers: Answers) -> str | None:
    """Give the first paragraph of the card, if the first block of it is one."""
    block = document(answers).blocks[2]
    return block.text if isinstance(block, Paragraph) else None


@pytest.mark.parametrize("happened", get_args(Happened))
@pytest.mark.parametrize("came_back", [*get_args(CameBack), None])
def test_the_card_begins_with_what_came_of_it(happened: Happened, came_back: CameBack | None) -> None:
    """In the words of the person's own answer; before a talk it begins with the words to say."""
    spoken = happened in SPOKEN
    talk = Talk(question="topic-pushed", happened=happened, came_back=came_back if spoken else None)
    key = f"{happened}-{came_back}" if spoken and came_back else happened
    assert first_words(follow(PACK, MARKED, talk)) == WORDS.say(f"came.{key}")
    assert first_words(MARKED) is None


@pytest.mark.parametrize(
    ("came_back", "says"), [("helpful", "card.if-back"), ("unclear", "card.say"), ("unhelpful", "card.say")]
)
def test_what_helped_is_not_said_to_be_back(came_back: CameBack, says: str) -> None:
    """The next words begin with that: they are for if it is."""
    talk = Talk(question="topic-pushed", happened="yes", came_back=came_back)
    (words,) = [
        block.label for block in document(follow(PACK, MARKED, talk)).blocks if isinstance(block, Quote)
    ]
    assert words == WORDS.say(says)
    own = changed(follow(PACK, MARKED, talk), own_line="A walrus.")
    assert WORDS.say("card.own") in [each.label for each in document(own).blocks if isinstance(each, Quote)]


@pytest.mark.parametrize("given", ["yes", "unsure"])
@pytest.mark.parametrize("full", [True, False])
def test_where_help_comes_first_nothing_stands_before_it(given: str, *, full: bool) -> None:
    """Not what was said, nor what came of it, at any length."""
    talks = (Talk(question="topic-pushed", happened="yes", came_back="helpful", note="A walrus."),)
    answers = changed(MARKED.put(MARKED.answers | said({GRAVE[0]: given}).answers), talks=talks)
    report = document(answers, full=full)
    for format in FOR_READING:
        text = render(report, format)
        assert "walrus" not in text
        assert WORDS.say("came.yes-helpful") not in text
        assert WORDS.say("talks.title") not in text


def test_it_is_what_came_of_the_thing_that_the_card_is_about() -> None:
    """Nothing is taken for what was said of another thing; what was said goes before what was not."""
    helped = Talk(question="topic-pushed", happened="yes", came_back="helpful", date="2026-11-01")
    later = Talk(question="topic-pushed", happened="partly", came_back="unclear", date="2026-11-08")
    unsaid = Talk(question="topic-pushed", happened="no", date="2026-11-15")
    another, no_other = (
        Talk(question="easy-ground", happened="yes", came_back="unhelpful"),
        Talk(question="easy-ground", happened="no", date="2026-11-20"),
    )
    something_else = Talk(happened="yes", came_back="unhelpful")
    for talks, key in (
        ((helped,), "yes-helpful"),
        ((helped, later), "partly-unclear"),
        ((later, unsaid), "partly-unclear"),
        ((helped, no_other), "yes-helpful"),
        ((helped, another), "yes-helpful"),
        ((unsaid,), "no"),
        ((another,), None),
        ((no_other,), None),
        ((something_else,), None),
    ):
        expected = None if key is None else WORDS.say(f"came.{key}")
        assert first_words(changed(MARKED, talks=talks)) == expected


@pytest.mark.parametrize("about", ["topic-pushed", "easy-ground", "put-down", None])
@pytest.mark.parametrize("later", ["topic-pushed", "easy-ground", "put-down", None])
def test_what_turned_against_them_is_never_hidden(about: str | None, later: str | None) -> None:
    """Whatever came later; beside words for the therapist about another thing it is said what it was."""
    turned = Talk(question=about, happened="yes", came_back="worse")
    talks = (turned, Talk(question=later, happened="yes", came_back="helpful"))
    worse = WORDS.say("came.yes-worse")
    for given in ({}, {"safe-to-raise": "no"}):
        answers = changed(MARKED.put(MARKED.answers | said(given, finished=False).answers), talks=talks)
        assert worse in str(first_words(answers))
    talked = changed(
        MARKED.put(MARKED.answers | said({"consulted": "yes"}, finished=False).answers), talks=talks
    )
    lead = {"easy-ground": PACK.questions["easy-ground"].text, None: "Something else."}.get(about)
    assert first_words(talked) == (worse if lead is None else f"{lead} {worse}")


def test_nobody_is_told_they_said_it_where_words_for_someone_else_stand() -> None:
    """What did not turn against them has nothing to do with those; it may stand where there are none."""
    talks = (Talk(question="topic-pushed", happened="yes", came_back="unhelpful"),)
    unsure = MARKED.put(MARKED.answers | said({"safe-to-raise": "unsure"}, finished=False).answers)
    assert WORDS.say("came.yes-unhelpful") not in str(first_words(changed(unsure, talks=talks)))
    assert first_words(changed(said({}), talks=talks)) == WORDS.say("came.yes-unhelpful")


def test_words_in_full_are_for_if_it_comes_back() -> None:
    """Only those of what the last talk about helped; and the note says what helped."""
    talk = Talk(question="topic-pushed", happened="yes", came_back="helpful", note="That they asked.")
    blocks = document(follow(PACK, MARKED, talk), full=True).blocks
    labels = [str(block.label) for block in blocks if isinstance(block, Quote)]
    assert [each for each in labels if "comes back" in each] == [
        WORDS.say("card.if-back"),
        "Gentle, if it is still there or comes back",
        "Direct, if it is still there or comes back",
    ]
    texts = [each.text for each in blocks if isinstance(each, Paragraph)]
    assert any(each.endswith("What helped: That they asked.") for each in texts)


def test_the_full_document_lists_every_talk() -> None:
    """With its day and what a good answer would have been: by the words to say, else on a page of its own.

    Events stand there by their text, and what came of one thing stands together.
    """
    talks = (
        Talk(
            question="topic-pushed", happened="partly", came_back="unhelpful", date="2026-11-20", note="Time."
        ),
        Talk(question="put-down", happened="chose-not-to"),
        Talk(happened="yes", came_back="helpful"),
        Talk(question="put-down", happened="no", date="2026-11-22"),
    )
    blocks = document(changed(MARKED, talks=talks), full=True).blocks
    title = WORDS.say("talks.title")
    place = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.text == title)
    told = blocks[place + 1]
    assert isinstance(told, Bullets)
    topic, put_down = (PACK.questions[name].text for name in ("topic-pushed", "put-down"))
    came, wished = WORDS.say("came.partly-unhelpful"), "A good answer would have been: Time."
    assert told.items == (
        f"{put_down} {WORDS.say('came.chose-not-to')} 2026-11-22: {WORDS.say('came.no')}",
        f"Something else. {WORDS.say('came.yes-helpful')}",
    )
    texts = [each.text for each in blocks if isinstance(each, Paragraph)]
    assert f"{topic} 2026-11-20: {came} {wished}" in texts
    assert topic not in texts
    assert title not in [
        each.text for each in document(changed(MARKED, talks=talks)).blocks[3:] if isinstance(each, Heading)
    ]


@pytest.mark.parametrize("kept", [{"came_back": "worse"}, {"safe": "no"}])
@pytest.mark.parametrize("about", ["topic-pushed", "easy-ground", None])
def test_what_a_kept_talk_says_of_safety_counts_where_the_answer_is_blank(
    kept: dict[str, str], about: str | None
) -> None:
    """No words for the therapist then, whatever it was about."""
    marked = {"topic-pushed": "often", "easy-ground": "rarely"}
    talks = (Talk.model_validate({"question": about, "happened": "yes", **kept}),)
    blank = changed(said(marked), talks=talks)
    result = score(PACK, blank)
    assert (result.route, "safe-to-raise" in result.because) == ("consult", True)
    assert not [each for each in document(blank, full=True).blocks if isinstance(each, OpenerText)]
    answered = changed(said(marked | {"safe-to-raise": "yes"}), talks=(Talk(happened="yes", safe="no"),))
    assert score(PACK, answered).route == "talk"


def test_a_page_for_a_session_says_nothing_of_it() -> None:
    """Nor does the one for someone outside."""
    talks = (Talk(question="topic-pushed", happened="yes", came_back="unhelpful", note="A walrus."),)
    for audience in ("session", "outside"):
        report = build_report(
            PACK, changed(MARKED, talks=talks), words=WORDS, resources=RESOURCES, audience=audience
        )
        assert "walrus" not in render(report, "markdown")
        assert WORDS.say("came.yes-unhelpful") not in render(report, "markdown")


@pytest.mark.parametrize(("level", "most"), [("talk", 450), ("consult", 600)])
@pytest.mark.parametrize("came_back", get_args(CameBack))
def test_the_short_document_stays_short(level: str, most: int, came_back: CameBack) -> None:
    """Also where all is marked and much was said: 450 words, or 600 where someone else comes first."""
    often = "almost-always" if level == "consult" else "rarely"
    far = "fully" if level == "consult" else "a-little"
    words = {
        name: f"{often if PACK.questions[name].choice_set == 'frequency' else far}+very-much"
        for name in GRADED
        if level == "consult" or PACK.questions[name].section != "boundaries"
    }
    for name in ("personal-remarks", "pulls-me-from-others"):
        words |= {name: "rarely"} if name in words else {}
    gates = {
        "felt-stuck": "yes",
        "told-stuck": "once",
        "told-wrong": "once",
        "pays": "yes",
        "ordered-care": "yes",
    }
    gates |= {"mentioned-stopping": "once", "raised-concern": "once", "therapy-status": "on-a-break"}
    strengths = dict.fromkeys(("on-my-side", "can-take-in-care", "work-is-valued", "repair-works"), "partly")
    answers = said(words | gates | strengths | {"safe-to-raise": "yes", "consulted": "no"})
    after = follow(PACK, answers, Talk(question="easy-ground", happened="partly", came_back=came_back))
    report = document(after)
    limit = 600 if report.score.route == "consult" else most
    assert report.score.route in ("talk", "consult")
    assert len(WORD.findall(render(report, "markdown"))) <= limit
