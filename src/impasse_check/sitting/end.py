"""The end of a sitting: the card, and all that can be done with it, until the person leaves."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NoReturn

from impasse_check.errors import NotWrittenError
from impasse_check.gates import holds
from impasse_check.model import Audience, Pack, Passage
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Move, Page, Said
from impasse_check.report import Report
from impasse_check.report.marks import answered
from impasse_check.report.openers import leaving
from impasse_check.sitting.card import Doing, Hand
from impasse_check.sitting.documents import Request, make
from impasse_check.sitting.follow_up import FollowUp
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.listing import Listing
from impasse_check.sitting.no_card import Without, no_card
from impasse_check.sitting.own_line import ask_own_line
from impasse_check.sitting.pages import Pages, option, paragraphs
from impasse_check.sitting.practice import Practice
from impasse_check.sitting.reading import Reading
from impasse_check.sitting.save_menu import SaveMenu
from impasse_check.sitting.saving import failures, reason
from impasse_check.sitting.sheet import SheetMaker
from impasse_check.words import Words


class End:
    """Lays the card, and does what is asked for, again and again."""

    def __init__(
        self,
        *,
        pack: Pack,
        words: Words,
        pages: Pages,
        interview: Interview,
        conversation: Conversation,
        keeper: Keeper,
        help: Help,
        request: Request,
        returned: bool = False,
        notice: str = "",
    ) -> None:
        """Take what a sitting has; ``returned``: it began with answers to all that is asked."""
        self._pack = pack
        self._words = words
        self._pages = pages
        self._interview = interview
        self._talk = conversation
        self._keeper = keeper
        self._help = help
        self._request = request
        self._reading = Reading(conversation, words)
        self._saving = SaveMenu(words, self._reading, keeper, self._to_read)
        self._returned = returned
        self._notice = notice
        self._thing = 0
        self._raising = False
        self._does: Mapping[Said, Callable[[], object]] = {
            Doing.DIRECT: lambda: self._sound("direct"),
            Doing.GENTLE: lambda: self._sound("gentle"),
            Doing.NEXT: self._next,
            Doing.PRACTISE: self._practise,
            Doing.WHO: lambda: self._read(pack.pages.consult),
            Doing.RAISE: self._raise,
            Doing.NEAR: lambda: help.near(conversation),
            Doing.CAME: self._came_of_it,
            Doing.ON: interview.go_on,
            Doing.REST: self._look_at_everything,
            Doing.LONGER: self._longer,
            Doing.OWN: self._own_line,
            Doing.SESSION: self._sheet,
            Doing.EVERYTHING: lambda: self._show("me"),
            Doing.TELLING: lambda: self._show("outside"),
            Doing.LEAVING: self._leaving,
            Doing.SAVE: self._save,
            Doing.CHANGE: lambda: Listing(pack, words, pages).run(interview, conversation),
            Command.BACK: self._back,
            Command.WHY: self._which,
        }

    def run(self) -> NoReturn:
        """Lay the card again after each thing done. Raises LeftError or VanishedError."""
        while True:
            try:
                with failures():
                    page = self._laid()
            except NotWrittenError as error:
                self._go_without(error)
                continue
            try:
                self._do(self._talk.choose(page))
            except NotWrittenError as error:
                self._notice = reason(self._words, error)

    def _laid(self) -> Page:
        """Give the card that lies on top as a page."""
        hand = self._hand()
        self._raising = self._raising and hand.stands == "someone" and bool(hand.openers)
        notices = self._interview.take_notices()
        # Help from outside stands alone: what else is not asked any more is of no use there.
        told = notices if hand.stands != "outside" else ()
        page = hand.page(
            self._thing,
            tuple(filter(None, (*told, self._notice))),
            raising=self._raising,
            width=self._talk.width,
            speaks=self._talk.speaks,
        )
        # Back leads to the last question, or from words to raise it to the card before.
        last = "" if self._raising else self._pages.last(None, self._interview.course)
        return replace(page, last=last)

    def _do(self, reply: Said) -> None:
        """Do what was asked for on the card, or on the page that tells all that can be done.

        Who turns back from there comes to where they asked for it.
        """
        self._notice = ""
        if reply is not Doing.MORE:
            self._does[reply]()
            return
        while True:
            notices = tuple(filter(None, [self._notice]))
            reply = self._talk.choose(self._hand().more(self._thing, notices, raising=self._raising))
            self._notice = ""
            if reply is Command.BACK or self._does[reply]() is not Command.BACK:
                return

    def _go_without(self, error: NotWrittenError) -> None:
        """Say that no card can be made, where the answers are, and do what is asked for. Nothing is lost."""
        lines: tuple[str, ...] = ()
        with suppress(NotWrittenError), failures():
            lines = self._help.short_lines()
        notice, self._notice = self._notice, ""
        whereabouts = self._keeper.whereabouts(self._interview.answers)
        reply = self._talk.choose(
            no_card(self._words, error, notice=notice, whereabouts=whereabouts, lines=lines)
        )
        if reply is Without.SAVE:
            self._notice = self._saving.answers(self._talk)
        elif reply is Without.CHANGE:
            self._does[Doing.CHANGE]()
        elif reply is Command.BACK:
            self._back()

    def _hand(self) -> Hand:
        """Give the cards for what was said by now. Raises NotWrittenError, whatever it is that fails."""
        return Hand(
            self._pack,
            self._words,
            self._interview.answers,
            self._made(self._asked_for("me")),
            unasked=bool(self._interview.unasked()),
            returned=self._returned,
        )

    def _made(self, request: Request) -> Report:
        """Make a document. Raises NotWrittenError, whatever it is that fails."""
        with failures():
            return make(self._pack, self._interview.answers, self._words, request)

    def _to_read(self) -> Report:
        return self._made(self._asked_for(self._request.audience, full=self._request.full))

    def _asked_for(self, audience: Audience, *, full: bool = False) -> Request:
        return replace(self._request, audience=audience, full=full, country=self._help.country)

    def _keep(self, **changes: object) -> None:
        self._interview.keep(self._interview.answers.model_copy(update=changes))

    def _sound(self, tone: str) -> None:
        self._keep(tone=tone)

    def _next(self) -> None:
        self._thing = (self._thing + 1) % max(1, len(self._hand().openers))

    def _raise(self) -> None:
        self._raising, self._thing = True, 0

    def _back(self) -> None:
        if self._raising:
            self._raising = False
        else:
            self._interview.back_to_last()

    def _look_at_everything(self) -> None:
        """Look at the other parts too; who turns back before anything was said there has not begun to."""
        before = self._interview.answers
        self._interview.look_at_everything()
        self._interview.go_on()
        if self._interview.answers.answers == before.answers:
            self._interview.keep(before)

    def _practise(self) -> None:
        hand = self._hand()
        someone = self._pack.someone_lines.values()
        fallback = tuple(each.line for each in list(someone)[-1:])
        lines = (
            *(self._words.say("practise.someone", line=each) for each in fallback),
            *self._help.short_lines(),
        )
        replies, line = hand.replies(self._thing), hand.line(self._thing)
        Practice(self._words, replies, lines).run(self._talk, line)

    def _came_of_it(self) -> None:
        """Ask what came of a talk, as the command of its own does."""
        FollowUp(
            pack=self._pack,
            words=self._words,
            pages=self._pages,
            conversation=self._talk,
            interview=self._interview,
            help=self._help,
            date=self._request.date,
        ).run()

    def _longer(self) -> Said:
        text = (self._hand().longer(self._thing),)
        return self._talk.choose(Page(where=self._words.say("end.longer"), text=text, goes_on=True))

    def _own_line(self) -> Command | None:
        """Ask for a sentence of the person's own in place of the one that is on the card.

        There is one: where it stands with another thing, that is said, and nothing is asked.
        """
        hand = self._hand()
        if hand.own_is_elsewhere(self._thing):
            self._notice = self._words.say("own-line.elsewhere", key=self._words.say("letter.next-thing"))
            return Command.BACK
        opener = hand.opener(self._thing)
        question, answers = "" if opener is None else opener.question, self._interview.answers
        changed = ask_own_line(self._talk, self._words, self._pack, answers, question)
        if changed is None:
            return Command.BACK
        self._interview.keep(changed)
        return None

    def _sheet(self) -> Said:
        hand = self._hand()
        maker = SheetMaker(self._pack, self._words, self._reading, self._asked_for("session"))
        answers = self._interview.answers
        shown = hand.further(self._thing, raising=self._raising)
        found = maker.run(self._talk, answers, hand.going, self._interview.keep, shown=shown)
        if not isinstance(found, str):
            return found
        self._notice = found
        return Command.BACK

    def _show(self, audience: Audience) -> Said:
        """Show a document, with the lines of the person's own country once they named it.

        One key leads back from any of its screens.
        """
        near, card = option(self._words, Move.NEAR), option(self._words, Move.CARD)
        again = False
        while True:
            document = self._made(self._asked_for(audience, full=audience == "me"))
            page = self._reading.page(document, (near, card) if document.resources else (card,))
            reply = self._talk.choose(replace(page, again=again))
            if reply is not Move.NEAR:
                return reply
            self._help.ask_country(self._talk)
            again = True

    def _read(self, *passages: Passage | None) -> Said:
        there = [each for each in passages if each is not None]
        text = tuple(paragraph for each in there for paragraph in paragraphs(each))
        return self._talk.choose(Page(where=there[-1].title, text=text, goes_on=True))

    def _leaving(self) -> Said:
        """Show words for leaving; where somebody else has a say, advice comes first."""
        with failures():
            result = self._interview.course.score
            page = leaving(self._pack, result)
        ordered = holds(self._pack, self._pack.rules.ordered, None, result.effective)
        return self._read(self._pack.pages.ordered if ordered else None, page)

    def _which(self) -> None:
        """Say which answers called for help from outside: what was asked, and what was said to it."""
        pack, result = self._pack, self._interview.course.score
        text = tuple(answered(pack, result, self._words, name) for name in result.because)
        self._talk.choose(Page(where=self._words.say("end.which"), text=text, goes_on=True))

    def _save(self) -> Command:
        """Save what is asked for; what there is to say is seen where it was asked for."""
        self._notice = self._saving.run(self._talk)
        return Command.BACK
