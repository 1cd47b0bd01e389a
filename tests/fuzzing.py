"""What is done with bytes from strangers, and what must be so afterwards."""

import contextlib
import json
import resource
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from core_helpers import PACK, RESOURCES, WORDS

from impasse_check import build_report
from impasse_check.answers import dump_answers, parse_answers
from impasse_check.characters import is_harmless
from impasse_check.errors import AnswersError, Fault, LockedError, PackError
from impasse_check.locked import unlock
from impasse_check.model import AUDIENCES, Answer, Answers, Audience
from impasse_check.pack import parse_pack
from impasse_check.renderers import FORMATS, render
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Block, Marks, Quote
from impasse_check.strict_yaml import StrictYamlError, parse

SLOWEST: Final = 1.0
"""Seconds that one input may take, in the processor's own time."""
MOST_MEMORY: Final = 64 * 2**20
"""Bytes that the process may grow by for one input."""
_MIB: Final = 2**20


_HEAD: Final = "format: impasse-check/answers\nformat_version: 1\n"
_BROUGHT: Final = "bring: [over-directs]\nbring_notes: [over-directs]\n"


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
    """Draw a note, as far as a file can hold one, with all that stands around it, in every form."""
    text = json.dumps(data.decode("utf-8", "replace"))
    given = f"over-directs: {{frequency: rarely, note: {text}}}"
    with contextlib.suppress(AnswersError):
        read = parse_answers("a", f"{_HEAD}answers:\n  {given}\n{_BROUGHT}".encode(), PACK)
        for document in _documents(read, AUDIENCES[:2]):
            around = replace(document, blocks=tuple(filter(_holds_a_note, document.blocks)))
            for format in FORMATS:
                assert is_harmless(render(document if format == "json" else around, format))


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
    """Put bytes in; fail at an escape, at any error that is not ours, after a second, and at much memory."""
    before = most_memory()
    with _deadline():
        TARGETS[name](data)
    grown = most_memory() - before
    assert grown < MOST_MEMORY, f"{grown // _MIB} MiB"


@contextlib.contextmanager
def _deadline() -> Iterator[None]:
    """Let nothing take longer, also what would never end."""
    old = signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, SLOWEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, old)


def _too_slow(*_: object) -> None:
    raise AssertionError(f"longer than {SLOWEST} s")


def most_memory() -> int:
    """Give the most bytes that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _check_faults(faults: tuple[Fault, ...]) -> None:
    for fault in faults:
        blanks = dict(fault.details)
        assert is_harmless(WORDS.say(fault.code, **blanks) + str(fault.path))


def _said(given: Answers) -> dict[str, Answer]:
    return {name: each for name, each in given.answers.items() if each.status != "not-asked"}


def _documents(given: Answers, audiences: tuple[Audience, ...] = AUDIENCES) -> Iterator[Report]:
    for audience in audiences:
        with contextlib.suppress(NothingToBringError):
            yield build_report(PACK, given, words=WORDS, resources=RESOURCES, audience=audience)


def _draw(given: Answers) -> None:
    for document in _documents(given):
        for format in FORMATS:
            assert is_harmless(render(document, format))


def _holds_a_note(block: Block) -> bool:
    """Say whether a note can stand in a block: what the person gave, and what goes on a sheet."""
    return isinstance(block, Marks | Quote)
