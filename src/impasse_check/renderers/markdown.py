"""A report as CommonMark that reads well as plain text too."""

import re
import textwrap
from collections.abc import Iterator
from typing import Final, assert_never

from impasse_check.characters import NO_BREAK
from impasse_check.renderers import Look
from impasse_check.report.blocks import (
    Ask,
    Block,
    Boxes,
    Bullets,
    Catalogue,
    Contact,
    Contacts,
    Heading,
    Mark,
    Marks,
    Paragraph,
    Quote,
    References,
    Report,
    WriteHere,
)

_WIDTH: Final = 80
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&~|$^{}]|:(?=[\w+-]+:)|=(?==)|%(?=%)|(?<!\S)#(?=#*$)")
"""What could be read as markup inside a line or at its end: CommonMark's own, and what others have beside it,
such as formulas, highlights, comments and names of emoji."""
_AT_START: Final = re.compile(r"^(?=[#+\-=:])|^([0-9]{1,9})(?=[.)])")
"""What could be read as markup where a line begins."""


def draw(document: Report | Catalogue, _look: Look) -> str:
    """Draw a document, its paragraphs wrapped at 80 columns."""
    return "\n\n".join(part for block in document.blocks for part in _parts(block)) + "\n"


def _parts(block: Block) -> Iterator[str]:  # noqa: PLR0912  # a match over every block is one thing
    match block:
        case Heading():
            yield f"{'#' * block.rank} {_line(block.text)}"
        case Paragraph():
            yield _paragraph(block)
        case Bullets():
            yield "\n".join([*map(_point, block.items[:-1]), _point(block.items[-1], block.refs)])
        case Quote():
            if block.label:
                yield f"**{_line(block.label)}**"
            yield _wrapped(block.text, first="> ", rest="> ")
        case Marks():
            yield f"**{_line(block.title)}**"
            yield "\n".join(map(_mark, block.items))
        case Contacts():
            yield "\n".join(map(_contact, block.items))
        case WriteHere():
            # A rule in CommonMark, and a line to write on in plain text.
            yield "\n\n".join(["_" * 30] * block.lines)
        case Ask():
            if block.number is not None:
                yield f"### {block.number}"
            yield _wrapped(" ".join(filter(None, (block.lead, block.text))))
            if block.note is not None:
                yield _wrapped(block.note)
            yield from map(_boxes, block.rows)
        case References():
            yield "\n".join(
                _wrapped(item, first=f"{number}. ", rest="   ") for number, item in enumerate(block.items, 1)
            )
        case _:
            assert_never(block)


def _paragraph(block: Paragraph) -> str:
    """Put a command at the end as code, whole: elsewhere a viewer makes one dash of two."""
    if block.command is None:
        return _wrapped(block.text, refs=block.refs)
    said, code = _wrapped(block.text.removesuffix(block.command), refs=block.refs), f"`{block.command}`"
    has_room = len(said.rpartition("\n")[2]) + 1 + len(code) <= _WIDTH
    return f"{said} {code}" if has_room else f"{said}\n{code}"


def _point(text: str, refs: tuple[int, ...] = ()) -> str:
    """Put a text on one point; further lines of it stay lines."""
    *lines, last = filter(str.strip, text.split("\n")) if text.strip() else ("",)
    starts = ["- ", *["  "] * len(lines)]
    broken = (_wrapped(line, first=start, rest="  ") for line, start in zip(lines, starts, strict=False))
    return "  \n".join([*broken, _wrapped(last, refs=refs, first=starts[-1], rest="  ")])


def _mark(mark: Mark) -> str:
    """Put a thing on one point, with how often and how heavy behind it."""
    first, *others = mark.degrees
    degrees = (f"{first.words}.", *(f"{each.label}: {each.words}." for each in others))
    said = _point(" ".join([mark.text, *degrees, *([mark.aside] if mark.aside else [])]))
    if mark.note is None:
        return said
    return f"{said}\n\n{_wrapped(f'{mark.note_label} {mark.note}', first='  ', rest='  ')}\n"


def _boxes(row: Boxes) -> str:
    """Put boxes to tick in a row; a box is never parted from what it stands for."""
    label = [] if row.label is None else _inside(row.label).split(" ")
    boxes = (f"[ ] {_inside(item)}".replace(" ", NO_BREAK) for item in row.items)
    lines = textwrap.wrap(" ".join([*label, *boxes]), _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(_begun(line.replace(NO_BREAK, " ")) for line in lines)


def _contact(contact: Contact) -> str:
    """Put the number or address on the line of the name, never broken; what else there is stands below."""
    line = f"- **{_line(contact.name)}:** {_line(contact.contact)}"
    rest = " ".join(each for each in (contact.when, contact.what, contact.checked) if each)
    return line if not rest else f"{line}  \n{_wrapped(rest, first='  ', rest='  ')}"


def _wrapped(text: str, *, refs: tuple[int, ...] = (), first: str = "", rest: str = "") -> str:
    """Wrap a text between words, every character standing for itself; add numbers of sources."""
    words = " ".join([_inside(text), *(f"[{number}]" for number in refs)])
    lines = textwrap.wrap(words, _WIDTH - len(rest), break_long_words=False, break_on_hyphens=False)
    return "\n".join((rest if place else first) + _begun(line) for place, line in enumerate(lines))


def _line(text: str) -> str:
    """Give a text that is not wrapped, every character standing for itself."""
    return _begun(_inside(text))


def _inside(text: str) -> str:
    """Give a text without ends of lines, and without what could be read as markup inside a line."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def _begun(line: str) -> str:
    """Give a line that begins with nothing that could be read as markup there."""
    return _AT_START.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", line)
