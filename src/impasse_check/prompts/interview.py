"""The questions: which page comes when, and what is recorded. Holds no terminal, only a conversation."""

from collections.abc import Callable, Iterable
from enum import Enum

from impasse_check import flow
from impasse_check.answers import FOLLOWING, Following, has_room, marks, permits
from impasse_check.model import NOT_ASKED, Answer, Answers, Pack, Question
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Move, Said, VanishedError
from impasse_check.prompts.pages import Pages
from impasse_check.scoring import score


class Way(Enum):
    """Where a person goes after a question, or after several."""

    ON = "on"
    BACK = "back"
    STOPPED = "stopped"
    """To the end, from the page with help from outside."""


class Interview:
    """One run through the questions of a pack. What asks may raise LeftError or VanishedError."""

    def __init__(
        self,
        *,
        pack: Pack,
        pages: Pages,
        conversation: Conversation,
        answers: Answers,
        keep: Callable[[Answers], None],
    ) -> None:
        self._pack = pack
        self._pages = pages
        self._talk = conversation
        self._keep = keep
        self._notices: tuple[str, ...] = ()
        self._warned: set[str] = set()
        self._unfollowed: set[str] = set()
        self._met_outside = score(pack, answers).route == "outside"
        self.answers = answers

    def run(self) -> None:
        """Show the first page, ask every open question that was never asked, then show all answers."""
        way = Way.BACK
        while way is Way.BACK and self.unasked():
            self._talk.choose(self._pages.start())
            way = self._ask_all(leaving=())
        if way is not Way.STOPPED:
            self._review_to_the_end()

    def go_on(self) -> None:
        """Ask every open question that was never asked, then show all answers."""
        if self._ask_all(leaving=()) is Way.ON:
            self._review_to_the_end()

    def review(self) -> Way:
        """Show all answers on one list, and ask again what is picked there, until the person is done."""
        at: str | None = None
        while True:
            reply = self._talk.choose(self._pages.review(self.answers, self.take_notices(), at=at))
            if not isinstance(reply, str):
                return Way.ON if reply is Move.GO_ON else Way.BACK
            if self.change(reply) is Way.STOPPED:
                return Way.STOPPED
            at = reply

    def change(self, name: str) -> Way:
        """Ask one question again, then what its answer newly opens."""
        leaving = self.unasked()
        way = self._ask_through(name)
        return self._ask_all(leaving=leaving) if way is Way.ON else way

    def unasked(self) -> tuple[str, ...]:
        """Give the ids of the open questions that were never asked, or that were left at how heavy it is."""
        names = flow.to_ask(self._pack, self.answers)
        left = self._unfollowed
        return tuple(name for name in names if name in left or self._given(name).given == "not-asked")

    def keep(self, answers: Answers) -> None:
        """Put other answers in the place of those there are, and keep them."""
        self.answers = answers
        self._keep(answers)

    def take_notices(self) -> tuple[str, ...]:
        """Give what there is to say about the last change, once."""
        notices, self._notices = self._notices, ()
        return notices

    def _review_to_the_end(self) -> None:
        """Show all answers and ask what changes left open; back leads to the last question."""
        way = self.review()
        while way is Way.BACK or (way is Way.ON and self.unasked()):
            if way is Way.BACK:
                way = self.change(flow.to_ask(self._pack, self.answers)[-1])
            else:
                way = self._ask_all(leaving=())
            way = way if way is Way.STOPPED else self.review()

    def _ask_all(self, *, leaving: tuple[str, ...]) -> Way:
        """Ask every open question that was never asked, but for those to leave so."""
        while name := next((each for each in self.unasked() if each not in leaving), None):
            while (way := self._ask_through(name)) is Way.BACK:
                before = self._before(name)
                if before is None:
                    return Way.BACK
                name = before
            if way is Way.STOPPED:
                return way
        return Way.ON

    def _before(self, name: str) -> str | None:
        """Give the open question before this one, if there is one."""
        names = flow.to_ask(self._pack, self.answers)
        place = names.index(name)
        return names[place - 1] if place else None

    def _ask_through(self, name: str) -> Way:
        """Ask one question whole, and show help from outside where its answer calls for it first."""
        while self._ask(name) is not Command.BACK:
            reply = self._meet_outside()
            if reply is not Command.BACK:
                return Way.STOPPED if reply is Move.STOP else Way.ON
        return Way.BACK

    def _meet_outside(self) -> Said:
        """Show help from outside at the first answer that calls for it; once, unless that is taken back."""
        result = score(self._pack, self.answers)
        meets, self._met_outside = result.route == "outside", self._met_outside and result.route == "outside"
        if not meets or self._met_outside:
            return Move.GO_ON
        reply = self._talk.choose(self._pages.outside(softly=not result.at("outside")))
        if reply is Move.GONE:
            raise VanishedError
        self._met_outside = reply is not Command.BACK
        return reply

    def _ask(self, name: str) -> Command | None:
        """Ask one question whole. Gives back where the person turned back instead."""
        question = self._pack.questions[name]
        if warning := self._warning(name):
            warned = self._talk.choose(self._pages.warning(warning))
            if warned is Command.BACK:
                return Command.BACK
            self._warned.add(question.section)
            if warned is Move.SKIP:
                self._decline(flow.rest_of_section(self._pack, name))
                return None
        while True:
            reply = self._answer(name, question)
            if reply is None:
                return Command.BACK
            self._record(name, self._meant(name, question, reply))
            self._unfollowed.add(name)
            if self._follow(name, question) is None:
                self._unfollowed.discard(name)
                return None

    def _warning(self, name: str) -> tuple[str, ...]:
        """Give the word of warning where it comes now: once before a new question of those it is about."""
        section = self._pack.questions[name].section
        warning = self._pack.sections[section].warning
        if warning is None or self._given(name).given != "not-asked":
            return ()
        about = flow.rest_of_section(self._pack, warning.before)
        due = name == warning.before or (name in about and section not in self._warned)
        return warning.text if due else ()

    def _decline(self, names: Iterable[str]) -> None:
        """Decline those of the questions that are open and were never answered."""
        unasked, answers = self.unasked(), self.answers
        for name in names:
            if name in unasked:
                answers, _ = flow.put(self._pack, answers, name, Answer(given="declined"))
        self.keep(answers)

    def _answer(self, name: str, question: Question) -> str | None:
        """Ask for the answer to one question; give a value or a kind of absence, or None for back."""
        page = self._pages.question(name, self.answers, self.take_notices())
        while (reply := self._talk.choose(page)) is Command.WHY:
            self._talk.choose(self._pages.why(question))
        return reply if isinstance(reply, str) else None

    def _meant(self, name: str, question: Question, reply: str) -> Answer:
        """Give the answer a reply stands for; what followed the one before stays where it fits."""
        if reply not in marks(self._pack, question):
            return Answer(given=reply)
        return self._given(name).model_copy(update={"given": reply})

    def _follow(self, name: str, question: Question) -> Command | None:
        """Ask what follows a mark, one after the other. Gives back where the person turned back before."""
        if self._given(name).given not in marks(self._pack, question):
            return None
        due = [field for field in FOLLOWING if field in permits(self._pack, question)]
        place = 0
        while place < len(due):
            place += -1 if self._follow_up(name, due[place]) is Command.BACK else 1
            if place < 0:
                return Command.BACK
        return None

    def _follow_up(self, name: str, field: Following) -> Command | None:
        """Ask one thing that follows a mark, and for a note if the person wants one."""
        while True:
            reply = self._talk.choose(self._pages.follow_up(name, field, self.answers))
            if reply is Command.BACK:
                return Command.BACK
            if reply is Command.WHY:
                self._talk.choose(self._pages.why_follow_up(field))
            elif reply is Command.NOTE:
                self._note(name)
            else:
                given = reply if isinstance(reply, str) else None
                self._record(name, self._given(name).model_copy(update={field: given}))
                return None

    def _note(self, name: str) -> None:
        """Ask for a note; again, with its words still there, while it is too much for a file."""
        page = self._pages.note(name, self.answers)
        while isinstance(text := self._talk.ask_line(page), str):
            noted = self._given(name).model_copy(update={"note": text or None})
            if not text or has_room(self.answers.put(dict(self.answers.answers) | {name: noted}), self._pack):
                self._record(name, noted)
                return
            page = self._pages.no_room(page, text)

    def _record(self, name: str, answer: Answer) -> None:
        """Keep an answer at once, and say what it makes pointless."""
        answers, dropped = flow.put(self._pack, self.answers, name, answer)
        self.keep(answers)
        if dropped:
            self._notices = (self._pages.dropped(len(dropped)),)

    def _given(self, name: str) -> Answer:
        return self.answers.answers.get(name, NOT_ASKED)
