"""A report for reading in a terminal: words, indents and weight only; no boxes, no glyphs."""

from collections.abc import Iterator
from io import StringIO
from typing import Final, assert_never

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
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
        soft_wrap=False,
    )
    console.print(Group(*(part for block in document.blocks for part in _parts(block, look))))
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n")).rstrip() + "\n"


def _parts(block: Block, look: Look) -> Iterator[RenderableType]:
    match block:
        case Heading():
            yield Padding(Text(block.text, style="bold"), (0 if block.rank == 1 else 1, 0, 1, 0))
        case Paragraph():
            yield Padding(Text(_with_refs(block.text, block.refs)), (0, 0, 1, 0))
        case Bullets():
            texts = [*block.items[:-1], _with_refs(block.items[-1], block.refs)]
            yield _hanging([("-", text) for text in texts])
        case Quote():
            yield from _quote(block)
        case Marks():
            yield _hanging([("-", _mark(mark)) for mark in block.items])
        case Picture():
            yield from _told(block) if look.plain else _drawn(block)
        case Contacts():
            yield from _contacts(block)
        case WriteHere():
            yield from [Padding(Text("_" * 30), (0, 0, 1, 0))] * block.lines
        case References():
            yield _hanging([(f"[{number}]", item) for number, item in enumerate(block.items, 1)])
        case _:
            assert_never(block)


def _quote(quote: Quote) -> Iterator[RenderableType]:
    if quote.label:
        yield Padding(Text(f"{quote.label}:", style="bold"), (0, 0, 0, 2))
    yield Padding(Text(quote.text), (0, 2, 1, 4))


def _mark(mark: Mark) -> str:
    note = "" if mark.note is None else f"\n{mark.note_label} {mark.note}"
    return f"{mark.text}\n{mark.said}{note}"


def _drawn(picture: Picture) -> Iterator[RenderableType]:
    yield Padding(Text(picture.drawn), (0, 0, 1, 0))
    wide = max(len(each.label) for mark in picture.items for each in mark.degrees)
    for mark in picture.items:
        yield _hanging([("-", "\n".join([mark.text, *(_degree(each, wide) for each in mark.degrees)]))])


def _degree(degree: Degree, wide: int) -> str:
    drawn = degree.words if degree.points is None else _bar(degree.points, degree.most)
    return f"{degree.label:{wide}}  {drawn}"


def _bar(points: int, most: int) -> str:
    """Draw points in signs that every terminal has; the end of the bar shows even where it is empty."""
    return f"[{'#' * points}{'.' * (most - points)}]"


def _told(picture: Picture) -> Iterator[RenderableType]:
    yield Padding(Text(picture.told), (0, 0, 1, 0))
    for said, items in picture.groups:
        yield Padding(Text(said), (0, 0, 1, 0))
        yield _hanging([("-", item) for item in items])


def _contacts(contacts: Contacts) -> Iterator[RenderableType]:
    for each, checked in contacts.items:
        yield Text(f"{each.name}:")
        yield Padding(Text(each.contact, style="bold"), (0, 0, 0, 2))
        yield Padding(Text(f"{each.what} {checked}"), (0, 0, 1, 2))


def _hanging(points: list[tuple[str, str]]) -> RenderableType:
    """Put a sign before each text, and set the further lines in as far as the first."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for sign, text in points:
        grid.add_row(Text(sign), Text(text))
    return Padding(grid, (0, 0, 1, 0))


def _with_refs(text: str, refs: tuple[int, ...]) -> str:
    return " ".join([text, *(f"[{number}]" for number in refs)])
