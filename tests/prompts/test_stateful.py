"""Any way through the quiz, on, back, change and skip: nothing is recorded that was not said."""

import queue
import threading
from typing import Final

from core_helpers import PACK, changed, document
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from samples import some
from scripted import answered, calm, interview_with, replies_to_all, talk, value_of, values

from impasse_check import flow
from impasse_check.answers import FOLLOWING, dump_answers, marks, parse_answers
from impasse_check.model import Answer, Answers
from impasse_check.prompts.page import Command, Page, Said
from impasse_check.renderers import FORMATS, render
from impasse_check.report import NothingToBringError
from impasse_check.scoring import score

QUESTIONS: Final = {question.text: name for name, question in PACK.questions.items()}
FOLLOWS: Final = {asked.text: field for field in FOLLOWING if (asked := getattr(PACK.follow_ups, field))}
"""What is asked after a mark, and what an answer keeps it as."""
HEAVY: Final = (*PACK.choices["impact"], "open")
TOLD: Final = (*PACK.choices["said"], "open")
MARKED: Final = ("easy-ground", "over-directs")
SECTIONS: Final = {
    section: tuple(name for name, each in PACK.questions.items() if each.section == section)
    for section in PACK.sections
}
GRAVE: Final = SECTIONS["boundaries"][-11:]
BLANK: Final = (
    tuple(PACK.questions),
    SECTIONS["opening"],
    SECTIONS["feedback"],
    SECTIONS["money"],
    SECTIONS["boundaries"],
    GRAVE[:5],
)
"""What was never asked when a quiz begins: all, or one part, so that its ways are gone to and fro."""
_DEADLINE: Final = 15


class Waiting:
    """An asker in a thread of its own: it shows a page, and waits for what is replied."""

    width = 76

    def __init__(self) -> None:
        self.shown: queue.Queue[Page | None] = queue.Queue()
        self.replies: queue.Queue[Said] = queue.Queue()

    def choose(self, page: Page) -> Said:
        """Show a page and wait."""
        self.shown.put(page)
        return self.replies.get(timeout=_DEADLINE)

    ask_line = choose


