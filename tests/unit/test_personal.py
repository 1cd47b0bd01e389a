"""The document for the person: the card first, each mark once, what goes well, and the rest on request."""

import pytest
from core_helpers import (
    EVENTS,
    GRADED,
    OPENERS,
    PACK,
    RESOURCES,
    WORDS,
    below,
    changed,
    document,
    flat,
    headings,
    in_blocks,
    page,
    said,
    shape,
)

from impasse_check import build_report
from impasse_check.model import AUDIENCES, TONES, Answers, Audience
from impasse_check.report import Report
from impasse_check.report.blocks import SHORT_NOTE, Bullets, Contacts, Heading, Marks, Paragraph, Quote
from impasse_check.report.help import KINDS
from impasse_check.report.short import MOST_MARKS

TITLES = {name: each.title for name, each in PACK.sections.items()}
ALL_NEVER = {name: next(iter(PACK.choices[PACK.questions[name].choice_set])) for name in GRADED}
MARKED, WELL = WORDS.say("marks.title"), WORDS.say("report.strengths")
ALSO, WHY, OPEN = (WORDS.say(f"report.{key}") for key in ("also-marked", "because", "left-open"))
REASON = WORDS.say("report.a-reason")


def full(answers: Answers) -> Report:
    """Build the document with everything."""
    return build_report(PACK, answers, words=WORDS, resources=RESOURCES, full=True)


def marks_of(report: Report, title: str = MARKED) -> list[tuple[str | None, list[str]]]:
    """Give what a list of marks holds, by section."""
    blocks = [each for each in below(report, title) if isinstance(each, Marks)]
    return [(each.title, [mark.question for mark in each.items]) for each in blocks]


def test_the_card_stands_first_and_then_what_was_marked() -> None:
    """The words, what they are about, and only then the list."""
    report = document(said({"easy-ground": "often", "safe-to-raise": "yes"}))
    assert headings(report)[:2] == [WORDS.say("card.title"), MARKED]
    line, about = below(report, WORDS.say("card.title"))
    assert shape(line) == shape(
        Quote(text=PACK.openers["easy-ground-first"].gentle.line, label="You could say")
    )
    assert isinstance(about, Marks)
    assert [mark.question for mark in about.items] == ["easy-ground"]


def test_marks_stand_by_section_the_heaviest_first() -> None:
    """By how heavy, then how often, then asking order; each with its points as they were given."""
    words = {
        "stuck-unnoticed": "often",
        "felt-stuck": "yes",
        "easy-ground": "rarely+somewhat",
        "topic-pushed": "rarely+very-much",
        "fear-of-upsetting": "often+somewhat",
        "feelings-passed-over": "never",
        "over-identifies": "rarely+not-at-all",
    }
    report = document(said(words))
    assert marks_of(report) == [
        (TITLES["feedback"], ["topic-pushed", "fear-of-upsetting", "easy-ground", "stuck-unnoticed"]),
        (TITLES["boundaries"], ["over-identifies"]),
    ]
    groups = [each for each in below(report, MARKED) if isinstance(each, Marks)]
    points = {
        mark.question: [degree.points for degree in mark.degrees] for each in groups for mark in each.items
    }
    assert points["topic-pushed"] == [1, 4]
    assert points["stuck-unnoticed"] == [3, None]
    assert points["over-identifies"] == [1, 0]


def test_the_short_document_has_seven_and_says_how_many_more_there_are() -> None:
    """The full one has every mark, each once."""
    words = dict.fromkeys(GRADED, "rarely") | {"pays": "yes", "felt-stuck": "yes"}
    words = {name: each for name, each in words.items() if name not in GRADED} | {
        name: list(PACK.choices[PACK.questions[name].choice_set])[1]
        for name in GRADED
        if PACK.questions[name].told_by is None
    }
    words |= {"personal-remarks": "never", "their-unspoken-feelings": "never"}
    answers = said(words)
    listed = [name for _, names in marks_of(document(answers)) for name in names]
    every = {name for name in words if name in GRADED and words[name] != "never"}
    assert len(listed) == MOST_MARKS
    more = shape(Paragraph(text=WORDS.say("marks.more", count=len(every) - MOST_MARKS), small=True))
    assert more in map(shape, below(document(answers), MARKED))
    whole = full(answers)
    rest = [name for _, names in marks_of(whole, ALSO) for name in names]
    assert sorted([*listed, *rest]) == sorted(every)


