"""What the faults of an answers file say beside their code: the words that fit, and the file."""

from pathlib import Path

import pytest
from core_helpers import PACK
from reads_corpus import faults_of_answers

from impasse_check.answers import read_answers
from impasse_check.errors import AnswersError


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


def test_an_error_names_its_file(tmp_path: Path) -> None:
    """Whatever is wrong with it."""
    for number, data in enumerate((b"\xff", b"walrus: 1", b"answers: [")):
        path = tmp_path / str(number)
        path.write_bytes(data)
        with pytest.raises(AnswersError) as caught:
            read_answers(str(path), PACK)
        assert (caught.value.file, caught.value.details) == (str(path), {"file": str(path)})


def test_the_line_of_broken_text_is_counted_from_one() -> None:
    """From the first byte on."""
    for lines in (0, 1, 5):
        assert [fault.line for fault in faults_of_answers(b"\n" * lines + b"\xff", PACK)] == [lines + 1]
