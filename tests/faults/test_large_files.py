"""Files built to take long or to fill memory: each is answered at once, in memory that goes with its size."""

import gc
import resource
import subprocess
import sys
import time

import pytest
from conftest import ROOT
from core_helpers import PACK as SHIPPED
from core_helpers import WORDS, document
from reads_corpus import MIB, SMALL

from impasse_check.model import LONGEST_NOTE, Answer, Answers
from impasse_check.renderers import FORMATS, Look, render
from impasse_check.report.blocks import Catalogue, Paragraph

HEAD = "format: impasse-check/answers\nformat_version: 1\nanswers:\n"
PACK = SMALL.read_text(encoding="utf-8")
FOLD = 20
"""Times its own size that a file may take in memory."""
SLOWEST = 4
"""Seconds of the processor's time for any file: reading takes a tenth of it, freezing takes minutes."""
MOST_SAID = 200_000
"""Bytes that may be told about one file."""
READ = """
import sys, time, tracemalloc
from impasse_check import load_pack
from impasse_check.answers import parse_answers
from impasse_check.cli.messages import fault_line
from impasse_check.errors import AnswersError, PackError
from impasse_check.pack import parse_pack
from impasse_check.words import load_words
shipped, words, data = load_pack(), load_words(), sys.stdin.buffer.read()
try:
    parse_pack("warm", b"questions: {}")
except PackError:
    pass
tracemalloc.start()
begun = time.process_time()
faults = ()
try:
    parse_answers("a", data, shipped) if sys.argv[1] == "answers" else parse_pack("p", data)
except (AnswersError, PackError) as error:
    faults = error.faults
said = "".join(fault_line(words, each) for each in faults)
taken = time.process_time() - begun
print(tracemalloc.get_traced_memory()[1], taken, len(said.encode()), len(faults))
"""


def filled(head: str, piece: str, end: str = "", *, size: int) -> str:
    """Give a text of this size, made of one piece many times over; ``%`` in it is a number."""
    room = size - len((head + end).encode())
    times = room // len(piece.replace("%", "000000").encode())
    if "%" not in piece:
        return head + piece * times + end
    pieces = (piece.replace("%", f"{number:06}") for number in range(times))
    return head + "".join(pieces) + end


def exchanged(goes: str, comes: str, piece: str, *, size: int) -> str:
    """Give the small pack with one thing of it grown to fill the size."""
    assert PACK.count(goes) == 1
    before, after = PACK.split(goes)
    head, end = comes.split("...")
    return filled(before + head, piece, end + after, size=size)


ANSWERS = {
    "ids that are unknown": (HEAD, "  w%: yes\n", ""),
    "the same id": (HEAD, "  felt-stuck: yes\n", ""),
    "the same key": ("", "a:\n", ""),
    "brackets": (f"{HEAD}  felt-stuck: [", "[],", "]\n"),
    "brackets that stay open": (f"{HEAD}  felt-stuck: ", "[", ""),
    "hidden line ends": (f"{HEAD}#", "\x0b", ""),
    "lines with hidden line ends": (f"{HEAD}#", "\x85\n", ""),
    "empty lines": (HEAD, "\n", ""),
    "tabs": (HEAD, "\t\n", ""),
    "a note": (f"{HEAD}  over-directs: {{frequency: often, note: '", "w\n\n", "'}\n"),
    "a note of escapes": (f'{HEAD}  over-directs: {{frequency: often, note: "', "\\n", '"}\n'),
    "a name": (f'{HEAD}  ? "', "w ", '"\n  : x'),
    "a list": (f"{HEAD}bring: [", "felt-stuck,", "]\n"),
}
PACKS = {
    "questions": (
        "questions:\n",
        "questions:\n...",
        "  w%: {section: start, kind: status, text: W, why: W}\n",
    ),
    "choices": ("  yes-no: {", "  yes-no: {...", "w%: W, "),
    "answers of a condition": ("is: [ended]", "is: [ended...]", ", w%"),
    "conditions": ("all: [{frequency: 3}", "all: [{frequency: 3}...", ", {question: spoke-up, is: [w]}"),
    "openers": ("openers:\n", "openers:\n...", "  w%: {}\n"),
    "sources": ("[rumour]", "[rumour...]", ", w"),
    "traits": ("[may-not-apply, may-go-first]", "[may-not-apply...]", ", w"),
    "a text": ("{say: Slowly.}", "{say: '...'}", "w\n\n"),
    "keys": ("version: 0.2.10\n", "version: 0.2.10\n...", "w%: w\n"),
    "comments": ("version: 0.2.10\n", "version: 0.2.10\n...", "#\n"),
}


