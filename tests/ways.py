"""Five ways to the card, each counted: keys to press, and words to read, each line once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from core_helpers import GRADED, PACK, WORDS
from scripted import FOCUS, START, Reply, Scripted, answered, replies_to_all, sit
from typed_lines import TypedLines
from walk import line_for

from impasse_check.model import Answers
from impasse_check.prompts.lines import Lines
from impasse_check.prompts.page import Page
from impasse_check.prompts.paging import lay_out


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to the card."""

    about: str
    answers: Answers
    focus: str | None = None
    size: tuple[int, int] = (80, 24)
    plain: bool = False


@dataclass(frozen=True, kw_only=True)
class Count:
    """What it takes."""

    keys: int
    words: int
    screens: int


def _marked(names: tuple[str, ...], start: Answers, gates: Mapping[str, str]) -> Answers:
    scales = {name: list(PACK.scales[PACK.questions[name].choice_set]) for name in names}
    return answered(dict(gates) | {name: f"{scales[name][3]}+somewhat" for name in names}, start=start)


MONEY: Final = ("low-fee-guilt", "hides-cost-strain", "may-stop-over-money")
GATES: Final = {
    "felt-stuck": "yes",
    "told-stuck": "once",
    "told-wrong": "once",
    "pays": "yes",
    "mentioned-stopping": "once",
    "raised-concern": "once",
}
WAYS: Final = {
    "tired, and money": Way(
        about="money alone, three things marked",
        answers=_marked(MONEY, Answers(focus=("money",)), {"pays": "yes"}),
        focus="money",
    ),
    "afraid, in a small window": Way(
        about="being heard alone, one thing marked, 40 columns and 20 rows",
        answers=answered(
            {"fear-of-upsetting": "almost-always+very-much", "safe-to-raise": "hard"},
            start=Answers(focus=("feedback",)),
        ),
        focus="feedback",
        size=(40, 20),
    ),
    "a line was crossed": Way(about="all of it, one grave act", answers=answered({"sexual-remarks": "yes"})),
    "heard, not seen": Way(about="all of it in plain lines, nothing marked", answers=answered(), plain=True),
    "everything marked": Way(
        about="all of it, every mark there is", answers=_marked(GRADED, Answers(), GATES)
    ),
}


def count(way: Way) -> Count:
    """Count what it takes to go this way to the card."""
    start = Answers(focus=way.answers.focus) if way.focus else None
    replies = [*replies_to_all(way.answers, start)]
    if way.focus:
        replies = [(START, "go-on"), ("focus.question", way.focus), *replies[2:]]
    assert replies[1] == FOCUS or way.focus
    pages, pressed = _held(replies, way)
    if way.plain:
        shown = _spoken(pages, pressed)
        return Count(
            keys=sum(len(line) + 1 for line in _lines(pages, pressed)),
            words=_words(shown),
            screens=len(pages),
        )
    columns, rows = way.size
    screens = [lay_out(page, WORDS, width=min(columns - 2, 76), rows=rows) for page in pages]
    shown = [
        line
        for laid in screens
        for each in laid
        for line in (
            *(*each.where, *each.text, *each.lead, *each.question),
            *(line for label, _ in each.choices for line in label.split("\n")),
            *(*each.keys, *each.last),
        )
    ]
    keys = sum(map(len, screens[:-1]))
    return Count(keys=keys, words=_words(shown), screens=sum(map(len, screens)))


def _held(replies: list[Reply], way: Way) -> tuple[list[Page], list[Reply]]:
    """Go that way, and leave from the card; give every page up to the card."""

    class Leaving(Scripted):
        width = min(way.size[0] - 2, 76)
        speaks = way.plain

        def _is(self, to: str, page: Page) -> bool:
            return to == "the card" or super()._is(to, page)

    asker = Leaving([*replies, ("the card", "leave"), ("leave.question", "drop")])
    pages = sit([], asker=asker).pages[:-1]
    return pages, replies


def _lines(pages: list[Page], replies: list[Reply]) -> list[str]:
    return [line_for(page, reply) for page, (_, reply) in zip(pages, replies, strict=False)]


def _spoken(pages: list[Page], replies: list[Reply]) -> list[str]:
    """Give what is printed in plain lines."""
    shown = StringIO()
    typed = "\n".join([*_lines(pages, replies), "q", ""])
    asker = Lines(TypedLines(typed), shown, WORDS, width=80)
    for page in pages:
        (asker.ask_line if page.takes_text else asker.choose)(page)
    return shown.getvalue().splitlines()


def _words(lines: list[str]) -> int:
    """Give the words in lines, each line once. A number is no word, nor makes it another line."""
    seen = {" ".join(re.sub(r"[0-9]+", "", line).split()) for line in lines}
    return sum(len(re.findall(r"\S*[^\W\d_]\S*", line)) for line in seen)
