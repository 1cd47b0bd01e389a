"""What stands on each page of the questions: a pack's words and the program's, put together. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from impasse_check.answers import Following, permits, permitted
from impasse_check.model import LONGEST_NOTE, Answers, FollowUp, Pack, Passage, Question
from impasse_check.prompts.page import LEAVING, SKIP_KEY, Choice, Command, Move, Page
from impasse_check.sitting.minutes import minutes
from impasse_check.sitting.notices import Notices
from impasse_check.sitting.steps import PARTS, Course, Step, given
from impasse_check.words import Words


class Pages:
    """Makes the pages of one pack."""

    def __init__(self, pack: Pack, words: Words) -> None:
        self._pack = pack
        self._words = words
        self.notices = Notices(words)
        self._there: Mapping[str, Passage] = {name: page for name, page in pack.pages if page is not None}
        self._asked: Mapping[str, FollowUp] = {
            name: each for name, each in pack.follow_ups if each is not None
        }

    def start(self) -> Page:
        """Give what to know before the first question."""
        text = self._there["start"]
        return self._reading(text.title, paragraphs(text), LEAVING)

    def focus(self, chosen: tuple[str, ...]) -> Page:
        """Give the question what brings the person here."""
        say, pack = self._words.say, self._pack
        parts = {name: section.title for name, section in pack.sections.items() if section.focus}
        everything = say("focus.all", minutes=minutes(pack, ()))
        return Page(
            text=(say("focus.later"),),
            question=say("focus.question"),
            choices=(
                Choice(value=Move.ALL, label=everything),
                *(
                    Choice(value=name, label=say("focus.part", part=title, minutes=minutes(pack, (name,))))
                    for name, title in parts.items()
                ),
            ),
            current=chosen[0] if chosen else None,
        )

    def chosen(self, part: str | Enum) -> str:
        """Say what was chosen to look at, as the last that was said."""
        title = (
            self._pack.sections[part].title if isinstance(part, str) else self._words.say("focus.everything")
        )
        return self._words.say("quiz.last", answer=title)

    def step(
        self,
        step: Step,
        course: Course,
        *,
        notices: tuple[str, ...] = (),
        skipped: bool = False,
        ahead: bool = False,
    ) -> Page:
        """Give the page of one step.

        ``skipped`` says whether it was left open before, ``ahead`` whether some question is open.
        """
        is_first = step.part == "given"
        page = self._question(step, course) if is_first else self._follow_up(step, course.answers)
        commands = [Command.BACK, *[Command.AHEAD] * ahead, Command.WHY]
        if not is_first:
            commands.append(Command.NOTE)
        where, part = self._place(step.name, course)
        return replace(
            page,
            where=where,
            part=part,
            text=(*notices, *page.text),
            current=Move.OPEN if skipped and page.current is None else page.current,
            last=self.last(step, course),
            commands=(*commands, *LEAVING),
        )

    def last(self, step: Step | None, course: Course) -> str:
        """Say what was answered at the step before this one, or at the last of all."""
        there = course.steps
        before = there.index(step) if step in there else len(there)
        return self.last_said(there[before - 1], course.answers) if before else ""

    def last_said(self, step: Step, answers: Answers) -> str:
        """Say what was answered at this step, as the last that was."""
        return self._words.say("quiz.last", answer=self.said_at(step, answers))

    def said_at(self, step: Step, answers: Answers) -> str:
        """Give what was answered at one step, in words."""
        answer, question = given(answers, step.name), self._pack.questions[step.name]
        if step.part == "given":
            return {**self._pack.choices["absence"], **permitted(self._pack, question)}[answer.given]
        choices = self._pack.choices[self._asked[step.part].choices]
        return choices.get(getattr(answer, step.part) or "", self._words.say("quiz.skipped"))

    def why(self, step: Step) -> Page:
        """Give why something is asked."""
        question = self._pack.questions[step.name]
        text = question.why if step.part == "given" else self._asked[step.part].why
        return self._reading(self._words.say("quiz.why"), (text,))

    def note(self, name: str, answers: Answers) -> Page:
        """Give the page that takes a note to an answer."""
        text, note = self._pack.questions[name].text, given(answers, name).note
        return Page(text=(text,), question=self._words.say("quiz.note"), current=note, longest=LONGEST_NOTE)

    def no_room(self, page: Page, text: str) -> Page:
        """Give the page of a note again, with what was written, where no file can hold so much."""
        return replace(page, text=(self._words.say("quiz.no-room"), *page.text[-1:]), current=text)

    def warning(self, text: tuple[str, ...], last: str) -> Page:
        """Give the word of warning."""
        return replace(
            self._deciding(text, self._words.say("quiz.warned"), Move.SKIP), goes_on=True, last=last
        )

    def skipping(self) -> Page:
        """Say what skipping does, before it is done."""
        return self._reading(self._words.say("quiz.skipping"), (self._words.say("quiz.skipping-about"),))

    def unsure(self, step: Step, answers: Answers) -> Page:
        """Ask somebody who is not sure about a grave act, which is named again, if something happened."""
        about = (self._pack.questions[step.name].text,)
        return replace(
            self._deciding(about, self._words.say("unsure.question"), Move.SOMETHING, Move.NOTHING),
            last=self.last_said(step, answers),
        )

    def offer_no(self) -> Page:
        """Offer to somebody for whom nothing happened to say so, and change nothing unasked."""
        return self._deciding(
            (self._words.say("unsure.about"),), self._words.say("unsure.offer"), Move.CHANGE, Move.AS_IT_IS
        )

    def outside(
        self,
        said: str | None,
        help_lines: tuple[str, ...],
        *,
        softly: bool,
        last: str,
        most: int | None = None,
    ) -> Page:
        """Give help from outside, with softer words where the person is not sure.

        ``said`` is what they could say there; ``most`` paragraphs of the page are told, or all of them.
        """
        page, unsure = self._there["outside"], self._there["outside_unsure"]
        short = paragraphs(page, full=False)[:most]
        title, opening = (unsure.title, paragraphs(unsure)) if softly else (page.title, ())
        words = () if said is None else (f"{self._words.say('card.someone')}:\n{said}",)
        text = (*short[:1], *opening, *words, *help_lines, *short[1:])
        asked = self._deciding(text, self._words.say("quiz.outside"), Move.NEAR, Move.STOP)
        return replace(asked, where=title, goes_on=True, last=last)

    def _question(self, step: Step, course: Course) -> Page:
        """Give a question with every answer that it can have here."""
        question, answer = self._pack.questions[step.name], given(course.answers, step.name)
        labels = self._labels(question)
        first_words, period = self._intro(step.name, question, course)
        return Page(
            text=first_words,
            lead=period,
            question=question.text,
            choices=_choices(labels),
            current=answer.given if answer.given in labels else None,
            careful=question.kind == "event",
        )

    def _follow_up(self, step: Step, answers: Answers) -> Page:
        """Give one of the things that follow a mark, below what was said, which is folded to its answer."""
        answer, question = given(answers, step.name), self._pack.questions[step.name]
        field: Following = "impact" if step.part == "impact" else "said"
        asked = self._asked[field]
        folded = [first_sentence(question.text), *self._folded(step, answers)]
        if answer.note is not None:
            folded.append(f"{self._words.say('report.note')} {answer.note}")
        value: str | None = getattr(answer, field)
        skip = Choice(value=Move.OPEN, label=self._words.say("quiz.open"), key=SKIP_KEY)
        return Page(
            text=("\n".join(folded),),
            said=("\n".join(folded),),
            question=asked.text,
            choices=_choices(self._pack.choices[asked.choices]),
            options=(skip,),
            current=value,
        )

    def _folded(self, step: Step, answers: Answers) -> list[str]:
        """Give the parts before this one, each folded to its answer."""
        pack, before = self._pack, PARTS[: PARTS.index(step.part)]
        question = pack.questions[step.name]
        there = [part for part in before if part in permits(pack, question)]
        return [
            self._words.say(
                "quiz.folded",
                lead=pack.labels[question.choice_set if part == "given" else self._asked[part].choices],
                answer=self.said_at(Step(step.name, part), answers),
            )
            for part in there
        ]

    def _labels(self, question: Question) -> Mapping[str, str]:
        """Give what a question can be answered with, and the kinds of absence that fit it."""
        absences = ["unsure", "declined"]
        if "may-not-apply" in question.traits:
            absences.append("not-applicable")
        words = self._pack.choices["absence"]
        return {**permitted(self._pack, question), **{each: words[each] for each in absences}}

    def _intro(
        self, name: str, question: Question, course: Course
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the line before the first question of a section, and which time a question asks about.

        The time stands out where it is another than at the question before, and does not after that.
        """
        questions, here = self._pack.questions, question.section
        names = [each for each in course.names if questions[each].section == here]
        about = self._pack.sections[here].intro
        period = tuple(filter(None, [self._pack.periods.get(question.period, "")]))
        before = names[names.index(name) - 1] if name in names[1:] else None
        opening = () if before is not None else (about,)
        warning = self._pack.sections[here].warning
        warned = warning is not None and name == warning.before
        same = before is not None and questions[before].period == question.period and not warned
        return (opening, period) if same else (opening + period, ())

    def _place(self, name: str, course: Course) -> tuple[str, str]:
        """Say where the person is: in which part, and at which question."""
        pack, names = self._pack, course.names
        sections = list(dict.fromkeys(pack.questions[each].section for each in names))
        section = pack.questions[name].section
        where = self._words.say(
            "quiz.where",
            part=pack.sections[section].title,
            number=names.index(name) + 1 if name in names else 1,
            count=len(names),
        )
        number = sections.index(section) + 1 if section in sections else 1
        return where, self._words.say("quiz.part", number=number, count=len(sections))

    def _deciding(self, text: tuple[str, ...], question: str, *moves: Move) -> Page:
        options = tuple(self.option(each) for each in moves)
        return Page(text=text, question=question, options=options)

    def _reading(
        self, title: str, text: tuple[str, ...], commands: tuple[Command, ...] = (Command.BACK, *LEAVING)
    ) -> Page:
        return Page(where=title, text=text, goes_on=True, commands=commands)

    def option(self, value: Enum) -> Choice:
        """Give one thing that can be done, with its letter."""
        return option(self._words, value)


def option(words: Words, value: Enum) -> Choice:
    """Give one thing of the program's own that can be done, with its words and its letter."""
    return Choice(value=value, label=words.say(f"do.{value.value}"), key=words.say(f"letter.{value.value}"))


def first_sentence(text: str) -> str:
    """Give a question without what is only there to tell what does not count."""
    return text.split(". ", maxsplit=1)[0].removesuffix(".") + "."


def _choices(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, label=label) for value, label in labels.items())


def paragraphs(text: Passage, *, full: bool = True) -> tuple[str, ...]:
    """Give a page of a pack as paragraphs; a list is one, with a line for each point.

    Not ``full``: without what is for the full document alone.
    """
    found: list[str] = []
    for part in (each for each in text.body.values() if full or each.full is None):
        if part.list:
            found.append("\n".join(f"- {point}" for point in part.list))
        found += [part.say] if part.say is not None else []
        # Words to say are told from words about them.
        found += [f'"{part.words}"'] if part.words is not None else []
    return tuple(found)
