"""Help from outside on top and alone: whatever calls for it, whatever else was said, in every document."""

import re

import pytest
from core_helpers import (
    EVENTS,
    GRADED,
    GRAVE,
    OPENERS,
    PACK,
    WORDS,
    below,
    document,
    drawn,
    flat,
    headings,
    in_blocks,
    page,
    parts,
    said,
    shape,
    strings,
)
from oracle_table import ABSENCES, QUESTIONS, TABLE

from impasse_check.model import Answers
from impasse_check.renderers import FORMATS, render
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Heading, Marks, Paragraph
from impasse_check.scoring import score

REMARKS, PULLS, THEIRS = "personal-remarks", "pulls-me-from-others", "their-unspoken-feelings"
UNSURE = {f"{name}: unsure": {name: "unsure"} for name in GRAVE if PACK.questions[name].unsure is None}
SURE = {f"{name}: yes": {name: "yes"} for name in GRAVE} | {
    "remarks, often": {REMARKS: "often"},
    "remarks, heavy": {REMARKS: "rarely+very-much"},
    "pulls, often": {PULLS: "often"},
    "remarks and feelings": {THEIRS: "rarely", REMARKS: "rarely"},
}
TRIGGERS = SURE | UNSURE

STRENGTHS = {each.id: "yes" for each in QUESTIONS if each.kind == "strength"}
OTHERS = tuple(name for name in GRADED if name not in (REMARKS, PULLS, THEIRS))
TOLD = {
    "felt-stuck": "yes",
    "pays": "yes",
    **dict.fromkeys(("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern"), "more-than-once"),
}
SAFE = {"safe-to-raise": "yes", "consulted": "yes"}
CALM = dict.fromkeys(EVENTS, "no") | STRENGTHS
RESTS: dict[str, dict[str, str]] = {
    "nothing": {},
    "all is well": dict.fromkeys(GRADED, "never") | CALM,
    "talk": dict.fromkeys(OTHERS, "rarely+a-little") | CALM | TOLD | SAFE,
    "consult": dict.fromkeys(OTHERS, "almost-always+very-much")
    | CALM
    | {"asked-for-favors": "yes", "told-others-about-me": "yes", "pressured-to-stay": "unsure"}
    | TOLD
    | SAFE,
    "consult, not safe": dict.fromkeys(OTHERS, "often+somewhat") | CALM | {"safe-to-raise": "no"},
    "ordered": dict.fromkeys(OTHERS, "often") | CALM | {"ordered-care": "yes"} | SAFE,
    "on a break": dict.fromkeys(OTHERS, "often") | CALM | {"therapy-status": "on-a-break"} | SAFE,
    "ended": dict.fromkeys(OTHERS, "often") | CALM | {"therapy-status": "ended"} | SAFE,
    "all declined": dict.fromkeys(TABLE, "declined"),
}


def counted(key: str) -> re.Pattern[str]:
    """Give a pattern for a sentence about counts, whatever its numbers are."""
    parts = flat(WORDS.say(key, said="", marked="0", eligible="0", open="0", most="0")).split()
    return re.compile(rf" {' '.join(part.replace('0', '[0-9]+') for part in parts)} ")


COUNTS = [counted(key) for key in ("count.marked", "count.none-marked", "count.one-open", "count.open")]
PAGES = [page(name) for name in ("talk", "raise_it", "how_to_say", "repair")]
SHEET = [
    text for name, text in vars(PACK.sheet).items() if name in ("about", "listen", "view", "example_blank")
]
FORBIDDEN = {
    flat(text)
    for text in (
        *OPENERS.values(),
        *(PACK.questions[name].text for name in (*STRENGTHS, *EVENTS)),
        *strings(PACK.replies),
        *(WORDS.say(f"reply.{name}") for name in ("helpful", "unhelpful")),
        *(
            part.say or part.words or point
            for each in PAGES
            for part in each.body.values()
            for point in part.list or ("",)
        ),
        *SHEET,
    )
}
NO_HEADINGS = {
    *(each.title for each in PAGES),
    page("consult").title,
    WORDS.say("report.strengths"),
    *(each.title for each in PACK.sections.values()),
    *(each.title for each in PACK.indicators.values()),
}
"""Parts that only a document for another route may have; openers stand under an indicator's title."""


def answers(trigger: str, rest: str) -> Answers:
    """Give answers that call for help from outside, beside others, all of which are to be brought."""
    everything = tuple(TABLE)
    words = RESTS[rest] | TRIGGERS[trigger]
    notes = dict.fromkeys(GRADED, "own words")
    return said(words, notes=notes, finished=False, bring=everything, bring_notes=everything, tone="direct")


def check_first_page(report: Report, trigger: str) -> None:
    """Check that help comes before anything else, what to do in danger at its very top."""
    first = page("outside_unsure" if trigger in UNSURE else "outside")
    title, heading, danger, *_ = report.blocks
    assert shape(title) == shape(Heading(text=WORDS.say("report.title"), rank=1))
    assert shape(heading) == shape(Heading(text=first.title, rank=2))
    assert isinstance(danger, Paragraph)
    assert danger.text == parts("outside")[0]


