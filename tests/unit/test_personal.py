"""The document for the person: counts in words, what was marked, goes well or is open, people to turn to."""

import pytest
from core_helpers import (
    GRADED,
    OPENERS,
    PACK,
    RESOURCES,
    WORDS,
    below,
    changed,
    document,
    flat,
    in_blocks,
    page,
    parts,
    said,
    shape,
)
from impasse_check.report.personal import count_phrase
from oracle_table import QUESTIONS

from impasse_check import build_report
from impasse_check.model import AUDIENCES, TONES, Audience
from impasse_check.report import Report
from impasse_check.report.blocks import Bullets, Contacts, Marks, Paragraph
from impasse_check.scoring import SectionScore

TITLES = {name: PACK.sections[name].title for name in ("feedback", "money", "boundaries")}
ALL_NEVER = dict.fromkeys(GRADED, "never")


def count_of(report: Report, section: str) -> str:
    """Give the sentence about the counts of a section, which stands first in it."""
    first = below(report, TITLES[section])[0]
    assert isinstance(first, Paragraph)
    assert first.text == count_phrase(WORDS, report.score.sections[section])
    return first.text


@pytest.mark.parametrize(
    ("eligible", "answered", "marked", "text"),
    [
        (7, 7, 0, "You marked none of 7."),
        (7, 7, 1, "You marked 1 of 7."),
        (7, 7, 7, "You marked 7 of 7."),
        (7, 6, 3, "You marked 3 of 7; 1 is open, so it may be 4."),
        (7, 5, 1, "You marked 1 of 7; 2 are open, so it may be 3."),
        (7, 6, 0, "You marked none of 7; 1 is open, so it may be 1."),
        (7, 0, 0, "You marked none of 7; 7 are open, so it may be 7."),
        (0, 0, 0, "None of these questions applies to you."),
    ],
)
def test_counts_are_said_in_words(eligible: int, answered: int, marked: int, text: str) -> None:
    """How many of those that apply, and how many more it may be if what is open is marked too."""
    counts = SectionScore(eligible=eligible, answered=answered, marked=marked, mean=None, impact=None)
    assert count_phrase(WORDS, counts) == text


def test_a_closed_part_says_that_none_of_it_fits() -> None:
    """Whatever stands in the file."""
    money = (name for name in GRADED if PACK.questions[name].section == "money")
    report = document(said(dict.fromkeys(money, "often") | {"pays": "no"}))
    assert count_of(report, "money") == WORDS.say("count.none-apply")
    assert count_of(report, "feedback") != WORDS.say("count.none-apply")


def test_events_are_never_counted() -> None:
    """They are named below, each with what was said."""
    words = {"asked-for-favors": "yes", "told-others-about-me": "unsure", "pressured-to-stay": "unsure"}
    report = document(said(ALL_NEVER | words))
    assert count_of(report, "boundaries") == count_of(document(said(ALL_NEVER)), "boundaries")
    _, lead, listed = below(report, TITLES["boundaries"])
    assert shape(lead) == shape(Paragraph(text=WORDS.say("report.events")))
    yes, unsure = PACK.choices["event"]["yes"], PACK.choices["absence"]["unsure"]
    assert shape(listed) == shape(
        Bullets(
            items=(
                f"{PACK.questions['asked-for-favors'].text} {yes}.",
                f"{PACK.questions['told-others-about-me'].text} {unsure}.",
                f"{PACK.questions['pressured-to-stay'].text} {unsure}.",
            )
        )
    )


def test_what_was_marked_is_listed_the_heaviest_first() -> None:
    """By impact, then frequency, then asking order; each with the own words and the parts it touches."""
    words = {
        "stuck-unnoticed": "often",
        "easy-ground": "rarely+somewhat",
        "topic-pushed": "rarely+very-much",
        "fear-of-upsetting": "often+somewhat",
        "feelings-passed-over": "never",
    }
    report = document(said(words, notes={"easy-ground": "in my own words"}))
    marks = below(report, TITLES["feedback"])[1]
    assert isinstance(marks, Marks)
    often, heavy = PACK.choices["frequency"], PACK.choices["impact"]
    touches = WORDS.say("report.also", sections=TITLES["boundaries"])
    assert {each.note_label for each in marks.items} == {WORDS.say("report.note")}
    found = [
        (each.question, each.text, each.said, [degree.points for degree in each.degrees], each.note)
        for each in marks.items
    ]
    assert found == [
        (name, PACK.questions[name].text, text, points, note)
        for name, text, points, note in (
            (
                "topic-pushed",
                f"You said: {often['rarely']}. It weighs on you: {heavy['very-much']}. {touches}",
                [1, 4],
                None,
            ),
            (
                "fear-of-upsetting",
                f"You said: {often['often']}. It weighs on you: {heavy['somewhat']}. {touches}",
                [3, 2],
                None,
            ),
            (
                "easy-ground",
                f"You said: {often['rarely']}. It weighs on you: {heavy['somewhat']}.",
                [1, 2],
                "in my own words",
            ),
            ("stuck-unnoticed", f"You said: {often['often']}.", [3, None], None),
        )
    ]


def test_a_part_without_marks_is_its_count_alone() -> None:
    """No empty list, no heading for events that did not happen."""
    report = document(said(ALL_NEVER))
    only = Paragraph(text=count_of(report, "boundaries"))
    assert list(map(shape, below(report, TITLES["boundaries"]))) == [shape(only)]


