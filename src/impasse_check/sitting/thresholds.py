"""What comes before and after a grave question: a word of warning, a second look, help from outside."""

from impasse_check import flow
from impasse_check.model import EVENT_ANSWERS, Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Move, Said
from impasse_check.scoring import grave
from impasse_check.sitting.help import Help
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.steps import Course, Step, given
from impasse_check.visibility import someone_line

NOTHING_HAPPENED = EVENT_ANSWERS[-1]


class Thresholds:
    """Knows what was shown already. What asks may raise LeftError or VanishedError."""

    def __init__(self, pack: Pack, pages: Pages, conversation: Conversation, help: Help) -> None:
        self._pack = pack
        self._pages = pages
        self._talk = conversation
        self._help = help
        self._warned: set[str] = set()
        self._met_outside = False

    def begin(self, course: Course) -> None:
        """Take help from outside as met, where answers called for it before."""
        self._met_outside = course.score.route == "outside"

    def warn(self, step: Step, course: Course) -> Said:
        """Say the word of warning where it comes now; give what the person does about it."""
        warning = self._warning(step, course.answers)
        if not warning:
            return Move.GO_ON
        while (
            reply := self._talk.choose(self._pages.warning(warning, self._pages.last(step, course)))
        ) is Move.SKIP:
            # One key must not pass over so much: what it did is seen, and can be taken back.
            if self._talk.choose(self._pages.skipping()) is not Command.BACK:
                break
        if reply is not Command.BACK:
            self._warned.add(self._pack.questions[step.name].section)
        return reply

    def look_again(self, step: Step, answers: Answers) -> Said:
        """Ask somebody who is not sure about a grave act if something happened, and offer what follows.

        Gives back, change or on. Nothing is changed here.
        """
        if given(answers, step.name).given != "unsure" or step.name not in grave(self._pack):
            return Move.GO_ON
        while (reply := self._talk.choose(self._pages.unsure(step, answers))) is Move.NOTHING:
            offered = self._talk.choose(self._pages.offer_no())
            if offered is not Command.BACK:
                return offered
        return reply if reply is Command.BACK else Move.GO_ON

    def meet_outside(self, step: Step, course: Course) -> Said:
        """Show help from outside at the first answer that calls for it; once, unless that is taken back."""
        result = course.score
        meets, self._met_outside = result.route == "outside", self._met_outside and result.route == "outside"
        if not meets or self._met_outside:
            return Move.GO_ON
        last, said = self._pages.last_said(step, course.answers), someone_line(self._pack, result, "someone")
        softly = not result.at("outside")
        reply = self._help.meet_outside(self._talk, self._pages, said, softly=softly, last=last)
        self._met_outside = reply is not Command.BACK
        return reply

    def _warning(self, step: Step, answers: Answers) -> tuple[str, ...]:
        """Give the word of warning where it comes now: once before a new question of those it is about."""
        section = self._pack.questions[step.name].section
        warning = self._pack.sections[section].warning
        if warning is None or step.part != "given" or given(answers, step.name).given != "not-asked":
            return ()
        about = flow.rest_of_section(self._pack, warning.before)
        due = step.name == warning.before or (step.name in about and section not in self._warned)
        return warning.text if due else ()
