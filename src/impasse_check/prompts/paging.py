"""How a page is split into screens. Pure: knows columns and rows, no terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate
from typing import Final

from impasse_check.prompts.page import Choice, Command, Move, Page
from impasse_check.prompts.wrapping import POINT, cells, wrap
from impasse_check.words import Words

_MOST: Final = 9
"""Choices on one screen: as many as there are digits."""
_FEWEST: Final = 8
"""Rows below the question without which it moves up into the text."""
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_TYPED: Final = 3
"""Rows for a line of text, and for what is said below it."""
_BESIDE: Final = 3
"""Columns before a choice, where the pointer stands."""


class Turn(Enum):
    """A choice that is no answer: it leads to the next screen of the same page."""

    MORE = "more"


_Row = tuple[str, str | Move | Turn]
"""A choice as it is seen, and what it stands for."""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """What of a page is seen at one time, as wrapped lines; without choices it takes a line of text."""

    text: list[str]
    question: list[str]
    """These two begin a column in; choices and keys three."""
    choices: tuple[_Row, ...]
    """Lines and value of each."""
    keys: list[str]
    commands: tuple[Command, ...]
    hidden: bool = False
    longest: int | None = None
    """Characters of a line of text; None: no limit is said."""

    def room(self, rows: int) -> int:
        """Give the rows that are left beside the question and the keys."""
        gaps = 3 if self.keys else 0
        return rows - len(self.question) - len(self.keys) - gaps - 1


def lay_out(page: Page, words: Words, *, width: int, rows: int) -> list[Screen]:
    """Split a page: the text first, the question with the last of it, then the choices as they fit.

    On a very small screen the question and the keys are part of the text, to be read before.
    """
    beside = width - _BESIDE + 1
    onward = page.commands if Command.BACK in page.commands else (Command.BACK, *page.commands)
    ask = Screen(
        text=_text(page, words, width),
        question=wrap(page.question, width),
        choices=(),
        keys=wrap(words.say("widgets.text"), width) if page.takes_text else _keys(words, onward, beside),
        commands=onward,
        hidden=page.hidden,
        longest=page.longest,
    )
    small = ask.room(rows) < _FEWEST
    if small:
        text = [*ask.text, "", *ask.question, "", *ask.keys]
        below = words.say("quiz.your-words" if page.takes_text else "quiz.your-choice")
        ask = replace(ask, text=text, question=wrap(below, width), keys=[])
    more: _Row = (words.say("quiz.more"), Turn.MORE)
    read = replace(
        ask,
        question=wrap(words.say("quiz.more-below"), width),
        choices=_numbered([more] if small else [more, *_rows(page.ways_out)], beside),
        keys=[] if small else _keys(words, onward, beside),
    )
    last, *further = _runs(page, more, beside, room=ask.room(rows), above=len(ask.text)) or [()]
    *before, text = screens(
        ask.text,
        room=read.room(rows) - _height(read.choices),
        last_room=ask.room(rows) - (_height(last) or _TYPED),
    )
    laid = [
        *(replace(read, text=each) for each in before),
        replace(ask, text=text, choices=last),
        *(replace(ask, text=[], choices=run) for run in further),
    ]
    keys = laid[0].keys if small or not laid[0].choices else _keys(words, page.commands, beside)
    return [replace(laid[0], commands=page.commands, keys=keys), *laid[1:]]


def _text(page: Page, words: Words, width: int) -> list[str]:
    now = page.answered and words.say("quiz.now", answer=page.answered)
    paragraphs = (text for text in (page.where, now, *page.text) if text)
    return [line for text in paragraphs for line in (*wrap(text, width), "")] + list(page.drawn)


def _keys(words: Words, commands: tuple[Command, ...], width: int) -> list[str]:
    """Give the keys of the commands; each is kept on one line if it fits."""
    names = [each.value for each in commands]
    keys = [f"{words.find(f'keys.{name}')} {words.say(f'widgets.{name}')}".strip() for name in names]
    kept = [key.replace(" ", _NO_BREAK) if cells(key) < width else key for key in keys]
    return [line.replace(_NO_BREAK, " ") for line in wrap(", ".join(kept), width)]


def _runs(page: Page, more: _Row, width: int, *, room: int, above: int) -> list[tuple[_Row, ...]]:
    """Split the choices into runs, numbered each from one, that lead from one to the next.

    Each begins with what is pinned. A long list begins below a text of up to half the room.
    """
    pinned, rows = _rows(page.pinned), _rows((*page.choices, *page.ways_out))
    heights = [len(wrap(f"9. {label}", width, "   ")) for label, _ in rows]
    room -= _height(_numbered(pinned, width))
    below = room - above
    first = below if sum(heights) > room and above <= room // 2 and heights[0] < below else room
    return [
        _numbered([*pinned, *rows[start:end], *([more] if end < len(rows) else [])], width)
        for start, end in chunks(heights, first=first, room=room, most=_MOST - len(pinned))
    ]


def _rows(choices: tuple[Choice, ...]) -> list[_Row]:
    return [(each.label, each.value) for each in choices]


def _numbered(rows: list[_Row], width: int) -> tuple[_Row, ...]:
    """Give choices numbered and wrapped; further lines stand below the words."""
    further = f"\n{' ' * _BESIDE}"
    return tuple(
        (further.join(wrap(f"{number}. {label}", width, "   ")), value)
        for number, (label, value) in enumerate(rows, 1)
    )


def _height(rows: tuple[_Row, ...]) -> int:
    return sum(label.count("\n") + 1 for label, _ in rows)


def screens(lines: Sequence[str], *, room: int, last_room: int) -> list[list[str]]:
    """Split lines into screens, best between paragraphs: the last has its own room, maybe none.

    A screen that is not filled is filled by more than half, or leaves to the last all that has room there.
    """
    most = max(1, room)
    begins, ends = _edges(lines)
    start, end = begins[0], ends[-1]
    split = list[list[str]]()
    while end - start > max(0, last_room):
        filled = min(start + most, end)
        places = [
            place
            for place in range(start + 1, min(filled + 1, end))
            if lines[place].startswith(POINT)
            or (not lines[place] and not _is_heading(lines, start, ends[place]))
        ]
        enough = [place for place in places if end - begins[place] <= last_room]
        cut = (enough or [place for place in places if place - start > most // 2] or [filled])[-1]
        split.append(list(lines[start : ends[cut]]))
        start = begins[cut]
    return [*split, list(lines[start:end])]


def chunks(heights: Sequence[int], *, first: int, room: int, most: int) -> Iterator[tuple[int, int]]:
    """Split choices of these heights into runs that fit; each but the last keeps a row for "more".

    ``first`` is the room for the first run, ``room`` for each other; ``most`` is how many rows can be
    chosen in one run.
    """
    above = [0, *accumulate(heights)]
    start = 0
    while start < len(heights):
        end, rows = len(heights), room if start else first
        if end - start > most or above[end] - above[start] > rows:
            end = start + 1
            while end - start < most - 1 and above[min(end + 1, len(heights))] - above[start] < rows:
                end += 1
        yield start, end
        start = end


def _edges(lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """Give for each place where the text from there on begins, and where the text up to there ends.

    Each list has one place more than there are lines.
    """
    begins, ends = [len(lines)], [0]
    for place, line in enumerate(lines, 1):
        ends.append(place if line else ends[-1])
    for place in reversed(range(len(lines))):
        begins.append(place if lines[place] else begins[-1])
    return begins[::-1], ends


def _is_heading(lines: Sequence[str], start: int, end: int) -> bool:
    """Say whether lines from there to there end with one that stands alone below a wide gap."""
    return list(lines[max(start, end - 3) : end - 1]) == ["", ""]
