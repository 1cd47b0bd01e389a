"""How a page is split into screens. Pure: knows columns and rows, no terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import accumulate
from typing import Final

from impasse_check.characters import NO_BREAK
from impasse_check.model.base import record
from impasse_check.prompts.meaning import Missed
from impasse_check.prompts.page import Choice, Command, Page
from impasse_check.prompts.wrapping import POINT, cells, wrap
from impasse_check.words import Words

_FEWEST: Final = 4
"""Rows for text and choices without which the question moves up into the text."""
_LIST: Final = 5
"""Rows of a list that are seen at one time, at the least."""
_BETWEEN: Final = 3 * NO_BREAK
"""What stands between two keys on one line."""
_TYPED: Final = 3
"""Rows for a line of text, and for what is said below it."""
_BESIDE: Final = 3
"""Columns before a choice, where the pointer stands."""


class Turn(Enum):
    """What is no answer: it leads to the next screen of the same page."""

    MORE = "more"


_Row = tuple[str, str | Enum]
"""A choice as it is seen, and what it stands for."""


@record
class Screen:
    """What of a page is seen at one time, as wrapped lines; without choices it may take a line of text."""

    where: list[str]
    text: list[str]
    lead: list[str]
    question: list[str]
    """These four begin a column in; choices and keys three."""
    choices: tuple[_Row, ...]
    """Lines and value of each."""
    keys: list[str]
    last: list[str]
    missed: int
    """Rows for what is said of a key that does nothing."""
    gaps: bool
    """Whether there is room for empty lines between what belongs apart."""
    turns: bool = False
    """Whether Enter and Space lead to the next screen."""
    rows: int | None = None
    """Rows of a list that are seen at one time; None: all of them."""
    commands: tuple[Command, ...] = ()
    """The commands that make sense here: from every screen but the first there is a way back."""

    @property
    def below(self) -> int:
        """Rows of all that stands below the text, but for the choices."""
        gap = int(self.gaps)
        question = len(self.lead) + len(self.question)
        keys = len(self.keys) + len(self.last)
        return question + gap * bool(question) + keys + gap * bool(keys and self.choices) + self.missed

    @property
    def above(self) -> int:
        """Rows of the text, and of the heading before it."""
        return sum(len(part) + int(self.gaps) for part in (self.where, self.text) if part)

    @property
    def height(self) -> int:
        """Rows of all of it."""
        return self.above + self.below + (self.rows or _height(self.choices))


def lay_out(page: Page, words: Words, *, width: int, rows: int) -> list[Screen]:
    """Split a page: all of it on one screen, if need be brief and without gaps; else the text comes first.

    On a very small screen the question and the keys are part of the text, to be read before.
    """
    rows -= 1  # The widgets leave the last row free.
    for gaps in (True, False):
        whole = _whole(page, words, width, gaps=gaps)
        list_room = rows - (whole.height - _height(whole.choices))
        if page.listed and list_room >= _LIST:
            return [replace(whole, rows=min(list_room, _height(whole.choices)))]
        if whole.height + (_TYPED if page.takes_text else 0) <= rows:
            return [whole]
    if page.brief:
        # What was answered last goes before the page is split.
        for last in (page.last, ""):
            whole = _whole(replace(page, drawn=page.brief, last=last), words, width, gaps=False)
            if whole.height <= rows:
                return [whole]
    further = (
        page if Command.BACK in page.commands else replace(page, commands=(Command.BACK, *page.commands))
    )
    first, *others = _split(page, _whole(further, words, width, gaps=False), words, width, rows)
    if first.keys:
        first = replace(first, keys=_whole(page, words, width, gaps=False).keys)
    return [replace(first, commands=page.commands), *others]


def _whole(page: Page, words: Words, width: int, *, gaps: bool) -> Screen:
    """Give all of a page as one screen."""
    beside = width - _BESIDE + 1
    marks = _marked_rows(page.choices, beside) if page.listed else _numbered(page.choices, beside)
    return Screen(
        where=wrap(page.where, width) if page.where else [],
        text=_text(page, width, gaps=gaps),
        lead=[line for each in page.lead for line in wrap(each, width)],
        question=wrap(page.question, width) if page.question else [],
        choices=marks,
        keys=_keys(page, words, beside, gaps=gaps),
        last=wrap(_last(page, words), beside) if page.last else [],
        missed=0 if page.takes_text else _missed_rows(words, beside),
        gaps=gaps,
        commands=page.commands,
    )


def _last(page: Page, words: Words) -> str:
    """Give what was answered last, with the key that leads there where there is one."""
    if Command.BACK not in page.commands:
        return page.last
    return words.say("widgets.last", last=page.last, key=words.say("keys.back"))


def _split(page: Page, whole: Screen, words: Words, width: int, rows: int) -> list[Screen]:
    """Split what does not fit on one screen: text to be read, then the question, its choices as they fit."""
    ask = replace(whole, where=[], text=[])
    read = whole.where + whole.text
    if rows - ask.below < _FEWEST:
        read += [*whole.lead, *whole.question, "", *whole.keys, *whole.last]
        below = words.say("quiz.your-words" if page.takes_text else "quiz.your-choice")
        ask = replace(ask, lead=[], question=wrap(below, width), keys=[], last=[], missed=0)
    more = wrap(words.say("quiz.more-below"), width)
    reading = replace(ask, lead=[], question=more, choices=(), turns=True)
    if reading.below > rows - _FEWEST:
        reading = replace(reading, keys=[], last=[], missed=0)
    room = max(1, rows - ask.below)
    listed = _TYPED if page.takes_text else min(room, _LIST) if page.listed else _height(whole.choices)
    runs = [(0, len(whole.choices))] if page.listed else [*_runs(whole.choices, room)]
    # Only choices that are all on one screen have some of the text above them.
    alone = len(runs) <= 1
    *before, text = screens(
        read, room=rows - reading.below, last_room=room - listed if alone and listed < room else 0
    )
    laid = [replace(reading, text=each) for each in before if each]
    for number, (start, end) in enumerate(runs or [(0, 0)], 1):
        here = replace(ask, text=text, choices=whole.choices[start:end], turns=number < len(runs))
        laid.append(replace(here, rows=max(1, rows - here.below - len(text))) if page.listed else here)
    return laid


def _text(page: Page, width: int, *, gaps: bool) -> list[str]:
    paragraphs = [wrap(text, width) for text in page.text if text]
    lines = [line for each in paragraphs for line in ([*each, ""] if gaps or page.goes_on else each)]
    # What is only to be read may take several screens; a card is to be seen at one glance.
    drawn = [line for line in page.drawn if line.strip() or gaps or page.goes_on]
    # What is wider than the screen is an address alone: broken here, as it would be cut off otherwise.
    lines += [part for each in drawn for part in ([each] if cells(each) <= width else wrap(each, width))]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _keys(page: Page, words: Words, width: int, *, gaps: bool) -> list[str]:
    """Give what can be done, a line each where there is room, then the keys of the commands."""
    if page.takes_text:
        return wrap(words.say("widgets.text"), width)
    options = [
        f"{'> ' if each.value == page.current else ''}{each.key} {each.label}" for each in page.options
    ]
    onward = [words.say("widgets.go-on")] if page.goes_on else []
    onward += [words.say("widgets.list")] if page.listed else []
    commands = [
        f"{words.find(f'keys.{each.value}')} {words.say(f'widgets.{each.value}')}".strip()
        for each in page.commands
    ]
    if not gaps:
        return _side_by_side([*options, *onward, *commands], width)
    lines = [line for each in options for line in wrap(each, width, "  ")]
    lines += [""] if lines else []
    return [*lines, *_side_by_side([*onward, *commands], width)]


def _side_by_side(keys: list[str], width: int) -> list[str]:
    """Give keys beside each other; each is kept on one line if it fits."""
    kept = [key.replace(" ", NO_BREAK) if cells(key) < width else key for key in keys]
    lines: list[str] = []
    for key in kept:
        if lines and cells(lines[-1]) + len(_BETWEEN) + cells(key) <= width:
            lines[-1] += _BETWEEN + key
        else:
            lines += wrap(key, width)
    return [line.replace(NO_BREAK, " ") for line in lines]


def _missed_rows(words: Words, width: int) -> int:
    return max(len(wrap(words.say(f"missed.{each.value}"), width)) for each in Missed)


def _numbered(choices: Sequence[Choice], width: int) -> tuple[_Row, ...]:
    """Give choices numbered and wrapped; further lines stand below the words."""
    further = f"\n{' ' * _BESIDE}"
    return tuple(
        (further.join(wrap(f"{number}. {each.label}", width, "   ")), each.value)
        for number, each in enumerate(choices, 1)
    )


def _marked_rows(choices: Sequence[Choice], width: int) -> tuple[_Row, ...]:
    """Give what a list is made of, wrapped."""
    further = f"\n{' ' * _BESIDE}"
    return tuple((further.join(wrap(each.label, width, "  ")), each.value) for each in choices)


def _height(rows: Sequence[_Row]) -> int:
    return sum(label.count("\n") + 1 for label, _ in rows)


def _runs(choices: Sequence[_Row], room: int) -> Iterator[tuple[int, int]]:
    """Split choices into runs that fit, from one to the next."""
    heights = [label.count("\n") + 1 for label, _ in choices]
    yield from chunks(heights, room=room)


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


def chunks(heights: Sequence[int], *, room: int) -> Iterator[tuple[int, int]]:
    """Split choices of these heights into runs that fit into the room; each has one at the least."""
    above = [0, *accumulate(heights)]
    start = 0
    while start < len(heights):
        end = start + 1
        while end < len(heights) and above[end + 1] - above[start] <= room:
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
