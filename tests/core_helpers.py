"""Short ways to write answers and to read a document, shared by the tests of the pure core."""

import dataclasses
import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from oracle_table import QUESTIONS

from impasse_check import build_report, load_pack, load_resources, load_words
from impasse_check.model import TONES, Answer, Answers, Audience, Model, Pack, Passage, Tone
from impasse_check.renderers import FORMATS, render
from impasse_check.report import Report
from impasse_check.report.blocks import Block, Catalogue, Heading

PACK: Final[Pack] = load_pack()
WORDS: Final = load_words()
RESOURCES: Final = load_resources()
FOR_READING: Final = tuple(each for each in FORMATS if each != "json")
"""Every form that a person reads; JSON is for scripts."""
GRADED: Final = tuple(each.id for each in QUESTIONS if each.kind == "graded")
EVENTS: Final = tuple(each.id for each in QUESTIONS if each.kind == "event")
GRAVE: Final = tuple(each.id for each in QUESTIONS if each.kind == "event" and each.level == "outside")
OPENERS: Final = {
    (name, tone, each.stage): getattr(each, tone).text
    for each in PACK.openers.values()
    for name in each.for_
    for tone in TONES
}
"""The words to say, by question, tone and stage."""
assert PACK.follow_ups.impact is not None
assert PACK.sheet is not None
SHEET: Final = PACK.sheet
HOW_HEAVY: Final = PACK.follow_ups.impact.text
"""What is asked after a mark."""
_M = TypeVar("_M", bound=Model)


def changed(model: _M, **fields: object) -> _M:
    """Give a model with some of its fields set to something else."""
    return model.model_copy(update=fields)


def page(name: str, pack: Pack = PACK) -> Passage:
    """Give a page of a pack that has it."""
    found = getattr(pack.pages, name)
    assert isinstance(found, Passage)
    return found


def parts(name: str) -> list[str]:
    """Give what a page of the pack says, a part each; a list is one."""
    return [part.say or part.words or "\n".join(part.list) for part in page(name).body.values()]


def answer(word: str, note: str | None = None) -> Answer:
    """Read one answer from a word: a value, ``value+impact``, or a kind of absence."""
    given, _, impact = word.partition("+")
    return Answer(given=given, impact=impact or None, note=note)


def on_page(code: str, **details: str) -> str:
    """Give what went wrong as a page says it: without the name of the program, which a page does not need."""
    return WORDS.say(code, **details).removeprefix("impasse-check: ")


def said(
    words: Mapping[str, str],
    *,
    notes: Mapping[str, str] | None = None,
    finished: bool = True,
    bring: tuple[str, ...] | None = None,
    bring_notes: tuple[str, ...] = (),
    tone: Tone | None = None,
) -> Answers:
    """Make answers from words; where they are finished, every event not named was answered no."""
    given = (dict.fromkeys(EVENTS, "no") if finished else {}) | dict(words)
    notes = notes or {}
    return Answers(
        answers={name: answer(word, notes.get(name)) for name, word in given.items()},
        bring=bring,
        bring_notes=bring_notes,
        tone=tone,
    )


def in_file(answers: Answers) -> dict[str, object]:
    """Give answers as they stand in a file, which is how the oracle takes them."""
    return {
        name: {"frequency": each.given, "impact": each.impact} if each.impact else each.given
        for name, each in answers.answers.items()
    }


def document(answers: Answers, audience: Audience = "me", pack: Pack = PACK) -> Report:
    """Build a document with the shipped words and resources."""
    return build_report(pack, answers, words=WORDS, resources=RESOURCES, audience=audience)


def headings(report: Report) -> list[str]:
    """Give the headings below the title, from top to bottom."""
    assert isinstance(report.blocks[0], Heading)
    return [block.text for block in report.blocks[1:] if isinstance(block, Heading)]


def below(report: Report, title: str) -> list[Block]:
    """Give the blocks between a heading of a part and the next such heading."""
    blocks = list(report.blocks)
    start = next(
        place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.text == title
    )
    rest = blocks[start + 1 :]
    ends = [place for place, block in enumerate(rest) if isinstance(block, Heading) and block.rank == 2]
    return rest[: ends[0]] if ends else rest


def strings(value: object) -> Iterator[str]:
    """Give every text inside blocks, or inside plain data, keys apart."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) or isinstance(value, Model):
        yield from strings(vars(value))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)


def shape(block: Block) -> tuple[str, dict[str, object]]:
    """Give what a block is and holds, so that two can be compared."""
    return type(block).__name__, dataclasses.asdict(block)


def flat(text: str) -> str:
    """Reduce a text to its words, so that neither wrapping nor escapes can hide it."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "


def in_blocks(report: Report) -> str:
    """Give all words of a document, before it is drawn."""
    return "".join(map(flat, strings(report.blocks)))


def drawn(report: Report | Catalogue, format: str) -> str:
    """Give all words of a document as one format draws it."""
    text = render(report, format)
    if format == "json":
        return "".join(map(flat, strings(json.loads(text))))
    if format == "html":
        text = html.unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL))
    return flat(text)
