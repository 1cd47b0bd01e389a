"""The therapist's own form: what it asks, what stands on every page of its documents, and what never does."""

import json
import runpy
from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import FOR_READING, WORDS, changed, drawn, flat, page, said
from core_helpers import PACK as CLIENTS
from core_helpers import document as of_client
from golden_files import assert_golden
from readability import BANNED, grade
from readability import words as words_of
from reads_program import Ended, inside
from screen_texts import of_pack, of_page, pages
from therapists import (
    EVENTS,
    EXAMPLE,
    GRADED,
    PACK,
    STATEMENT,
    STRENGTHS,
    all_marked,
    document,
    example,
    given,
)

from impasse_check import load_pack, render
from impasse_check.gates import effective_answers, holds
from impasse_check.model import ABSENCES, AUDIENCES, Answers, Audience
from impasse_check.renderers import FORMATS, SUFFIXES
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Heading, Marks, Paragraph, Quote
from impasse_check.report.catalogue import list_questions

FILE = ROOT / "data" / "therapist.yaml"
CROSSED = [given({name: word}) for name in EVENTS for word in ("yes", "unsure")]
LONGEST = sorted(GRADED, key=lambda name: len(PACK.questions[name].text.split()))[-7:]
WORDIEST = given(
    dict.fromkeys(GRADED, "sometimes+quite-a-lot")
    | dict.fromkeys(LONGEST, "almost-always+very-much")
    | dict.fromkeys(STRENGTHS, "partly")
    | {STRENGTHS[0]: "yes", "consulted": "declined"}
)
"""Everything marked, the longest questions most of all."""
LEFT_OPEN = [given({name: word}) for name in EVENTS for word in ABSENCES if word != "unsure"]
TWO = ("explained-when-we-disagreed", "spoke-of-my-own-life")
MOST_WORDS, MOST_LINES = 450, 75
WISHES_OF_A_CLIENT = dict.fromkeys(
    (name for name, each in CLIENTS.questions.items() if each.kind == "strength"), "yes"
)


def begins(report: Report) -> list[Heading]:
    """Give the headings that a page begins with."""
    return [
        block for block in report.blocks if isinstance(block, Heading) and (block.page or block.rank == 1)
    ]


def headings(report: Report) -> list[str]:
    """Give all headings."""
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def nothing_to_bring(answers: Answers) -> bool:
    """Say whether there is no page for a session."""
    try:
        document(answers, "session")
    except NothingToBringError:
        return True
    return False


# ---- what it asks ------------------------------------------------------------------------------------


def test_it_ships_by_its_name_and_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """The pack of that name is the file, and the program's own check finds nothing."""
    assert load_pack("therapist").sha256 == load_pack(str(FILE)).sha256
    assert inside(capsys, "check", str(FILE)) == Ended(
        0, WORDS.say("check.pack", count=len(PACK.questions)) + "\n", ""
    )


def test_it_asks_for_the_therapists_view_and_judges_nothing() -> None:
    """No level, no rise, no words to say to a client, no stage: there is no route it could have."""
    assert (PACK.id, PACK.view) == ("therapist", "therapist")
    assert {each.level for each in PACK.questions.values()} == {None}
    assert {each.rises for each in PACK.questions.values()} == {()}
    assert (PACK.openers, PACK.someone_lines, PACK.stages, PACK.general) == ({}, {}, (), None)
    assert {document(answers).score.route for answers in (example(), all_marked(), *CROSSED)} == {"none"}


def test_every_point_of_the_article_is_asked_from_the_other_chair() -> None:
    """About 25 questions, each an act of one's own; none on how the client is."""
    mirrored = [*GRADED, *EVENTS]
    assert 23 <= len(mirrored) <= 28
    assert {PACK.questions[name].indicator for name in mirrored} == set(CLIENTS.indicators)
    assert all({"I", "me", "my", "us", "we"} & set(words_of(PACK.questions[name].text)) for name in mirrored)


