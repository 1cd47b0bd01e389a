"""The card: who could hear what first, what it is about, why, and what to know before saying it."""

import pytest
from core_helpers import EVENTS, GRAVE, PACK, WORDS, changed, in_file, said
from oracle import Telling

from impasse_check.model import Answers, Passage
from impasse_check.report.card import Card, card
from impasse_check.report.openers import openers
from impasse_check.scoring import score
from impasse_check.visibility import visible

TALK = {"easy-ground": "often+quite-a-lot", "over-directs": "rarely+a-little"}
CONSULT = TALK | {"over-identifies": "often+very-much"}
BEGIN, SOMEONE = WORDS.say("card.title"), WORDS.say("card.someone")


def of(answers: Answers) -> Card:
    """Make the card for some answers."""
    result = score(PACK, answers)
    seen = visible(PACK, result, "me")
    return card(PACK, answers, result, seen, openers(PACK, result, seen.openers), WORDS)


def first_of(page: Passage | None) -> str:
    """Give what a page says first."""
    assert page is not None
    return next(part.say for part in page.body.values() if part.say)


def test_something_to_say_stands_with_what_it_is_about() -> None:
    """The line of the heaviest thing, in the tone chosen, and nothing that weighs less."""
    line = next(
        each for each in PACK.openers.values() if "easy-ground" in each.for_ and each.stage == "first"
    )
    for tone, words in (("gentle", line.gentle), ("direct", line.direct)):
        made = of(said(TALK, tone=tone))  # type: ignore[arg-type]
        assert (made.heading, made.says, made.line) == (BEGIN, WORDS.say("card.say"), words.line)
        assert made.about is not None
        assert made.about.text == PACK.questions["easy-ground"].text
        assert [each.words for each in made.about.degrees] == ["Often", "Quite a lot"]
        assert (made.next, made.reason, made.before) == (None, None, None)


def test_an_own_sentence_goes_before_ours() -> None:
    """It is said to be one's own; where nothing may be said to the therapist, it does not stand there."""
    made = of(changed(said(TALK), own_line="Can we slow down?"))
    assert (made.says, made.line) == (WORDS.say("card.own"), "Can we slow down?")
    for away in (
        {"safe-to-raise": "no"},
        {"therapy-status": "ended"},
        {GRAVE[0]: "yes"},
        {GRAVE[0]: "not-asked"},
    ):
        assert of(changed(said(TALK | away), own_line="Can we slow down?")).line != "Can we slow down?"


@pytest.mark.parametrize(
    "away",
    [
        {"safe-to-raise": "no"},
        {"safe-to-raise": "unsure"},
        {"my-unspoken-feelings": "often", "personal-stories": "often"},
        *({name: word} for name in GRAVE for word in ("yes", "unsure")),
    ],
    ids=str,
)
def test_someone_outside_hears_it_first_where_the_contract_says_so(away: dict[str, str]) -> None:
    """With words for them, whoever they are; no word of it is for the therapist."""
    given = said(TALK | away)
    made = of(given)
    assert Telling({"answers": in_file(given)}).first == "someone"
    assert (made.says, made.about, made.next) == (SOMEONE, None, None)
    assert made.line in [each.line for each in PACK.someone_lines.values()]


@pytest.mark.parametrize("name", GRAVE)
def test_a_crossed_line_has_its_own_page_and_is_not_named(name: str) -> None:
    """Not sure has softer words; neither says which answer it was, and nothing else stands beside it."""
    for word, page in (("yes", PACK.pages.outside), ("unsure", PACK.pages.outside_unsure)):
        made = of(said(CONSULT | {"consulted": "yes", "safe-to-raise": "yes", name: word}))
        if name == "pressured-to-stay" and word == "unsure":
            continue
        assert page is not None
        assert (made.heading, made.reason) == (page.title, PACK.reasons.outside)
        assert made.about is None


def test_an_own_sentence_about_another_thing_is_not_put_on_the_card() -> None:
    """It was written in place of other words, which may not be what comes first now."""
    for about, stands in (("easy-ground", True), ("over-directs", False)):
        made = of(changed(said(TALK), own_line="Can we slow down?", own_line_for=about))
        assert (made.line == "Can we slow down?", made.says == WORDS.say("card.own")) == (stands, stands)


def why(name: str, answer: str, key: str = "card.because") -> str:
    """Give the reason on a card that names one question with an answer to it."""
    return WORDS.say(key, said=f"{PACK.questions[name].text} {answer}.")


def test_why_someone_else_comes_first_is_said_in_words_of_the_answer() -> None:
    """The heaviest reason that may be named; an event is not named on the card."""
    assert of(said({"personal-stories": "often"})).reason == why("personal-stories", "Often")
    event = of(said({"asked-for-favors": "yes", "safe-to-raise": "yes"}))
    assert event.reason == PACK.reasons.consult


