"""What stands on each page after a talk: a pack's words and the program's, put together. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from typing import get_args

from impasse_check.follow_up import subjects, talks_about
from impasse_check.model import HELPED, LONGEST_NOTE, Answers, CameBack, Happened, Pack, Safe, Talk
from impasse_check.prompts.page import LEAVING, SKIP_KEY, Choice, Command, Move, Page
from impasse_check.report.blocks import Block, Paragraph, Quote
from impasse_check.report.card import card
from impasse_check.report.openers import openers
from impasse_check.report.talks import came
from impasse_check.scoring import score
from impasse_check.sitting.pages import Pages, option
from impasse_check.visibility import someone_line, visible
from impasse_check.words import Words

SOMETHING_ELSE = ""
"""Stands in a list for what is not about a question."""


class After(Enum):
    """What can be done after what was told; the value is what its words are called."""

    AGAIN = "look-again"
    """The questions about what happened are to be shown again."""
    NOT_AGAIN = "not-again"
    ALL = "that-is-all"
    TAKE_OUT = "take-out"
    """What was told of one thing in this sitting is to be as if it had not been."""


class TalkPages:
    """Makes the pages of one pack; ``pages`` are those that the questions have too."""

    def __init__(self, pack: Pack, words: Words, pages: Pages) -> None:
        self._pack = pack
        self._words = words
        self._pages = pages

    def happened(self, talk: Talk, current: str | None) -> Page:
        """Ask if it was said; where something was told of it in this sitting, that can be taken out."""
        choices = [
            Choice(value=each, label=self._words.say(f"happened.{each}")) for each in get_args(Happened)
        ]
        page = self._about(talk, "follow.happened", choices, current)
        return page if current is None else replace(page, options=(self._option(After.TAKE_OUT),))

    def came_back(self, talk: Talk) -> Page:
        """Ask what came back."""
        choices = [
            Choice(value=each, label=self._words.say(f"came-back.{each}")) for each in get_args(CameBack)
        ]
        last = self._words.say(f"happened.{talk.happened}")
        return self._about(talk, "follow.came-back", choices, talk.came_back, last)

    def safe(self, talk: Talk) -> Page:
        """Ask if it is safe to say more, or to say it at all."""
        asked = "follow.safe" if talk.spoken else "follow.safe-to-say"
        choices = [Choice(value=each, label=self._words.say(f"happened.{each}")) for each in get_args(Safe)]
        page = self._about(talk, asked, choices, talk.safe, self._heard(talk))
        said = (self._words.say("follow.turned"),) if talk.turned else ()
        skip = Choice(value=Move.OPEN, label=self._words.say("quiz.open"), key=SKIP_KEY)
        return replace(page, text=(*page.text, *said), options=(skip,))

    def note(self, talk: Talk) -> Page:
        """Ask what a good answer would have been, or what helped."""
        last = self._words.say("quiz.skipped" if talk.safe is None else f"happened.{talk.safe}")
        asked = "follow.note-helped" if talk.came_back == HELPED else "follow.note"
        page = self._about(talk, asked, (), talk.note, last)
        return replace(page, longest=LONGEST_NOTE)

    def no_room(self, page: Page, text: str) -> Page:
        """Give the page of a note again, with what was written, where no file can hold so much."""
        return self._pages.no_room(page, text)

    def someone(self, answers: Answers, help_lines: tuple[str, ...]) -> Page:
        """Name someone outside, with words for them and help lines."""
        line = someone_line(self._pack, score(self._pack, answers), "someone")
        consult = self._pack.pages.consult
        said = () if line is None else (f"{self._words.say('card.someone')}:\n{line}",)
        return Page(
            where="" if consult is None else consult.title,
            text=(*said, *help_lines),
            options=(self._option(Move.NEAR), self._option(Move.STOP)),
            goes_on=True,
        )

    def stopping(self, help_lines: tuple[str, ...], *, offers: bool, leads_back: bool) -> Page:
        """Say what stands before it ends for who stopped: the first help line, and the grave questions.

        Nothing has to be done with it: one key ends it.
        """
        offer = (self._words.say("follow.grave"),) if offers else ()
        return Page(
            where=self._words.say("follow.stopping"),
            text=(self._words.say("follow.stopped"), *help_lines[:1], *offer),
            question=self._words.say("follow.grave-question") if offers else "",
            options=(self._option(After.AGAIN), self._option(After.NOT_AGAIN)) if offers else (),
            goes_on=not offers,
            commands=(Command.BACK, *LEAVING) if leads_back else LEAVING,
        )

    def pick(self, answers: Answers, told: Iterable[str], *, taken_out: bool) -> Page:
        """Give all that was brought, told or marked, with what came of it, and something else.

        ``taken_out``: what was told of one of them was taken out just now, which is said.
        """
        known = subjects(self._pack)
        marked = (*(answers.bring or ()), *score(self._pack, answers).levels)
        names = dict.fromkeys((*told, *(name for name in marked if name in known)))
        other = Choice(value=SOMETHING_ELSE, label=self._words.say("follow.other"))
        return Page(
            where=self._words.say("follow.title"),
            text=(self._words.say("follow.taken-out"),) if taken_out else (),
            question=self._words.say("follow.pick"),
            choices=(*(Choice(value=name, label=self._label(name, answers)) for name in names), other),
            listed=True,
            options=(self._option(After.ALL),),
            commands=LEAVING,
        )

    def full(self) -> Page:
        """Say that no more talks fit in the file."""
        return Page(
            text=(self._words.say("follow.full"),),
            goes_on=True,
            commands=LEAVING,
        )

    def grave(self) -> Page:
        """Offer the questions about what happened again."""
        return Page(
            where=self._words.say("follow.title"),
            text=(self._words.say("follow.grave"),),
            question=self._words.say("follow.grave-question"),
            options=(self._option(After.AGAIN), self._option(After.NOT_AGAIN)),
        )

    def end(self, answers: Answers) -> Page:
        """Give the card that stands first now, in words."""
        result = score(self._pack, answers)
        seen = visible(self._pack, result, "me")
        shown = openers(self._pack, result, seen.openers)
        top = card(self._pack, answers, result, seen, shown, self._words)
        return Page(
            where=top.heading,
            text=tuple(filter(None, map(_text, top.blocks()))),
            question=self._words.say("follow.next"),
            goes_on=True,
        )

    def outside(self, answers: Answers, help_lines: tuple[str, ...]) -> Page:
        """Give help from outside, behind which nothing comes: Enter ends it."""
        result = score(self._pack, answers)
        said, softly = someone_line(self._pack, result, "someone"), not result.at("outside")
        return replace(
            self._pages.outside(said, help_lines, softly=softly, last=""),
            question=self._words.say("follow.outside"),
            ends=True,
            commands=LEAVING,
        )

    def _about(
        self, talk: Talk, question: str, choices: Iterable[Choice], current: str | None, last: str = ""
    ) -> Page:
        name = talk.question
        text = self._words.say("follow.other") if name is None else self._pack.questions[name].text
        return Page(
            where=self._words.say("follow.title"),
            text=(text,),
            # What it is about is said where it is asked if they said it, which comes before all else.
            said=() if question == "follow.happened" else (text,),
            question=self._words.say(question),
            choices=tuple(choices),
            current=current,
            last=last and self._words.say("quiz.last", answer=last),
        )

    def _heard(self, talk: Talk) -> str:
        """Give what was said before it is asked if it is safe."""
        if talk.spoken and talk.came_back is not None:
            return self._words.say(f"came-back.{talk.came_back}")
        return self._words.say(f"happened.{talk.happened}")

    def _label(self, name: str, answers: Answers) -> str:
        talks, text = talks_about(answers, name), self._pack.questions[name].text
        return self._words.say("talks.about", text=text, came=came(self._words, talks[-1])) if talks else text

    def _option(self, value: Enum) -> Choice:
        return option(self._words, value)


def _text(block: Block) -> str:
    """Give what a block of the card says, if it is to be read."""
    if isinstance(block, Quote) and block.label:
        return f"{block.label}:\n{block.text}"
    return block.text if isinstance(block, Paragraph | Quote) else ""