def read(kind: str, text: str) -> tuple[float, float, int]:
    """Read a file in a process of its own; give the most memory, the seconds, and the bytes told of it."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", READ, kind],
        input=text.encode(),
        capture_output=True,
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30)),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    memory, seconds, said, _ = done.stdout.split()
    return float(memory), float(seconds), int(said)


def bearable(kind: str, text: str) -> None:
    """Fail at a file that takes too much of anything."""
    size = len(text.encode())
    memory, seconds, said = read(kind, text)
    assert memory < FOLD * size, f"{memory / size:.0f} times its size"
    assert seconds < SLOWEST, f"{seconds:.1f} s"
    assert said < MOST_SAID


@pytest.mark.parametrize("size", [MIB, 8 * MIB], ids=["1 MiB", "8 MiB"])
@pytest.mark.parametrize("name", ANSWERS)
def test_large_answers_are_answered_at_once(name: str, size: int) -> None:
    """Whatever they are full of."""
    bearable("answers", filled(*ANSWERS[name], size=size))


@pytest.mark.parametrize("size", [MIB, 8 * MIB], ids=["1 MiB", "8 MiB"])
@pytest.mark.parametrize("name", PACKS)
def test_a_large_pack_is_answered_at_once(name: str, size: int) -> None:
    """Whatever it is full of."""
    goes, comes, piece = PACKS[name]
    bearable("pack", exchanged(goes, comes, piece, size=size))


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_just_below_the_limit_of_things_is_answered_at_once(name: str) -> None:
    """So many that no limit on the whole stops it, and so that every one could be a fault."""
    goes, comes, piece = PACKS[name]
    things = 2 * piece.count(":") + piece.count(",") + piece.count("{") + piece.count("[") + 1
    text = exchanged(
        goes, comes, piece, size=len(PACK) + 45_000 // things * len(piece.replace("%", "000000"))
    )
    bearable("pack", text.ljust(MIB, "#") if text.endswith("\n") else f"{text}\n".ljust(MIB, "#"))


def drawing(lines: int, format: str) -> float:
    """Draw a text of so many lines; give the seconds it took."""
    text = f"{'w' * 70}\n" * lines
    page = Catalogue(blocks=(Paragraph(text=text),), language="en", content={"text": text}, words=WORDS)
    # As the program draws it: to look through all that other tests left behind could take most of the time.
    gc.disable()
    try:
        begun = time.process_time()
        assert render(page, format)
        return time.process_time() - begun
    finally:
        gc.enable()


@pytest.mark.parametrize("format", FORMATS)
def test_a_text_of_many_lines_is_drawn_in_time_that_goes_with_their_number(format: str) -> None:
    """Four times as many take four times as long; what takes the square of them takes fourteen times.

    Up to what a file of answers can hold: far beyond that, Rich itself takes the square.
    """
    drawing(10, format)
    assert drawing(16_000, format) < 8 * drawing(4_000, format) + 0.2


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("sign", ["\n", "w\n", "w ", "w", "\u4f60", "_", "*", "\t"], ids=ascii)
def test_the_largest_answers_are_drawn_at_once(sign: str, format: str) -> None:
    """A note at its limit at every question that has one, in every form."""
    note = (sign * LONGEST_NOTE)[:LONGEST_NOTE]
    answer = Answer(given="rarely", impact="a-little", note=note)
    given = {name: answer for name, question in SHIPPED.questions.items() if question.kind == "graded"}
    begun = time.process_time()
    assert render(document(Answers(answers=given)), format, Look(width=20))
    assert time.process_time() - begun < SLOWEST * 3
