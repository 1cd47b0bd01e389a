"""The conversation: which page comes when, and what is recorded. Holds no terminal, only an asker."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from impasse_check import flow
from impasse_check.answers import permitted
from impasse_check.gates import frequency_points
from impasse_check.model import NOT_ASKED, Answer, Answers, Pack, Question
from impasse_check.model import Page as Text
from impasse_check.prompts.page import Asker, Choice, Command, LeftError, Page, VanishedError
from impasse_check.scoring import score
from impasse_check.words import Words

_GO_ON: Final = "go-on"
_SKIP: Final = "skip"
_STOP: Final = "stop"
_OPEN: Final = "open"
_ASKING: Final = (Command.BACK, Command.WHY, Command.HELP, Command.LEAVE, Command.VANISH)


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
        self._help_lines = help_lines
        self._asker = asker
        self._keep = keep
        self._notices: tuple[str, ...] = ()
        self._met_outside = score(pack, answers).route == "outside"
        self.answers = answers

    def run(self) -> None:
        """Show the first page, then ask every open question that was never asked.

        Raises LeftError or VanishedError where the person goes before the end.
        """
        if flow.next_unasked(self._pack, self.answers) is not None:
            self._read(self._pack.pages.start)
            self._go_on()

    def change(self, name: str) -> None:
        """Ask one question again, then what its answer newly opens."""
        if self._ask(name) is None:
            self._go_on()

    def choose(self, page: Page) -> str | Command:
        """Put a page before the person; give their choice, or back, why or note. Sees to all the rest."""
        while True:
            reply = self._asker.choose(page)
            if reply is not Command.HELP:
                return _staying(reply)
            self._read_lines(self._help_lines, self._words.say("quiz.help"))

    def write(self, page: Page) -> str | Command:
        """Ask for a line of text; give it, or back. Sees to all the rest."""
        while True:
            reply = self._asker.write(page)
            if reply is not Command.HELP:
                return _staying(reply)
            self._read_lines(self._help_lines, self._words.say("quiz.help"))

    def _go_on(self) -> None:
        name = flow.next_unasked(self._pack, self.answers)
        while name is not None:
            before = self._before(name)
            if self._ask(name) is Command.BACK:
                name = before
            elif self._stops_at_outside():
                return
            else:
                name = flow.next_unasked(self._pack, self.answers)

    def _before(self, name: str) -> str:
        """Give the open question before this one, or this one where it is the first."""
        names = flow.to_ask(self._pack, self.answers)
        return names[max(0, names.index(name) - 1)]

    def _ask(self, name: str) -> Command | None:
        """Ask one question whole. Gives back where the person turned back instead."""
        question = self._pack.questions[name]
        if self._at_warning(name):
            warned = self._warn(question)
            if warned is Command.BACK:
                return Command.BACK
            if warned == _SKIP:
                self._decline(flow.rest_of_section(self._pack, name))
                return None
        while True:
            reply = self._choose_answer(name, question)
            if reply is Command.BACK:
                return Command.BACK
            self._record(name, self._answer(name, reply))
            if frequency_points(self.answers.answers[name]) in (None, 0) or self._weigh(name) is None:
                return None

    def _at_warning(self, name: str) -> bool:
        """Say whether a word of warning comes before this question: it was not answered yet."""
        warning = self._pack.sections[self._pack.questions[name].section].warning
        return warning is not None and warning.before == name and self._given(name).status == "not-asked"

    def _warn(self, question: Question) -> str | Command:
        section = self._pack.sections[question.section]
        return self.choose(
            Page(
                text=section.warning.text if section.warning else (),
                question=self._words.say("quiz.warned"),
                choices=(self._choice(_GO_ON), self._choice(_SKIP)),
            )
        )

    def _decline(self, names: Iterable[str]) -> None:
        for name in names:
            self._record(name, Answer(status="declined"))

    def _choose_answer(self, name: str, question: Question) -> str | Command:
        """Ask for the answer to one question; give a value, a kind of absence, or back."""
        page = self._question_page(name, question)
        self._notices = ()
        while True:
            reply = self.choose(page)
            if reply is not Command.WHY:
                return reply
            self._read_lines((question.why,), self._words.say("quiz.why"))

    def _question_page(self, name: str, question: Question) -> Page:
        open_now = flow.to_ask(self._pack, self.answers)
        section = self._pack.sections[question.section]
        first = next(
            each for each, other in self._pack.questions.items() if other.section == question.section
        )
        absences = ["unsure", "declined"]
        if "may-not-apply" in question.traits:
            absences.append("not-applicable")
        labels = {**permitted(self._pack, question), **{key: self._absence(key) for key in absences}}
        given = self._given(name)
        answered = given.value if given.status == "answered" else given.status
        return Page(
            where=self._words.say("quiz.where", number=open_now.index(name) + 1, count=len(open_now)),
            text=(
                *self._notices,
                *((f"{section.title}. {section.intro}",) if name == first else ()),
                self._pack.periods[question.period],
            ),
            question=question.text,
            choices=tuple(Choice(value=value, label=label) for value, label in labels.items()),
            current=answered if answered in labels else None,
            commands=_ASKING,
        )

    def _answer(self, name: str, reply: str) -> Answer:
        """Give the answer a reply stands for; what was weighed and noted before stays where it fits."""
        if reply not in permitted(self._pack, self._pack.questions[name]):
            return replace(NOT_ASKED, status=reply)  # type: ignore[arg-type]
        given, answer = self._given(name), Answer(status="answered", value=reply)
        if frequency_points(answer) in (None, 0):
            return answer
        return replace(answer, impact=given.impact, note=given.note)

    def _weigh(self, name: str) -> Command | None:
        """Ask how heavy it is, and for a note if the person wants one. Gives back where they turned back."""
        question, choices = self._pack.questions[name], self._pack.choices
        while True:
            given = self._given(name)
            said = self._words.say("report.often", often=choices["frequency"][given.value or ""])
            reply = self.choose(
                Page(
                    text=(f"{question.text} {said}", *self._note_so_far(given)),
                    question=self._words.say("quiz.impact"),
                    choices=(
                        *(Choice(value=value, label=label) for value, label in choices["impact"].items()),
                        self._choice(_OPEN),
                    ),
                    current=given.impact,
                    commands=(*_ASKING, Command.NOTE),
                )
            )
            if reply is Command.BACK:
                return Command.BACK
            if reply is Command.WHY:
                self._read_lines((self._words.say("quiz.why-impact"),), self._words.say("quiz.why"))
            elif reply is Command.NOTE:
                self._note(name)
            else:
                self._record(name, replace(given, impact=None if reply == _OPEN else str(reply)))
                return None

    def _note_so_far(self, given: Answer) -> tuple[str, ...]:
        return () if given.note is None else (f"{self._words.say('report.note')} {given.note}",)

    def _note(self, name: str) -> None:
        given = self._given(name)
        text = self.write(Page(question=self._words.say("quiz.note"), current=given.note))
        if not isinstance(text, Command):
            self._record(name, replace(given, note=text or None))

    def _record(self, name: str, answer: Answer) -> None:
        """Keep an answer at once, and say what it makes pointless."""
        self.answers, dropped = flow.put(self._pack, self.answers, name, answer)
        self._keep(self.answers)
        if dropped:
            self._notices = (self._words.say("quiz.dropped", count=len(dropped)),)

    def _stops_at_outside(self) -> bool:
        """Show help from outside at the first answer that calls for it; say whether they stop there."""
        result = score(self._pack, self.answers)
        if self._met_outside or result.route != "outside":
            return False
        self._met_outside = True
        page = self._outside_page(softly=not result.at("outside"))
        return self.choose(page) == _STOP

    def _outside_page(self, *, softly: bool) -> Page:
        pages = self._pack.pages
        danger, *rest = _lines(pages.outside)
        title, opening = pages.outside.title, tuple[str, ...]()
        if softly:
            title, opening = pages.outside_unsure.title, _lines(pages.outside_unsure)
        return Page(
            where=title,
            text=(danger, *opening, *rest, *self._help_lines),
            question=self._words.say("quiz.outside"),
            choices=(self._choice(_GO_ON), self._choice(_STOP)),
            commands=(Command.HELP, Command.LEAVE, Command.VANISH),
        )

    def _read(self, text: Text) -> None:
        self._read_lines(_lines(text), text.title)

    def _read_lines(self, lines: tuple[str, ...], title: str) -> None:
        """Show something to read, until the person goes on."""
        page = Page(
            where=title,
            text=lines,
            question=self._words.say("quiz.read"),
            choices=(self._choice(_GO_ON),),
            commands=(Command.LEAVE, Command.VANISH),
        )
        _staying(self._asker.choose(page))

    def _choice(self, value: str) -> Choice:
        return Choice(value=value, label=self._words.say(f"quiz.{value}"))

    def _absence(self, status: str) -> str:
        return self._pack.choices["absence"][status]

    def _given(self, name: str) -> Answer:
        return self.answers.answers.get(name, NOT_ASKED)


def _lines(text: Text) -> tuple[str, ...]:
    """Give a page of a pack as paragraphs."""
    lines: list[str] = []
    for part in text.body:
        lines.extend(f"- {point}" for point in part.list)
        lines.extend(each for each in (part.say, part.words) if each is not None)
    return tuple(lines)


def _staying(reply: str | Command) -> str | Command:
    """Give a reply as it is, unless it says that the person goes."""
    if reply is Command.LEAVE:
        raise LeftError
    if reply is Command.VANISH:
        raise VanishedError
    return reply
