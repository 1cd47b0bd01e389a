"""What the full document adds to the short one, a page each; nothing is said a second time. Pure."""

from collections.abc import Iterable

from impasse_check.flow import to_ask
from impasse_check.gates import holds
from impasse_check.model import Answers, Condition, Pack, Part, Passage, Stage
from impasse_check.report import talks
from impasse_check.report.blocks import Bullets, Heading, OpenerText, Paragraph, Quote
from impasse_check.report.card import Card
from impasse_check.report.composer import Composer
from impasse_check.report.marks import answered, by_section, with_reasons
from impasse_check.report.openers import first_words, leaving, who_else
from impasse_check.report.short import MOST_MARKS
from impasse_check.scoring import Score
from impasse_check.visibility import Visibility, is_crossed


class Full:
    """Composes the pages of the full document."""

    def __init__(
        self,
        to: Composer,
        pack: Pack,
        answers: Answers,
        score: Score,
        seen: Visibility,
        card: Card,
        openers: tuple[OpenerText, ...],
    ) -> None:
        self._to = to
        self._pack = pack
        self._answers = answers
        self._score = score
        self._seen = seen
        self._card = card
        self._openers = openers
        self._alone = score.route == "outside" or is_crossed(pack, score)
        """Whether the page on top stands without the other answers."""

    def compose(self) -> None:
        """Add every page, in the order in which a person may need it."""
        pages, outside = self._pack.pages, self._score.route == "outside"
        if outside:
            self._rest_of(pages.outside)
        crossed = is_crossed(self._pack, self._score)
        if crossed:
            self._rest_of(pages.crossed)
            self._rest_of(pages.consulting)
        self._more_marks()
        if not crossed:
            self._rest_of(pages.receiving)
            self._rest_of(pages.consulting)
            self._all_but_first(pages.crossed)
        self._talks()
        self._reasons()
        if not outside:
            self._words_to_say()
            self._advice()
            if self._openers:
                self._whole(pages.how_to_say)
            if self._score.route == "consult":
                self._rest_of(who_else(self._pack, self._score, self._seen))
            elif first_words(self._pack, self._score, self._seen) == "someone" and pages.consult is not None:
                self._page(self._to.words.say("report.rest", title=pages.consult.title))
                self._to.parts(pages.consult.body.values())
            if self._score.route in ("talk", "consult") and not self._holds(self._pack.rules.ended):
                self._whole(leaving(self._pack, self._score))
            self._rest_where(self._pack.rules.ended, pages.ended)
        self._rest_where(self._pack.rules.ordered, pages.ordered)
        self._open()
        if not outside and self._openers:
            self._whole(pages.repair)
        self._rest_of(pages.about)
        self._to.references(page=True)

    def _more_marks(self) -> None:
        """List the marks that the short document left out; on route outside all of them."""
        pack, score = self._pack, self._score
        marks, events = self._seen.marks[0 if self._alone else MOST_MARKS :], self._seen.events
        if not marks and not events:
            return
        title = "report.other-answers" if self._alone else "report.also-marked"
        self._page(self._to.words.say(title))
        self._to.add(
            *with_reasons(pack, score, self._to.words, by_section(pack, score, self._to.words, marks))
        )
        if events:
            self._to.say("report.events")
            self._to.add(Bullets(items=tuple(map(self._event, events))))

    def _talks(self) -> None:
        """List what came of saying things, but where the page on top stands alone.

        Of a thing with words to say, what came of it stands with these.
        """
        with_words = {opener.question for opener in self._openers}
        every = talks.told(self._pack, self._answers, self._seen, self._to.words, but=with_words)
        told = tuple(each for each in every if each != self._card.came)
        if told and not self._alone:
            self._page(self._to.words.say("talks.title"))
            self._to.add(Bullets(items=told))

    def _reasons(self) -> None:
        """Name the answers that set the route and are not listed, but for grave ones, which have no text."""
        listed = (*self._seen.marks, *self._seen.events)
        names = [name for name in self._score.because if name not in listed]
        if self._score.route not in ("consult", "outside") or not names:
            return
        self._page(self._to.words.say("report.because"))
        self._to.add(Bullets(items=tuple(dict.fromkeys(map(self._reason, names)))))

    def _reason(self, name: str) -> str:
        """Give an answer that set the route; what came of a talk, where it is that which set the answer."""
        pack, words, unsafe = self._pack, self._to.words, self._pack.rules.unsafe
        if unsafe is not None and name == unsafe.question:
            return talks.why_unsafe(words, self._answers) or self._said(name)
        if self._seen.may_name(pack, name):
            return self._said(name)
        return words.say("report.unnamed", section=pack.sections[pack.questions[name].section].title)

    def _words_to_say(self) -> None:
        """Add the openers by indicator, each with what may come back."""
        if not self._openers:
            return
        self._page(self._to.words.say("report.words"))
        if self._score.route == "consult" and self._pack.pages.raise_it is not None:
            self._to.parts(self._pack.pages.raise_it.body.values())
        else:
            self._to.parts(_only_full(self._pack.pages.talk))
        replied = set[str]()
        for indicator, groups in self._grouped().items():
            self._to.heading(self._pack.indicators[indicator].title, 3)
            for said, names in groups.items():
                for name in names:
                    text = talks.about(self._pack, self._answers, self._to.words, name)
                    self._to.add(Paragraph(text=text))
                is_better = any(talks.helped(self._answers, name) for name in names)
                for opener in said:
                    self._opener(opener, is_better=is_better)
            self._replies(indicator, {each.stage for group in groups for each in group}, replied)

    def _opener(self, opener: OpenerText, *, is_better: bool) -> None:
        """Add both lengths of an opener, but for the line on the card; ``is_better``: if it comes back."""
        tone = self._to.words.say(f"tone.{opener.tone}")
        if is_better:
            tone = self._to.words.say("tone.if-back", tone=tone)
        if opener.line != self._card.line:
            self._to.add(Quote(text=opener.line, label=tone))
            tone = self._to.words.say("tone.longer")
        self._to.add(Quote(text=opener.text, label=tone))

    def _grouped(self) -> dict[str, dict[tuple[OpenerText, ...], list[str]]]:
        """Give by indicator the words to say and the questions they are for, the heaviest first.

        Questions with the same words stand together, so that no words come twice.
        """
        by_question: dict[str, list[OpenerText]] = {}
        for opener in self._openers:
            by_question.setdefault(opener.question, []).append(opener)
        together: dict[tuple[str, ...], list[str]] = {}
        for name, openers in by_question.items():
            together.setdefault(tuple(each.text for each in openers), []).append(name)
        groups: dict[str, dict[tuple[OpenerText, ...], list[str]]] = {}
        for names in together.values():
            said = tuple(by_question[names[0]])
            groups.setdefault(said[0].indicator, {})[said] = names
        return groups

    def _replies(self, indicator: str, stages: set[Stage], replied: set[str]) -> None:
        """Add what may come back, each once, with what can be said next.

        What may come back to words said once more stands apart: they may say nothing that time, too.
        """
        fitting = {
            name: reply
            for name, reply in self._pack.replies.items()
            if name not in replied and indicator in reply.for_ and stages & set(reply.stages)
        }
        replied.update(fitting)
        for is_first in (True, False):
            answers = [
                answer
                for reply in fitting.values()
                if ("first" in reply.stages) is is_first
                for answer in reply.answers.values()
            ]
            if answers:
                self._to.heading(self._to.words.say("reply.first" if is_first else "reply.again"), 4)
            for each in answers:
                label = self._to.words.say(f"reply.{each.kind}", sounds=each.sounds)
                self._to.add(Quote(text=each.next, label=label))

    def _advice(self) -> None:
        """Add what a section has to say where something of it may be raised."""
        raised = {self._pack.questions[opener.question].section for opener in self._openers}
        for name, section in self._pack.sections.items():
            if name in raised:
                self._whole(section.advice)

    def _open(self) -> None:
        """List what is open of what was looked at, so that nothing looks more settled than it is."""
        pack, score = self._pack, self._score
        looked_at = set(to_ask(pack, self._answers))
        names = (
            name
            for name, question in pack.questions.items()
            if name in looked_at
            and question.kind in ("graded", "event")
            and score.effective[name].given in ("unsure", "declined", "not-asked")
            and name not in score.levels
            and self._seen.may_name(pack, name)
        )
        items = tuple(self._said(name) for name in names)
        if items:
            self._page(self._to.words.say("report.left-open"))
            self._to.add(Bullets(items=items))

    def _event(self, name: str) -> str:
        """Give an event with its answer, and that it set the route where it did."""
        is_reason = self._score.route == "consult" and name in self._score.because
        return " ".join([self._said(name), *([self._to.words.say("report.a-reason")] if is_reason else [])])

    def _said(self, name: str) -> str:
        return answered(self._pack, self._score, self._to.words, name)

    def _whole(self, page: Passage | None) -> None:
        if page is not None:
            self._page(page.title)
            self._to.parts(page.body.values())

    def _rest_of(self, page: Passage | None) -> None:
        """Add the parts of a page that the short document has not."""
        parts = list(_only_full(page))
        if page is not None and parts:
            is_there = any(isinstance(each, Heading) and each.text == page.title for each in self._to.blocks)
            self._page(self._to.words.say("report.rest", title=page.title) if is_there else page.title)
            self._to.parts(parts)

    def _all_but_first(self, page: Passage | None) -> None:
        """Add a page of which the short document has the first part alone."""
        if page is not None and len(page.body) > 1:
            self._page(page.title)
            self._to.parts(list(page.body.values())[1:])

    def _rest_where(self, rule: Condition | None, page: Passage | None) -> None:
        if self._holds(rule):
            self._rest_of(page)

    def _holds(self, rule: Condition | None) -> bool:
        return holds(self._pack, rule, None, self._score.effective)

    def _page(self, title: str) -> None:
        self._to.add(Heading(text=title, rank=2, page=True))


def _only_full(page: Passage | None) -> Iterable[Part]:
    return () if page is None else (part for part in page.body.values() if part.full is not None)
