"""A form to fill in with a pen: every question in asking order, boxes to tick, and where to go on. Pure."""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Final

from impasse_check.answers import FOLLOWING, marks, permits, permitted
from impasse_check.flow import looked_at
from impasse_check.model import HAPPENED, Answer, Answers, Level, Pack, Passage, Question, Resource
from impasse_check.report.blocks import (
    Ask,
    Block,
    Boxes,
    Bullets,
    Catalogue,
    Heading,
    Paragraph,
    Quote,
    WriteHere,
)
from impasse_check.report.composer import Composer
from impasse_check.report.help import contact, help_for
from impasse_check.report.short import add_not_looked_at, short_parts
from impasse_check.scoring import score
from impasse_check.visibility import someone_line
from impasse_check.words import Words

_LINES: Final = 5
"""Lines for own words."""
_ON_ONE_ROW: Final = 3
"""Answers that leave room in their row for the ways not to give one."""
_NOT_HERE: Final = "not-applicable"


def make_form(
    pack: Pack, words: Words, resources: Iterable[Resource], focus: tuple[str, ...] = ()
) -> Catalogue:
    """Give the form of a pack: it holds no answer and no name, and says what to do with it at the end.

    With a ``focus``, sections to look at, it has the questions of these, every event, and what is asked to
    know where a person stands; and it says what it leaves out.
    """
    form = _Form(pack, words, tuple(resources), Answers(focus=focus))
    form.compose()
    content = {"title": pack.title}
    return Catalogue(blocks=tuple(form.to.blocks), words=words, language=pack.language, content=content)


