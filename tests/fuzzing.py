"""What is done with bytes from strangers, and what must be so afterwards."""

import contextlib
import json
import time
from collections.abc import Callable
from typing import Final

from core_helpers import PACK, RESOURCES, WORDS

from impasse_check import build_report
from impasse_check.answers import dump_answers, parse_answers
from impasse_check.characters import is_harmless
from impasse_check.errors import AnswersError, Fault, PackError
from impasse_check.locked import LockedError, unlock
from impasse_check.model import AUDIENCES, Answer, Answers
from impasse_check.pack import parse_pack
from impasse_check.renderers import FORMATS, render
from impasse_check.report import NothingToBringError
from impasse_check.strict_yaml import StrictYamlError, parse

SLOWEST: Final = 1.0
"""Seconds that one input may take, in the processor's own time."""
_MIB: Final = 2**20


def yaml(data: bytes) -> None:
    """Read YAML: plain data, or faults that steer nothing."""
    try:
        parse(data, most_bytes=_MIB)
    except StrictYamlError as error:
        _check_faults(error.faults)


def answers(data: bytes) -> None:
    """Read answers; those that can be read are written, read again as the same, and drawn in every form."""
    try:
        read = parse_answers("a", data, PACK)
    except AnswersError as error:
        _check_faults(error.faults)
        return
    again = parse_answers("a", dump_answers(read, PACK).encode(), PACK)
    assert _said(again) == _said(read)
    _draw(read)


def pack(data: bytes) -> None:
    """Check a pack: content, or faults that steer nothing."""
    try:
        parse_pack("p", data)
    except PackError as error:
        _check_faults(error.faults)


def notes(data: bytes) -> None:
    """Draw a note, as far as a file can hold one."""
    text = json.dumps(data.decode("utf-8", "replace"))
    given = f"over-directs: {{frequency: often, note: {text}}}"
    with contextlib.suppress(AnswersError):
        head = "format: impasse-check/answers\nformat_version: 1\nanswers:\n  "
        _draw(parse_answers("a", (head + given + "\n").encode(), PACK))


def locked(data: bytes) -> None:
    """Open what somebody calls a locked file."""
    with contextlib.suppress(LockedError):
        unlock(data, "walrus quince")


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "yaml": yaml,
    "answers": answers,
    "pack": pack,
    "notes": notes,
    "locked": locked,
}


def run(name: str, data: bytes) -> None:
    """Put bytes in; fail at an escape, at any error that is not ours, and after a second."""
    begun = time.process_time()
    TARGETS[name](data)
    taken = time.process_time() - begun
    assert taken < SLOWEST, f"{taken:.1f} s"


def _check_faults(faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        blanks = dict(fault.details)
        assert is_harmless(WORDS.say(fault.code, **blanks) + str(fault.path))


def _said(given: Answers) -> dict[str, Answer]:
    return {name: each for name, each in given.answers.items() if each.status != "not-asked"}


def _draw(given: Answers) -> None:
    for audience in AUDIENCES:
        try:
            document = build_report(PACK, given, words=WORDS, resources=RESOURCES, audience=audience)
        except NothingToBringError:
            continue
        for format in FORMATS:
            assert is_harmless(render(document, format))
