"""A document for a terminal: one accent, two weights, rules, and a table with bars."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import zip_longest
from typing import Final, assert_never

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from impasse_check.characters import NO_BREAK
from impasse_check.renderers import Look
from impasse_check.renderers.plain import draw_plain, glued
from impasse_check.report.blocks import (
    Ask,
    Block,
    Bullets,
    Catalogue,
    Contact,
    Contacts,
    Degree,
    Heading,
    Mark,
    Marks,
    Paragraph,
    Quote,
    References,
    Report,
    WriteHere,
)

_WIDEST: Final = 78
"""Longer lines are hard to read, however wide the terminal is."""
_HEIGHT: Final = 25
"""Rich takes our width only together with a height; nothing depends on this one."""
_PART: Final = 2
"""The rank of a heading that begins a part of a document."""
_TABLE: Final = 64
"""Columns from which marks stand in a table, each on one row."""
_AROUND: Final = 6
"""Columns around words to say."""
_LINE: Final = 60
"""Columns of a line to write on."""
_ACCENT: Final = "cyan"
"""One of the sixteen colours, so that a person's own theme decides what it looks like."""
_LINK_ID: Final = re.compile(r"(?<=\x1b\]8;)id=[^;]*")
"""Rich numbers links at random; the same document is to be the same bytes."""
_SIGNS: Final = {True: ("\u25a0", "\u25a1", "\u2502", "\u2500", "\u2022"), False: ("#", ".", "|", "-", "-")}
"""A full and an empty step, a bar at the left, a rule and a point, with and without signs for them."""


