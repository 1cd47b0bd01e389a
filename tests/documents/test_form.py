"""The form for a pen: every question once, every jump to where it says, and help from outside by answers."""

import re
from itertools import pairwise

import pytest
from core_helpers import FOR_READING, OPENERS, PACK, RESOURCES, WORDS, changed, drawn, flat, parts, strings
from oracle_table import ABSENCES, QUESTIONS, TABLE
from oracle_table import Question as Row

from impasse_check.renderers import Look, render
from impasse_check.report.blocks import Ask, Bullets, Contacts, Heading, Paragraph, Quote
from impasse_check.report.form import make_form

FORM = make_form(PACK, WORDS, RESOURCES)
ASKED = {each.number: each for each in FORM.blocks if isinstance(each, Ask) and each.number is not None}
NUMBER = {row.id: number for number, row in enumerate(QUESTIONS, 1)}
EVENTS = tuple(row for row in QUESTIONS if row.kind == "event")
LABELS = {
    name: {**PACK.choices[each.choice_set], **PACK.choices["absence"]}
    for name, each in PACK.questions.items()
}


def ticked(name: str) -> list[str]:
    """Give what can be ticked as an answer to a question, without where to go on."""
    rows = [row.items for row in ASKED[NUMBER[name]].rows if row.label is None]
    return [item.partition(": go on")[0] for row in rows for item in row]


def jumps(name: str) -> dict[str, int]:
    """Give where answers to a question lead, by the words of the answer."""
    found = {}
    for row in ASKED[NUMBER[name]].rows:
        for item in row.items:
            if jump := re.fullmatch(r"(.*): go on at question (\d+)", item):
                found[jump[1]] = int(jump[2])
    return found


def closed_after(name: str, answer: str) -> set[str]:
    """Give the questions that the contract closes where this one has this answer."""
    closed = {(name, answer)}
    for row in QUESTIONS:
        if row.gate and any((row.gate.on, each) in closed for each in row.gate.closed_by):
            closed.add((row.id, "not-applicable"))
    return {each for each, _ in closed} - {name}


def test_every_question_stands_once_in_asking_order() -> None:
    """With its own words, and its number counted from 1."""
    assert [(number, each.text) for number, each in ASKED.items()] == [
        (NUMBER[row.id], PACK.questions[row.id].text) for row in QUESTIONS
    ]


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.id)
def test_every_answer_has_a_box_and_so_has_every_way_to_give_none(row: Row) -> None:
    """Not sure and rather not say everywhere; what can fail to fit can be ticked as such."""
    fits = ["not-applicable"] if "may-not-apply" in PACK.questions[row.id].traits else []
    assert ticked(row.id) == [LABELS[row.id][each] for each in (*row.values, *ABSENCES[:2], *fits)]


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.id)
def test_what_follows_a_mark_is_asked_below_it(row: Row) -> None:
    """How heavy it is, and if it was said where no other question tells; with the least mark it follows."""
    followed = [each for each in ASKED[NUMBER[row.id]].rows if each.label is not None]
    fields = () if row.kind != "graded" else ("impact",) if row.told_by else ("impact", "said")
    assert [each.items for each in followed] == [
        tuple(PACK.choices[getattr(PACK.follow_ups, field).choices].values()) for field in fields
    ]
    for each, field in zip(followed, fields, strict=True):
        assert each.label is not None
        assert getattr(PACK.follow_ups, field).text in each.label
        assert LABELS[row.id][row.values[1]] in each.label


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row.id)
def test_a_jump_passes_over_what_is_closed_and_nothing_else(row: Row) -> None:
    """By the table of the contract: all that lies between is closed, and what it leads to is open."""
    found = jumps(row.id)
    for answer in row.values:
        closed = closed_after(row.id, answer)
        after = [each.id for each in QUESTIONS[NUMBER[row.id] :]]
        target = next((NUMBER[each] for each in after if each not in closed), None)
        follows = target if target != NUMBER[row.id] + 1 else None
        assert found.pop(LABELS[row.id][answer], None) == follows
    assert found == {}


@pytest.mark.parametrize("row", [row for row in QUESTIONS if row.gate], ids=lambda row: row.id)
def test_a_question_that_no_jump_passes_over_says_when_to_leave_it_out(row: Row) -> None:
    """The one whose gate stands far above it."""
    assert row.gate is not None
    note = ASKED[NUMBER[row.id]].note
    passed = all(
        jumps(row.gate.on).get(LABELS[row.gate.on][answer], 0) > NUMBER[row.id]
        for answer in row.gate.closed_by
        if answer in TABLE[row.gate.on].values
    )
    if passed:
        assert note is None
    else:
        assert note == f"Leave it out if you ticked Yes at question {NUMBER[row.gate.on]}."
        assert row.id == "not-free-to-stop"


def test_the_time_asked_about_stands_wherever_it_is_new_or_someone_may_land() -> None:
    """Read from any jump, or from the question before, it is the one of the pack."""
    targets = {number for row in QUESTIONS for number in jumps(row.id).values()}
    for row in QUESTIONS:
        lead, period = ASKED[NUMBER[row.id]].lead, PACK.periods[PACK.questions[row.id].period]
        assert lead in (None, period)
        assert lead == period or NUMBER[row.id] not in {1, *targets}
    for before, row in pairwise(QUESTIONS):
        if PACK.questions[before.id].period != PACK.questions[row.id].period:
            assert ASKED[NUMBER[row.id]].lead is not None


