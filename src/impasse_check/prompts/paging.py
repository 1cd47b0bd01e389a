"""How a page is split into screens. Pure: knows columns and rows, no terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from impasse_check.characters import NO_BREAK
from impasse_check.model.base import record
from impasse_check.prompts.meaning import Missed
from impasse_check.prompts.page import Choice, Command, Page
from impasse_check.prompts.splitting import chunks, screens
from impasse_check.prompts.wrapping import cells, wrap
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
    more: str = ""
    """What stands below the rows that are seen, while there are others further down."""
    commands: tuple[Command, ...] = ()
    """The commands that make sense here: from every screen but the first there is a way back."""

    @property
    def below(self) -> int:
        """Rows of all that stands below the text, but for the choices."""
        gap = int(self.gaps)
        question = len(self.lead) + len(self.question)
        keys = len(self.keys) + len(self.last)
        more = int(bool(self.more))
        return question + gap * bool(question) + more + keys + gap * bool(keys and self.choices) + self.missed

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
        if page.listed and list_room >= min(2 * _LIST if gaps else _LIST, _height(whole.choices)):
            return [_seen_of(whole, list_room, words, width)]
        if whole.height + (_TYPED if page.takes_text else 0) <= rows:
            return [whole]
    if not page.takes_text:
        for shorter in _shorter(page):
            whole = _whole(shorter, words, width, gaps=False)
            if whole.height <= rows:
                return [replace(whole, commands=page.commands)]
    return _split(page, words, width, rows)


def _seen_of(shown: Screen, room: int, words: Words, width: int) -> Screen:
    """Give a list with so many of its rows as there is room for; where there are more, that stands below."""
    more = words.say("widgets.list-goes-on")
    if _height(shown.choices) <= room or room < _LIST or cells(more) > width - _BESIDE:
        return replace(shown, rows=max(1, min(room, _height(shown.choices))))
    return replace(shown, rows=room - 1, more=more)


def _shorter(page: Page) -> Iterator[Page]:
    """Give a page with ever less on it that can be missed, rather than split: each key does the same.

    What was answered last goes first, then the key on, then that Enter keeps an answer: most other pages
    tell these two.
    """
    brief = replace(page, drawn=page.brief or page.drawn)
    yield brief
    yield replace(brief, last="")
    brief = replace(brief, commands=tuple(each for each in page.commands if each != Command.AHEAD))
    yield replace(brief, last="")
    yield replace(brief, last="", current=None)


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
        keys=_keys(page, words, beside, gaps=gaps, keeps=_keeps(page)),
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


def _split(page: Page, words: Words, width: int, rows: int) -> list[Screen]:
    """Split what does not fit on one screen: text to be read, then the question, its choices as they fit."""
    page = replace(page, last="") if page.numbered else page
    first = page
    if Command.BACK not in page.commands:
        page = replace(page, commands=(Command.BACK, *page.commands))
    whole, beside = _whole(page, words, width, gaps=False), width - _BESIDE + 1
    ask = replace(whole, where=[], text=[])
    if page.goes_on:
        # Which screen of how many it is has room on each, as far as anybody reads.
        ask = replace(ask, keys=_keys(page, words, beside, gaps=False, keeps=False, place=(999, 999)))
    read = whole.where + whole.text
    if rows - ask.below < _FEWEST:
        keys = _keys(page, words, beside, gaps=False, keeps=False)
        read += [*whole.lead, *whole.question, "", *keys, *whole.last]
        below = words.say("quiz.your-words" if page.takes_text else "quiz.your-choice")
        ask = replace(ask, lead=[], question=wrap(below, width), keys=[], last=[], missed=0)
    more = wrap(words.say("quiz.more-below"), width)
    reading = replace(ask, lead=[], question=more, choices=(), turns=True)
    if reading.below > rows - _FEWEST:
        reading = replace(reading, keys=[], last=[], missed=0)
    room = max(1, rows - ask.below)
    further = wrap(words.say("widgets.more-answers"), beside)
    listed = _TYPED if page.takes_text else min(room, _LIST) if page.listed else _height(whole.choices)
    split = not page.listed and listed > room
    runs = [*_runs(whole.choices, max(1, room - len(further) * split))]
    runs = [(0, len(whole.choices))] if page.listed or not runs else runs
    # Only choices that are all on one screen have some of the text above them.
    *before, text = screens(
        read, room=rows - reading.below, last_room=room - listed if not split and listed < room else 0
    )
    before = [each for each in before if each]
    if len(before) == 1 and page.numbered and ask.keys:
        # A heading is not read alone: what is asked stands below it, and once more with its choices.
        asked = [*before[0], *ask.lead, *ask.question]
        before = [asked] if len(asked) <= rows - reading.below else before
    laid = [replace(reading, text=each) for each in before]
    for number, (start, end) in enumerate(runs, 1):
        here = replace(ask, text=text, choices=whole.choices[start:end], turns=number < len(runs))
        room = rows - here.below - len(text)
        laid.append(_seen_of(here, room, words, width) if page.listed else here)
    for number, each in enumerate(laid, 1):
        whose, keeps = page if number > 1 else first, _keeps(page, each)
        stands = (number, len(laid)) if page.goes_on and len(laid) > 1 else None
        keys = _keys(whose, words, beside, gaps=False, keeps=keeps, place=stands) if each.keys else []
        keys += further if each.turns and each.choices else []
        laid[number - 1] = replace(each, keys=keys, commands=whose.commands)
    return laid


def _keeps(page: Page, shown: Screen | None = None) -> bool:
    """Say whether Enter keeps what was answered before; where choices are on several screens, on this one."""
    if page.listed or page.goes_on or page.answered is None:
        return False
    if shown is None or page.current in [value for _, value in shown.choices]:
        return True
    return not shown.turns and page.current not in [each.value for each in page.choices]


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


def _keys(
    page: Page,
    words: Words,
    width: int,
    *,
    gaps: bool,
    keeps: bool,
    place: tuple[int, int] | None = None,
) -> list[str]:
    """Give what can be done, a line each where there is room, then the keys of the commands.

    ``place`` is which screen of how many it is, and stands first.
    """
    if page.takes_text:
        return wrap(words.say("widgets.text"), width)
    options = [
        f"{'> ' if each.value == page.current else ''}{each.key} {each.label}" for each in page.options
    ]
    ends = page.ends and (place is None or place[0] == place[1])
    onward = [words.say("widgets.ends" if ends else "widgets.go-on")] if page.goes_on else []
    onward += [words.say("widgets.list")] if page.listed else []
    onward += [words.say("widgets.keeps")] if keeps else []
    commands = [_told(each, words, in_full=gaps) for each in page.commands]
    if not gaps:
        there = [words.say("widgets.place", number=place[0], count=place[1])] if place else []
        return _side_by_side([*there, *options, *onward, *commands], width)
    lines = [line for each in options for line in wrap(each, width, "  ")]
    lines += [""] if lines else []
    return [*lines, *_side_by_side([*onward, *commands], width)]


def _told(command: Command, words: Words, *, in_full: bool) -> str:
    """Give a command behind its key, with all that it does where there is room."""
    at_length = in_full and command is Command.AHEAD
    does = words.say("widgets.ahead-in-full" if at_length else f"widgets.{command.value}")
    return f"{words.find(f'keys.{command.value}')} {does}".strip()


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
