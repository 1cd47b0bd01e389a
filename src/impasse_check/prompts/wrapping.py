"""How text is wrapped into lines, in time that grows no faster than the text. Pure: knows columns only."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from wcwidth import iter_graphemes, wcwidth, width

POINT: Final = "- "
"""What a point of a list begins with."""
_WIDEST: Final = 2
"""Columns of the widest sign: so many are left for text beside an indent."""


def cells(text: str) -> int:
    """Give the columns that a text takes up in a terminal; where terminals differ, the most it can be."""
    return sum(map(_cells, iter_graphemes(text)))


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """Wrap a text between words, each of its own lines apart; further lines begin with the indent.

    The further lines of a point stand below its words. Only a word wider than a whole line is broken, between
    what a person sees as one sign each. No line is wider than the columns, but for one sign that is.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        hanging = indent + " " * len(POINT) * line.startswith(POINT)
        words = [word for word in line.replace("\t", " ").split(" ") if word]
        lines += _filled(words, columns, hanging[: max(0, columns - _WIDEST)])
    return lines


def _filled(words: list[str], columns: int, indent: str) -> Iterator[str]:
    # The parts of a line, the first of which is its indent.
    line, taken = [""], 0
    for word in words:
        wide = cells(word)
        if len(line) > 1 and taken + 1 + wide <= columns:
            line += (" ", word)
            taken += 1 + wide
            continue
        if len(line) > 1:
            yield "".join(line)
            line, taken = [indent], len(indent)
        for part in [word] if taken + wide <= columns else iter_graphemes(word):
            wide = cells(part)
            if len(line) > 1 and taken + wide > columns:
                yield "".join(line)
                line, taken = [indent], len(indent)
            line.append(part)
            taken += wide
    yield "".join(line)


@lru_cache(maxsize=1024)
def _cells(sign: str) -> int:
    # Some terminals draw what is joined side by side, and so do the widgets.
    return max(width(sign), sum(max(wcwidth(each), 0) for each in sign))