def draw(document: Report | Catalogue, look: Look) -> str:
    """Draw a document for a terminal of this width; escape sequences only where the look allows them."""
    if look.plain:
        return draw_plain(document, look.width)
    file = StringIO()
    width = max(20, min(look.width, _WIDEST))
    console = Console(
        file=file,
        width=width,
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
    drawing = _Drawing(console, document.blocks, look.signs)
    # What is wider than the terminal is an address alone; the terminal breaks it itself, and copies it whole.
    console.print(Group(*drawing.all_parts(document.blocks)), crop=False)
    drawn = _LINK_ID.sub("", file.getvalue())
    return "\n".join(line.rstrip() for line in drawn.split("\n")).strip("\n") + "\n"


class _Drawing:
    """Draws blocks for one console."""

    def __init__(self, console: Console, blocks: tuple[Block, ...], signs: bool) -> None:
        self._console = console
        self._width = console.width
        self._full, self._empty, self._bar, self._rule, self._dot = _SIGNS[signs]
        marks = [mark for block in blocks if isinstance(block, Marks) for mark in block.items]
        rows = [
            *([self._degree(each).cell_len for each in mark.degrees] for mark in marks),
            *([cell_len(label) for label in _labels(block)] for block in blocks if isinstance(block, Marks)),
        ]
        self._columns = [max(filter(None, column)) for column in zip_longest(*rows)]

    def all_parts(self, blocks: tuple[Block, ...]) -> Iterator[RenderableType]:
        """Give what blocks are drawn with; in a wide window, remarks at the edge stand close together."""
        for block, after in zip_longest(blocks, blocks[1:]):
            is_edge = all(isinstance(each, Paragraph) and each.small for each in (block, after))
            yield from self._parts(block, below=0 if is_edge and self._width >= _TABLE else 1)

    def _parts(self, block: Block, *, below: int) -> Iterator[RenderableType]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                style = "dim" if block.small else ""
                yield Padding(Text(_with_refs(block.text, block.refs), style=style), (0, 0, below, 2))
            case Bullets():
                texts = [*block.items[:-1], _with_refs(block.items[-1], block.refs)]
                yield _hanging([(self._dot, text) for text in texts])
            case Quote():
                yield from self._quote(block)
            case Marks():
                yield from self._marks(block)
            case Contacts():
                for each in block.items:
                    yield from self._contact(each)
                yield Text("")
            case WriteHere():
                line = Text("_" * min(_LINE, self._width - 2))
                yield from [Padding(line, (0, 0, 1, 2))] * block.lines
            case Ask():
                yield from self._ask(block)
            case References():
                yield from self._references(block)
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> Iterator[RenderableType]:
        title = Text(heading.text, style="bold" if heading.rank > _PART else f"bold {_ACCENT}")
        if heading.page:
            yield Text("")
        if heading.rank == 1 or heading.page:
            yield self._ruled(title)
            yield Text("")
        else:
            yield title

    def _ruled(self, title: Text) -> RenderableType:
        """Let a rule fill the line of a title, where there is room; a long title is never cut for it."""
        if title.cell_len > self._width - _AROUND:
            return title
        return Rule(title, characters=self._rule, style="dim", align="left")

    def _quote(self, quote: Quote) -> Iterator[RenderableType]:
        """Set words to say apart with a bar at their left."""
        if quote.label:
            yield Padding(Text(quote.label), (0, 0, 0, 2))
        lines = Text(quote.text, style="bold").wrap(self._console, self._width - _AROUND)
        for line in lines:
            yield Padding(Text.assemble((f"{self._bar} ", _ACCENT), line), (0, 0, 0, 2))
        yield Text("")

    def _marks(self, marks: Marks) -> Iterator[RenderableType]:
        """Draw each mark on a row of its own, what else there is to it below; the bars stand in columns."""
        wide = self._width >= _TABLE
        title, labels = Text(marks.title, style="bold"), _labels(marks)
        head = self._row(title, (Text(each, style="dim") for each in labels)) if wide else title
        yield Padding(head, (0, 0, 0, 2))
        for mark in marks.items:
            text = self._pointed(mark.text)
            row = self._row(text, map(self._degree, mark.degrees)) if wide else self._stacked(text, mark)
            yield Padding(row, (0, 0, 0, 2))
            if mark.note is not None:
                note = Text(f"{mark.note_label} ", style="dim").append(mark.note, style="italic")
                yield Padding(note, (0, 0, 0, 4))
            if mark.aside is not None:
                yield Padding(Text(mark.aside, style="dim"), (0, 0, 0, 4))
        yield Text("")

    def _pointed(self, text: str) -> RenderableType:
        """Put a point before a text, so that the next one is told from its further lines without colour."""
        return _points([(self._dot, text)])

    def _row(self, text: RenderableType, cells: Iterable[Text]) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(ratio=1, overflow="fold")
        for width in self._columns:
            table.add_column(width=width, no_wrap=True)
        table.add_row(text, *cells)
        return table

    def _stacked(self, text: RenderableType, mark: Mark) -> RenderableType:
        """Put each degree on a line of its own below the text, the bars in a column."""
        widest = max((cell_len(each.label) for each in mark.degrees), default=0)
        degrees = (self._degree(each, _padded(f"{each.label}:", widest + 2)) for each in mark.degrees)
        return Group(text, *(Padding(each, (0, 0, 0, 2)) for each in degrees))

    def _degree(self, degree: Degree, label: str = "") -> Text:
        """Draw how often or how heavy: the word and a bar, so that neither has to be guessed."""
        drawn = Text().append(label, "dim")
        if degree.points is not None:
            drawn.append(self._full * degree.points, style=_ACCENT)
            drawn.append(f"{self._empty * (degree.most - degree.points)} ", style="dim")
        return drawn.append(degree.words)

    def _ask(self, ask: Ask) -> Iterator[RenderableType]:
        """Put a box before each answer, the question above them."""
        if ask.lead is not None:
            yield Padding(Text(ask.lead, style="dim"), (0, 0, 0, 2))
        yield Padding(Text(ask.numbered, style="bold"), (0, 0, 0, 2))
        if ask.note is not None:
            yield Padding(Text(ask.note, style="dim"), (0, 0, 0, 2))
        for row in ask.rows:
            if row.label is not None:
                yield Padding(Text(row.label), (0, 0, 0, 2))
            yield _hanging([("[ ]", item) for item in row.items])

    def _references(self, references: References) -> Iterator[RenderableType]:
        """Give the sources with their numbers; an address at the end that no line can hold stays whole."""
        widest = len(f"[{len(references.items)}]")
        indent = widest + 3
        for number, item in enumerate(references.items, 1):
            text, _, address = item.rpartition(" ")
            stands_alone = address.isascii() and len(address) > self._width - indent
            sign = f"[{number}]".ljust(widest)
            yield _hanging([(sign, text if stands_alone else item)], "dim", below=0)
            if stands_alone:
                yield Text(f"{' ' * indent}{address}", style="dim", no_wrap=True, overflow="ignore")
        yield Text("")

    def _contact(self, contact: Contact) -> Iterator[RenderableType]:
        """Put the number or address behind the name, or below it where a line cannot hold both."""
        name, style = Text(contact.name), f"bold {_ACCENT}{_link(contact.contact)}"
        if 2 + name.cell_len + 2 + cell_len(contact.contact) <= self._width:
            yield Padding(name.append("  ").append(contact.contact, style), (0, 0, 0, 2))
        else:
            yield Padding(name, (0, 0, 0, 2))
            for line in textwrap.wrap(glued(contact.contact), self._width - 4, break_long_words=False):
                yield Padding(Text(line.replace(NO_BREAK, " "), style), (0, 0, 0, 4))
        rest = " ".join(each for each in (contact.when, contact.what, contact.checked) if each)
        if rest:
            yield Padding(Text(rest, style="dim"), (0, 0, 1 if contact.what else 0, 4))


def _labels(marks: Marks) -> list[str]:
    """Give what each column of answers tells; two where it holds answers on two scales."""
    columns = zip_longest(*([each.label for each in mark.degrees] for mark in marks.items))
    return [" / ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _link(text: str) -> str:
    """Give the style that makes a plain web address a link; anything else is text."""
    is_address = "." in text and text.isascii() and all(sign.isalnum() or sign in ".-/" for sign in text)
    return f" link https://{text}" if is_address and text.rsplit(".", 1)[1][:1].isalpha() else ""


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _hanging(points: list[tuple[str, str]], style: str = "", *, below: int = 1) -> RenderableType:
    """Put a sign before each text; so many lines stay empty ``below``."""
    return Padding(_points(points, style), (0, 0, below, 2))


def _points(points: list[tuple[str, str]], style: str = "") -> RenderableType:
    """Put a sign before each text, and set further lines in as far."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for sign, text in points:
        grid.add_row(Text(sign, style=style), Text(text, style=style))
    return grid


def _with_refs(text: str, refs: tuple[int, ...]) -> str:
    return " ".join([text, *(f"[{number}]" for number in refs)])
