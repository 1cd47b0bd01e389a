"""How text is wrapped, and which lines go on which screen. Pure: knows cells and lines, no terminal."""

from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import combining, east_asian_width

_POINT: Final = "- "


def cells(text: str) -> int:
    """Give the columns that a text takes up in a terminal."""
    return sum(0 if combining(each) else 1 + (east_asian_width(each) in "WF") for each in text)


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Wrap a text between words, each of its own lines apart; further lines begin with the indent.

    The further lines of a point stand below its words. Only a word wider than a whole line is broken.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        hanging = indent + " " * len(_POINT) * line.startswith(_POINT)
        lines += _filled(line.split(), width, hanging)
    return lines


def screens(lines: Sequence[str], *, room: int, last_room: int) -> list[list[str]]:
    """Split lines into screens, best between paragraphs: the last has its own room, maybe none."""
    rest, split = _trimmed(lines), list[list[str]]()
    while len(rest) > max(0, last_room):
        cut = _cut(rest, max(1, room), last_room)
        split.append(_trimmed(rest[:cut]))
        rest = _trimmed(rest[cut:])
    return [*split, rest]


def chunks(heights: Sequence[int], *, room: int, most: int) -> Iterator[tuple[int, int]]:
    """Split choices of these heights into runs that fit; each but the last keeps a row for "more".

    ``most`` is how many rows can be chosen in one run.
    """
    start = 0
    while start < len(heights):
        end = len(heights)
        if end - start > most or sum(heights[start:]) > room:
            end = start + 1
            while end - start < most - 1 and sum(heights[start : end + 1]) < room:
                end += 1
        yield start, end
        start = end


def _filled(words: list[str], width: int, indent: str) -> Iterator[str]:
    line = ""
    for word in words:
        rest = word
        if line and cells(f"{line} {rest}") <= width:
            line = f"{line} {rest}"
            continue
        if line:
            yield line
            line = indent
        while cells(line + rest) > width:
            fitting = _fitting(rest, width - cells(line))
            yield line + rest[:fitting]
            line, rest = indent, rest[fitting:]
        line += rest
    yield line


def _fitting(word: str, width: int) -> int:
    """Give how many characters of a word fit, at least one."""
    return next((end for end in range(len(word), 1, -1) if cells(word[:end]) <= width), 1)


def _cut(lines: Sequence[str], room: int, last_room: int) -> int:
    """Give where to cut: where a paragraph or point ends, if one does in the second half of the room.

    If what is left would fit on the last screen, that one gets as much as it can hold.
    """
    ends = [
        place
        for place in range(1, min(room, len(lines) - 1) + 1)
        if not lines[place] or lines[place].startswith(_POINT)
    ]
    enough = [place for place in ends if len(_trimmed(lines[place:])) <= last_room]
    if enough:
        return enough[0]
    return ends[-1] if ends and ends[-1] > room // 2 else room


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Give lines without empty ones at the beginning and the end."""
    filled = [place for place, line in enumerate(lines) if line]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