@pytest.mark.parametrize("answer", ["yes", "partly"])
def test_what_goes_well_is_named(answer: str) -> None:
    """Wholly or in part; what does not go well, or was left open, is not held against anyone."""
    words = {"on-my-side": answer, "can-take-in-care": "no", "work-is-valued": "unsure"}
    (listed,) = below(document(said(words)), WORDS.say("report.strengths"))
    assert shape(listed) == shape(
        Bullets(items=(f"{PACK.questions['on-my-side'].text} {PACK.choices['helps'][answer]}.",))
    )


def test_where_nothing_goes_well_that_is_said_plainly() -> None:
    """The part stays, so that its absence says nothing."""
    words = {each.id: "no" for each in QUESTIONS if each.kind == "strength"}
    (only,) = below(document(said(words)), WORDS.say("report.strengths"))
    assert shape(only) == shape(Paragraph(text=WORDS.say("report.no-strengths")))


def test_what_is_open_is_listed_with_its_kind_of_absence() -> None:
    """In asking order; what does not apply, or is listed elsewhere, is not open."""
    words = ALL_NEVER | {
        "pays": "yes",
        "asked-for-secrecy": "declined",
        "told-others-about-me": "unsure",
        "over-directs": "unsure",
        "debt-silences": "not-applicable",
        "easy-ground": "declined",
        "kept-for-money": "not-asked",
        "on-my-side": "unsure",
        "told-wrong": "declined",
    }
    listed = below(document(said(words)), WORDS.say("report.left-open"))[0]
    absent = PACK.choices["absence"]
    assert shape(listed) == shape(
        Bullets(
            items=tuple(
                f"{PACK.questions[name].text} {absent[words[name]]}."
                for name in ("easy-ground", "kept-for-money", "over-directs", "asked-for-secrecy")
            )
        )
    )


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ({}, {"directory", "line"}),
        ({"easy-ground": "often"}, {"directory", "line"}),
        ({"asked-for-favors": "yes"}, {"directory", "line", "advice"}),
        ({"asked-for-money": "yes"}, {each.kind for each in RESOURCES}),
    ],
)
@pytest.mark.parametrize("country", [None, "GB", "ZZ"])
def test_each_route_has_people_to_turn_to(
    words: dict[str, str], kinds: set[str], country: str | None
) -> None:
    """More of them the graver it is; for anywhere and one country, else with how to name one."""
    report = build_report(PACK, said(words), words=WORDS, resources=RESOURCES, country=country)
    contacts, *rest = below(report, WORDS.say("resource.title"))
    wanted = tuple(each for each in RESOURCES if each.kind in kinds and {"any", country} & {*each.countries})
    assert isinstance(contacts, Contacts)
    assert tuple(each for each, _ in contacts.items) == wanted == report.resources
    hint = shape(Paragraph(text=WORDS.say("resource.name-a-country")))
    assert list(map(shape, rest)) == ([] if country == "GB" else [hint])


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_date_is_printed_only_if_it_was_given(audience: Audience) -> None:
    """Below the title; else there is none, so that the same answers give the same bytes."""
    answers = said({"easy-ground": "often"})
    dated, plain = (
        build_report(PACK, answers, words=WORDS, resources=RESOURCES, audience=audience, date=date)
        for date in ("2026-01-02", None)
    )
    title, line, *rest = map(shape, dated.blocks)
    assert line == shape(Paragraph(text="Date: 2026-01-02"))
    assert [title, *rest] == list(map(shape, plain.blocks))


def test_openers_stand_below_the_question_they_are_about() -> None:
    """Both tones, named; then what an answer may sound like and what can follow, once an indicator."""
    report = document(said({"easy-ground": "rarely+very-much", "stuck-unnoticed": "rarely"}))
    blocks = [shape(block) for block in below(report, page("talk").title)]
    reply = PACK.replies["A1"]
    wanted: list[tuple[str, dict[str, object]]] = [
        ("Heading", {"text": PACK.indicators["A1"].title, "rank": 3})
    ]
    for name in ("easy-ground", "stuck-unnoticed"):
        about = WORDS.say("report.about", text=PACK.questions[name].text)
        wanted.append(shape(Paragraph(text=about)))
        wanted += [
            ("Quote", {"text": OPENERS[name, tone, "first"], "label": WORDS.say(f"tone.{tone}")})
            for tone in TONES
        ]
    wanted += [
        shape(Paragraph(text=WORDS.say("reply.helpful"))),
        shape(Bullets(items=reply.helpful)),
        shape(Paragraph(text=WORDS.say("reply.then", step=reply.after_helpful))),
        shape(Paragraph(text=WORDS.say("reply.unhelpful"))),
        shape(Bullets(items=reply.unhelpful)),
        shape(Paragraph(text=WORDS.say("reply.then", step=reply.after_unhelpful))),
    ]
    assert blocks[len(parts("talk")) :] == wanted


def test_a_pack_without_replies_shows_openers_alone() -> None:
    """Nothing is made up where a pack says nothing."""
    report = document(said({"easy-ground": "often"}), pack=changed(PACK, replies={}))
    assert len(report.openers) == 2
    assert flat(WORDS.say("reply.helpful")) not in in_blocks(report)
