"""The short document: the card on top, then all that matters, in the order that the route calls for."""

from collections.abc import Iterable

import pytest
from core_helpers import (
    GRADED,
    GRAVE,
    PACK,
    WORDS,
    answer,
    changed,
    document,
    drawn,
    flat,
    headings,
    in_blocks,
    page,
    said,
    strings,
)
from oracle_table import QUESTIONS
from therapists import EVENTS as CROSSED
from therapists import PACK as THERAPISTS

from impasse_check import build_report
from impasse_check.follow_up import follow
from impasse_check.model import AUDIENCES, Answers, Audience, Pack, Talk
from impasse_check.renderers import FORMATS
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Bullets, Marks
from impasse_check.report.short import MOST_MARKS
from impasse_check.report.steps import steps
from impasse_check.visibility import visible

BEGIN, MARKED, WELL, NEXT, HELP, SOURCES = (
    WORDS.say(key)
    for key in (
        "card.title",
        "marks.title",
        "report.strengths",
        "report.next-steps",
        "resource.title",
        "report.sources",
    )
)
FINE = {each.id: each.values[0] if each.kind in ("graded", "strength") else "no" for each in QUESTIONS} | {
    "therapy-status": "going-on",
    "pays": "yes",
    "felt-stuck": "yes",
    "safe-to-raise": "not-asked",
    "consulted": "not-asked",
}
"""Every question answered, nothing marked, and all that goes well."""
TALK = {"easy-ground": "often", "over-directs": "rarely+a-little"}
CONSULT = TALK | {"over-identifies": "often"}


def made(words: dict[str, str]) -> Report:
    """Give the document of someone who answered all, these in another way."""
    return document(said(FINE | words))


def listed(report: Report) -> list[str]:
    """Give the texts of what is listed as marked, below the card."""
    titles = {each.title for each in PACK.sections.values()}
    own = [block for block in report.blocks if isinstance(block, Marks) and block.title in titles]
    return [each.text for block in own for each in block.items]


def without_sources(titles: Iterable[str]) -> list[str]:
    """Leave out the last heading where it is that of the sources."""
    return [each for each in titles if each != SOURCES]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("pack", [PACK, THERAPISTS], ids=lambda pack: pack.id)
def test_every_document_names_its_questions_and_their_version(
    pack: Pack, audience: Audience, format: str
) -> None:
    """So that it can be told later from which questions it came."""
    name = next(name for name, each in pack.questions.items() if each.kind == "graded")
    events = dict.fromkeys((key for key, each in pack.questions.items() if each.kind == "event"), "no")
    gates = {key: "yes" for key, each in pack.questions.items() if each.kind == "gate"}
    answers = said(events | gates | {name: "often"}, finished=False)
    text = drawn(document(answers, audience, pack), format)
    told = f"{pack.id}  {pack.version}" if format == "json" else f"{pack.title}, version {pack.version}."
    assert flat(told) in " ".join(text.split()).join("  ")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"felt-stuck": "no"}, [page("none").title, WELL, NEXT, HELP]),
        ({}, [page("unmarked").title, WELL, NEXT, HELP]),
        (TALK, [BEGIN, MARKED, WELL, NEXT, HELP]),
        (TALK | {GRAVE[0]: "not-asked"}, [page("unfinished").title, MARKED, WELL, NEXT, HELP]),
        (TALK | {"therapy-status": "on-a-break"}, [BEGIN, page("on_break").title, MARKED, WELL, NEXT, HELP]),
        (TALK | {"therapy-status": "ended"}, [page("ended").title, MARKED, WELL, NEXT, HELP]),
        (CONSULT | {"safe-to-raise": "no"}, [page("consult").title, MARKED, WELL, NEXT, HELP]),
        (
            CONSULT | {"safe-to-raise": "yes", "consulted": "yes"},
            [BEGIN, page("consulted").title, MARKED, WELL, NEXT, HELP],
        ),
        (CONSULT | {GRAVE[0]: "yes"}, [page("outside").title, NEXT]),
    ],
)
def test_parts_stand_in_the_order_of_the_route(words: dict[str, str], expected: list[str]) -> None:
    """The card on top, help at the end; where a line was crossed, help from outside and nothing else."""
    assert without_sources(headings(made(words))) == expected