def test_own_words_are_a_line_in_the_short_document_and_whole_in_the_full_one() -> None:
    """What was left out of a question there is in the full one too."""
    note = "What it was like for me. " * 20
    answers = said({"pulls-me-from-others": "rarely"}, notes={"pulls-me-from-others": note})
    ((mark,), (whole,)) = (
        [mark for each in below(made, MARKED) if isinstance(each, Marks) for mark in each.items]
        for made in (document(answers), full(answers))
    )
    assert mark.note is not None
    assert len(mark.note) == SHORT_NOTE
    assert note.startswith(mark.note.removesuffix("…"))
    assert mark.text == PACK.questions["pulls-me-from-others"].text.split(". ")[0] + "."
    assert (whole.note, whole.text) == (note, PACK.questions["pulls-me-from-others"].text)


def test_grave_acts_stand_in_the_full_document_alone() -> None:
    """Each with what was said, and never on the card or in the short one."""
    words = {"asked-for-favors": "yes", "told-others-about-me": "unsure", "pressured-to-stay": "unsure"}
    answers = said(ALL_NEVER | words)
    assert [name for name in words if flat(PACK.questions[name].text) in in_blocks(document(answers))] == []
    lead, listed = below(full(answers), ALSO)
    assert shape(lead) == shape(Paragraph(text=WORDS.say("report.events")))
    yes, unsure = PACK.choices["event"]["yes"], PACK.choices["absence"]["unsure"]
    assert shape(listed) == shape(
        Bullets(
            items=(
                f"{PACK.questions['asked-for-favors'].text} {yes}. {REASON}",
                f"{PACK.questions['pressured-to-stay'].text} {unsure}. {REASON}",
            )
        )
    )


def test_every_answer_that_sent_someone_elsewhere_is_named_in_the_full_document() -> None:
    """A mark where it is listed; that it is not safe on a page of its own."""
    words = {"topic-pushed": "often+very-much", "easy-ground": "rarely", "safe-to-raise": "no"}
    whole = full(said(words))
    reasons = {
        mark.question: mark.aside
        for each in below(whole, MARKED)
        if isinstance(each, Marks)
        for mark in each.items
    }
    assert reasons == {"topic-pushed": REASON, "easy-ground": None}
    (listed,) = below(whole, WHY)
    safe = PACK.questions["safe-to-raise"]
    assert shape(listed) == shape(Bullets(items=(f"{safe.text} {PACK.choices['safe']['no']}.",)))


def test_where_help_comes_first_grave_acts_have_no_text_anywhere() -> None:
    """The full document says under which part they were asked, once."""
    words = {"sexual-remarks": "yes", "asked-for-secrecy": "unsure", "easy-ground": "often"}
    whole = full(said(words))
    (listed,) = below(whole, WHY)
    assert shape(listed) == shape(Bullets(items=(WORDS.say("report.unnamed", section=TITLES["boundaries"]),)))
    assert [name for name in EVENTS if flat(PACK.questions[name].text) in in_blocks(whole)] == []
    assert marks_of(whole, WORDS.say("report.other-answers")) == [(TITLES["feedback"], ["easy-ground"])]
    assert flat(PACK.questions["easy-ground"].text) not in in_blocks(document(said(words)))


def test_what_goes_well_is_one_line_and_what_wholly_does_comes_first() -> None:
    """What does not go well, or was left open, is not held against anyone."""
    words = {
        "on-my-side": "partly",
        "can-take-in-care": "yes",
        "work-is-valued": "no",
        "repair-works": "unsure",
    }
    (line,) = below(document(said(words)), WELL)
    helps, text = PACK.choices["helps"], {name: PACK.questions[name].text for name in words}
    assert shape(line) == shape(
        Paragraph(text=f"{helps['yes']}: {text['can-take-in-care']} {helps['partly']}: {text['on-my-side']}")
    )
    assert WELL not in headings(document(said({"on-my-side": "no"})))


