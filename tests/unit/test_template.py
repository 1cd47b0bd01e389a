"""The empty answers file: it reads as it stands, and every question is in it with what fits."""

import re

import pytest
from core_helpers import PACK, WORDS
from oracle_table import ABSENCES, EXTENTS, FREQUENCIES, IMPACTS, QUESTIONS, SAID, TABLE

from impasse_check.answers import parse_answers
from impasse_check.model import NOT_ASKED, Answers
from impasse_check.template import template

TEXT = template(PACK, WORDS)


def read(text: str) -> Answers:
    """Read a filled template."""
    return parse_answers("answers.yaml", text.encode(), PACK)


def comment_above(name: str) -> str:
    """Give the comment above a question, as one line."""
    above = TEXT.split(f"\n  {name}:\n")[0].rsplit("\n\n", 1)[1]
    lines = above.split("\n")
    assert all(line.startswith("  # ") for line in lines)
    return " ".join(line.removeprefix("  # ") for line in lines)


def test_it_reads_as_it_stands() -> None:
    """Every question is there, blank, in asking order; nothing is to be brought yet."""
    empty = read(TEXT)
    assert empty.answers == dict.fromkeys(TABLE, NOT_ASKED)
    assert list(empty.answers) == list(TABLE)
    assert (empty.bring, empty.bring_notes, empty.tone, empty.pack_version) == (None, (), None, PACK.version)


@pytest.mark.parametrize("name", TABLE)
def test_every_word_it_names_can_be_written(name: str) -> None:
    """The last line above a question lists its answers; these and every absence are read."""
    words = [word.strip() for word in comment_above(name).rsplit(". ", 1)[-1].rsplit("? ", 1)[-1].split(",")]
    assert tuple(words) == TABLE[name].values
    for word in (*words, *ABSENCES[:-1]):
        filled = read(TEXT.replace(f"\n  {name}:\n", f"\n  {name}: {word}\n")).answers[name]
        assert (filled.value or filled.status) == word


@pytest.mark.parametrize("name", TABLE)
def test_a_question_stands_above_its_line_in_full(name: str) -> None:
    """With the time it asks about where that matters, and when to answer it."""
    question = PACK.questions[name]
    shown = comment_above(name)
    assert question.text in shown
    assert (PACK.periods[question.period] in shown) is (question.kind in ("graded", "event"))
    assert (WORDS.say("template.last") in shown) is (TABLE[name].section == "closing")


@pytest.mark.parametrize("name", [each.id for each in QUESTIONS if each.gate])
def test_a_question_that_hangs_on_another_says_so_truly(name: str) -> None:
    """The gate by its name, and the answer that closes it: no for most, yes where others decide."""
    gate = TABLE[name].gate
    assert gate is not None
    _, said = comment_above(name).split(f" {gate.on} ", 1)
    assert set(re.findall(r"\b(?:yes|no)\b", said.split(". ")[0])) == {gate.closed_by[0]}


def test_a_question_without_a_gate_names_none() -> None:
    """No gate stands above a question that is always asked."""
    gates = {each.gate.on for each in QUESTIONS if each.gate}
    for each in QUESTIONS:
        if each.gate is None:
            assert not any(f" {gate} " in comment_above(each.id) for gate in gates)


def test_the_head_explains_every_other_word() -> None:
    """Absences, how often and how heavy, and the way to write all three of an answer."""
    head = " ".join(line.removeprefix("# ") for line in TEXT.split("\nformat: ")[0].split("\n"))
    assert PACK.title in head
    assert all(word in head for word in (*ABSENCES[:-1], *FREQUENCIES, *EXTENTS, *IMPACTS, *SAID))
    often, far = re.findall(r"\{[^}]*\}", head)
    for name, full, scale in (("easy-ground", often, FREQUENCIES), ("stuck-avoided", far, EXTENTS)):
        answer = read(TEXT.replace(f"\n  {name}:\n", f"\n  {name}: {full}\n")).answers[name]
        assert answer.value in scale[1:]
        assert answer.impact in IMPACTS
        assert (answer.said is not None) is (name == "easy-ground")
        assert answer.note == WORDS.say("template.note")


def test_it_is_easy_to_fill_in_by_hand() -> None:
    """Every other line is a comment, no line is long, and each section is named."""
    lines = TEXT.split("\n")
    assert TEXT.endswith("\n")
    assert max(map(len, lines)) <= 88
    assert not any(line != line.rstrip() for line in lines)
    keys = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert len(keys) == len(
        ("format", "format_version", "pack", "answers", "bring", "bring_notes", "tone", *TABLE)
    )
    named = [line for line in lines if line.startswith("  # ==")]
    assert named == [f"  # == {each.title} ==" for each in PACK.sections.values()]
