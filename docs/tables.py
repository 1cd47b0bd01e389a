"""Writes the tables of README.md and docs/ from the pack and the code, so that they cannot drift."""

import json
from pathlib import Path
from typing import Any

from impasse_check import load_pack, render
from impasse_check.errors import ExitCode
from impasse_check.language import OURS
from impasse_check.model import Condition, Pack, Question
from impasse_check.pack import load_page
from impasse_check.report.catalogue import one_page

_CODES = {
    ExitCode.DONE: "done, whatever the answers were",
    ExitCode.BUG: "a mistake of the program, told without any answer",
    ExitCode.USAGE: "the command was called in a way it does not know",
    ExitCode.PACK: "the pack of questions cannot be used",
    ExitCode.ANSWERS: "the answers cannot be used or read",
    ExitCode.NO_TERMINAL: "the questions need a terminal",
    ExitCode.NOT_WRITTEN: "nothing was written or printed; also where there is nothing to bring to a session",
    ExitCode.INTERRUPTED: "stopped with Ctrl-C",
}


def exit_codes() -> str:
    """Give every code the program can end with."""
    rows = [f"| {code.value} | {_CODES[code]} |" for code in ExitCode]
    return "\n".join(["| code | meaning |", "| --- | --- |", *rows, "| 128 + n | ended by signal n |"]) + "\n"


def questions() -> str:
    """Give every graded question and event: its level, what lifts it, and what it rests on."""
    pack = load_pack()
    rows = ["| question | point | first level | rises to | rests on |", "| --- | --- | --- | --- | --- |"]
    for name, question in pack.questions.items():
        if question.kind in ("graded", "event"):
            rows.append(f"| {' | '.join(_row(name, question))} |")
    return "\n".join(rows) + "\n"


def gates() -> str:
    """Give every question that others hang on."""
    pack = load_pack()
    rows = ["| question | closes | says how often they were told about |", "| --- | --- | --- |"]
    for name in pack.questions:
        closed = _hanging(pack, name)
        told = [each for each, other in pack.questions.items() if other.told_by == name]
        if closed or told:
            rows.append(f"| {name} | {', '.join(closed)} | {', '.join(told)} |")
    return "\n".join(rows) + "\n"


def sources() -> str:
    """Give every source with its kind."""
    pack = load_pack()
    lines = []
    for name, source in pack.sources.items():
        address = f" <{source.address}>" if source.address else ""
        lines.append(f"- `{name}` ({source.kind}): {source.citation}{address}")
    return "\n".join(lines) + "\n"


def privacy() -> str:
    """Give the page of ``impasse-check privacy``."""
    return render(one_page(load_page("privacy.yaml"), OURS), "markdown")


def readers() -> str:
    """Give what each reader was fed in the last long run."""
    figures = _figures()
    rows = ["| reader | inputs | seconds |", "| --- | --- | --- |"]
    rows += [
        f"| {name} | {each['inputs']:,} | {each['seconds']} |" for name, each in figures["fuzzed"].items()
    ]
    total = sum(each["inputs"] for each in figures["fuzzed"].values())
    return f"On {figures['machine']}: {total:,} inputs.\n\n" + "\n".join(rows) + "\n"


def kills() -> str:
    """Give what the last long run found when it killed quizzes."""
    return _killed("killed", "quizzes killed")


def killed_talks() -> str:
    """Give the same for what is asked after a talk."""
    return _killed("killed_talks", "runs killed")


def _killed(key: str, what: str) -> str:
    killed = _figures()[key]
    return (
        f"{killed['rounds']} {what} in {killed['seconds']} seconds, "
        f"{killed['confirmed']:,} confirmed answers, "
        f"none lost. At {killed['in_flight']} ends the last answer was already there, unconfirmed; "
        f"{killed['siblings']} left the one sibling that a kill can leave.\n"
    )


def mutants() -> str:
    """Give how many mutants of each module were found out by its tests."""
    counts = _figures()["mutants"]
    rows = ["| module | mutants | survived |", "| --- | --- | --- |"]
    rows += [f"| {name} | {each['mutants']} | {each['survived']} |" for name, each in counts.items()]
    made, left = (sum(each[key] for each in counts.values()) for key in ("mutants", "survived"))
    return "\n".join(rows) + f"\n\nFound out: {made - left:,} of {made:,}, {(made - left) / made:.0%}.\n"


def _figures() -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((Path(__file__).parent / "reliability.json").read_text())
    return figures


def _row(name: str, question: Question) -> tuple[str, ...]:
    point = f"{question.indicator or ''}{' (ours)' if 'ours' in question.traits else ''}"
    rises = "; ".join(f"{rise.to} if {' and '.join(map(_condition, rise.all))}" for rise in question.rises)
    if question.unsure is not None:
        rises = f"not sure: {question.unsure}"
    star = " *" if "needs-consulted" in question.traits else ""
    return name, point, f"{question.level}{star}", rises, ", ".join(question.sources)


def _condition(condition: Condition) -> str:
    on = f" of {condition.question}" if condition.question else ""
    if condition.frequency is not None:
        return f"how often{on} is at least {condition.frequency}"
    if condition.impact is not None:
        return f"how heavy{on} is at least {condition.impact}"
    if condition.sign is not None:
        return f"there is a sign of {condition.sign}"
    return f"{condition.question} is {' or '.join(condition.is_)}"


def _hanging(pack: Pack, name: str) -> list[str]:
    return [
        each
        for each, other in pack.questions.items()
        if other.closed_by is not None and other.closed_by.question == name
    ]