class Quiz(RuleBasedStateMachine):
    """One quiz, in which anything is done at any time; what was said is written down beside it."""

    page: Page | None

    @initialize(blank=st.sampled_from(BLANK))
    def begin(self, blank: tuple[str, ...]) -> None:
        """Start with some of the questions, the others answered, and wait for the first page."""
        start = answered({name: "often+somewhat" for name in MARKED if name not in blank}, leaving=blank)
        self.asker = Waiting()
        self.interview = interview_with(self.asker, start)
        self.said: dict[str, Answer] = dict(start.answers)
        self.weighing: str | None = None
        self.broken: BaseException | None = None
        self.thread = threading.Thread(target=self._hold, daemon=True)
        self.thread.start()
        self.page = self.asker.shown.get(timeout=_DEADLINE)

    def _hold(self) -> None:
        try:
            self.interview.run()
        except BaseException as error:
            self.broken = error
        self.asker.shown.put(None)

    def reply(self, reply: str | Command) -> None:
        """Reply to the page there is, and write down what that says."""
        assert self.page is not None
        self._write_down(self.page, reply)
        given = reply if isinstance(reply, Command) or self.page.takes_text else value_of(self.page, reply)
        self.asker.replies.put(given)
        self.page = self.asker.shown.get(timeout=_DEADLINE)
        assert self.broken is None

    def choices(self) -> list[str]:
        """Give the values of the choices there are now."""
        return [] if self.page is None else values(self.page)

    def _write_down(self, page: Page, reply: str | Command) -> None:
        """Keep beside the quiz what a person would say they said."""
        if isinstance(reply, Command):
            return
        name, weighing = QUESTIONS.get(page.question), self.weighing
        if name is not None:
            self.said[name] = self._answered(name, reply)
            self.weighing = name
        elif reply == "skip":
            warning = PACK.sections["boundaries"].warning
            assert warning is not None
            for each in flow.rest_of_section(PACK, warning.before):
                self.said.setdefault(each, Answer(given="declined"))
        elif weighing is not None and page.takes_text:
            self.said[weighing] = changed(self.said[weighing], note=reply or None)
        elif weighing is not None and page.question in FOLLOWS:
            followed = {FOLLOWS[page.question]: None if reply == "open" else reply}
            self.said[weighing] = changed(self.said[weighing], **followed)

    def _answered(self, name: str, reply: str) -> Answer:
        if reply in PACK.choices["absence"]:
            return Answer(given=reply)
        given, answer = self.said.get(name), Answer(given=reply)
        if given is None or reply not in marks(PACK, PACK.questions[name]):
            return answer
        return changed(answer, impact=given.impact, said=given.said, note=given.note)

    @rule(
        often=st.sampled_from(["rarely", "often", "almost-always"]),
        heavy=st.sampled_from(HEAVY),
        told=st.sampled_from(TOLD),
    )
    @precondition(lambda self: "often" in self.choices())
    def mark(self, often: str, heavy: str, told: str) -> None:
        """Mark what happens, and say how heavy it is and if it was said, where that is asked."""
        self.reply(often)
        self.reply(heavy)
        if "helped" in self.choices():
            self.reply(told)

    @rule(often=st.sampled_from(["rarely", "often"]), text=st.sampled_from(["", "my own words"]))
    @precondition(lambda self: "often" in self.choices())
    def mark_and_turn_back(self, often: str, text: str) -> None:
        """Mark what happens, note something, and turn back before it is weighed."""
        for reply in (often, Command.NOTE, text, Command.BACK):
            self.reply(reply)

    @rule()
    @precondition(lambda self: self.page is not None and Command.BACK in self.page.commands)
    def turn_back(self) -> None:
        """Turn back."""
        self.reply(Command.BACK)

    @rule()
    @precondition(lambda self: "skip" in self.choices())
    def skip(self) -> None:
        """Skip what the word of warning is about."""
        self.reply("skip")

    @rule(data=st.data())
    @precondition(lambda self: self.page is not None and not self.page.takes_text)
    def choose_anything(self, data: st.DataObject) -> None:
        """Choose any of the choices there are, but for the ways out."""
        assert self.page is not None
        out = {"stop", "gone"}
        self.reply(data.draw(st.sampled_from([each for each in values(self.page) if each not in out])))

    @rule(count=st.integers(1, 12))
    @precondition(lambda self: self.page is not None and self.page.question in QUESTIONS)
    def choose_calmly(self, count: int) -> None:
        """Choose what marks nothing, for a while, so that long ways are gone."""
        for _ in range(count):
            if self.page is not None and self.page.question in QUESTIONS:
                self.reply(calm(QUESTIONS[self.page.question]))

    @rule(command=st.sampled_from([Command.WHY, Command.NOTE, Command.HELP]))
    @precondition(lambda self: self.page is not None and Command.HELP in self.page.commands)
    def read(self, command: Command) -> None:
        """Read something, or begin a note, where that can be done."""
        assert self.page is not None
        if command in self.page.commands:
            self.reply(command)

    @rule(text=st.sampled_from(["", "my own words", "more of them"]))
    @precondition(lambda self: self.page is not None and self.page.takes_text)
    def write(self, text: str) -> None:
        """Write a note, or take it out."""
        self.reply(text)

    @rule(data=st.data())
    @precondition(lambda self: self.page is not None and self.page.pinned)
    def change_something(self, data: st.DataObject) -> None:
        """Pick any answer on the list, to change it."""
        assert self.page is not None
        self.reply(data.draw(st.sampled_from([name for name in values(self.page) if name != "go-on"])))

    @rule()
    @precondition(lambda self: self.page is None)
    def rest(self) -> None:
        """Do nothing where the end was reached."""

    @invariant()
    def nothing_is_recorded_that_was_not_said(self) -> None:
        """Every answer is the last one given to its question; none stands for a question that is closed."""
        if not hasattr(self, "interview"):
            return
        answers = self.interview.answers.answers
        assert dict(answers) == {name: self.said[name] for name in answers}
        assert {*answers} <= {*flow.to_ask(PACK, self.interview.answers)}
        assert score(PACK, self.interview.answers).not_counted == ()
        # What a closed gate has taken out is asked anew, with nothing of before.
        self.said = dict(answers)

    def teardown(self) -> None:
        """Go straight on to the end; the documents are those of a straight run, and of the file."""
        if not hasattr(self, "thread"):
            return
        while self.page is not None:
            self.reply(self._onward(self.page))
        self.nothing_is_recorded_that_was_not_said()
        self.thread.join(_DEADLINE)
        answers = self.interview.answers
        straight = talk(replies_to_all(answers)).answers
        from_file = parse_answers("answers.yaml", dump_answers(answers, PACK).encode(), PACK)
        assert straight.answers == from_file.answers == answers.answers
        assert documents(straight) == documents(from_file) == documents(answers)

    def _onward(self, page: Page) -> str | Command:
        """Give the reply that leads straight on."""
        name = QUESTIONS.get(page.question)
        if page.takes_text:
            return Command.BACK
        return calm(name) if name else values(page)[0]


def documents(answers: Answers) -> list[str]:
    """Give the documents for the person and for a session."""
    made = [render(document(answers), each) for each in FORMATS]
    try:
        made.append(render(document(answers, "session"), "markdown"))
    except NothingToBringError:
        made.append("nothing")
    return made


TestQuiz = Quiz.TestCase
TestQuiz.settings = settings(max_examples=some(40), stateful_step_count=60, deadline=None)
