"""How text is wrapped, and how a page is split into screens. Pure: knows cells and rows, no terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final
from unicodedata import combining, east_asian_width

from impasse_check.prompts.page import Choice, Command, Page
from impasse_check.words import Words

_MOST: Final = 9
"""Choices on one screen: as many as there are digits."""
_FEWEST: Final = 8
"""Rows below the question without which it moves up into the text."""
_POINT: Final = "- "
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_BESIDE: Final = 3
"""Columns before a choice, where the pointer stands."""


class Turn(Enum):
    """A choice that is no answer: it leads to the next screen of the same page."""

    MORE = "more"


_Row = tuple[str, str | Turn]
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
        last_room=ask.room(rows) - (_height(last) or 2),
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
        lines += _filled([word for word in line.split(" ") if word], width, hanging)
    return lines


def screens(lines: Sequence[str], *, room: int, last_room: int) -> list[list[str]]:
    """Split lines into screens, best between paragraphs: the last has its own room, maybe none."""
    rest, split = _trimmed(lines), list[list[str]]()
    while len(rest) > max(0, last_room):
        cut = _cut(rest, max(1, room), last_room)
        split.append(_trimmed(rest[:cut]))
        rest = _trimmed(rest[cut:])
    return [*split, rest]


def chunks(heights: Sequence[int], *, first: int, room: int, most: int) -> Iterator[tuple[int, int]]:
    """Split choices of these heights into runs that fit; each but the last keeps a row for "more".

    ``first`` is the room for the first run, ``room`` for each other; ``most`` is how many rows can be
    chosen in one run.
    """
    start = 0
    while start < len(heights):
        end, rows = len(heights), room if start else first
        if end - start > most or sum(heights[start:]) > rows:
            end = start + 1
            while end - start < most - 1 and sum(heights[start : end + 1]) < rows:
                end += 1
        yield start, end
        start = end


def _filled(words: list[str], width: int, indent: str) -> Iterator[str]:
    line = ""
    for word in words:
        rest = word
        if line and cells(f"{line} {word}") <= width:
            line = f"{line} {word}"
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

    Where all the rest then fits on the last screen, some of it is left for that.
    """
    ends = [
        place
        for place in range(1, min(room, len(lines) - 1) + 1)
        if (not lines[place] and not _is_heading(_trimmed(lines[:place]))) or lines[place].startswith(_POINT)
    ]
    enough = [place for place in ends if len(_trimmed(lines[place:])) <= last_room]
    if enough:
        return enough[-1]
    return ends[-1] if ends and ends[-1] > room // 2 else room


def _is_heading(lines: Sequence[str]) -> bool:
    """Say whether lines end with one that stands alone below a wide gap."""
    return list(lines[-3:-1]) == ["", ""]


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Give lines without empty ones at the beginning and the end."""
    filled = [place for place, line in enumerate(lines) if line]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