CLOSE, BEYOND, UNHEARD = (
    PACK.someone_lines[name].line for name in ("closeness", "beyond-therapy", "not-heard")
)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ({"pulls-me-from-others": "sometimes"}, BEYOND),
        ({"asked-for-favors": "yes"}, BEYOND),
        ({"asked-for-favors": "unsure"}, BEYOND),
        ({"caring-for-therapist": "often"}, BEYOND),
        ({"their-unspoken-feelings": "rarely"}, CLOSE),
        ({"friendship-offered": "yes"}, CLOSE),
        ({"my-unspoken-feelings": "rarely", "contact-between-sessions": "sometimes"}, CLOSE),
        (
            {
                "told-wrong": "more-than-once",
                "correction-refused": "fully",
                "personal-remarks": "rarely",
                "safe-to-raise": "unsure",
            },
            UNHEARD,
        ),
    ],
    ids=str,
)
def test_the_line_for_someone_else_fits_what_led_there(words: dict[str, str], line: str) -> None:
    """Nobody is given words about closeness who said nothing of it, or for whom it did not lead there."""
    assert of(said(words)).line == line


def test_the_reason_named_is_one_that_the_line_is_about() -> None:
    """The heaviest: the line is one about that, where there is one, and not about something lighter."""
    made = of(
        said(
            {
                "feelings-passed-over": "often+quite-a-lot",
                "caring-for-therapist": "often+somewhat",
                "personal-remarks": "sometimes+somewhat",
                "safe-to-raise": "hard",
                "consulted": "no",
            }
        )
    )
    assert made.line == PACK.someone_lines["not-heard"].line
    assert PACK.questions["feelings-passed-over"].text in str(made.reason)


def answered(name: str, **more: str) -> Answers:
    """Give answers with one mark and what was answered after it."""
    answers = said({name: "rarely"})
    return answers.put(answers.answers | {name: changed(answers.answers[name], **more)})


def test_the_answer_named_is_the_one_that_led_there() -> None:
    """Rarely is not why; that it turned against them is, or how heavy it is."""
    text = PACK.questions["cancels-over-money"].text
    turned = of(answered("cancels-over-money", said="worse"))
    assert turned.reason == WORDS.say("card.because", said=f"{text} It turned against you.")
    assert turned.line == PACK.someone_lines["turned"].line
    text = PACK.questions["not-free-to-stop"].text
    heavy = of(answered("not-free-to-stop", impact="very-much"))
    assert heavy.reason == WORDS.say("card.because", said=f"{text} It weighs on you: Very much.")


def test_beside_words_for_the_therapist_someone_else_is_no_second_first() -> None:
    """The reason says that they could also talk with someone else, or that they did."""
    words = {"told-wrong": "more-than-once", "correction-refused": "fully", "easy-ground": "rarely+very-much"}
    refused = "correction-refused"
    assert of(said(words)).says == WORDS.say("card.say")
    assert of(said(words)).reason == why(refused, "Fully", "card.because-also")
    asked = of(said(words | {"consulted": "yes"}))
    assert asked.reason == why(refused, "Fully", "card.because-consulted")


def test_what_is_not_safe_to_bring_up_is_not_called_a_matter_of_closeness() -> None:
    """Somebody who marked only money is told of no answer about closeness that they never gave."""
    made = of(said({"debt-silences": "often+quite-a-lot", "safe-to-raise": "no"}))
    assert made.says == WORDS.say("card.someone")
    assert made.reason == PACK.reasons.consult_without_event
    assert "close" not in str(made.reason)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ({}, PACK.pages.none),
        (TALK | {GRAVE[0]: "not-asked"}, PACK.pages.unfinished),
        ({GRAVE[0]: "not-asked"}, PACK.pages.unfinished),
        (TALK | {"therapy-status": "ended"}, PACK.pages.ended),
    ],
)
def test_where_nothing_can_be_said_it_tells_what_comes_next(
    words: dict[str, str], page: Passage | None
) -> None:
    """Instead of words, the first thing its page says."""
    made = of(said(words))
    assert page is not None
    assert (made.heading, made.next) == (page.title, first_of(page))
    assert (made.line, made.about, made.reason) == (None, None, None)


def test_where_others_decide_that_stands_before_the_words() -> None:
    """What is said may go into a report."""
    assert of(said(TALK | {"ordered-care": "yes"})).before == first_of(PACK.pages.ordered)
    assert of(said(TALK | {"ordered-care": "no"})).before is None


def test_declined_events_change_nothing_on_it_unless_the_contract_says_so() -> None:
    """Nothing is read into them; words about closeness wait."""
    for name in EVENTS:
        given = said(TALK | {name: "declined"})
        told = Telling({"answers": in_file(given)})
        assert (of(given).line is None) is (told.first is None)
        assert (of(given).says == SOMEONE) is (told.first == "someone")


@pytest.mark.parametrize("declined", EVENTS)
@pytest.mark.parametrize(
    "marks", [{"contact-between-sessions": "rarely"}, {"topic-pushed": "often+very-much"}]
)
def test_what_was_kept_back_puts_no_word_into_what_one_could_say(
    marks: dict[str, str], declined: str
) -> None:
    """Nothing is read into it: the line for someone else is the one for what was marked."""
    answers = said(marks | {"safe-to-raise": "unsure"})
    kept_back = answers.put(answers.answers | said({declined: "declined"}).answers)
    lines = [of(each).line for each in (answers, kept_back)]
    assert lines[0] is not None
    assert lines[0] == lines[1]
