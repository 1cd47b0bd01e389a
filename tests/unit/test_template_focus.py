"""An empty answers file and a form for a pen, for somebody who chose which parts to look at."""

import re
from itertools import combinations

import pytest
from core_helpers import PACK, RESOURCES, WORDS, changed
from oracle_table import QUESTIONS

from impasse_check.answers import parse_answers
from impasse_check.model import Condition, Pack
from impasse_check.renderers import render
from impasse_check.report.blocks import Ask, Paragraph
from impasse_check.report.form import make_form
from impasse_check.template import template

PARTS = ("feedback", "money", "boundaries")
SOME = [each for count in (1, 2) for each in combinations(PARTS, count)]
"""Every choice of parts that leaves something out."""


def expected(focus: tuple[str, ...]) -> list[str]:
    """Give what the contract asks then: the parts whole, every event, and how things stand."""
    return [each.id for each in QUESTIONS if each.section in focus or each.kind in ("status", "event")]


def asked(focus: tuple[str, ...], pack: Pack = PACK) -> list[Ask]:
    """Give the questions of a form, without the one whether to see those about grave acts."""
    blocks = make_form(pack, WORDS, RESOURCES, focus).blocks
    return [each for each in blocks if isinstance(each, Ask) and each.number is not None]


@pytest.mark.parametrize("focus", SOME, ids="+".join)
def test_a_file_has_what_was_chosen_and_says_so(focus: tuple[str, ...]) -> None:
    """It reads as it stands; whoever reads it later knows what was looked at."""
    text = template(PACK, WORDS, focus)
    empty = parse_answers("answers.yaml", text.encode(), PACK)
    assert (list(empty.answers), empty.focus) == (expected(focus), focus)


@pytest.mark.parametrize("focus", SOME, ids="+".join)
def test_the_example_of_what_to_bring_is_one_of_its_questions(focus: tuple[str, ...]) -> None:
    """Nobody is told to bring what is not there to mark."""
    named = re.findall(r"\[([a-z-]+)\]", template(PACK, WORDS, focus).rpartition("# bring:")[2])
    assert len(named) == 1
    assert named[0] in expected(focus)


@pytest.mark.parametrize("focus", SOME, ids="+".join)
def test_a_form_has_what_was_chosen_and_names_the_rest(focus: tuple[str, ...]) -> None:
    """Counted from 1, and every answer that goes on at a question goes on at one that is there."""
    form = asked(focus)
    assert [(each.number, each.text) for each in form] == [
        (number, PACK.questions[name].text) for number, name in enumerate(expected(focus), 1)
    ]
    grave = {"boundaries": " (but for grave acts)"}
    left = ", ".join(PACK.sections[name].title + grave.get(name, "") for name in PARTS if name not in focus)
    told = [each.text for each in make_form(PACK, WORDS, (), focus).blocks if isinstance(each, Paragraph)]
    assert WORDS.say("report.not-looked-at", sections=left) in told
    for each in form:
        boxes = " ".join(item for row in each.rows for item in row.items)
        for number in map(int, re.findall(r"go on at question (\d+)", boxes)):
            assert (each.number or 0) + 1 < number <= len(form)


def test_whoever_looks_at_everything_gets_it_all_and_no_word_of_parts() -> None:
    """All parts chosen are the same as none."""
    assert template(PACK, WORDS, PARTS) == template(PACK, WORDS)
    assert "focus:" not in template(PACK, WORDS)
    chosen, whole = (make_form(PACK, WORDS, RESOURCES, focus) for focus in (PARTS, ()))
    assert render(chosen, "markdown") == render(whole, "markdown")
    assert WORDS.say("report.not-looked-at", sections="").rstrip(" .") not in render(whole, "markdown")


def test_a_question_that_is_not_there_closes_none() -> None:
    """Where one hangs on a question of a part that was left out, it is simply asked."""
    gate, hangs = "told-wrong", "low-fee-guilt"
    closed = changed(PACK.questions[hangs], closed_by=Condition(question=gate, is_=("no",)))
    pack = changed(PACK, questions=dict(PACK.questions) | {hangs: closed})
    left_out = WORDS.say("template.gate", gate=gate, answers="no")
    whole, part = (template(pack, WORDS, focus) for focus in ((), ("money",)))
    assert left_out in " ".join(whole.replace("\n  #", "").split())
    assert gate not in part
    notes = {each.text: each.note for each in asked(("money",), pack)}
    assert notes[closed.text] is None