def test_every_question_names_a_source_that_is_there_and_every_source_is_named() -> None:
    """But for the last question, which states nothing about therapy."""
    without = {name for name, each in PACK.questions.items() if not each.sources}
    assert without == {name for name, each in PACK.questions.items() if each.kind == "status"}
    named = {source for each in PACK.questions.values() for source in each.sources}
    named |= {source for _, each in pages(PACK) for part in each.body.values() for source in part.sources}
    assert named == set(PACK.sources)


def test_what_may_lie_on_the_table_does_not_speak_about_the_client() -> None:
    """They read it: marks and what goes well are in the words of the two."""
    shown = [each.text for each in PACK.questions.values() if each.kind in ("graded", "strength")]
    stays = [each.text for each in PACK.questions.values() if "stays-here" in each.traits]
    assert [text for text in shown if "client" in text] == stays
    assert len(stays) == 1


def test_each_grave_act_is_a_line_that_was_crossed_and_is_kept_back_until_it_is_settled() -> None:
    """Yes and not sure cross it; what is left open in any way lets nothing go to a client."""
    for name in EVENTS:
        for word in ("yes", "no", *ABSENCES):
            effective = effective_answers(PACK, given({name: word}).answers)
            assert holds(PACK, PACK.rules.crossed, None, effective) == (word in ("yes", "unsure"))
            kept_back = word not in ("yes", "no", "unsure")
            assert holds(PACK, PACK.rules.kept_back, None, effective) == kept_back


def test_its_words_are_plain_and_short() -> None:
    """Grade 6 together, 8 a question, 30 words at most; no verdict and no word of the machine."""
    assert {place: hit[0] for place, text in of_pack(PACK) if (hit := BANNED.search(text))} == {}
    for question in PACK.questions.values():
        assert len(words_of(question.text)) <= 30
        assert grade(question.text) <= 8, question.text
    assert grade("\n".join(each.text for each in PACK.questions.values())) <= 6
    assert grade("\n".join(each.why for each in PACK.questions.values())) <= 6
    for name, each in pages(PACK):
        assert grade(of_page(each)) <= 6, name


# ---- on every page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(
    "answers", [example(), all_marked(), Answers(), CROSSED[0]], ids=["example", "all", "empty", "crossed"]
)
def test_the_statement_stands_on_every_page_in_every_form(
    answers: Answers, audience: Audience, *, full: bool
) -> None:
    """One person's view of themselves; it clears nobody; do not ask a client for theirs."""
    for word in ("one person's view of themselves", "clears nobody", "Do not ask a client for theirs"):
        assert word in STATEMENT
    if audience == "session" and nothing_to_bring(answers):
        return
    report = document(answers, audience, full=full)
    blocks = list(report.blocks)
    for heading in begins(report):
        below = blocks[blocks.index(heading) + 1]
        assert isinstance(below, Paragraph)
        assert below.text == STATEMENT
    for format in FORMATS:
        many = 1 if format == "json" else len(begins(report))
        assert drawn(report, format).count(flat(STATEMENT).strip()) == many


