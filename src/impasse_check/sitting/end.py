"""The end of a sitting: the card, and all that can be done with it, until the person leaves."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from typing import Final, NoReturn

from impasse_check.answers import has_room
from impasse_check.errors import NotWrittenError
from impasse_check.gates import holds
from impasse_check.model import Audience, Pack, Passage
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Page, Said
from impasse_check.report import Report
from impasse_check.report.openers import leaving
from impasse_check.scoring import score
from impasse_check.sitting.card import Doing, Hand
from impasse_check.sitting.documents import Request, make
from impasse_check.sitting.follow_up import FollowUp
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.listing import Listing
from impasse_check.sitting.pages import Pages, option, paragraphs
from impasse_check.sitting.practice import Practice
from impasse_check.sitting.reading import Reading, saved
from impasse_check.sitting.saving import failures, reason
from impasse_check.sitting.sheet import SheetMaker
from impasse_check.words import Words

LONGEST_LINE: Final = 300
"""Characters of a sentence of one's own: it is to be said in a breath or two."""


class Saving(Enum):
    """What can be saved."""

    READ = "to-read"
    ANSWERS = "answers"


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
            Doing.NEAR: lambda: help.read(conversation),
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
                self._lay()
            except NotWrittenError as error:
                self._notice = reason(self._words, error)

    def _lay(self) -> None:
        """Lay the card once, and do what is asked for."""
        hand, notice = self._hand(), self._notice
        self._raising = self._raising and hand.stands == "someone" and bool(hand.openers)
        page = hand.page(
            self._thing,
            tuple(filter(None, (*self._interview.take_notices(), notice))),
            raising=self._raising,
            width=self._talk.width,
            speaks=self._talk.speaks,
        )
        reply = self._talk.choose(replace(page, last=self._pages.last(None, self._interview.answers)))
        self._notice = ""
        if reply is Doing.MORE:
            reply = self._talk.choose(hand.more(self._thing, raising=self._raising))
            if reply is Command.BACK:
                return
        self._does[reply]()

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
        self._interview.look_at_everything()
        self._interview.go_on()

    def _practise(self) -> None:
        hand = self._hand()
        opener = hand.opener(self._thing)
        if opener is not None:
            own = self._interview.answers.own_line if self._thing == 0 else None
            someone = self._pack.someone_lines.values()
            fallback = tuple(each.line for each in list(someone)[-1:])
            lines = (
                *(self._words.say("practise.someone", line=each) for each in fallback),
                *self._help.lines(),
            )
            Practice(self._words, hand.replies(self._thing), lines).run(self._talk, own or opener.line)

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

    def _longer(self) -> None:
        opener = self._hand().opener(self._thing)
        if opener is not None:
            self._talk.choose(Page(where=self._words.say("do.longer"), text=(opener.text,), goes_on=True))

    def _own_line(self) -> None:
        """Ask for a sentence of the person's own; an empty line takes it out again."""
        answers, notice = self._interview.answers, ""
        while isinstance(
            text := self._talk.ask_line(
                Page(
                    text=tuple(filter(None, (notice, self._words.say("own-line.about")))),
                    question=self._words.say("own-line.question"),
                    current=answers.own_line,
                    longest=LONGEST_LINE,
                )
            ),
            str,
        ):
            changed = answers.model_copy(update={"own_line": text or None})
            if has_room(changed, self._pack):
                self._thing = 0
                self._interview.keep(changed)
                return
            notice = self._words.say("quiz.no-room")

    def _sheet(self) -> None:
        hand = self._hand()
        maker = SheetMaker(self._pack, self._words, self._reading, self._asked_for("session"))
        answers = self._interview.answers
        self._notice = maker.run(self._talk, answers, hand.openers, self._interview.keep)

    def _show(self, audience: Audience) -> None:
        document = self._made(self._asked_for(audience, full=audience == "me"))
        self._talk.choose(self._reading.page(document))

    def _read(self, *passages: Passage | None) -> None:
        there = [each for each in passages if each is not None]
        text = tuple(paragraph for each in there for paragraph in paragraphs(each))
        self._talk.choose(Page(where=there[-1].title, text=text, goes_on=True))

    def _leaving(self) -> None:
        """Show words for leaving; where somebody else has a say, advice comes first."""
        result = score(self._pack, self._interview.answers)
        ordered = holds(self._pack, self._pack.rules.ordered, None, result.effective)
        self._read(self._pack.pages.ordered if ordered else None, leaving(self._pack, result))

    def _which(self) -> None:
        """Say which answers called for help from outside."""
        because = score(self._pack, self._interview.answers).because
        text = tuple(self._pack.questions[name].text for name in because)
        self._talk.choose(Page(where=self._words.say("end.which"), text=text, goes_on=True))

    def _save(self) -> None:
        """Ask what to save, and save it."""
        options = tuple(option(self._words, each) for each in Saving)
        reply = self._talk.choose(Page(question=self._words.say("save.question"), options=options))
        if reply is Saving.ANSWERS:
            file = self._keeper.save(self._talk)
            self._notice = "" if file is None else saved(self._words, file)
        elif reply is Saving.READ:
            document = self._made(self._asked_for(self._request.audience, full=self._request.full))
            self._notice = self._reading.save(document, offered="notes.html")