def test_the_heaviest_are_listed_and_how_many_more_is_said() -> None:
    """By how heavy, then how often, within each part; no more than fit."""
    marked = dict.fromkeys(
        [name for name in GRADED if PACK.questions[name].choice_set == "frequency"], "rarely"
    )
    heavy = list(marked)[:MOST_MARKS]
    words = marked | dict.fromkeys(heavy, "often+very-much") | {"safe-to-raise": "yes"}
    report = made(words)
    assert sorted(listed(report)) == sorted(PACK.questions[name].text for name in heavy)
    assert flat(WORDS.say("marks.more", count=len(marked) - MOST_MARKS)) in in_blocks(report)
    fewer = made(dict.fromkeys(heavy, "rarely"))
    assert len(listed(fewer)) == MOST_MARKS
    assert flat(WORDS.say("marks.one-more", count=1))[:20] not in in_blocks(fewer)


def test_what_goes_well_is_said_in_one_line() -> None:
    """What wholly does first; what does not is not held against anyone."""
    words = {"on-my-side": "partly", "can-take-in-care": "no"}
    text = in_blocks(made(words | TALK))
    well = [name for name, each in PACK.questions.items() if each.kind == "strength" and name not in words]
    assert all(flat(PACK.questions[name].text) in text for name in (*well, "on-my-side"))
    assert flat(PACK.questions["can-take-in-care"].text) not in text


@pytest.mark.parametrize("words", [{}, TALK, CONSULT, CONSULT | {"consulted": "yes"}, {GRAVE[0]: "yes"}])
def test_steps_are_those_of_the_route_and_none_leads_back_once_it_has_ended(words: dict[str, str]) -> None:
    """As the pack has them; the JSON has the same."""
    report = made(words)
    seen = visible(PACK, report.score, "me")
    assert report.next_steps == steps(PACK, said(FINE | words), report.score, seen)
    assert all(flat(each) in in_blocks(report) for each in report.next_steps)
    ended = made(words | {"therapy-status": "ended"})
    expected = PACK.next_steps.outside if words.get(GRAVE[0]) else PACK.next_steps.ended
    assert ended.next_steps == expected


AFRAID = {"topic-pushed": "often+very-much", "safe-to-raise": "no"}


def test_whoever_is_afraid_is_not_sent_back_to_raise_it() -> None:
    """Nor told to talk with someone first once they have."""
    for words, can in (
        (AFRAID, PACK.next_steps.unsafe),
        (AFRAID | {"consulted": "yes"}, PACK.next_steps.unsafe_consulted),
    ):
        report = made(words)
        assert report.next_steps == can
        assert "You do not have to raise it." in can[0]
        assert flat("see if it is safe to raise it") not in in_blocks(report)
    consulted = headings(made(AFRAID | {"consulted": "yes"}))
    assert page("consulted").title in consulted
    assert page("consult").title not in consulted


@pytest.mark.parametrize("given", ["yes", "unsure"])
def test_whoever_others_send_there_is_not_told_to_stay_away(given: str) -> None:
    """Advice comes first; nobody sends the others."""
    sent, free = (made({GRAVE[0]: given, "ordered-care": each}) for each in ("yes", "no"))
    stay, advice = flat("Stay away for as long as you like."), flat("Get advice before you stay away.")
    assert (stay in in_blocks(sent), advice in in_blocks(sent)) == (False, True)
    assert (stay in in_blocks(free), advice in in_blocks(free)) == (True, False)


def test_beside_words_for_the_therapist_no_other_comes_first() -> None:
    """The page on who it can be, the steps and the reason say that it can be someone else as well."""
    words = {"told-wrong": "more-than-once", "correction-refused": "fully", "easy-ground": "rarely+very-much"}
    report = made(words)
    assert report.first == "therapist"
    assert page("consult_too").title in headings(report)
    assert page("consult").title not in headings(report)
    assert flat("it is best to talk first") not in in_blocks(report)
    assert flat("A friend you trust") in in_blocks(report)
    assert report.next_steps == PACK.next_steps.either
    whole = build_report(PACK, said(FINE | words), words=WORDS, full=True)
    assert page("consult").title not in headings(whole)


