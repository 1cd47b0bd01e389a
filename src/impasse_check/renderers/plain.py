"""A document as plain lines, for screen readers and simple terminals: everything in words, headings said."""

import re
import textwrap
from collections.abc import Iterator
from typing import assert_never

from impasse_check.characters import NO_BREAK
from impasse_check.report.blocks import (
    Ask,
    Block,
    Boxes,
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

_PART = 2
"""The rank of a heading that begins a part of a document."""
_BLANK = "___"
"""What is to be filled in, in words to say."""
_WIDEST = 78
"""Longer lines are hard to read, however wide the terminal is."""
_IN_NUMBER = re.compile(r"(?<=[0-9]) (?=[0-9])")


def draw_plain(document: Report | Catalogue, width: int) -> str:
    """Draw a document in words alone, for a terminal of this width; each part says its number."""
    return _Plain(document, max(20, min(width, _WIDEST))).drawn()


class _Plain:
    """Draws one document."""

    def __init__(self, document: Report | Catalogue, width: int) -> None:
        self._blocks = document.blocks
        self._say = document.words.say
        self._width = width
        self._count = sum(isinstance(block, Heading) and block.rank == _PART for block in document.blocks)
        self._number = 0

    def drawn(self) -> str:
        """Give the whole."""
        return "\n\n".join(text for block in self._blocks for text in self._texts(block)) + "\n"

    def _texts(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._wrapped(_with_refs(block.text, block.refs))
            case Bullets():
                *items, last = block.items
                yield "\n".join(self._point(each) for each in (*items, _with_refs(last, block.refs)))
            case Quote():
                yield self._wrapped(f'{_label(block)}"{block.text}"')
            case Marks():
                yield self._wrapped(f"{block.title}:")
                yield "\n".join(self._point(_mark(mark)) for mark in block.items)
            case Contacts():
                points = (self._point(_contact(each)) for each in block.items)
                yield "\n".join(points).replace(NO_BREAK, " ")
            case WriteHere():
                yield self._say("plain.write")
            case Ask():
                texts = (block.lead, block.numbered, block.note, *map(_boxes, block.rows))
                yield "\n".join(self._wrapped(text) for text in texts if text is not None)
            case References():
                numbered = enumerate(block.items, 1)
                yield "\n".join(self._wrapped(f"[{number}] {item}", "    ") for number, item in numbered)
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> str:
        if heading.rank != _PART:
            return self._wrapped(heading.text if heading.rank == 1 else f"{heading.text}:")
        if self._count == 1:
            return self._wrapped(f"{heading.text}:")
        self._number += 1
        said = self._say("plain.part", number=self._number, count=self._count, title=heading.text)
        return self._wrapped(said)

    def _point(self, text: str) -> str:
        return self._wrapped(f"- {text}", "  ")

    def _wrapped(self, text: str, indent: str = "") -> str:
        """Wrap each line of a text, what is to be filled in said as a word."""
        lines = (
            textwrap.fill(
                line,
                self._width,
                initial_indent=indent if place else "",
                subsequent_indent=indent,
                break_on_hyphens=False,
                break_long_words=False,
            )
            for place, line in enumerate(text.replace(_BLANK, self._say("plain.blank")).split("\n"))
        )
        return "\n".join(lines)


def _label(quote: Quote) -> str:
    """Lead over from a label to its words; one that ends as a sentence does stands on a line of its own."""
    if quote.label is None:
        return ""
    is_sentence = not quote.label[-1:].isalnum()
    return f"{quote.label}\n" if is_sentence else f"{quote.label}: "


def _mark(mark: Mark) -> str:
    note = "" if mark.note is None else f"\n{mark.note_label} {mark.note}"
    return " ".join([mark.text, *map(_degree, mark.degrees), *([mark.aside] if mark.aside else [])]) + note


def _boxes(row: Boxes) -> str:
    return " ".join([*([] if row.label is None else [row.label]), *(f"[ ] {item}" for item in row.items)])


def glued(contact: str) -> str:
    """Give a way to reach someone with its numbers whole, so that no line ends inside one."""
    return _IN_NUMBER.sub(NO_BREAK, contact)


def _degree(degree: Degree) -> str:
    return f"{degree.label}: {degree.words}."


def _contact(contact: Contact) -> str:
    said = [f"{contact.name}: {glued(contact.contact)}"]
    said += [f"{each.removesuffix('.')}." for each in (contact.when, contact.what, contact.checked) if each]
    # Nothing stands behind an address at the end of a line, so that it can be taken as it is.
    return said[0] if len(said) == 1 else f"{said[0]}. {' '.join(said[1:])}"


def _with_refs(text: str, refs: tuple[int, ...]) -> str:
    return " ".join([text, *(f"[{number}]" for number in refs)])