@pytest.mark.parametrize("rest", RESTS)
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_help_from_outside_stands_on_top_and_alone(trigger: str, rest: str) -> None:
    """No opener of any stage or tone, no strength, count, text of an event, reply or advice for a talk."""
    report = document(answers(trigger, rest))
    assert report.score.route == "outside"
    check_first_page(report, trigger)
    everything = in_blocks(report)
    assert [text for text in FORBIDDEN if text in everything] == []
    assert [each.pattern for each in COUNTS if each.search(everything)] == []
    assert set(headings(report)) & NO_HEADINGS == set()
    assert report.openers == ()
    assert report.next_steps == PACK.next_steps.outside


@pytest.mark.parametrize("rest", RESTS)
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_there_is_nothing_to_bring_to_a_session(trigger: str, rest: str) -> None:
    """Whatever was asked to be brought."""
    with pytest.raises(NothingToBringError) as caught:
        document(answers(trigger, rest), "session")
    assert caught.value.args == ()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("trigger", [*TRIGGERS][::3])
@pytest.mark.parametrize("rest", ["nothing", "consult", "ended"])
def test_no_format_adds_what_must_not_be_there(trigger: str, rest: str, format: str) -> None:
    """Drawn in each of them, help from outside still comes first and nothing else crept in."""
    report = document(answers(trigger, rest))
    text = drawn(report, format)
    assert [each for each in FORBIDDEN if each in text] == []
    assert [each.pattern for each in COUNTS if each.search(text)] == []
    assert (flat(f"{WORDS.say('report.title')} {headings(report)[0]}") in text) is (format != "json")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("rest", RESTS)
def test_words_for_someone_else_hold_no_answer(rest: str, format: str) -> None:
    """They are the same for everyone, to the byte, and hold nothing that could be said to the therapist."""
    blank = render(document(said({}, finished=False), "outside"), format)
    asked = {flat(question.text) for question in PACK.questions.values()}
    for trigger in ({}, *[*TRIGGERS.values()][::6]):
        given = said(RESTS[rest] | trigger, notes=dict.fromkeys(GRADED, "own words"), finished=False)
        report = document(given, "outside")
        assert render(report, format) == blank
        assert report.openers == ()
    text = drawn(report, format)
    assert [each for each in FORBIDDEN | asked if each in text] == []


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_no_further_answer_removes_it(trigger: str) -> None:
    """Any other question, answered in any way, leaves the route at outside."""
    own = TRIGGERS[trigger]
    for name in TABLE.keys() - own.keys():
        values = TABLE[name].values
        if name in GRADED:
            values = (*values, "rarely+not-at-all", "almost-always+very-much")
        for word in (*values, *ABSENCES):
            result = score(PACK, said(own | {name: word}, finished=False))
            assert result.route == "outside", (name, word)


@pytest.mark.parametrize("name", GRAVE)
def test_one_that_is_sure_speaks_for_all(name: str) -> None:
    """The softer words are only for someone who was sure of none."""
    others = dict.fromkeys((each for each in GRAVE if PACK.questions[each].unsure is None), "unsure")
    assert headings(document(said(others)))[0] == page("outside_unsure").title
    assert headings(document(said(others | {name: "yes"})))[0] == page("outside").title
    assert headings(document(said(others | {REMARKS: "often"})))[0] == page("outside").title


def test_the_softer_page_keeps_the_rest_of_the_help() -> None:
    """What to do in danger, then the softer words, then all the rest."""
    unsure, sure = (
        document(said({"asked-for-money": word, "sexual-remarks": word})) for word in ("unsure", "yes")
    )
    softer = len(parts("outside_unsure"))
    texts = [[shape(block) for block in each.blocks[2:]] for each in (unsure, sure)]
    assert texts[0][1 : 1 + softer] == [shape(Paragraph(text=text)) for text in parts("outside_unsure")]
    assert [each for each in texts[0] if each[0] in ("Bullets", "Quote")] == [
        each for each in texts[1] if each[0] in ("Bullets", "Quote")
    ]
    assert texts[0][:1] + texts[0][1 + softer :] == texts[1]


def test_the_other_answers_are_listed_after_it() -> None:
    """Marked questions of every part with the own words, the heaviest first; events not even by number."""
    words = {"asked-for-money": "yes", "told-others-about-me": "yes", "sexual-remarks": "unsure"}
    words |= {"debt-silences": "rarely", "over-directs": "often+very-much", "easy-ground": "unsure"}
    report = document(said(words, notes={"over-directs": "my own words"}))
    found = headings(report)
    assert found == [
        page("outside").title,
        WORDS.say("resource.title"),
        WORDS.say("report.other-answers"),
        page("about").title,
        WORDS.say("report.sources"),
    ]
    marks, last = below(report, WORDS.say("report.other-answers"))
    assert isinstance(marks, Marks)
    assert [(each.question, each.note) for each in marks.items] == [
        ("over-directs", "my own words"),
        ("debt-silences", None),
    ]
    assert shape(last) == shape(Paragraph(text=WORDS.say("report.events-kept-short")))


def test_where_nothing_else_was_marked_that_is_said() -> None:
    """No heading above nothing, and still no word on events."""
    words = {"asked-for-money": "yes", "told-others-about-me": "yes", "easy-ground": "unsure"}
    report = document(said(words | {"over-directs": "never"}))
    assert list(map(shape, below(report, WORDS.say("report.other-answers")))) == [
        shape(Paragraph(text=WORDS.say("report.nothing-else"))),
        shape(Paragraph(text=WORDS.say("report.events-kept-short"))),
    ]
