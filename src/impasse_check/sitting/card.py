"""The card at the end of a sitting: what one could say first, and what can be done with it. Pure."""

from dataclasses import replace
from enum import Enum
from typing import Final

from impasse_check.follow_up import subjects
from impasse_check.gates import holds
from impasse_check.model import Answers, Pack, Reply, Resource, Tone
from impasse_check.prompts.page import LEAVING, Command, Page
from impasse_check.renderers import Look, render
from impasse_check.report import Report
from impasse_check.report.blocks import Block, Contact, Contacts, Marks, OpenerText, Paragraph
from impasse_check.report.card import Card, card, card_to_therapist
from impasse_check.report.help import contact
from impasse_check.report.marks import mark_of
from impasse_check.report.openers import leaving, start
from impasse_check.report.sheet import marks_to_bring
from impasse_check.resources import ANYWHERE
from impasse_check.sitting.pages import option
from impasse_check.visibility import visible
from impasse_check.words import Words

_NARROW: Final = 60
"""Columns below which a card can have more lines than a small window."""
_MOST: Final = 4
"""Keys on the card, before the one for more."""


class Doing(Enum):
    """What can be done at the end; the value is what its words and its letter are called."""

    DIRECT = "more-direct"
    GENTLE = "gentler"
    NEXT = "next-thing"
    PRACTISE = "practise"
    WHO = "who"
    RAISE = "raise"
    NEAR = "near"
    CAME = "came-of-it"
    ON = "questions"
    REST = "other-parts"
    LONGER = "longer"
    OWN = "own-line"
    SESSION = "session"
    EVERYTHING = "everything"
    TELLING = "telling"
    LEAVING = "leaving"
    SAVE = "save"
    CHANGE = "change"
    MORE = "more"


_FIRST: Final[dict[str, tuple[Doing, ...]]] = {
    "therapist": (Doing.DIRECT, Doing.GENTLE, Doing.NEXT, Doing.PRACTISE),
    "someone": (Doing.WHO, Doing.RAISE),
    "outside": (Doing.NEAR, Doing.TELLING, Doing.EVERYTHING),
    "none": (Doing.ON, Doing.SESSION, Doing.EVERYTHING, Doing.TELLING),
}
"""What stands on the card itself, by whom its words are for."""