@pytest.mark.parametrize(
    "words",
    [
        {"pays": "yes", "hides-cost-strain": "often", "safe-to-raise": "unsure"},
        {"friendship-offered": "declined", "contact-between-sessions": "rarely", "safe-to-raise": "yes"},
    ],
)
def test_someone_else_first_has_a_reason_and_says_who(words: dict[str, str]) -> None:
    """Also where no mark led there; the answer that did is not named."""
    report = made(words)
    assert (report.score.route, report.first) == ("talk", "someone")
    text = in_blocks(report)
    assert flat("One or more of your answers led here.") in text
    assert flat("It can be a friend you trust, a doctor or an advice line.") in text
    assert flat(PACK.questions["safe-to-raise"].text) not in text
    whole = in_blocks(build_report(PACK, said(FINE | words), words=WORDS, full=True))
    assert whole.count(flat("A friend you trust, or another person who leaves the choice to you.")) == 1
    consulted = made(words | {"consulted": "yes", "safe-to-raise": "unsure"})
    assert consulted.first == "someone"
    assert flat("After such a talk") not in in_blocks(consulted)


def test_after_what_helped_no_more_is_pressed() -> None:
    """The steps fit: there is nothing more to say unless it comes back."""
    marked = said(FINE | TALK | {"easy-ground": "often+somewhat"})
    for came_back, can in (("helpful", PACK.next_steps.helped), ("unclear", PACK.next_steps.talk)):
        talk = Talk(question="easy-ground", happened="yes", came_back=came_back)  # type: ignore[arg-type]
        assert document(follow(PACK, marked, talk)).next_steps == can


@pytest.mark.parametrize("words", [{}, TALK, CONSULT, {GRAVE[0]: "unsure"}])
def test_a_declined_grave_event_has_a_neutral_note(words: dict[str, str]) -> None:
    """Once, however many were declined, and none where none was."""
    note = flat(next(part.say for part in page("declined").body.values() if part.say))
    assert in_blocks(made(words)).count(note) == 0
    for names in (GRAVE[1:2], GRAVE[1:]):
        assert in_blocks(made(words | dict.fromkeys(names, "declined"))).count(note) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"on-my-side": "no", "repair-works": "no"}, ["on-my-side", "repair-works"]),
        ({"felt-stuck": "yes", "told-stuck": "more-than-once"}, ["felt-stuck", "told-stuck"]),
        ({"put-down": "unsure"}, []),
    ],
)
def test_who_marked_nothing_and_said_that_something_is_amiss_reads_what_they_said(
    words: dict[str, str], told: list[str]
) -> None:
    """In their own answers, and never that there was nothing; an event has no text where it is short."""
    report = document(said({"therapy-status": "going-on"} | words))
    assert report.score.route == "none"
    assert headings(report)[0] == page("unmarked").title
    text = in_blocks(report)
    assert flat(str(page("none").title)) not in text
    assert "all clear" in text
    for name, question in PACK.questions.items():
        assert (flat(question.text) in text) is (name in told), name
    if told:
        answers = [PACK.choices[PACK.questions[name].choice_set][words[name]] for name in told]
        said_there = next(block for block in report.blocks if isinstance(block, Bullets)).items
        assert list(said_there) == [
            f"{PACK.questions[name].text} {each}." for name, each in zip(told, answers, strict=True)
        ]


@pytest.mark.parametrize(
    ("words", "name"), [({}, "none"), ({"on-my-side": "no"}, "unmarked"), ({"felt-stuck": "yes"}, "unmarked")]
)
def test_nothing_marked_is_no_all_clear_once_it_has_ended_either(words: dict[str, str], name: str) -> None:
    """Words for a next therapist do not stand in its place; some of them are only for whom they fit."""
    report = document(said({"therapy-status": "ended"} | words))
    assert headings(report)[:2] == [page("ended").title, page(name).title]
    texts = list(strings(report.blocks))
    assert "not an all clear" in in_blocks(report)
    # Words for the next therapist stand under their own heading.
    assert texts.index(page(name).title) > texts.index(str(page("ended").body["a-line-was-crossed"].words))
    line = next(each for each in texts if each.startswith("In my last therapy a line was crossed."))
    assert texts[texts.index(line) - 1] == "If it fits:"