def test_the_warning_stands_before_the_grave_ones_and_they_can_be_skipped_as_a_whole() -> None:
    """Word for word, right above the first of them; skipping leads to the first question after the last."""
    first = FORM.blocks.index(ASKED[NUMBER[EVENTS[0].id]])
    *_, heading, one, two, three, choice = FORM.blocks[:first]
    assert isinstance(heading, Heading)
    warning = PACK.sections["boundaries"].warning
    assert warning is not None
    assert [each.text for each in (one, two, three) if isinstance(each, Paragraph)] == list(warning.text)
    assert isinstance(choice, Ask)
    (row,) = choice.rows
    assert row.items == ("Go on", f"Skip these questions: go on at question {NUMBER[EVENTS[-1].id] + 1}")


def leading(title: str) -> dict[str, set[str]]:
    """Give the answers that lead to a page, by the number of the question."""
    lead = WORDS.say("form.turn-to", title=title)
    points = next(after for before, after in pairwise(FORM.blocks) if lead in strings(before))
    assert isinstance(points, Bullets)
    found: dict[str, set[str]] = {}
    for item in points.items:
        numbers, answers = re.fullmatch(r"Questions? ([\d, ]+): (.*)", item).groups()  # type: ignore[union-attr]
        for number in numbers.split(", "):
            found.setdefault(number, set()).update(answers.split(" or "))
    return found


@pytest.mark.parametrize(("level", "page"), [("outside", "outside"), ("consult", "consult")])
def test_answers_about_grave_acts_lead_outside_by_the_table(level: str, page: str) -> None:
    """Each event by its own level, and not sure by the level that its row names; fear of them as well."""
    expected: dict[str, set[str]] = {}
    for row in EVENTS:
        unsure = row.unsure or ("outside" if row.level == "outside" else None)
        by_answer = {"Yes": row.level, "Not sure": unsure}
        if answers := {answer for answer, reached in by_answer.items() if reached == level}:
            expected[str(NUMBER[row.id])] = answers
    if level == "consult":
        expected[str(NUMBER["safe-to-raise"])] = {LABELS["safe-to-raise"]["no"]}
    assert leading(getattr(PACK.pages, page).title) == expected


def test_help_from_outside_is_whole_on_a_page_of_its_own() -> None:
    """Words to say first, then whom to reach, then all that the short document says."""
    page = PACK.pages.outside
    assert page is not None
    (heading,) = (each for each in FORM.blocks if isinstance(each, Heading) and each.page)
    assert heading.text == page.title
    quote, danger, contacts, checked, *rest = FORM.blocks[FORM.blocks.index(heading) + 1 :]
    assert isinstance(quote, Quote)
    assert quote.text == PACK.someone_lines["crossed"].line
    assert isinstance(danger, Paragraph)
    assert danger.text == parts("outside")[0]
    assert isinstance(contacts, Contacts)
    assert contacts.items[0].contact == "findahelpline.com"
    assert isinstance(checked, Paragraph)
    assert re.fullmatch(r"Checked on \d{4}-\d\d-\d\d or later\.", checked.text)
    short = [part.say for part in page.body.values() if part.full is None and part.say]
    assert [each for each in short[1:] if each not in list(strings(rest))] == []


@pytest.mark.parametrize("form", FOR_READING)
def test_it_says_which_questions_it_has(form: str) -> None:
    """A form that was filled in long ago can be told from a newer one."""
    assert flat(f"{PACK.title}, version {PACK.version}.") in drawn(FORM, form)


@pytest.mark.parametrize("form", FOR_READING)
def test_nothing_is_cut_and_no_word_to_the_therapist_is_on_it(form: str) -> None:
    """Every word of every block is drawn; no opener is, for paper cannot tell if one may be said."""
    text = drawn(FORM, form)
    said = [flat(each) for each in strings(FORM.blocks)]
    assert [each for each in said if each not in text] == []
    assert [each for each in OPENERS.values() if flat(each) in text] == []


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_it_may_be(width: int) -> None:
    """As Markdown at 80 columns, in a terminal at its width, plain or not; a box stays with its answer."""
    markdown = render(FORM, "markdown")
    assert max(len(line) for line in markdown.splitlines() if "://" not in line) <= 80
    assert not re.search(r"\[ \]$", markdown, re.MULTILINE)
    for plain in (False, True):
        text = render(FORM, "terminal", Look(width=width, plain=plain))
        # An address alone is not broken, so that it can be copied.
        assert max(len(line) for line in text.splitlines() if " " in line.strip("- ")) <= width


def test_a_pack_without_help_or_grave_acts_makes_a_form_too() -> None:
    """It ends with lines for own words, and jumps past the last question lead there."""
    last = list(PACK.questions)[-1]
    gate = changed(PACK.questions["felt-stuck"], section="closing")
    hung = changed(PACK.questions["told-stuck"], section="closing")
    questions = {"felt-stuck": gate, "told-stuck": hung}
    pages = changed(PACK.pages, outside=None, consult=None)
    form = make_form(changed(PACK, questions=questions, pages=pages), WORDS, ())
    assert last not in questions
    first = next(each for each in form.blocks if isinstance(each, Ask))
    assert f'No: go on at "{WORDS.say("form.after")}"' in first.rows[0].items
    assert [each.text for each in form.blocks if isinstance(each, Heading) and each.page] == []