@pytest.mark.parametrize("format", FORMATS)
def test_it_stands_on_the_list_of_questions_and_in_an_empty_file_too(
    format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever hands either of them on hands it on too."""
    listed = list_questions(PACK, WORDS)
    assert format == "json" or flat(STATEMENT).strip() in drawn(listed, format)
    assert flat(STATEMENT).strip() in flat(inside(capsys, "template", "--pack", "therapist").out)


def test_a_clients_documents_have_no_such_statement() -> None:
    """It is the pack's own."""
    report = of_client(said({"easy-ground": "often", "safe-to-raise": "yes"}))
    assert report.statement is None
    assert json.loads(render(report, "json"))["statement"] is None
    assert "themselves" not in drawn(report, "html")


# ---- the document for oneself -------------------------------------------------------------------------


def test_it_says_what_was_noticed_how_to_hear_it_and_whom_to_ask() -> None:
    """In this order, and what comes first where a line was crossed stands in it for everyone."""
    found = headings(document(given({"explained-when-we-disagreed": "often+somewhat"})))
    order = [
        WORDS.say("marks.title"),
        page("receiving", PACK).title,
        page("consulting", PACK).title,
        page("crossed", PACK).title,
    ]
    assert [each for each in found if each in order] == order


def test_how_to_hear_it_stands_in_the_short_document_step_by_step() -> None:
    """Thank, say back, own a part, agree on one thing, come back to it."""
    steps = page("receiving", PACK).body["steps"]
    assert steps.full is None
    told = ("Thank them", "Say back", "Own a part", "Agree on one thing", "come back to it")
    places = [" ".join(steps.list).index(each) for each in told]
    assert places == sorted(places)
    text = drawn(document(given({})), "markdown")
    assert all(flat(step).strip() in text for step in steps.list)


def test_whoever_talked_it_over_is_not_told_to_do_so() -> None:
    """What can come after that stands there instead."""
    told = headings(document(given({"consulted": "yes"})))
    assert page("consulted", PACK).title in told
    assert page("consulting", PACK).title not in told
    assert PACK.next_steps.consulted == document(given({"consulted": "yes"})).next_steps


@pytest.mark.parametrize(
    "answers",
    [WORDIEST, all_marked(), all_marked(consulted="yes"), Answers(), example(), *CROSSED],
)
def test_the_short_document_is_short(answers: Answers) -> None:
    """At most 450 words, and 75 lines of a terminal, over any answers; own notes not counted."""
    without = Answers(
        answers={name: each.model_copy(update={"note": None}) for name, each in answers.answers.items()}
    )
    report = document(without)
    text = render(report, "markdown")
    assert len([word for word in text.split() if any(each.isalnum() for each in word)]) <= MOST_WORDS
    assert len(render(report, "terminal").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("answers", CROSSED)
@pytest.mark.parametrize("full", [False, True])
def test_where_a_line_was_crossed_that_comes_first_and_alone(answers: Answers, *, full: bool) -> None:
    """No mark, nothing that goes well, no way to hear the client out, and no act by its name beside it."""
    marked = answers.put(
        dict(all_marked().answers) | {name: each for name, each in answers.answers.items() if name in EVENTS}
    )
    report = document(marked, full=full)
    assert headings(report)[1] == page("crossed", PACK).title
    assert PACK.reasons.crossed in [each.text for each in report.blocks if isinstance(each, Paragraph)]
    for format in FOR_READING:
        text = drawn(report, format)
        assert flat(page("receiving", PACK).title) not in text
        assert flat(WORDS.say("report.strengths")) not in text
        assert not [name for name in EVENTS if flat(PACK.questions[name].text).strip() in text]
    shown = [block for block in report.blocks if isinstance(block, Marks)]
    assert bool(shown) == full
    if full:
        at = headings(report)
        assert at.index(WORDS.say("report.other-answers")) > at.index(page("consulting", PACK).title)


@pytest.mark.parametrize("answers", [*CROSSED, *LEFT_OPEN])
def test_then_nothing_goes_to_a_session(answers: Answers) -> None:
    """Nor while one of these questions is left open in any way."""
    marked = answers.put(
        dict(all_marked(consulted="yes").answers)
        | {name: each for name, each in answers.answers.items() if name in EVENTS}
    )
    assert nothing_to_bring(marked)


def test_all_causes_of_an_empty_page_have_one_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing marked, a line crossed, a question left open, nothing chosen: code 6, nothing written."""
    head = EXAMPLE.read_text(encoding="utf-8")
    causes = (
        head.partition("answers:")[0] + "answers:\n",
        head.replace("something-sexual: no", "something-sexual: yes"),
        head.replace("told-others: no", "told-others: declined"),
        head.replace("told-others: no", "told-others:"),
        head.partition("bring:")[0] + "bring: []\n",
    )
    told = set[Ended]()
    for number, cause in enumerate(causes):
        path, page_file = tmp_path / f"{number}.yaml", tmp_path / f"{number}.md"
        path.write_text(cause, encoding="utf-8")
        told.add(inside(capsys, "report", str(path), "--for", "session", "-o", str(page_file)))
        assert not page_file.exists()
    assert told == {Ended(6, "", WORDS.say("error.nothing-to-bring") + "\n")}


def test_help_is_for_whoever_gives_the_therapy() -> None:
    """A number for danger, a directory and lines; not the bodies that are there for clients."""
    for audience in ("me", "outside"):
        report = document(CROSSED[0], audience)
        assert {each.kind for each in report.resources} == {"emergency", "directory", "line"}


# ---- the page for a session ---------------------------------------------------------------------------


def test_it_lies_beside_a_clients_page_with_the_same_headings_in_the_same_order() -> None:
    """And, apart from its statement, the same kind of thing at the same place."""
    answers = said(
        {"raised-concern": "once", "defensive-at-concerns": "fully+a-little", "safe-to-raise": "yes"}
        | {"consulted": "yes"}
        | WISHES_OF_A_CLIENT
    )
    client = of_client(changed(answers, own_line="Can you hear me out?"), "session")
    therapist = document(given({TWO[0]: "often+somewhat"} | {"repair-works": "yes"}), "session")
    assert headings(therapist) == headings(client)
    kinds = [type(block) for block in therapist.blocks if getattr(block, "text", "") != STATEMENT]
    assert kinds == [type(block) for block in client.blocks]


def test_without_a_choice_the_mark_that_got_in_the_way_most_is_on_it() -> None:
    """But for those that never come first, that wait for a supervisor, or that stay here."""
    answers = given(
        {
            "spoke-of-my-own-life": "rarely+a-little",
            "explained-when-we-disagreed": "rarely+somewhat",
            "money-kept-from-ending": "often+very-much",
            "got-in-touch": "often+very-much",
            "feelings-told-to-nobody": "often+very-much",
        }
    )
    quotes = [each.text for each in document(answers, "session").blocks if isinstance(each, Quote)]
    assert quotes == [PACK.questions["explained-when-we-disagreed"].text]


@pytest.mark.parametrize("consulted", ["no", "yes", "declined"])
def test_what_was_chosen_is_on_it_as_far_as_it_may_go(consulted: str) -> None:
    """What is close waits for a supervisor; strong feelings and crossed lines never go; the rest is named."""
    bring = (
        "got-in-touch",
        "feelings-told-to-nobody",
        "money-kept-from-ending",
        EVENTS[0],
        "made-exceptions",
    )
    answers = given(
        {name: "often+very-much" for name in bring if name in GRADED} | {"consulted": consulted}, bring=bring
    )
    report = document(answers, "session")
    waiting = ("got-in-touch", "made-exceptions")
    going = [name for name in bring if name in GRADED and "stays-here" not in PACK.questions[name].traits]
    if consulted != "yes":
        going = [name for name in going if name not in waiting]
    assert [each.text for each in report.blocks if isinstance(each, Quote)] == [
        PACK.questions[name].text for name in going
    ]
    assert set(report.left_off) == set(bring) - set(going)


def test_a_note_goes_along_only_where_it_was_chosen_and_its_mark_goes() -> None:
    """One of one's own examples; the other note stays."""
    words = dict.fromkeys((*TWO, "feelings-told-to-nobody"), "often+somewhat")
    notes = {TWO[0]: "On Monday.", "feelings-told-to-nobody": "I think of them."}
    report = document(given(words, notes=notes, bring=TWO), "session")
    assert report.notes == ("On Monday.",)
    assert report.left_off == ("feelings-told-to-nobody",)
    assert "think" not in drawn(report, "json")


# ---- the worked example -------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_documents_of_the_example_are_those_that_were_read(audience: Audience) -> None:
    """In every form."""
    report = document(example(), audience)
    for suffix, format in SUFFIXES.items():
        assert_golden(EXAMPLE.with_suffix("") / f"{audience}{suffix}", render(report, format))


def test_the_page_of_the_example_fits_on_one_sheet() -> None:
    """At most 60 lines of 80, as a client's does."""
    for format in ("terminal", "markdown"):
        lines = render(document(example(), "session"), format).splitlines()
        assert len(lines) <= 60
        assert max(map(len, lines)) <= 80


def test_the_picture_of_both_pages_is_the_one_in_the_docs() -> None:
    """It is drawn by docs/side_by_side.py, from the examples."""
    drawing = runpy.run_path(str(ROOT / "docs" / "side_by_side.py"))
    assert_golden(ROOT / "docs" / "side-by-side.svg", drawing["picture"]())
