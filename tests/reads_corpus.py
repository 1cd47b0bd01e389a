"""The corpora: files that can be used, and files that cannot, each with the faults that must be named.

An invalid answers file stands as it is; it is to the shipped pack, or to small.yaml where it names that
one, ``singing``. An invalid pack is small.yaml with some of its text exchanged: the file maps each text that
goes, which stands there once, to the one that comes. Beside each invalid file ``.expected`` has one line a
fault: code, path, line; a hyphen stands for a path or line there is none of.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from core_helpers import PACK

from impasse_check import load_pack
from impasse_check.answers import parse_answers
from impasse_check.errors import AnswersError, Fault, PackError
from impasse_check.model import LONGEST_NOTE, Pack
from impasse_check.model.limits import LONGEST_ID
from impasse_check.pack import parse_pack
from impasse_check.strict_yaml import parse

CORPUS = Path(__file__).parent / "corpus"
SMALL = CORPUS / "packs" / "valid" / "small.yaml"
MIB = 2**20


def files_of(folder: str) -> list[Path]:
    """Give the files of one corpus, such as ``answers/valid``; a corpus is never empty."""
    found = sorted((CORPUS / folder).glob("*.yaml"))
    assert found
    return found


@cache
def small_pack() -> Pack:
    """Give the small pack."""
    return load_pack(str(SMALL))


def is_singing(path: Path) -> bool:
    """Say whether answers are to the small pack."""
    return b"id: singing" in path.read_bytes()


def pack_of(path: Path) -> Pack:
    """Give the pack that answers of the corpus are to."""
    return small_pack() if is_singing(path) else PACK


def answers_file(name: str) -> str:
    """Give the name of a valid answers file as the command line takes it."""
    path = CORPUS / "answers" / "valid" / f"{name}.yaml"
    assert path.exists()
    return str(path)


def exchanges(path: Path) -> dict[str, str]:
    """Give what goes and what comes in an invalid pack."""
    exchanged: dict[str, str] = parse(path.read_bytes(), most_bytes=MIB).value
    return exchanged


def small_with(exchanged: dict[str, str]) -> bytes:
    """Give the text of the small pack with some of it exchanged."""
    text = SMALL.read_text(encoding="utf-8")
    for goes, comes in exchanged.items():
        assert text.count(goes) == 1, goes
        text = text.replace(goes, comes)
    return text.encode()


def text_of_many(many: int) -> bytes:
    """Give the small pack with so many more questions, each with room for a note, under the longest names."""
    graded = "{section: lessons, kind: graded, text: W, why: W, choices: frequency, sources: [survey]}"
    name = "many".ljust(LONGEST_ID - 5, "y")
    questions = "".join(f"  {name}-{number:04}: {graded}\n" for number in range(many))
    before = "  feels-safe:\n    section"
    return small_with({before: f"{questions}{before}"})


@cache
def pack_of_many(many: int) -> Pack:
    """Read that pack."""
    return parse_pack("many", text_of_many(many))


def hand_written(sign: str, many: int) -> bytes:
    """Give answers to that pack by hand: the longest note of one sign, in single quotes, at each question."""
    note = sign * LONGEST_NOTE
    names = (name for name in pack_of_many(many).questions if name.startswith("many"))
    lines = "".join(f"  {name}: {{frequency: often, note: '{note}'}}\n" for name in names)
    return f"format: impasse-check/answers\nformat_version: 1\nanswers:\n{lines}".encode()


def faults_of_answers(data: bytes, pack: Pack) -> tuple[Fault, ...]:
    """Give the faults of an answers file that has some."""
    with pytest.raises(AnswersError) as caught:
        parse_answers("answers.yaml", data, pack)
    return caught.value.faults


def faults_of_pack(data: bytes) -> tuple[Fault, ...]:
    """Give the faults of a pack; none where it can be used."""
    try:
        parse_pack("pack.yaml", data)
    except PackError as error:
        return error.faults
    return ()


def as_lines(faults: Iterable[Fault]) -> list[str]:
    """Give faults as they stand in an ``.expected`` file."""
    return [
        f"{each.code} {'.'.join(map(str, each.path)) or '-'} {'-' if each.line is None else each.line}"
        for each in faults
    ]


def expected(path: Path) -> list[str]:
    """Give the faults that an invalid file must have."""
    return path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
