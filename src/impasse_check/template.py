"""An empty answers file in which every question stands as a comment. Pure."""

import textwrap
from collections.abc import Iterator

from impasse_check.answers import FORMAT, permitted
from impasse_check.model import ABSENCES, Condition, Pack, Question
from impasse_check.words import Words

_SCHEMA = "# yaml-language-server: $schema=answers.schema.json"
"""The line by which editors find the schema: in the folder of the file, nowhere else."""
_WIDTH = 88


def template(pack: Pack, words: Words) -> str:
    """Give the text of an empty answers file for a pack; it reads as it stands."""
    return "\n".join(_lines(pack, words)) + "\n"


def _lines(pack: Pack, words: Words) -> Iterator[str]:
    yield _SCHEMA
    yield from _comment(words.say("template.head", title=pack.title))
    yield from _comment(words.say("template.absent"))
    yield from _graded(pack, words)
    yield f"format: {FORMAT}"
    yield "format_version: 1"
    yield f"pack: {{id: {pack.id}, version: {pack.version}}}"
    yield "answers:"
    section = ""
    for name, question in pack.questions.items():
        if question.section != section:
            section = question.section
            yield ""
            yield f"  # == {pack.sections[section].title} =="
        yield from _question(pack, name, question, words)
    yield ""
    yield from _comment(words.say("template.bring"))
    yield from ("bring:", "bring_notes: []", "tone:")


def _graded(pack: Pack, words: Words) -> Iterator[str]:
    """Say what can follow a mark, where anything is graded."""
    scales = {question.choice_set for question in pack.questions.values() if question.kind == "graded"}
    asked = {name: each for name, each in pack.follow_ups if each is not None}
    follows = "".join(f"{name}: {_middle(pack, each.choices)}, " for name, each in asked.items())
    note = words.say("template.note")
    for scale in (name for name in pack.scales if name in scales):
        example = f'{{frequency: {_middle(pack, scale)}, {follows}note: "{note}"}}'
        answers = ", ".join(pack.choices[scale])
        yield from _comment(words.say("template.graded", example=example, answers=answers))
    for name, each in asked.items():
        yield from _comment(words.say(f"template.{name}", answers=", ".join(pack.choices[each.choices])))


def _middle(pack: Pack, choices: str) -> str:
    """Give an answer from the middle of a set, as an example."""
    answers = list(pack.choices[choices])
    return answers[len(answers) // 2]


def _question(pack: Pack, name: str, question: Question, words: Words) -> Iterator[str]:
    yield ""
    lead = f"{pack.periods[question.period]} " if question.kind in ("graded", "event") else ""
    yield from _comment(f"{lead}{question.text}", indent="  ")
    if question.closed_by is not None:
        answers = closing_answers(question.closed_by)
        left_out = words.say("template.gate", gate=question.closed_by.question, answers=answers)
        yield from _comment(left_out, indent="  ")
    if question.asked_if is not None:
        yield from _comment(words.say("template.last"), indent="  ")
    yield from _comment(", ".join(permitted(pack, question)), indent="  ")
    yield f"  {name}:"


def _comment(text: str, indent: str = "") -> Iterator[str]:
    for paragraph in text.splitlines():
        yield from textwrap.wrap(
            paragraph,
            _WIDTH,
            break_on_hyphens=False,
            initial_indent=f"{indent}# ",
            subsequent_indent=f"{indent}# ",
        ) or [f"{indent}#"]


def closing_answers(condition: Condition) -> str:
    """Name the answers that close a question; that its gate does not apply goes without saying."""
    return " or ".join(answer for answer in condition.is_ if answer not in ABSENCES)
