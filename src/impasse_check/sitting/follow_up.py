"""After a talk: what was said, what came back, if it is safe to say more. Holds no terminal.

Each reply is kept at once. Where it is not safe, someone outside is named before anything else is asked.
"""

from collections.abc import Callable, Iterable
from typing import Any, get_args

from impasse_check.answers import has_room
from impasse_check.follow_up import cut_short, follow, subjects, talks_about, without
from impasse_check.model import UNSAID, Answers, CameBack, Happened, Pack, Safe, Talk
from impasse_check.model.limits import MOST_TALKS
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Move, Page, Said
from impasse_check.report.openers import openers, start
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview, Way
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.talk_pages import After, TalkPages
from impasse_check.visibility import visible
from impasse_check.words import Words

_Step = Callable[[Talk], Talk | Move | Command | After]


class FollowUp:
    """Asks what came of each thing that was brought or is picked, and keeps it with the answers.

    ``interview`` holds the answers and keeps them; ``date`` stands in each talk. What asks may raise
    LeftError or VanishedError.
    """

    def __init__(
        self,
        *,
        pack: Pack,
        words: Words,
        pages: Pages,
        conversation: Conversation,
        interview: Interview,
        help: Help,
        date: str | None,
    ) -> None:
        self._pack = pack
        self._pages = TalkPages(pack, words, pages)
        self._talk = conversation
        self._interview = interview
        self._help = help
        self._date = date
        self._before = interview.answers
        """The answers without what was told in this sitting."""
        self._told: dict[str | None, Talk] = {}
        self._spoken: dict[str | None, Talk] = {}
        """What was told of a thing, for who says that it was not said, and takes that back."""
        self._told_before = interview.answers.talks or ()
        self._events = [name for name, question in pack.questions.items() if question.kind == "event"]
        self._was_taken_out = False
        """Whether the next list has to say that something was."""

    def run(self) -> None:
        """Ask about all that was brought and about what is picked, then offer the grave questions again.

        On the route outside nothing is asked: help from outside is shown.
        """
        if self._is_outside():
            self._helped(self._pages.outside)
            return
        if not self._told:
            self._take_up()
            if self._ask_first() is Way.STOPPED:
                return
        while self._ask_picked() is Way.ON and self._has_told():
            if self._end() is not Way.BACK:
                return

    def _has_told(self) -> bool:
        """Say whether anything was told in this sitting that still stands."""
        return bool(self._told) or (self._interview.answers.talks or ()) != self._told_before

    def _end(self) -> Way:
        """Offer the grave questions, and show where they are now; back from there leads to the offer."""
        while (way := self._offer_grave()) is Way.ON and not self._is_outside():
            if self._talk.choose(self._pages.end(self._interview.answers)) is not Command.BACK:
                return Way.ON
            if not self._events:
                return Way.BACK
        return way

    def _take_up(self) -> None:
        """Go on with what was cut short while it was told, which has moved nothing yet."""
        talks = cut_short(self._before)
        self._before = without(self._before, talks)
        self._told |= {talk.question: talk for talk in talks}
        self._told_before = self._before.talks or ()

    def _ask_first(self) -> Way:
        """Ask about what was cut short, or brought and not told yet."""
        for name in (*self._told, *self._brought()):
            way = self._ask(name)
            if way is not Way.ON:
                return way
        return Way.ON

    def _ask_picked(self) -> Way:
        """Ask about one thing after the other that is picked."""
        while isinstance(picked := self._talk.choose(self._list()), str):
            if self._ask(picked or None) is Way.STOPPED:
                return Way.STOPPED
        return Way.ON

    def _list(self) -> Page:
        told, taken_out = (name for name in self._told if name is not None), self._was_taken_out
        self._was_taken_out = False
        return self._pages.pick(self._interview.answers, told, taken_out=taken_out)

    def _brought(self) -> tuple[str | None, ...]:
        """Give what was brought to a session, or stood first, and of which nothing was told so far."""
        answers = self._interview.answers
        brought: tuple[str | None, ...] = tuple(
            name for name in answers.bring or () if name in subjects(self._pack)
        )
        if answers.bring is None:
            result = self._interview.course.score
            shown = openers(self._pack, result, visible(self._pack, result, "session").openers)
            first = start(self._pack, answers, shown)
            brought = () if first is None else (first.question or None,)
        return tuple(name for name in brought if not talks_about(answers, name))

    def _ask(self, name: str | None) -> Way:
        """Ask about one thing; what was told of it in this sitting stands there, and can be changed."""
        if name not in self._told and not self._fits(name):
            self._talk.choose(self._pages.full())
            return Way.BACK
        stood = talk = self._told.get(name)
        place = 0
        while place < len(steps := self._steps(talk)):
            found = steps[place](talk or Talk(question=name, happened=UNSAID, date=self._date))
            if found is Move.STOP:
                return Way.STOPPED
            if found is After.TAKE_OUT:
                self._take_out(name)
                return Way.BACK
            if isinstance(found, Talk):
                talk = self._told[name] = found
                self._keep_told()
            place += -1 if found is Command.BACK else 1
            if place < 0:
                if stood is None and talk is not None and _is_begun_alone(talk):
                    self._take_out(name)
                return Way.BACK
        return Way.ON

    def _take_out(self, name: str | None) -> None:
        """Make it as if nothing had been told of one thing in this sitting."""
        del self._told[name]
        self._spoken.pop(name, None)
        self._was_taken_out = True
        self._keep_told()

    def _keep_told(self) -> None:
        self._interview.keep(self._after(self._told.values()))

    def _fits(self, name: str | None) -> bool:
        """Say whether one more talk fits in the file, whatever is told of it but for a note."""
        longest = Talk(
            question=name,
            happened=_longest(Happened),
            came_back=_longest(CameBack),
            safe=_longest(Safe),
            date=self._date,
        )
        talks = (*(self._before.talks or ()), *self._told.values(), longest)
        more = self._before.model_copy(update={"talks": talks})
        return len(talks) <= MOST_TALKS and has_room(more, self._pack)

    def _steps(self, talk: Talk | None) -> tuple[_Step, ...]:
        """Give what is asked about one thing, as far as that is known."""
        if talk is None:
            return (self._happened,)
        someone = (self._someone,) if talk.unsafe else ()
        if not talk.spoken:
            return (self._happened, self._safe, *someone)
        return (self._happened, self._came_back, self._safe, *someone, self._note)

    def _after(self, talks: Iterable[Talk]) -> Answers:
        """Give the answers after these talks of this sitting."""
        return follow(self._pack, self._before, *talks)

    def _happened(self, talk: Talk) -> Talk | Command | After:
        told = self._told.get(talk.question)
        reply = self._talk.choose(self._pages.happened(talk, None if told is None else told.happened))
        if reply is After.TAKE_OUT:
            return After.TAKE_OUT
        if not isinstance(reply, str):
            return Command.BACK
        if talk.spoken:
            self._spoken[talk.question] = talk
        changed = talk.model_copy(update={"happened": reply})
        if not changed.spoken:
            return changed.model_copy(update={"came_back": None, "note": None})
        before = self._spoken.get(talk.question, talk)
        return changed.model_copy(update={"came_back": before.came_back, "note": before.note})

    def _came_back(self, talk: Talk) -> Talk | Command:
        reply = self._talk.choose(self._pages.came_back(talk))
        return talk.model_copy(update={"came_back": reply}) if isinstance(reply, str) else Command.BACK

    def _safe(self, talk: Talk) -> Talk | Command:
        reply = self._talk.choose(self._pages.safe(talk))
        if reply is Command.BACK:
            return Command.BACK
        return talk.model_copy(update={"safe": reply if isinstance(reply, str) else None})

    def _someone(self, _talk: Talk) -> Move | Command:
        """Name someone outside; who wants to stop there sees one page before it ends."""
        while (reply := self._helped(self._pages.someone)) is Move.STOP:
            if self._stop() is not Command.BACK:
                return Move.STOP
        return Command.BACK if reply is Command.BACK else Move.GO_ON

    def _stop(self) -> Said:
        """Show help once more, and offer the grave questions; give what was chosen there."""
        while (reply := self._helped(self._stopping)) is After.AGAIN:
            if self._look_again() is not Way.BACK:
                return Move.GO_ON
        return reply

    def _stopping(self, _answers: Answers, help_lines: tuple[str, ...]) -> Page:
        return self._pages.stopping(help_lines, offers=bool(self._events), leads_back=bool(self._told))

    def _helped(self, page: Callable[[Answers, tuple[str, ...]], Page]) -> Said:
        """Show a page with help lines, for their country once they named it; give what was chosen there."""
        while True:
            reply = self._talk.choose(page(self._interview.answers, self._help.lines()))
            if reply is not Move.NEAR:
                return reply
            self._help.ask_country(self._talk)

    def _note(self, talk: Talk) -> Talk | Command:
        """Ask for a note; again, with its words still there, while it is too much for a file."""
        page = self._pages.note(talk)
        while isinstance(text := self._talk.ask_line(page), str):
            noted = talk.model_copy(update={"note": text or None})
            others = (each for name, each in self._told.items() if name != talk.question)
            if not text or has_room(self._after((*others, noted)), self._pack):
                return noted
            page = self._pages.no_room(page, text)
        return Command.BACK

    def _offer_grave(self) -> Way:
        """Offer the questions about what happened again; help comes where an answer calls for it.

        From there the way back leads to what was told, which can be told anew.
        """
        while self._events and (reply := self._talk.choose(self._pages.grave())) is not After.NOT_AGAIN:
            if reply is Command.BACK:
                return Way.BACK
            way = self._look_again()
            if way is not Way.BACK:
                return way
        return Way.ON

    def _look_again(self) -> Way:
        """Ask the questions about what happened, each with its answer."""
        before, asked = self._interview.answers, self._interview.course.names
        way = self._ask_again([name for name in self._events if name in asked])
        if self._interview.answers != before:
            # What was told is made anew from the answers before it, which these belong to from now on.
            self._before, self._told, self._spoken = self._interview.answers, {}, {}
        return way

    def _ask_again(self, names: list[str]) -> Way:
        place = 0
        while 0 <= place < len(names):
            way = self._interview.change(names[place])
            if way is Way.STOPPED:
                return way
            place += -1 if way is Way.BACK else 1
        return Way.BACK if place < 0 else Way.ON

    def _is_outside(self) -> bool:
        return self._interview.course.score.route == "outside"


def _is_begun_alone(talk: Talk) -> bool:
    """Say whether there is no more than the first reply, which a slip could have given."""
    return talk.came_back is None and talk.safe is None and talk.note is None


def _longest(values: object) -> Any:
    """Give what takes most room of the values that there can be."""
    return max(get_args(values), key=len)