class Hand:
    """The cards that can be laid: one for each thing that could be said, the first on top."""

    def __init__(
        self, pack: Pack, words: Words, answers: Answers, report: Report, *, unasked: bool, returned: bool
    ) -> None:
        """Take the answers and their document; ``returned``: all was answered before this sitting."""
        self._returned = returned
        self._pack = pack
        self._words = words
        self._answers = answers
        self._report = report
        self._unasked = unasked
        self._seen = visible(pack, report.score, "me")
        by_thing = {each.question: each for each in report.openers if each.tone == self.tone}
        opener = start(pack, answers, report.openers)
        things = {} if opener is None else {opener.question: opener, **by_thing}
        self.openers: tuple[OpenerText, ...] = tuple(things.values())
        """The words for each thing, what one could begin with first."""
        marks = marks_to_bring(pack, visible(pack, report.score, "session").brought)
        self.going: tuple[str, ...] = tuple(filter(None, things)) or marks
        """The questions of what may go along to a session; marks where a pack has no words to say."""

    @property
    def tone(self) -> Tone:
        """How the words are to sound."""
        return self._answers.tone or "gentle"

    @property
    def stands(self) -> str:
        """Whom the first words are for: the therapist, someone else, help from outside, or nobody yet."""
        return "outside" if self._report.score.route == "outside" else self._report.first or "none"

    def opener(self, thing: int) -> OpenerText | None:
        """Give the words for one of the things, counted from 0 on and on."""
        return self.openers[thing % len(self.openers)] if self.openers else None

    def line(self, thing: int) -> str:
        """Give the line to say of one of the things: the person's own where that one has it."""
        opener = self.opener(thing)
        return self._own(thing) or ("" if opener is None else opener.line)

    def longer(self, thing: int) -> str:
        """Give words for one of the things that say more than its line, or nothing."""
        opener = self.opener(thing)
        return "" if opener is None or opener.text == opener.line else opener.text

    def replies(self, thing: int) -> tuple[Reply, ...]:
        """Give what may come back after the words for one of the things."""
        opener = self.opener(thing)
        if opener is None:
            return ()
        fitting = (
            each
            for each in self._pack.replies.values()
            if (opener.indicator in each.for_ or not opener.indicator) and opener.stage in each.stages
        )
        return tuple(fitting)[:1]

    def offered(self, thing: int, *, raising: bool) -> tuple[Doing, ...]:
        """Give all that can be done now, in order."""
        stands = "therapist" if raising else self.stands
        score, pack, said = self._report.score, self._pack, stands == "therapist"
        ended = holds(pack, pack.rules.ended, None, score.effective)
        can = {
            Doing.DIRECT: said and self.tone == "gentle" and not self._own(thing),
            Doing.GENTLE: said and self.tone == "direct" and not self._own(thing),
            Doing.NEXT: said and len(self.openers) > 1,
            Doing.PRACTISE: said and bool(self.replies(thing)),
            Doing.WHO: stands == "someone" and pack.pages.consult is not None,
            Doing.RAISE: stands == "someone" and bool(self.openers),
            Doing.NEAR: stands == "outside",
            Doing.CAME: self._returned and stands != "outside" and bool(subjects(pack)),
            Doing.ON: self._unasked,
            Doing.REST: not self._unasked and bool(self._answers.focus),
            Doing.LONGER: said and bool(self.longer(thing)),
            # There is one sentence of the person's own: at another thing it is said where it stands.
            Doing.OWN: said,
            Doing.SESSION: bool(self.openers or self.going) and stands != "outside",
            Doing.EVERYTHING: True,
            Doing.TELLING: pack.pages.telling is not None,
            Doing.LEAVING: leaving(pack, score) is not None
            and score.route in ("talk", "consult")
            and not ended,
            Doing.SAVE: True,
            Doing.CHANGE: True,
        }
        there = [each for each, possible in can.items() if possible]
        first = [each for each in _FIRST[stands] if each in there][:_MOST]
        return (*first, *(each for each in there if each not in first))

    def page(self, thing: int, notices: tuple[str, ...], *, raising: bool, width: int, speaks: bool) -> Page:
        """Give the card as a page."""
        laid = self._laid(thing, raising=raising)
        _, *blocks = laid.blocks()
        brief = _brief(laid) if width < _NARROW and self.stands != "outside" else ()
        if laid.about is not None and laid.about.note:
            blocks.append(Paragraph(text=self._words.say("card.note", note=laid.about.note)))
        if self.going and not self.openers:
            mark = mark_of(self._pack, self._report.score, self._words, self.going[0]).shortened()
            title = self._words.say("card.about")
            blocks.append(Marks(title=title, items=(replace(mark, note=None),)))
        if self.stands == "outside":
            blocks.append(Contacts(items=(self._told(self._nearest()),)))
        offered = self.offered(thing, raising=raising)
        on_card = [each for each in _FIRST["therapist" if raising else self.stands] if each in offered]
        options = tuple(option(self._words, each) for each in (*on_card, Doing.MORE))
        why = (Command.WHY,) if self.stands == "outside" else ()
        return Page(
            where=laid.heading,
            text=notices,
            drawn=self.drawn(tuple(blocks), width=width, speaks=speaks),
            brief=self.drawn(brief, width=width, speaks=speaks) if brief else (),
            options=options,
            silent=tuple(option(self._words, each) for each in offered if each not in on_card),
            commands=(Command.BACK, *why, *LEAVING),
        )

    def more(self, thing: int, notices: tuple[str, ...], *, raising: bool) -> Page:
        """Give the page that tells all that can be done."""
        options = tuple(option(self._words, each) for each in self.offered(thing, raising=raising))
        return Page(where=self._words.say("end.more"), text=notices, options=options)

    def drawn(self, blocks: tuple[Block, ...], *, width: int, speaks: bool) -> tuple[str, ...]:
        """Give blocks as lines."""
        look = Look(width=width, plain=speaks)
        return tuple(render(replace(self._report, blocks=blocks), "terminal", look).splitlines())

    def _nearest(self) -> Resource:
        """Give one line or address to turn to: one of the person's own country, else the directory."""
        there = self._report.resources
        return next(
            (each for each in there if each.kind == "line" and ANYWHERE not in each.countries), there[0]
        )

    def _told(self, nearest: Resource) -> Contact:
        """Give the way to reach it, with the day on which it was read."""
        day = self._words.say("resource.checked-on", date=nearest.checked)
        return replace(contact(nearest), checked=day)

    def is_first(self, thing: int) -> bool:
        """Say whether one of the things is the first, counted from 0 on and on."""
        return thing % max(1, len(self.openers)) == 0

    def further(self, thing: int, *, raising: bool) -> str | None:
        """Give what the words on the card are about, where that is another thing than the first."""
        is_there = raising or self.stands == "therapist"
        opener = None if self.is_first(thing) or not is_there else self.opener(thing)
        return None if opener is None else opener.question

    def own_is_elsewhere(self, thing: int) -> bool:
        """Say whether the person's own sentence stands with another of the things."""
        return not self._own(thing) and any(map(self._own, range(len(self.openers))))

    def _own(self, thing: int) -> str | None:
        opener = self.opener(thing)
        first = self.openers[0].question if self.openers else ""
        return self._answers.own_words_for(opener.question if opener is not None else "", first)

    def _laid(self, thing: int, *, raising: bool) -> Card:
        pack, answers, score = self._pack, self._answers, self._report.score
        if not raising and (self.stands != "therapist" or self.is_first(thing)):
            return card(pack, answers, score, self._seen, self._report.openers, self._words)
        if not self._own(thing):
            answers = answers.model_copy(update={"own_line": None})
        laid = card_to_therapist(pack, answers, score, self.opener(thing), self._words)
        # Why somebody else comes first stood on the card before.
        return replace(laid, reason=None) if raising else laid


def _brief(laid: Card) -> tuple[Block, ...]:
    """Give what a small window has room for: how often and how heavy stands in the document too.

    Where a reason for someone else stands behind, the words to say tell alone what they are about.
    """
    about = laid.about and replace(laid.about, degrees=())
    _, *blocks = replace(laid, about=about if laid.reason is None else None).blocks()
    return tuple(blocks)
