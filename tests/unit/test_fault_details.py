"""What the faults of an answers file say beside their code: the words that fit, and the file."""

import pytest
from core_helpers import PACK
from reads_corpus import faults_of_answers


def details(text: str) -> list[dict[str, str]]:
    """Give what fills the blanks in the words of each fault."""
    data = f"format: impasse-check/answers\nformat_version: 1\n{text}\n".encode()
    return [dict(fault.details) for fault in faults_of_answers(data, PACK)]


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
    faults = faults_of_answers(b"format: walrus\n", PACK)
    assert [dict(fault.details) for fault in faults] == [
        {"key": "format_version"},
        {"choices": "impasse-check/answers"},
    ]


def test_of_very_many_unknown_names_the_first_hundred_are_compared() -> None:
    """To compare each with all that is asked takes a while; no more are told one by one."""
    unknown = "\n".join(f"  easy-ground-{number}: often" for number in range(120))
    told = details(f"answers:\n{unknown}")
    assert told == [{"near": "easy-ground"}] * 100 + [{"count": "20"}]
