"""What stands on each page of the conversation: a pack's words and the program's, put together. Pure."""

from collections.abc import Mapping
from typing import Final

from impasse_check import flow
from impasse_check.answers import permitted
from impasse_check.gates import frequency_points
from impasse_check.model import ABSENCES, LONGEST_NOTE, NOT_ASKED, Answers, Pack, Question
from impasse_check.model import Page as Text
from impasse_check.prompts.page import LEAVING, Choice, Command, Move, Page
from impasse_check.words import Words

_ASKING: Final = (Command.BACK, Command.WHY, *LEAVING)


class Pages:
    """Makes the pages of one pack."""

    def __init__(self, pack: Pack, words: Words, help_lines: tuple[str, ...]) -> None:
        self._pack = pack
        self._words = words
        self._help_lines = help_lines

    def start(self) -> Page:
        """Give what to know before the first question."""
        text = self._pack.pages.start
        return self._reading(text.title, _paragraphs(text), LEAVING)

    def help(self) -> Page:
        """Give the help lines."""
        without_help = (Command.BACK, Command.LEAVE, Command.VANISH)
        return self._reading(self._words.say("quiz.help"), self._help_lines, without_help)

    def why(self, question: Question) -> Page:
        """Give why a question is asked."""
        return self._reading(self._words.say("quiz.why"), (question.why,))

    def why_impact(self) -> Page:
        """Give why it is asked how much something weighs."""
        text = self._words.say("quiz.why-impact")
        return self._reading(self._words.say("quiz.why"), (text,))

    def question(self, name: str, answers: Answers, notices: tuple[str, ...]) -> Page:
        """Give a question with every answer that it can have here."""
        question = self._pack.questions[name]
        given, labels = answers.answers.get(name, NOT_ASKED), self._labels(question)
        answered = given.value if given.status == "answered" else given.status
        return Page(
            where=self._where(name, answers),
            text=(*notices, *self._intro(name, question), self._pack.periods[question.period]),
            question=question.text,
            choices=_choices(labels),
            current=answered if answered in labels else None,
            commands=_ASKING,
        )

    def impact(self, name: str, answers: Answers) -> Page:
        """Give the question how much it weighs, below what was said, which stands where it stood."""
        given, choices, question = answers.answers[name], self._pack.choices, self._pack.questions[name]
        said = self._words.say("report.often", often=choices["frequency"][given.value or ""])
        text = [*self._intro(name, question), self._pack.periods[question.period], f"{question.text} {said}"]
        if given.note is not None:
            text.append(f"{self._words.say('report.note')} {given.note}")
        return Page(
            where=self._where(name, answers),
            text=tuple(text),
            question=self._words.say("quiz.impact"),
            choices=(*_choices(choices["impact"]), self._choice(Move.OPEN)),
            current=given.impact,
            commands=(Command.BACK, Command.WHY, Command.NOTE, *LEAVING),
        )

    def note(self, name: str, answers: Answers) -> Page:
        """Give the page that takes a note to an answer."""
        text, note = self._pack.questions[name].text, answers.answers[name].note
        return Page(text=(text,), question=self._words.say("quiz.note"), current=note, longest=LONGEST_NOTE)

    def warning(self, text: tuple[str, ...]) -> Page:
        """Give the word of warning."""
        choices = (self._choice(Move.GO_ON), self._choice(Move.SKIP))
        return Page(text=text, question=self._words.say("quiz.warned"), choices=choices)

    def outside(self, *, softly: bool) -> Page:
        """Give help from outside, with softer words where the person is not sure."""
        pages = self._pack.pages
        danger, *rest = _paragraphs(pages.outside)
        title, opening = pages.outside.title, tuple[str, ...]()
        if softly:
            title, opening = pages.outside_unsure.title, _paragraphs(pages.outside_unsure)
        return Page(
            where=title,
            text=(danger, *opening, *rest, *self._help_lines),
            question=self._words.say("quiz.outside"),
            choices=(self._choice(Move.GO_ON),),
            ways_out=(self._choice(Move.STOP), self._choice(Move.GONE)),
        )

    def review(self, answers: Answers, notices: tuple[str, ...], at: str | None) -> Page:
        """Give every open question with its answer, each to be picked and changed, opened at one of them."""
        names = flow.to_ask(self._pack, answers)
        return Page(
            where=self._words.say("review.title"),
            text=(*notices, self._words.say("review.about")),
            question=self._words.say("review.question"),
            pinned=(self._choice(Move.GO_ON),),
            choices=tuple(Choice(value=name, label=self._said(name, answers)) for name in names),
            at=at,
        )

    def dropped(self, count: int) -> str:
        """Say how many answers a change has made pointless."""
        return self._words.say("quiz.dropped", count=count)

    def _said(self, name: str, answers: Answers) -> str:
        """Give a question with its answer, how heavy that is, and that there is a note."""
        question, given = self._pack.questions[name], answers.answers.get(name, NOT_ASKED)
        if given.status in ABSENCES:
            label = self._pack.choices["absence"][given.status]
        else:
            label = permitted(self._pack, question)[given.value or ""]
        said = [self._words.say("review.answer", text=question.text, answer=label)]
        if frequency_points(given):
            heavy = self._pack.choices["impact"].get(given.impact or "", self._words.say("review.open"))
            said.append(self._words.say("review.heavy", heavy=heavy))
        if given.note is not None:
            said.append(self._words.say("review.noted"))
        return " ".join(said)

    def _labels(self, question: Question) -> Mapping[str, str]:
        """Give what a question can be answered with, and the kinds of absence that fit it."""
        absences = ["unsure", "declined"]
        if "may-not-apply" in question.traits:
            absences.append("not-applicable")
        words = self._pack.choices["absence"]
        return {**permitted(self._pack, question), **{each: words[each] for each in absences}}

    def _intro(self, name: str, question: Question) -> tuple[str, ...]:
        """Give the line before the first question of a section."""
        questions = self._pack.questions
        first = next(each for each, other in questions.items() if other.section == question.section)
        section = self._pack.sections[question.section]
        return (f"{section.title}. {section.intro}",) if name == first else ()

    def _where(self, name: str, answers: Answers) -> str:
        names = flow.to_ask(self._pack, answers)
        return self._words.say("quiz.where", number=names.index(name) + 1, count=len(names))

    def _reading(
        self, title: str, text: tuple[str, ...], commands: tuple[Command, ...] = (Command.BACK, *LEAVING)
    ) -> Page:
        return Page(
            where=title,
            text=text,
            question=self._words.say("quiz.read"),
            choices=(self._choice(Move.GO_ON),),
            commands=commands,
        )

    def _choice(self, move: Move) -> Choice:
        return Choice(value=move, label=self._words.say(f"quiz.{move.value}"))


def _choices(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, label=label) for value, label in labels.items())


def _paragraphs(text: Text) -> tuple[str, ...]:
    """Give a page of a pack as paragraphs; a list is one, with a line for each point."""
    paragraphs: list[str] = []
    for part in text.body:
        if part.list:
            paragraphs.append("\n".join(f"- {point}" for point in part.list))
        paragraphs.extend(each for each in (part.say, part.words) if each is not None)
    return tuple(paragraphs)
