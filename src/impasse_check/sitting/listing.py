"""The list of all answers, each to be picked and changed: what was marked or is open comes first."""

from enum import Enum

from impasse_check.answers import marks
from impasse_check.model import HAPPENED, Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Choice, Page
from impasse_check.sitting.interview import Interview, Way
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.steps import Course, Step, following, given
from impasse_check.words import Words


class Fold(Enum):
    """What shows the answers that are folded away."""

    REST = "rest"


class Listing:
    """Shows the list, and has picked answers asked again, until the person turns back."""

    def __init__(self, pack: Pack, words: Words, pages: Pages) -> None:
        self._pack = pack
        self._words = words
        self._pages = pages

    def run(self, interview: Interview, conversation: Conversation) -> Way:
        """Give back where the person is done with it, or stopped at the page with help from outside."""
        at = picked = None
        folded = True
        while True:
            page = self._page(interview.course, interview.take_notices(), picked, at=at, folded=folded)
            reply = conversation.choose(page)
            if reply is Fold.REST:
                # The first that was folded away stands where they opened it.
                at = self._order(interview.course, picked)[1][0]
                folded = False
            elif isinstance(reply, str):
                if interview.change(reply) is Way.STOPPED:
                    return Way.STOPPED
                at = picked = reply
            else:
                return Way.BACK

    def _order(self, course: Course, picked: str | None) -> tuple[list[str], list[str]]:
        """Give what comes first, with what was picked last, and the rest."""
        first = [name for name in course.names if self._stands_out(name, course.answers) or name == picked]
        return first, [name for name in course.names if name not in first]

    def _page(
        self, course: Course, notices: tuple[str, ...], picked: str | None, *, at: str | None, folded: bool
    ) -> Page:
        answers = course.answers
        first, rest = self._order(course, picked)
        shown = [*first, *([] if folded else rest)]
        choices = [Choice(value=name, label=self._said(name, answers)) for name in shown]
        if folded and rest:
            choices.append(Choice(value=Fold.REST, label=self._words.say("review.rest", count=len(rest))))
        return Page(
            where=self._words.say("review.title"),
            text=(*notices, self._words.say("review.about" if first else "review.nothing")),
            question=self._words.say("review.question"),
            choices=tuple(choices),
            listed=True,
            at=at,
        )

    def _stands_out(self, name: str, answers: Answers) -> bool:
        """Say whether an answer comes first: a mark, an act that happened, or anything that is open."""
        answer, question = given(answers, name), self._pack.questions[name]
        open_ = answer.value is None and answer.given != "not-applicable"
        happened = question.kind == "event" and answer.given == HAPPENED
        return open_ or happened or answer.given in marks(self._pack, question)

    def _said(self, name: str, answers: Answers) -> str:
        """Give a question with its part, its answer, what follows a mark, and that there is a note."""
        question, answer = self._pack.questions[name], given(answers, name)
        label = self._pages.said_at(Step(name), answers)
        part = self._pack.sections[question.section].title
        said = [self._words.say("review.answer", part=part, text=question.text, answer=label)]
        for step in following(self._pack, name, answer):
            asked = getattr(self._pack.follow_ups, step.part)
            open_ = self._words.say("review.open")
            answered = open_ if getattr(answer, step.part) is None else self._pages.said_at(step, answers)
            said.append(self._words.say("report.followed", lead=asked.before_answer, answer=answered))
        if answer.note is not None:
            said.append(self._words.say("review.noted"))
        return " ".join(said)
