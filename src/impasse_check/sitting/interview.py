"""The questions: which page comes when, and what is recorded. Holds no terminal, only a conversation."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from typing import Protocol

from impasse_check import flow
from impasse_check.answers import has_room, marks
from impasse_check.model import Answer, Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Move, Said
from impasse_check.sitting.help import Help
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.record import Record
from impasse_check.sitting.steps import Course, Step, following, given, place
from impasse_check.sitting.taken_out import TakenOut
from impasse_check.sitting.thresholds import NOTHING_HAPPENED, Thresholds


class Way(Enum):
    """How the person came out of the questions, or of some of them."""

    ON = "on"
    """All was asked that is to be asked."""
    BACK = "back"
    """They turned back before the first."""
    STOPPED = "stopped"
    """To the end, from the page with help from outside."""


class Keeping(Protocol):
    """Whoever keeps answers as they are given."""

    def keep(self, answers: Answers, conversation: Conversation) -> None:
        """Keep these."""


class Interview:
    """One run through the questions of a pack. What asks may raise LeftError or VanishedError."""

    def __init__(
        self,
        *,
        pack: Pack,
        pages: Pages,
        conversation: Conversation,
        record: Record,
        keeping: Keeping,
        help: Help,
    ) -> None:
        self._pack = pack
        self._pages = pages
        self._talk = conversation
        self._record_of = record
        self._keeping = keeping
        self._thresholds = Thresholds(pack, pages, conversation, help)
        self._course = Course(pack, record.answers)
        self._thresholds.begin(self._course)
        self._taken_out = TakenOut(pack)
        self._notices: tuple[str, ...] = ()
        self._opened: set[str] = set()
        """What the last change has newly opened."""
        self._chose = ""
        """What was chosen before the first question, to be seen there."""
        self._due: set[Step] = set()
        """What follows a mark that was made in this sitting, and was neither answered nor skipped."""
        self._turned: tuple[int, int] | None = None
        """Where the person turned back; up to there they go on one by one."""

    @property
    def answers(self) -> Answers:
        """What was said so far."""
        return self._record_of.answers

    @property
    def course(self) -> Course:
        """Where these answers lead."""
        if self._course.answers is not self.answers:
            self._course = Course(self._pack, self.answers)
        return self._course

    def run(self, *, asks_focus: bool) -> Way:
        """Show the first page, ask what brings the person here, and ask every open question not yet asked."""
        if not self.unasked():
            return Way.ON
        asks_focus = asks_focus and not self.answers.answers and self._parts() > 1
        self._talk.choose(self._pages.start())
        while True:
            if asks_focus and self._choose_focus() is Command.BACK:
                self._talk.choose(self._pages.start())
                continue
            way = self.go_on()
            if way is not Way.BACK:
                return way
            if not asks_focus:
                self._talk.choose(self._pages.start())

    def go_on(self) -> Way:
        """Ask every open question that was never asked."""
        self._turned = None
        first = self._first_open(())
        return Way.ON if first is None else self._walk(first)

    def back_to_last(self) -> Way:
        """Go back to the last thing asked, and on from there."""
        last = self.course.steps[-1]
        self._turned = place(self._pack, last)
        return self._walk(last)

    def change(self, name: str) -> Way:
        """Ask one question again, then what its answer newly opens."""
        before = {each for each in self.unasked() if each != name}
        first = Step(name)
        self._turned = place(self._pack, Step(name, "said"))
        return self._walk(first, floor=first, leaving=before)

    def look_at_everything(self) -> None:
        """Look at all parts from here on."""
        self.keep(self.answers.model_copy(update={"focus": None}))

    def unasked(self) -> tuple[str, ...]:
        """Give the ids of the open questions that were never asked, or that were left in the midst of it."""
        return tuple(dict.fromkeys(each.name for each in self._open_steps()))

    def keep(self, answers: Answers) -> None:
        """Put other answers in the place of those there are, and keep them."""
        self._record_of.answers = answers
        self._keeping.keep(answers, self._talk)

    def take_notices(self) -> tuple[str, ...]:
        """Give what there is to say about the last change, once."""
        notices, self._notices = self._notices, ()
        return notices

    def _parts(self) -> int:
        return sum(section.focus is not None for section in self._pack.sections.values())

    def _choose_focus(self) -> Said:
        reply = self._talk.choose(self._pages.focus(flow.focus_of(self._pack, self.answers)))
        if reply is not Command.BACK:
            self._chose = self._pages.chosen(reply)
            focus = (reply,) if isinstance(reply, str) else None
            if focus != self.answers.focus:
                self.keep(self.answers.model_copy(update={"focus": focus}))
        return reply

    def _open_steps(self) -> tuple[Step, ...]:
        return tuple(each for each in self.course.steps if not self._is_answered(each))

    def _is_answered(self, step: Step) -> bool:
        answer = given(self.answers, step.name)
        if step.part == "given":
            return answer.given != "not-asked"
        return getattr(answer, step.part) is not None or step not in self._due

    def _first_open(self, leaving: Iterable[str]) -> Step | None:
        return next((each for each in self._open_steps() if each.name not in leaving), None)

    def _walk(self, step: Step, floor: Step | None = None, leaving: Iterable[str] = ()) -> Way:
        """Ask from one step on: through what was turned back from, then what was never asked.

        Nobody goes back beyond ``floor``; ``leaving`` are questions that are to stay unasked.
        """
        here: Step | None = step
        while here is not None:
            reply = self._ask(here)
            if reply is Move.STOP:
                return Way.STOPPED
            if reply is Command.BACK:
                before = None if here == floor else self._before(here)
                if before is None:
                    return Way.BACK
                self._turned = max(place(self._pack, here), self._turned or (0, 0))
                here = before
            elif reply is Command.AHEAD:
                self._turned = None
                here = self._first_open(leaving)
            else:
                here = self._after(here, leaving)
        self._turned = None
        return Way.ON

    def _before(self, step: Step) -> Step | None:
        """Give the open step before this one, if there is one."""
        here = place(self._pack, step)
        earlier = [each for each in self.course.steps if place(self._pack, each) < here]
        return earlier[-1] if earlier else None

    def _after(self, step: Step, leaving: Iterable[str]) -> Step | None:
        """Give what comes next: one by one up to where they turned back, then what is open."""
        here = place(self._pack, step)
        for each in self.course.steps:
            there = place(self._pack, each)
            if there <= here:
                continue
            if self._turned is not None and there <= self._turned and each.name not in leaving:
                return each
            if not self._is_answered(each) and each.name not in leaving:
                return each
        return self._first_open(leaving)

    def _ask(self, step: Step) -> Said:
        """Ask one step, and show what its answer calls for first. Gives back, ahead, on or stop."""
        warned = self._thresholds.warn(step, self.course)
        if warned is Move.SKIP:
            self._decline(flow.rest_of_section(self._pack, step.name))
        if warned is not Move.GO_ON:
            return warned
        while True:
            reply = self._answer(step)
            if reply in (Command.BACK, Command.AHEAD):
                return reply
            is_new = self._take(step, reply)
            again = self._thresholds.look_again(step, self.answers) if is_new else Move.GO_ON
            if again is Command.BACK:
                continue
            if again is Move.CHANGE:
                self._put(step.name, Answer(given=NOTHING_HAPPENED))
            met = self._thresholds.meet_outside(step, self.course)
            if met is not Command.BACK:
                return met

    def _answer(self, step: Step) -> Said:
        """Ask for the answer at one step; give a value, or where the person goes instead."""
        opened, self._opened = step.name in self._opened, set()
        notices = (*self.take_notices(), *[self._pages.notices.opened()] * opened)
        while True:
            done = self._is_answered(step)
            ahead = done and self._first_open(()) is not None
            skipped = done and step.part != "given"
            page = self._pages.step(step, self.course, notices=notices, skipped=skipped, ahead=ahead)
            reply = self._talk.choose(replace(page, last=page.last or self._chose))
            if reply is Command.WHY:
                self._talk.choose(self._pages.why(step))
            elif reply is Command.NOTE:
                self._note(step.name)
            else:
                return reply

    def _take(self, step: Step, reply: Said) -> bool:
        """Record what was said at one step; say whether it is another answer to the question itself."""
        value = reply if isinstance(reply, str) else None
        answer = given(self.answers, step.name)
        if step.part != "given":
            self._due.discard(step)
            self._put(step.name, answer.model_copy(update={step.part: value}))
            return False
        if answer.given == value:
            return False
        is_mark = value in marks(self._pack, self._pack.questions[step.name])
        said = Answer(given=value or "")
        if is_mark:
            said = self._taken_out.mark(step.name, answer.model_copy(update={"given": value}))
        else:
            self._taken_out.unmark(step.name, answer)
        self._put(step.name, said)
        if answer.note and not said.note:
            self._notices = (*self._notices, self._pages.notices.note_out())
        after = following(self._pack, step.name, given(self.answers, step.name))
        self._due |= {each for each in after if getattr(given(self.answers, step.name), each.part) is None}
        return True

    def _decline(self, names: Iterable[str]) -> None:
        """Decline those of the questions that are open and were never answered."""
        unasked, answers = self.unasked(), self.answers
        for name in names:
            if name in unasked:
                answers, _ = flow.put(self._pack, answers, name, Answer(given="declined"))
        self.keep(answers)

    def _note(self, name: str) -> None:
        """Ask for a note; again, with its words still there, while it is too much for a file."""
        page = self._pages.note(name, self.answers)
        while isinstance(text := self._talk.ask_line(page), str):
            noted = given(self.answers, name).model_copy(update={"note": text or None})
            if not text or has_room(self.answers.put(dict(self.answers.answers) | {name: noted}), self._pack):
                self._put(name, noted)
                return
            page = self._pages.no_room(page, text)

    def _put(self, name: str, answer: Answer) -> None:
        """Keep an answer at once, and say what it makes pointless, and what it newly opens."""
        before = self.course
        answers, dropped = flow.put(self._pack, before.answers, name, answer)
        self._taken_out.drop(before.answers, dropped)
        answers, back = self._taken_out.bring_back(answers)
        self.keep(answers)
        self._due = {each for each in self._due if each.name in answers.answers}
        if dropped:
            self._notices = (self._pages.notices.dropped(len(dropped)),)
        elif back:
            self._notices = (self._pages.notices.brought_back(len(back)),)
        if self._turned is not None:
            self._opened = set(self.course.names) - {*before.names, *answers.answers}
