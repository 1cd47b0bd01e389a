"""An empty answers file in which every question stands as a comment. Pure."""

import textwrap
from collections.abc import Iterator, Mapping
from functools import reduce

from impasse_check.answers import FORMAT, permits, permitted
from impasse_check.flow import focus_of, looked_at
from impasse_check.model import ABSENCES, NOT_ASKED, TONES, Answers, Condition, Pack, Question
from impasse_check.pack import SHIPPED
from impasse_check.strict_yaml import flow
from impasse_check.words import Words

_SCHEMA = "# yaml-language-server: $schema=answers.schema.json"
"""The line by which editors find the schema: in the folder of the file, nowhere else."""
_WIDTH = 88


def template(pack: Pack, words: Words, focus: tuple[str, ...] = ()) -> str:
    """Give the text of an empty answers file for a pack; it reads as it stands.

    With a ``focus``, sections to look at, it has the questions of these, every event, and what is asked to
    know where a person stands.
    """
    empty = Answers(focus=focus)
    return "\n".join(_lines(pack, words, focus_of(pack, empty), looked_at(pack, empty))) + "\n"


def _lines(pack: Pack, words: Words, focus: tuple[str, ...], names: tuple[str, ...]) -> Iterator[str]:
    yield _SCHEMA
    command = words.say("template.run" if pack.id in SHIPPED else "template.run-own")
    yield from _comment(words.say("template.head", title=pack.title, command=command))
    yield from _comment(pack.statement or "")
    absences = ", ".join(each for each in ABSENCES if each != NOT_ASKED.given)
    yield from _comment(words.say("template.absent", absences=absences))
    questions = {name: pack.questions[name] for name in names}
    yield from _scales(pack, questions, words)
    yield f"format: {FORMAT}"
    yield "format_version: 1"
    yield f"pack: {{id: {pack.id}, version: {pack.version}}}"
    if focus:
        yield f"focus: {flow(list(focus))}"
    yield "answers:"
    section = ""
    for name, question in questions.items():
        if question.section != section:
            section = question.section
            yield ""
            yield f"  # == {pack.sections[section].title} =="
        yield from _question(pack, name, questions, words)
    yield from _to_bring(pack, questions, words)


def _scales(pack: Pack, questions: Mapping[str, Question], words: Words) -> Iterator[str]:
    """Say what an answer on a scale can be, and what can follow one."""
    scales: dict[str, set[str]] = {}
    for question in questions.values():
        if question.kind == "graded":
            scales.setdefault(question.choice_set, set()).update(permits(pack, question))
    asked = {name: each for name, each in pack.follow_ups if each is not None}
    note = words.say("template.note")
    for scale in (name for name in pack.scales if name in scales):
        after = (name for name in asked if name in scales[scale])
        follows = "".join(f"{name}: {_middle(pack, asked[name].choices)}, " for name in after)
        example = f'{{frequency: {_middle(pack, scale)}, {follows}note: "{note}"}}'
        answers = ", ".join(pack.choices[scale])
        said = words.say("template.scale", label=pack.labels[scale], answers=answers, example=example)
        yield from _comment(said)
    for name, each in asked.items():
        answers = ", ".join(pack.choices[each.choices])
        yield from _comment(f"{name}: {words.say('template.followed', text=each.text, answers=answers)}")


def _to_bring(pack: Pack, questions: Mapping[str, Question], words: Words) -> Iterator[str]:
    """Give what is about the page for a session, where the pack has words or marks to bring."""
    said = [name for opener in pack.openers.values() for name in opener.for_ if name in questions]
    marked = [name for name, each in questions.items() if each.kind == "graded"]
    example = next(iter(said or marked), None)
    if pack.sheet is None or example is None:
        return
    yield ""
    yield from _comment(words.say("template.sheet"))
    yield from _comment(f"bring: {words.say('template.bring', example=example)}")
    yield from _comment(f"bring_notes: {words.say('template.bring-notes')}")
    if pack.openers:
        yield from _comment(f"tone: {words.say('template.tone', tones=', '.join(TONES))}")
    yield from ("bring:", "bring_notes: []", *["tone:"] * bool(pack.openers))


def _middle(pack: Pack, choices: str) -> str:
    """Give an answer from the middle of a set, as an example."""
    answers = list(pack.choices[choices])
    return answers[len(answers) // 2]


def _question(pack: Pack, name: str, questions: Mapping[str, Question], words: Words) -> Iterator[str]:
    question = questions[name]
    yield ""
    lead = pack.periods.get(question.period, "") if question.kind in ("graded", "event") else ""
    yield from _comment(f"{lead} {question.text}".strip(), indent="  ")
    if question.closed_by is not None and question.closed_by.question in questions:
        answers = closing_answers(question.closed_by, words)
        left_out = words.say("template.gate", gate=question.closed_by.question, answers=answers)
        yield from _comment(left_out, indent="  ")
    if question.asked_if:
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


def closing_answers(condition: Condition, words: Words) -> str:
    """Name the answers that close a question; that its gate does not apply goes without saying."""
    answers = [answer for answer in condition.is_ if answer not in ABSENCES] or condition.is_
    return reduce(lambda some, last: words.say("join.or", some=some, last=last), answers)