def test_what_is_open_is_listed_with_its_kind_of_absence_in_the_full_document() -> None:
    """In asking order; what does not apply, or was not looked at, is not open."""
    words = ALL_NEVER | {
        "pays": "yes",
        "felt-stuck": "yes",
        "asked-for-secrecy": "declined",
        "told-others-about-me": "unsure",
        "over-directs": "unsure",
        "debt-silences": "not-applicable",
        "easy-ground": "declined",
        "kept-for-money": "not-asked",
    }
    absent, names = (
        PACK.choices["absence"],
        [
            "easy-ground",
            "kept-for-money",
            "over-directs",
            "asked-for-secrecy",
            "told-others-about-me",
        ],
    )
    (listed,) = below(full(said(words)), OPEN)
    assert shape(listed) == shape(
        Bullets(items=tuple(f"{PACK.questions[name].text} {absent[words[name]]}." for name in names))
    )
    assert OPEN not in headings(document(said(words)))
    focused = full(changed(said(words), focus=("boundaries",)))
    (listed,) = below(focused, OPEN)
    assert isinstance(listed, Bullets)
    assert len(listed.items) == 3


@pytest.mark.parametrize(
    ("words", "route"),
    [
        ({}, "none"),
        ({"easy-ground": "often"}, "talk"),
        ({"asked-for-favors": "yes"}, "consult"),
        ({"asked-for-money": "yes"}, "outside"),
    ],
)
@pytest.mark.parametrize("country", [None, "GB", "ZZ"])
def test_each_route_has_people_to_turn_to(words: dict[str, str], route: str, country: str | None) -> None:
    """More of them the graver it is, six at the most; without a country, how to name one."""
    report = build_report(PACK, said(words), words=WORDS, resources=RESOURCES, country=country)
    assert report.score.route == route
    kinds = KINDS[report.score.route]
    wanted = [each for each in RESOURCES if each.kind in kinds and {"any", country} & {*each.countries}]
    (contacts,) = (each for each in report.blocks if isinstance(each, Contacts))
    assert [(each.name, each.contact) for each in contacts.items] == [
        (each.name, each.contact) for each in wanted[:6]
    ]
    assert report.resources == tuple(wanted)
    hint = shape(Paragraph(text=WORDS.say("resource.name-a-country"), small=True))
    assert (hint in map(shape, report.blocks)) is (country != "GB")


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


def test_words_for_each_thing_stand_below_what_they_are_about() -> None:
    """Both tones at both lengths, but for the line that the card has; then what may come back."""
    whole = full(said({"easy-ground": "rarely+very-much", "stuck-unnoticed": "rarely", "felt-stuck": "yes"}))
    blocks = below(whole, WORDS.say("report.words"))
    quotes = [block.text for block in blocks if isinstance(block, Quote)]
    opening = PACK.openers["easy-ground-first"]
    assert quotes[:3] == [opening.gentle.text, opening.direct.line, opening.direct.text]
    for name in ("easy-ground", "stuck-unnoticed"):
        assert all(OPENERS[name, tone, "first"] in quotes for tone in TONES)
        assert shape(Paragraph(text=PACK.questions[name].text)) in map(shape, blocks)
    replies = [
        each.next
        for reply in PACK.replies.values()
        if "A1" in reply.for_ and "first" in reply.stages
        for each in reply.answers.values()
    ]
    assert replies
    assert [each for each in replies if quotes.count(each) != 1] == []


def test_a_pack_without_replies_shows_openers_alone() -> None:
    """Nothing is made up where a pack says nothing."""
    answers = said({"easy-ground": "often"})
    report = build_report(changed(PACK, replies={}), answers, words=WORDS, resources=(), full=True)
    quotes = [block.label for block in below(report, WORDS.say("report.words")) if isinstance(block, Quote)]
    tones = {WORDS.say(f"tone.{each}") for each in (*TONES, "longer")}
    assert set(quotes) <= tones


def test_words_that_were_sent_to_someone_else_first_come_with_that_word_of_caution() -> None:
    """Whoever may raise it after all reads first that they need not."""
    consult = said({"topic-pushed": "often+very-much", "safe-to-raise": "yes"})
    first, *_ = below(full(consult), WORDS.say("report.words"))
    assert shape(first) == shape(Paragraph(text=next(iter(page("raise_it").body.values())).say or ""))


def test_pages_of_the_full_document_begin_where_pages_do() -> None:
    """Each heading of a part after the short one is a page; what the short one began says that it goes on."""
    whole = full(said({"sexual-remarks": "yes"}))
    short = document(said({"sexual-remarks": "yes"}))
    pages = [block.text for block in whole.blocks if isinstance(block, Heading) and block.page]
    assert WORDS.say("report.rest", title=page("outside").title) in pages
    assert headings(whole) == [*(each for each in headings(short) if each != "Sources"), *pages]
