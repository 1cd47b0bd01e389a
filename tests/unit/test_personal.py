"""The document for the person: counts in words, what was marked, goes well or is open, people to turn to."""

from dataclasses import asdict, replace

import pytest
from core_helpers import GRADED, PACK, RESOURCES, WORDS, below, document, flat, in_blocks, said, shape
from oracle_table import FREQUENCIES, IMPACTS, QUESTIONS, TABLE

from impasse_check import build_report
from impasse_check.model import AUDIENCES, TONES, Audience
from impasse_check.report.blocks import Bullets, Contacts, Marks, Paragraph

MONEY = tuple(name for name in GRADED if TABLE[name].section == "money")
TITLES = {name: PACK.sections[name].title for name in ("feedback", "money", "boundaries")}


def sentence(*words: str, pays: str = "yes") -> str:
    """Give the sentence about counts for answers to the questions on money."""
    given = dict(zip(MONEY, words, strict=True)) | {"pays": pays}
    first = below(document(said(given)), TITLES["money"])[0]
    assert isinstance(first, Paragraph)
    return first.text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("never never never never never never never", "You marked none of 7."),
        ("often never never never never never never", "You marked 1 of 7."),
        ("rarely often rarely often rarely almost-always sometimes", "You marked 7 of 7."),
        ("rarely often rarely never never never unsure", "You marked 3 of 7; 1 is open, so it may be 4."),
        ("rarely never never never never unsure declined", "You marked 1 of 7; 2 are open, so it may be 3."),
        ("never never never never never never declined", "You marked none of 7; 1 is open, so it may be 1."),
        (
            "unsure declined not-asked unsure declined not-asked unsure",
            "You marked none of 7; 7 are open, so it may be 7.",
        ),
        (
            "not-applicable not-applicable often often never unsure declined",
            "You marked 2 of 5; 2 are open, so it may be 4.",
        ),
        (" ".join(["not-applicable"] * 7), "None of these questions applies to you."),
    ],
)
def test_counts_are_said_in_words(words: str, text: str) -> None:
    """How many of those that apply, and how many more it may be if what is open is marked too."""
    assert sentence(*words.split()) == text


def test_a_closed_part_says_that_none_of_it_fits() -> None:
    """Whatever stands in the file."""
    assert sentence(*["often"] * 7, pays="no") == "None of these questions applies to you."


def test_events_are_never_counted() -> None:
    """They are named below, each with what was said."""
    words = dict.fromkeys((name for name in GRADED if TABLE[name].section == "boundaries"), "never")
    words |= {"asked-for-favors": "yes", "told-others-about-me": "unsure", "pressured-to-stay": "unsure"}
    count, lead, listed = below(document(said(words)), TITLES["boundaries"])
    assert shape(count) == shape(Paragraph(text="You marked none of 13."))
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
    label = WORDS.say("report.note")
    assert [tuple(asdict(each).values()) for each in marks.items] == [
        (name, PACK.questions[name].text, text, frequency, impact, note, label)
        for name, text, frequency, impact, note in (
            (
                "topic-pushed",
                f"You said: {often['rarely']}. It weighs on you: {heavy['very-much']}. {touches}",
                1,
                4,
                None,
            ),
            (
                "fear-of-upsetting",
                f"You said: {often['often']}. It weighs on you: {heavy['somewhat']}. {touches}",
                3,
                2,
                None,
            ),
            (
                "easy-ground",
                f"You said: {often['rarely']}. It weighs on you: {heavy['somewhat']}.",
                1,
                2,
                "in my own words",
            ),
            ("stuck-unnoticed", f"You said: {often['often']}.", 3, None, None),
        )
    ]


def test_a_part_without_marks_is_its_count_alone() -> None:
    """No empty list, no heading for events that did not happen."""
    blocks = below(document(said(dict.fromkeys(GRADED, "never"))), TITLES["boundaries"])
    assert list(map(shape, blocks)) == [shape(Paragraph(text="You marked none of 13."))]


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
    words = dict.fromkeys(GRADED, "never") | {
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
    blocks = [shape(block) for block in below(report, PACK.pages.talk.title)]
    texts = {(each.question, each.tone): each.text for each in report.openers}
    reply = PACK.replies["A1"]
    wanted: list[tuple[str, dict[str, object]]] = [
        ("Heading", {"text": PACK.indicators["A1"].title, "rank": 3})
    ]
    for name in ("easy-ground", "stuck-unnoticed"):
        about = WORDS.say("report.about", text=PACK.questions[name].text)
        wanted.append(shape(Paragraph(text=about)))
        wanted += [
            ("Quote", {"text": texts[name, tone], "label": WORDS.say(f"tone.{tone}")}) for tone in TONES
        ]
    wanted += [
        shape(Paragraph(text=WORDS.say("reply.helpful"))),
        shape(Bullets(items=reply.helpful)),
        shape(Paragraph(text=WORDS.say("reply.then", step=reply.after_helpful))),
        shape(Paragraph(text=WORDS.say("reply.unhelpful"))),
        shape(Bullets(items=reply.unhelpful)),
        shape(Paragraph(text=WORDS.say("reply.then", step=reply.after_unhelpful))),
    ]
    assert blocks[len(PACK.pages.talk.body) :] == wanted


def test_a_pack_without_replies_shows_openers_alone() -> None:
    """Nothing is made up where a pack says nothing."""
    report = document(said({"easy-ground": "often"}), pack=replace(PACK, replies={}))
    assert len(report.openers) == 2
    assert flat(WORDS.say("reply.helpful")) not in in_blocks(report)


def test_words_for_numbers_come_from_the_pack() -> None:
    """Every frequency and impact can be said."""
    for often in FREQUENCIES[1:]:
        for heavy in IMPACTS:
            report = document(said({"easy-ground": f"{often}+{heavy}"}))
            marks = below(report, TITLES["feedback"])[1]
            assert isinstance(marks, Marks)
            frequency, impact = PACK.choices["frequency"][often], PACK.choices["impact"][heavy]
            assert marks.items[0].said == f"You said: {frequency}. It weighs on you: {impact}."
