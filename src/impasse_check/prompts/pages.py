"""What stands on each page of the conversation: a pack's words and the program's, put together. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from impasse_check import flow
from impasse_check.answers import FOLLOWING, Following, marks, permits, permitted
from impasse_check.model import LONGEST_NOTE, NOT_ASKED, Answer, Answers, FollowUp, Pack, Passage, Question
from impasse_check.prompts.page import LEAVING, Choice, Command, Move, Page
from impasse_check.words import Words

_ASKING: Final = (Command.BACK, Command.WHY, *LEAVING)


class Pages:
    """Makes the pages of one pack."""

    def __init__(self, pack: Pack, words: Words, help_lines: tuple[str, ...]) -> None:
        self._pack = pack
        self._words = words
        self._help_lines = help_lines
        self._there: Mapping[str, Passage] = {name: page for name, page in pack.pages if page is not None}
        self._asked: Mapping[str, FollowUp] = {
            name: each for name, each in pack.follow_ups if each is not None
        }

    def start(self) -> Page:
        """Give what to know before the first question."""
        text = self._there["start"]
        return self._reading(text.title, _paragraphs(text), LEAVING)

    def help(self) -> Page:
        """Give the help lines."""
        without_help = (Command.BACK, Command.LEAVE, Command.VANISH)
        return self._reading(self._words.say("quiz.help"), self._help_lines, without_help)

    def why(self, question: Question) -> Page:
        """Give why a question is asked."""
        return self._reading(self._words.say("quiz.why"), (question.why,))

    def why_follow_up(self, field: Following) -> Page:
        """Give why something is asked after a mark."""
        return self._reading(self._words.say("quiz.why"), (self._asked[field].why,))

    def question(self, name: str, answers: Answers, notices: tuple[str, ...]) -> Page:
        """Give a question with every answer that it can have here."""
        question = self._pack.questions[name]
        given, labels = answers.answers.get(name, NOT_ASKED), self._labels(question)
        return Page(
            where=self._where(name, answers),
            text=(*notices, *self._intro(name, question)),
            question=question.text,
            choices=_choices(labels),
            current=given.given if given.given in labels else None,
            commands=_ASKING,
        )

    def follow_up(self, name: str, field: Following, answers: Answers) -> Page:
        """Give what follows a mark, below what was said, which stands where it stood."""
        given, question, asked = answers.answers[name], self._pack.questions[name], self._asked[field]
        said = self._words.say("report.given", answer=permitted(self._pack, question)[given.given])
        text = [*self._intro(name, question), f"{question.text} {said}"]
        if given.note is not None:
            text.append(f"{self._words.say('report.note')} {given.note}")
        return Page(
            where=self._where(name, answers),
            text=tuple(text),
            question=asked.text,
            choices=(*_choices(self._pack.choices[asked.choices]), self._choice(Move.OPEN)),
            current=getattr(given, field),
            commands=(Command.BACK, Command.WHY, Command.NOTE, *LEAVING),
        )

    def note(self, name: str, answers: Answers) -> Page:
        """Give the page that takes a note to an answer."""
        text, note = self._pack.questions[name].text, answers.answers[name].note
        return Page(text=(text,), question=self._words.say("quiz.note"), current=note, longest=LONGEST_NOTE)

    def no_room(self, page: Page, text: str) -> Page:
        """Give the page of a note again, with what was written, where no file can hold so much."""
        return replace(page, text=(self._words.say("quiz.no-room"), *page.text[-1:]), current=text)

    def warning(self, text: tuple[str, ...]) -> Page:
        """Give the word of warning."""
        choices = (self._choice(Move.GO_ON), self._choice(Move.SKIP))
        return Page(text=text, question=self._words.say("quiz.warned"), choices=choices)

    def outside(self, *, softly: bool) -> Page:
        """Give help from outside, with softer words where the person is not sure."""
        page, unsure = self._there["outside"], self._there["outside_unsure"]
        danger, *rest = _paragraphs(page)
        title, opening = (unsure.title, _paragraphs(unsure)) if softly else (page.title, ())
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
        said = [self._words.say("review.answer", text=question.text, answer=self._label(question, given))]
        if given.given in marks(self._pack, question):
            said += [
                self._followed(given, field) for field in FOLLOWING if field in permits(self._pack, question)
            ]
        if given.note is not None:
            said.append(self._words.say("review.noted"))
        return " ".join(said)

    def _label(self, question: Question, given: Answer) -> str:
        return {**self._pack.choices["absence"], **permitted(self._pack, question)}[given.given]

    def _followed(self, given: Answer, field: Following) -> str:
        """Say what was answered to what follows a mark."""
        asked, open_ = self._asked[field], self._words.say("review.open")
        answer = self._pack.choices[asked.choices].get(getattr(given, field) or "", open_)
        return self._words.say("report.followed", lead=asked.before_answer, answer=answer)

    def _labels(self, question: Question) -> Mapping[str, str]:
        """Give what a question can be answered with, and the kinds of absence that fit it."""
        absences = ["unsure", "declined"]
        if "may-not-apply" in question.traits:
            absences.append("not-applicable")
        words = self._pack.choices["absence"]
        return {**permitted(self._pack, question), **{each: words[each] for each in absences}}

    def _intro(self, name: str, question: Question) -> tuple[str, ...]:
        """Give the line before the first question of a section, and which time a question asks about."""
        questions = self._pack.questions
        first = next(each for each, other in questions.items() if other.section == question.section)
        section = self._pack.sections[question.section]
        about = self._words.say("quiz.section", title=section.title, intro=section.intro)
        period = self._pack.periods.get(question.period, "")
        return tuple(filter(None, (about if name == first else "", period)))

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


def _paragraphs(text: Passage) -> tuple[str, ...]:
    """Give a page of a pack as paragraphs; a list is one, with a line for each point."""
    paragraphs: list[str] = []
    for part in text.body.values():
        if part.list:
            paragraphs.append("\n".join(f"- {point}" for point in part.list))
        paragraphs.extend(each for each in (part.say, part.words) if each is not None)
    return tuple(paragraphs)
