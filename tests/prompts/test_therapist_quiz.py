"""The therapist's own form, asked: one run through every page of it, and what is kept on the way."""

import textwrap

from core_helpers import answer, page
from scripted import sit, talk, values
from therapists import EVENTS, GRADED, PACK, START, STRENGTHS, example, given, replies_to

from impasse_check.prompts.page import Command


def test_a_whole_run_keeps_what_was_said() -> None:
    """From the first page to the list of answers; each question once, what may go well first."""
    whole = example()
    held = talk(replies_to(whole), pack=PACK)
    assert held.ended == "done"
    assert held.answers.answers == whole.answers
    asked = [each.question for each in held.pages]
    texts = [each.text for each in PACK.questions.values()]
    assert [text for text in asked if text in texts] == texts
    assert len(STRENGTHS) + len(GRADED) + len(EVENTS) + 1 == len(texts)


def test_the_first_page_says_whose_view_it_is_and_fits_a_small_screen() -> None:
    """That it clears nobody, and that no client is asked for theirs."""
    (first, *_) = talk([START, ("says-so-when-wrong", "leave")], pack=PACK).pages
    lines = [line for each in (first.where, *first.text) for line in textwrap.wrap(each or "", 74)]
    assert len(lines) <= 15
    text = " ".join(" ".join(first.text).split())
    for said in ("one person's view of themselves", "clears nobody", "Do not ask a client for theirs"):
        assert said in text


def test_a_line_that_was_crossed_leads_to_no_page_that_is_for_clients() -> None:
    """The quiz goes on as it was; what comes first is on the document."""
    whole = example()
    crossed = whole.put(dict(whole.answers) | {"something-sexual": answer("yes")})
    held = talk(replies_to(crossed), pack=PACK)
    assert held.answers.answers == crossed.answers


def test_the_grave_questions_can_be_skipped_as_a_whole() -> None:
    """After the word of warning; each is then declined, and nothing is read into it."""
    whole = example()
    replies = replies_to(whole)
    warned = next(place for place, (to, _) in enumerate(replies) if to == "quiz.warned")
    held = talk(
        [*replies[:warned], ("quiz.warned", "skip"), ("quiz.skipping", "go-on"), ("consulted", "yes")],
        pack=PACK,
    )
    assert {held.answers.answers[name].given for name in EVENTS} == {"declined"}


def test_the_card_shows_a_mark_and_leads_to_the_page_for_a_session() -> None:
    """The one that weighs most goes along, another can be chosen; without words there is no tone."""
    marked = {"spoke-of-my-own-life": "often+very-much", "explained-when-we-disagreed": "rarely+a-little"}
    answers = given(marked)
    answers = answers.put(dict.fromkeys(PACK.questions, answer("declined")) | dict(answers.answers))
    answers = answers.put(answers.answers | {name: answer("no") for name in EVENTS})
    card = page("none", PACK).title
    heavy, other = (PACK.questions[name].text[:24] for name in marked)
    held = sit(
        [
            *((card, "session"), ("", "what-goes"), ("sheet.question", "explained-when-we-disagreed")),
            *(("sheet.question", "back"), ("", "back"), (card, "leave"), ("leave.question", "drop")),
        ],
        start=answers,
        pack=PACK,
    )
    shown = " ".join(" ".join(held.pages[0].drawn).split())
    assert heavy in shown
    assert other not in shown
    assert not {"more-direct", "gentler"} & set(values(held.pages[1]))
    first, second = (" ".join(" ".join(held.pages[place].drawn).split()) for place in (1, 4))
    assert (heavy in first, other in first) == (True, False)
    assert (heavy in second, other in second) == (True, True)


def test_after_a_crossed_line_the_card_leads_to_no_page_for_a_session() -> None:
    """Nor where it may have been one; its heading fits both."""
    answers = given({"spoke-of-my-own-life": "often+very-much"})
    answers = answers.put(dict.fromkeys(PACK.questions, answer("declined")) | dict(answers.answers))
    answers = answers.put(answers.answers | {EVENTS[0]: answer("unsure")})
    title = page("crossed", PACK).title
    assert "may have been" in title
    (card,) = sit([(title, "leave")], start=answers, pack=PACK).pages
    assert "session" not in values(card)


def test_why_and_not_sure_are_there_for_every_question() -> None:
    """As they are for a client; a question can be left open in words."""
    for each in talk(replies_to(example()), pack=PACK).pages:
        if each.question in {question.text for question in PACK.questions.values()}:
            assert {"unsure", "declined"} <= {choice.value for choice in each.choices}
            assert Command.WHY in each.commands
