"""What the faults of an answers file say beside their code: the words that fit, and the file."""

import re

import pytest
from core_helpers import PACK
from reads_corpus import faults_of_answers, faults_of_pack, small_with

from impasse_check.errors import Fault

HEAD = "format: impasse-check/answers\nformat_version: 1\n"


def details(text: str) -> list[dict[str, str]]:
    """Give what fills the blanks in the words of each fault."""
    return [dict(fault.details) for fault in faults_of_answers(f"{HEAD}{text}\n".encode(), PACK)]


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("pack: {id: walrus}", {"pack": "therapy-impasse"}),
        ("answers: {felt-stuck: 1}", {"choices": "yes, no, unsure, declined, not-applicable, not-asked"}),
        (
            "answers: {felt-stuck: walrus}",
            {"choices": "yes, no, unsure, declined, not-applicable, not-asked"},
        ),
        ("answers: {over-directs: {impact: somewhat}}", {"key": "frequency"}),
        (
            "answers: {over-directs: {frequency: often, impact: 3}}",
            {"choices": "not-at-all, a-little, somewhat, quite-a-lot, very-much"},
        ),
        ("tone: walrus", {"choices": "gentle, direct"}),
        ("answers: {easy-grund: often}", {"near": "easy-ground"}),
        ("answers: {Easy_Ground: often}", {"near": "easy-ground"}),
        ("answers: {I fear them: yes}", {}),
        ("bring: [over-direct]", {"near": "over-directs, over-identifies"}),
        (f"answers: {'[' * 20}", {"most": "20"}),
    ],
)
def test_a_fault_names_what_would_fit(text: str, blanks: dict[str, str]) -> None:
    """Every word that can stand there, in its order."""
    assert details(text) == [blanks]


def test_a_file_without_its_first_lines_is_told_which() -> None:
    """By name and by what belongs there."""
    faults = faults_of_answers(b"format: walrus\nanswers: {}\n", PACK)
    assert [dict(fault.details) for fault in faults] == [
        {"key": "format_version"},
        {"choices": "impasse-check/answers"},
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  felt-stuck: yes", "yaml.duplicate"),
        ("  easy-ground-{place}: often", "answers.mistyped-id"),
        ("  walrus-{place}: often", "answers.unknown-id"),
    ],
)
def test_the_first_hundred_faults_are_told_and_the_others_counted(line: str, code: str) -> None:
    """In the order of the file; of no more names is it found out what they are like."""
    written = "\n".join(["  pays: no", "  felt-stuck: yes", *(line.format(place=n) for n in range(107))])
    *told, last = faults_of_answers(f"{HEAD}answers:\n{written}\n".encode(), PACK)
    assert [(fault.code, fault.line) for fault in told] == [(code, 6 + n) for n in range(100)]
    assert last == Fault(code="file.more", details=(("count", "7"),))
    if code == "answers.mistyped-id":
        assert {dict(fault.details)["near"] for fault in told} == {"easy-ground"}


def test_so_they_are_of_a_pack() -> None:
    """From three places of it, of which the last is not told whole."""
    own = (
        "sources: [rumour]",
        "sources: [handbook, survey]",
        "sources: [handbook]\n    period: recent\n    level: talk\n    told_by",
    )
    many = {goes: re.sub(r"\[.*]", f"[{', '.join(['walrus'] * 40)}]", goes) for goes in own}
    *told, last = faults_of_pack(small_with(many))
    assert {fault.code for fault in told} == {"pack.unknown-source"}
    questions = [fault.path[1] for fault in told]
    assert [questions.count(name) for name in dict.fromkeys(questions)] == [40, 40, 20]
    assert last == Fault(code="file.more", details=(("count", "20"),))