def test_blank_grave_questions_promise_no_words_once_it_has_ended() -> None:
    """None ever come then: what may come first is help from outside."""
    text = in_blocks(document(said({"therapy-status": "ended", GRAVE[0]: "not-asked"})))
    assert flat("Until each one has, help from outside may come first") in text
    assert flat("Until each one has, you will find no words") not in text


def test_a_crossed_line_that_was_told_is_not_doubted_by_that_note() -> None:
    """Help from outside stands on top already; what to do if one was crossed would question their answer."""
    text = in_blocks(made({GRAVE[0]: "yes"} | dict.fromkeys(GRAVE[1:], "declined")))
    assert flat("If a grave line was crossed") not in text
    assert flat(page("outside").title) in text


def test_what_is_kept_back_is_not_said_to_change_nothing() -> None:
    """It can send someone else first, so no page says that it counts for nothing."""
    warning = PACK.sections["boundaries"].warning
    assert warning is not None
    note = next(part.say for part in page("declined").body.values() if part.say)
    for text in (warning.text[-1], note, WORDS.say("quiz.skipping-about")):
        assert "can change what we suggest first." in " ".join(str(text).split())


def test_what_was_not_looked_at_is_named() -> None:
    """A part that was left out is not shown as if nothing were there."""
    given = said({"therapy-status": "going-on"})
    for focus, sections in (
        ("feedback", "Money, Closeness and limits (but for grave acts)"),
        ("money", "Being heard, Closeness and limits (but for grave acts)"),
        ("boundaries", "Being heard, Money"),
    ):
        text = in_blocks(document(changed(given, focus=(focus,))))
        assert flat(f"Not looked at: {sections}.") in text
    assert "not looked at" not in in_blocks(document(given))


def test_a_part_that_something_was_answered_of_is_not_said_to_be_left_out() -> None:
    """What was marked there stands above; a part is left out as a whole where not even events were asked."""
    given = changed(said({"over-directs": "often+somewhat"}), focus=("money",))
    text = in_blocks(document(given))
    assert flat(PACK.questions["over-directs"].text) in text
    assert flat("Not looked at: Being heard.") in text
    blank = changed(said({}, finished=False), focus=("money",))
    assert flat("Not looked at: Being heard, Closeness and limits.") in in_blocks(document(blank))


@pytest.mark.parametrize("name", GRAVE)
def test_a_crossed_line_leaves_no_mark_count_or_word_to_the_therapist(name: str) -> None:
    """And nothing can be brought to a session, whatever was chosen."""
    words = CONSULT | {"safe-to-raise": "yes", "consulted": "yes", name: "yes"}
    report = made(words)
    text = in_blocks(report)
    lines = [each.line for opener in PACK.openers.values() for each in (opener.gentle, opener.direct)]
    assert [each for each in lines if flat(each) in text] == []
    assert [each for each in FINE if flat(PACK.questions[each].text) in text] == []
    assert report.openers == ()
    with pytest.raises(NothingToBringError):
        document(said(FINE | words, bring=tuple(TALK)), "session")


def test_a_short_document_says_where_the_rest_is_and_a_full_one_does_not() -> None:
    """By its own command."""
    given, more = said(FINE | TALK), flat(WORDS.say("report.more"))
    assert more in in_blocks(document(given))
    assert more not in in_blocks(build_report(PACK, given, words=WORDS, full=True))


def test_steps_for_a_crossed_line_stand_between_its_page_and_help() -> None:
    """Where a pack has such steps; no shipped pack needs them, for its page says what comes first."""
    first, then = "Stop here today.", "Write down what happened."
    pack = changed(THERAPISTS, next_steps=changed(THERAPISTS.next_steps, crossed=(first, then)))
    answers = Answers(answers=dict.fromkeys(CROSSED, answer("yes")))
    report, without = (document(answers, pack=each) for each in (pack, THERAPISTS))
    bullets = [each for each in report.blocks if isinstance(each, Bullets)]
    assert (first, then) in [each.items for each in bullets]
    shown = in_blocks(report)
    assert shown.index(flat(first)) > shown.index(flat(page("crossed", THERAPISTS).title))
    assert shown.index(flat(then)) < shown.index(flat(HELP))
    assert len(report.blocks) == len(without.blocks) + 1
