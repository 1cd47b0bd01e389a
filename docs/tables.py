"""Writes the tables of README.md and docs/ from the pack and the code, so that they cannot drift."""

import json
from pathlib import Path
from typing import Any

from impasse_check import load_pack, load_resources, load_words, render
from impasse_check.errors import ExitCode
from impasse_check.model import Condition, Pack, Question
from impasse_check.pack import load_page
from impasse_check.report.catalogue import one_page
from impasse_check.resources import countries

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

_NEEDED = {
    "emergency": "emergency number",
    "line": "a line to talk to",
    "support": "a line for sexual harm",
    "complaints": "a body that can act",
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


def signs() -> str:
    """Give every sign: what it is made of."""
    rows = ["| sign | any of |", "| --- | --- |"]
    for name, sign in load_pack().signs.items():
        rows.append(f"| {name} | {'; '.join(map(_condition, sign.any))} |")
    return "\n".join(rows) + "\n"


def help_by_country() -> str:
    """Give what help there is in each country, who asks for the therapist first, and what is missing."""
    every = load_resources()
    rows = [
        "| country | rows | asks people to try with the therapist first | missing |",
        "| --- | --- | --- | --- |",
    ]
    for country in countries(every):
        there = [each for each in every if country in each.countries]
        first = ", ".join(each.name for each in there if each.asks_first)
        missing = [told for kind, told in _NEEDED.items() if kind not in {each.kind for each in there}]
        rows.append(f"| {country} | {len(there)} | {first} | {', '.join(missing)} |")
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
    return render(one_page(load_page("privacy.yaml"), load_words()), "markdown")


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
    killed = _figures()["killed"]
    return (
        f"{killed['rounds']} quizzes killed in {killed['seconds']} seconds, "
        f"{killed['confirmed']:,} confirmed answers, "
        f"none lost. At {killed['in_flight']} ends the last answer was already there, unconfirmed; "
        f"{killed['siblings']} left the one sibling that a kill can leave.\n"
    )


def mutants() -> str:
    """Give how many mutants of each module were tried, and how many no test found out."""
    counts = _figures()["mutants"]
    rows = ["| module | mutants | tried | survived |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {name} | {each['of']} | {each['mutants']} | {each['survived']} |" for name, each in counts.items()
    ]
    made, left = (sum(each[key] for each in counts.values()) for key in ("mutants", "survived"))
    return (
        "\n".join(rows) + f"\n\nFound out: {made - left:,} of {made:,} tried, {(made - left) / made:.0%}.\n"
    )


def starved() -> str:
    """Give what the last long run found when memory ran out."""
    rows = ["| file | allocations that failed | told, and tried again |", "| --- | --- | --- |"]
    rows += [
        f"| `{name}` | {each['moments']:,} | {each['told']:,} |"
        for name, each in _figures()["starved"].items()
    ]
    return "\n".join(rows) + "\n"


def _figures() -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((Path(__file__).parent / "reliability.json").read_text())
    return figures


def _row(name: str, question: Question) -> tuple[str, ...]:
    point = f"{question.indicator or ''}{' (ours)' if 'ours' in question.traits else ''}"
    lifts = [f"{rise.to} if {' and '.join(map(_condition, rise.all))}" for rise in question.rises]
    if question.unsure is not None:
        lifts.append(f"not sure: {question.unsure}")
    rises = "; ".join(lifts)
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
