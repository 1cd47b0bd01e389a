"""A report for reading in a terminal: words, indents and weight only; no boxes, no glyphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Final, assert_never

from rich.console import Console
from rich.text import Text

from impasse_check.renderers import Look
from impasse_check.report.blocks import (
    Block,
    Bullets,
    Catalogue,
    Contacts,
    Degree,
    Heading,
    Mark,
    Marks,
    Paragraph,
    Picture,
    Quote,
    References,
    Report,
    WriteHere,
)

_WIDEST: Final = 78
"""Longer lines are hard to read, however wide the terminal is."""


_HEIGHT: Final = 25
"""Rich takes our width only together with a height; nothing depends on this one."""


@dataclass(frozen=True, kw_only=True, repr=False)
class _Run:
    """A text that is wrapped on its own, between the edges and the empty lines that it is given."""

    text: str
    sign: str = ""
    """What stands before its first line; its further lines are set in as far."""
    left: int = 0
    """Columns left free before it."""
    right: int = 0
    """Columns left free after it."""
    above: int = 0
    """Empty lines above."""
    below: int = 1
    """Empty lines below."""
    bold: bool = False


def draw(document: Report | Catalogue, look: Look) -> str:
    """Draw a document for a terminal of this width; escape sequences only where the look allows them."""
    file = StringIO()
    console = Console(
        file=file,
        width=max(20, min(look.width, _WIDEST)),
        height=_HEIGHT,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        no_color=not look.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    runs = (run for block in document.blocks for run in _runs(block, look))
    lines = [line for run in runs for line in _wrapped(run, console)]
    # Wrapped by now: Rich's own way to lay out lines of a text takes the square of their number.
    console.print(Text("\n").join(lines), soft_wrap=True)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n")).rstrip() + "\n"


def _wrapped(run: _Run, console: Console) -> Iterator[Text]:
    yield from [Text()] * run.above
    before = " " * run.left + run.sign
    for line in Text(run.text).wrap(console, console.width - len(before) - run.right):
        yield Text.assemble(before, (line.plain, "bold" if run.bold else ""))
        before = " " * len(before)
    yield from [Text()] * run.below


def _runs(block: Block, look: Look) -> Iterator[_Run]:
    match block:
        case Heading():
            yield _Run(text=block.text, bold=True, above=0 if block.rank == 1 else 1)
        case Paragraph():
            yield _Run(text=_with_refs(block.text, block.refs))
        case Bullets():
            texts = [*block.items[:-1], _with_refs(block.items[-1], block.refs)]
            yield from _hanging([("-", text) for text in texts])
        case Quote():
            yield from _quote(block)
        case Marks():
            yield from _hanging([("-", _mark(mark)) for mark in block.items])
        case Picture():
            yield from _told(block) if look.plain else _drawn(block)
        case Contacts():
            yield from _contacts(block)
        case WriteHere():
            yield from [_Run(text="_" * 30)] * block.lines
        case References():
            yield from _hanging([(f"[{number}]", item) for number, item in enumerate(block.items, 1)])
        case _:
            assert_never(block)


def _quote(quote: Quote) -> Iterator[_Run]:
    if quote.label:
        yield _Run(text=f"{quote.label}:", bold=True, left=2, below=0)
    yield _Run(text=quote.text, left=4, right=2)


def _mark(mark: Mark) -> str:
    note = "" if mark.note is None else f"\n{mark.note_label} {mark.note}"
    return f"{mark.text}\n{mark.said}{note}"


def _drawn(picture: Picture) -> Iterator[_Run]:
    yield _Run(text=picture.drawn)
    wide = max(len(each.label) for mark in picture.items for each in mark.degrees)
    for mark in picture.items:
        yield from _hanging([("-", "\n".join([mark.text, *(_degree(each, wide) for each in mark.degrees)]))])


def _degree(degree: Degree, wide: int) -> str:
    drawn = degree.words if degree.points is None else _bar(degree.points, degree.most)
    return f"{degree.label:{wide}}  {drawn}"


def _bar(points: int, most: int) -> str:
    """Draw points in signs that every terminal has; the end of the bar shows even where it is empty."""
    return f"[{'#' * points}{'.' * (most - points)}]"


def _told(picture: Picture) -> Iterator[_Run]:
    yield _Run(text=picture.told)
    for said, items in picture.groups:
        yield _Run(text=said)
        yield from _hanging([("-", item) for item in items])


def _contacts(contacts: Contacts) -> Iterator[_Run]:
    for each, checked in contacts.items:
        yield _Run(text=f"{each.name}:", below=0)
        yield _Run(text=each.contact, bold=True, left=2, below=0)
        yield _Run(text=f"{each.what} {checked}", left=2)


def _hanging(points: list[tuple[str, str]]) -> Iterator[_Run]:
    """Put a sign before each text, all texts set in as far, and an empty line after the last."""
    wide = max(len(sign) for sign, _ in points)
    for place, (sign, text) in enumerate(points, 1):
        yield _Run(text=text, sign=f"{sign:{wide}} ", below=1 if place == len(points) else 0)


def _with_refs(text: str, refs: tuple[int, ...]) -> str:
    return " ".join([text, *(f"[{number}]" for number in refs)])