class _Form:
    """Composes one form."""

    def __init__(self, pack: Pack, words: Words, resources: tuple[Resource, ...], empty: Answers) -> None:
        self.to = Composer(pack.sources, words)
        self._pack = pack
        self._words = words
        self._resources = resources
        self._empty = empty
        self._names = looked_at(pack, empty)
        self._number = {name: number for number, name in enumerate(self._names, 1)}
        self._targets = {number for name in self._names for number in self._closing(name).values()}

    def compose(self) -> None:
        """Add every block, from what to know before to where to turn after."""
        self.to.heading(self._pack.title, 1)
        for key in ("form.about", "form.keep"):
            self.to.say(key)
        if self._pack.pages.outside is not None:
            self.to.parts(short_parts(self._pack.pages.outside)[:1])
        add_not_looked_at(self.to, self._pack, self._empty, set(self._names))
        section = ""
        for name in self._names:
            question = self._pack.questions[name]
            if question.section != section:
                self._ends(section)
                section = question.section
                self.to.heading(self._pack.sections[section].title)
                self.to.add(Paragraph(text=self._pack.sections[section].intro))
            self._warning(name, question)
            self.to.add(self._ask(name, question))
        self._ends(section)
        self._after()

    def _warning(self, name: str, question: Question) -> None:
        """Warn before the questions about grave acts, which can be skipped as a whole."""
        warning = self._pack.sections[question.section].warning
        if warning is None or warning.before != name:
            return
        self.to.heading(self._words.say("form.warning"), 3)
        self.to.add(*(Paragraph(text=text) for text in warning.text))
        last = [each for each in self._names if self._pack.questions[each].section == question.section][-1]
        skip = self._jump(self._words.say("form.skip"), self._number[last] + 1)
        boxes = Boxes(label=None, items=(self._words.say("form.see-them"), skip))
        self.to.add(Ask(number=None, lead=None, text=self._words.say("form.see"), note=None, rows=(boxes,)))

    def _ask(self, name: str, question: Question) -> Ask:
        """Give a question with a box for each answer, and for each way not to give one."""
        closing = self._closing(name)
        items = [
            self._jump(label, closing[answer]) if answer in closing else label
            for answer, label in permitted(self._pack, question).items()
        ]
        absences = ["unsure", "declined", *([_NOT_HERE] if "may-not-apply" in question.traits else [])]
        absent = [self._pack.choices["absence"][each] for each in absences]
        rows = [items, absent] if len(items) > _ON_ONE_ROW else [[*items, *absent]]
        return Ask(
            number=self._number[name],
            lead=self._lead(name, question),
            text=question.text,
            note=self._note(question),
            rows=(*(Boxes(label=None, items=tuple(row)) for row in rows), *self._followed(question)),
        )

    def _lead(self, name: str, question: Question) -> str | None:
        """Give the time a question asks about where that is new, or where someone may arrive by a jump."""
        place = self._number[name] - 1
        before = self._pack.questions[self._names[place - 1]] if place else None
        same = before is not None and (before.section, before.period) == (question.section, question.period)
        return None if same and place + 1 not in self._targets else self._pack.periods.get(question.period)

    def _followed(self, question: Question) -> Iterator[Boxes]:
        """Give what is asked after a mark, with the answer from which on it is."""
        marked = marks(self._pack, question)
        least = next((label for each, label in permitted(self._pack, question).items() if each in marked), "")
        may = permits(self._pack, question)
        for field in FOLLOWING:
            asked = getattr(self._pack.follow_ups, field)
            if asked is not None and field in may:
                label = self._words.say("form.if-marked", answer=least, text=asked.text)
                yield Boxes(label=label, items=tuple(self._pack.choices[asked.choices].values()))

    def _note(self, question: Question) -> str | None:
        """Say when a question is left out, where no jump passes over it, or that it is asked last."""
        closed = question.closed_by
        if question.asked_if:
            return self._words.say("form.last")
        gate, name = closed.question if closed is not None else None, self._id(question)
        if closed is None or gate is None or gate not in self._number:
            return None
        labels = permitted(self._pack, self._pack.questions[gate])
        answers = [
            labels[each]
            for each in closed.is_
            if each in labels and self._closing(gate).get(each, 0) <= self._number[name]
        ]
        if not answers:
            return None
        return self._words.say("form.leave-out", answers=self._or(answers), number=self._number[gate])

    def _closing(self, gate: str) -> dict[str, int]:
        """Give the answers of a question that pass over the next ones, each with where to go on."""
        passed = {}
        for answer in permitted(self._pack, self._pack.questions[gate]):
            closed, number = {(gate, answer)}, self._number[gate]
            for name in self._names[number:]:
                by = self._pack.questions[name].closed_by
                if by is None or not any((by.question, each) in closed for each in by.is_):
                    break
                closed.add((name, _NOT_HERE))
                number += 1
            if number > self._number[gate]:
                passed[answer] = number + 1
        return passed

    def _jump(self, answer: str, number: int) -> str:
        """Give an answer with the question at which to go on, or with what stands after the last."""
        if number > len(self._names):
            return self._words.say("form.jump-out", answer=answer, title=self._words.say("form.after"))
        return self._words.say("form.jump", answer=answer, number=number)

    def _ends(self, section: str) -> None:
        """Say after the questions about grave acts where some answers lead."""
        events = [
            name
            for name in self._names
            if (each := self._pack.questions[name]).section == section and each.kind == "event"
        ]
        if events:
            self._leads("outside", self._pack.pages.outside, events)

    def _after(self) -> None:
        """Say what to do with the form, and add the pages that answers on it lead to."""
        pages = self._pack.pages
        self.to.heading(self._words.say("form.after"))
        self._leads("consult", pages.consult, self._names)
        self.to.say("form.no-result")
        self.to.heading(self._words.say("form.own-words"))
        self.to.say("form.own-words-about")
        self.to.add(WriteHere(lines=_LINES))
        if pages.outside is not None:
            self._page(pages.outside, self._outside_lines())
        if pages.consult is not None:
            self.to.heading(pages.consult.title)
            self.to.parts(short_parts(pages.consult))
        self.to.from_questions(self._pack)
        self.to.references()

    def _leads(self, level: Level, page: Passage | None, names: Iterable[str]) -> None:
        """Name the answers that lead to a page whatever else was answered."""
        found: dict[tuple[str, ...], list[str]] = {}
        for name in names:
            if answers := self._leading(name, level):
                found.setdefault(answers, []).append(str(self._number[name]))
        if page is None or not found:
            return
        self.to.say("form.turn-to", title=page.title)
        said = (
            self._words.say(
                "form.ticked" if len(numbers) == 1 else "form.ticked-many",
                answers=self._or(answers),
                numbers=", ".join(numbers),
            )
            for answers, numbers in found.items()
        )
        self.to.add(Bullets(items=tuple(said)))

    def _leading(self, name: str, level: Level) -> tuple[str, ...]:
        """Give the answers to a question that alone lead to a level."""
        question, unsafe = self._pack.questions[name], self._pack.rules.unsafe
        labels = {**permitted(self._pack, question), **self._pack.choices["absence"]}
        if level == "consult" and unsafe is not None and unsafe.question == name:
            return tuple(labels[each] for each in unsafe.is_)
        if question.kind != "event":
            return ()
        at = {HAPPENED: question.level, "unsure": question.unsure or question.level}
        return tuple(labels[answer] for answer, reached in at.items() if reached == level)

    def _outside_lines(self) -> Iterator[Block]:
        """Give the words for someone outside, and where to find them."""
        grave = next((each for each in self._names if self._pack.questions[each].level == "outside"), None)
        if grave is not None:
            answers = Answers(answers={grave: Answer(given=HAPPENED)})
            line = someone_line(self._pack, score(self._pack, answers), "someone")
            if line is not None:
                yield Quote(text=line, label=self._words.say("card.someone"))

    def _page(self, page: Passage, first: Iterable[Block]) -> None:
        """Add help from outside on a page of its own."""
        self.to.add(Heading(text=page.title, rank=2, page=True), *first)
        parts, help = short_parts(page), help_for(self._resources, "outside", None)
        self.to.parts(parts[:1])
        self.to.contacts(help.resources, tuple(contact(each) for each in help.resources))
        # Paper lives for years, and a number without a day looks new for as long.
        self.to.last_checked(help.resources)
        self.to.parts(parts[1:])

    def _or(self, answers: Iterable[str]) -> str:
        return reduce(lambda some, last: self._words.say("join.or", some=some, last=last), answers)

    def _id(self, question: Question) -> str:
        return next(name for name, each in self._pack.questions.items() if each is question)
