"""The conversation: which page comes when, and what is recorded. Holds no terminal, only an asker."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from impasse_check import flow
from impasse_check.answers import permitted
from impasse_check.gates import frequency_points
from impasse_check.model import NOT_ASKED, Answer, Answers, Pack, Question
from impasse_check.prompts.page import Asker, Command, LeftError, Page, VanishedError
from impasse_check.prompts.pages import OPEN, SKIP, STOP, Pages
from impasse_check.scoring import score
from impasse_check.words import Words


class Interview:
    """One run through the questions of a pack."""

    def __init__(
        self,
        *,
        pack: Pack,
        words: Words,
        help_lines: tuple[str, ...],
        asker: Asker,
        answers: Answers,
        keep: Callable[[Answers], None],
    ) -> None:
        self._pack = pack
        self._words = words
        self._pages = Pages(pack, words, help_lines)
        self._asker = asker
        self._keep = keep
        self._notices: tuple[str, ...] = ()
        self._warned: set[str] = set()
        self._met_outside = score(pack, answers).route == "outside"
        self.answers = answers

    def run(self) -> None:
        """Show the first page, then ask every open question that was never asked.

        Raises LeftError or VanishedError where the person goes before the end.
        """
        if self.unasked():
            self.choose(self._pages.start())
            self.go_on()

    def go_on(self) -> None:
        """Ask every open question that was never asked. Raises as ``run`` does."""
        self._ask_all(leaving=())

    def change(self, name: str) -> None:
        """Ask one question again, then what its answer newly opens. Raises as ``run`` does."""
        leaving = self.unasked()
        if self._ask(name) is None and not self._stops_at_outside():
            self._ask_all(leaving=leaving)

    def unasked(self) -> tuple[str, ...]:
        """Give the ids of the open questions that were never asked."""
        names = flow.to_ask(self._pack, self.answers)
        return tuple(name for name in names if self._given(name).status == "not-asked")

    def keep(self, answers: Answers) -> None:
        """Put other answers in the place of those there are, and keep them."""
        self.answers = answers
        self._keep(answers)

    def take_notices(self) -> tuple[str, ...]:
        """Give what there is to say about the last change, once."""
        notices, self._notices = self._notices, ()
        return notices

    def choose(self, page: Page) -> str | Command:
        """Put a page before the person; give their choice, or back, why or note. Sees to all the rest."""
        return self._reply(self._asker.choose, page)

    def write(self, page: Page) -> str | Command:
        """Ask for a line of text; give it, or back. Sees to all the rest."""
        return self._reply(self._asker.write, page)

    def _reply(self, ask: Callable[[Page], str | Command], page: Page) -> str | Command:
        while (reply := ask(page)) is Command.HELP:
            self._read(self._pages.help())
        return _staying(reply)

    def _read(self, page: Page) -> None:
        """Show something to read, until the person goes back to where they were."""
        _staying(self._asker.choose(page))

    def _ask_all(self, *, leaving: tuple[str, ...]) -> None:
        """Ask every open question that was never asked, but for those to leave so."""
        back_to: str | None = None
        while name := back_to or next((each for each in self.unasked() if each not in leaving), None):
            back_to = self._before(name) if self._ask(name) is Command.BACK else None
            if back_to is None and self._stops_at_outside():
                return

    def _before(self, name: str) -> str:
        """Give the open question before this one, or this one where it is the first."""
        names = flow.to_ask(self._pack, self.answers)
        return names[max(0, names.index(name) - 1)]

    def _ask(self, name: str) -> Command | None:
        """Ask one question whole. Gives back where the person turned back instead."""
        question = self._pack.questions[name]
        if warning := self._warning(name):
            warned = self.choose(self._pages.warning(warning))
            if warned is Command.BACK:
                return Command.BACK
            self._warned.add(question.section)
            if warned == SKIP:
                self._decline(flow.rest_of_section(self._pack, name))
                return None
        while True:
            reply = self._answer(name, question)
            if reply is Command.BACK:
                return Command.BACK
            self._record(name, self._meant(name, reply))
            if frequency_points(self._given(name)) in (None, 0) or self._weigh(name) is None:
                return None

    def _warning(self, name: str) -> tuple[str, ...]:
        """Give the word of warning where it comes now: once before a new question of those it is about."""
        section = self._pack.questions[name].section
        warning = self._pack.sections[section].warning
        if warning is None or self._given(name).status != "not-asked":
            return ()
        about = flow.rest_of_section(self._pack, warning.before)
        due = name == warning.before or (name in about and section not in self._warned)
        return warning.text if due else ()

    def _decline(self, names: Iterable[str]) -> None:
        """Decline those of the questions that are open and were never answered."""
        unasked = self.unasked()
        for name in names:
            if name in unasked:
                self._record(name, Answer(status="declined"))

    def _answer(self, name: str, question: Question) -> str | Command:
        """Ask for the answer to one question; give a value, a kind of absence, or back."""
        page = self._pages.question(name, self.answers, self.take_notices())
        while (reply := self.choose(page)) is Command.WHY:
            self._read(self._pages.why(question))
        return reply

    def _meant(self, name: str, reply: str) -> Answer:
        """Give the answer a reply stands for; what was weighed and noted before stays where it fits."""
        if reply not in permitted(self._pack, self._pack.questions[name]):
            return replace(NOT_ASKED, status=reply)  # type: ignore[arg-type]
        given, answer = self._given(name), Answer(status="answered", value=reply)
        if frequency_points(answer) in (None, 0):
            return answer
        return replace(answer, impact=given.impact, note=given.note)

    def _weigh(self, name: str) -> Command | None:
        """Ask how heavy it is, and for a note if the person wants one. Gives back where they turned back."""
        while True:
            reply = self.choose(self._pages.impact(name, self.answers))
            if reply is Command.BACK:
                return Command.BACK
            if reply is Command.WHY:
                self._read(self._pages.why_impact())
            elif reply is Command.NOTE:
                self._note(name)
            else:
                impact = None if reply == OPEN else str(reply)
                self._record(name, replace(self._given(name), impact=impact))
                return None

    def _note(self, name: str) -> None:
        text = self.write(self._pages.note(name, self.answers))
        if not isinstance(text, Command):
            self._record(name, replace(self._given(name), note=text or None))

    def _record(self, name: str, answer: Answer) -> None:
        """Keep an answer at once, and say what it makes pointless."""
        answers, dropped = flow.put(self._pack, self.answers, name, answer)
        self.keep(answers)
        if dropped:
            self._notices = (self._words.say("quiz.dropped", count=len(dropped)),)

    def _stops_at_outside(self) -> bool:
        """Show help from outside at the first answer that calls for it; say whether they stop there."""
        result = score(self._pack, self.answers)
        if self._met_outside or result.route != "outside":
            return False
        self._met_outside = True
        return self.choose(self._pages.outside(softly=not result.at("outside"))) == STOP

    def _given(self, name: str) -> Answer:
        return self.answers.answers.get(name, NOT_ASKED)


def _staying(reply: str | Command) -> str | Command:
    """Give a reply as it is, unless it says that the person goes."""
    if reply is Command.LEAVE:
        raise LeftError
    if reply is Command.VANISH:
        raise VanishedError
    return reply
