"""The document for the person: what they said, words to say, or help from outside first."""

from collections.abc import Iterable, Iterator

from impasse_check.gates import frequency_points, holds, impact_points
from impasse_check.model import (
    Answer,
    Condition,
    Pack,
    Passage,
    Question,
    Resource,
    ResourceKind,
    Route,
    Stage,
    Tone,
)
from impasse_check.report.blocks import Bullets, Degree, Mark, Marks, OpenerText, Paragraph, Quote
from impasse_check.report.composer import Composer
from impasse_check.report.picture import picture
from impasse_check.resources import choose
from impasse_check.scoring import Score, SectionScore, grave
from impasse_check.visibility import Visibility
from impasse_check.words import Words

KINDS: dict[Route, tuple[ResourceKind, ...]] = {
    "none": ("directory", "line"),
    "talk": ("directory", "line"),
    "consult": ("directory", "advice", "line"),
    "outside": ("emergency", "directory", "line", "advice", "support", "complaints"),
}
"""Which resources a route shows."""


class Personal:
    """Composes the document with everything in it."""

    def __init__(
        self,
        composer: Composer,
        pack: Pack,
        score: Score,
        seen: Visibility,
        openers: tuple[OpenerText, ...],
    ) -> None:
        self._to = composer
        self._words = composer.words
        self._pack = pack
        self._score = score
        self._seen = seen
        self._openers = openers
        self._replied = set[str]()

    def compose(self, resources: Iterable[Resource], country: str | None) -> None:
        """Add every block, in the order that the route calls for."""
        shown = choose(resources, country, KINDS[self._score.route])
        if self._score.route == "outside":
            self._outside(shown, country)
        else:
            self._inside(shown, country)
        self._page(self._pack.pages.about)
        self._to.references()

    def _outside(self, resources: tuple[Resource, ...], country: str | None) -> None:
        """Help from outside on top and alone; then the other answers, without counts, events without text."""
        pages = self._pack.pages
        if self._score.at("outside"):
            self._page(pages.outside)
        elif pages.outside is not None and pages.outside_unsure is not None:
            danger, *rest = pages.outside.body.items()
            body = dict([danger, *pages.outside_unsure.body.items(), *rest])
            self._page(pages.outside_unsure.model_copy(update={"body": body}))
        self._help(resources, country)
        self._to.heading(self._words.say("report.other-answers"))
        marked = self._marks(self._seen.marks)
        if marked.items:
            self._to.add(marked)
        else:
            self._to.say("report.nothing-else")
        self._to.say("report.events-kept-short")

    def _inside(self, resources: tuple[Resource, ...], country: str | None) -> None:
        pages, route = self._pack.pages, self._score.route
        if route == "consult":
            self._page(pages.consult)
            self._help(resources, country)
        if self._score.unfinished:
            self._page(pages.unfinished)
        if route == "none":
            self._page(pages.none)
        self._strengths()
        for section in self._score.sections:
            self._section(section)
        self._picture()
        self._to_say()
        self._own_situation()
        self._next_steps()
        self._left_open()
        if route != "consult":
            self._help(resources, country)

    def _help(self, resources: tuple[Resource, ...], country: str | None) -> None:
        self._to.heading(self._words.say("resource.title"))
        self._to.contacts(resources)
        if not any(country in each.countries for each in resources):
            self._to.say("resource.name-a-country")

    def _strengths(self) -> None:
        self._to.heading(self._words.say("report.strengths"))
        items = tuple(
            self._words.say("report.strength", text=self._question(name).text, answer=self._words_of(name))
            for name in self._seen.strengths
        )
        if items:
            self._to.add(Bullets(items=items))
        else:
            self._to.say("report.no-strengths")

    def _section(self, name: str) -> None:
        counts = self._score.sections[name]
        self._to.heading(self._pack.sections[name].title)
        self._to.add(Paragraph(text=count_phrase(self._words, counts)))
        marks = self._marks(self._of_section(name, self._seen.marks))
        if marks.items:
            self._to.add(marks)
        events = self._of_section(name, self._seen.events)
        if events:
            self._to.say("report.events")
            self._to.add(Bullets(items=tuple(self._event(each) for each in events)))

    def _picture(self) -> None:
        """Draw what was marked, all sections together; a single thing says as much in its sentence."""
        marks = self._marks(self._seen.marks).items
        if len(marks) > 1:
            self._to.heading(self._words.say("picture.title"))
            self._to.add(picture(self._words, marks))

    def _of_section(self, section: str, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if self._question(name).section == section)

    def _question(self, name: str) -> Question:
        return self._pack.questions[name]

    def _words_of(self, name: str) -> str:
        """Give the words of what was answered to a question."""
        return said_in_words(self._pack, self._question(name), self._score.effective[name])

    def _event(self, name: str) -> str:
        return self._words.say("report.event", text=self._question(name).text, answer=self._words_of(name))

    def _marks(self, names: tuple[str, ...]) -> Marks:
        return Marks(items=tuple(self._mark(name) for name in names))

    def _mark(self, name: str) -> Mark:
        question, answer = self._question(name), self._score.effective[name]
        degrees = tuple(self._degrees(name))
        said = self._words.say("report.often", often=degrees[0].words)
        if answer.impact is not None:
            said = self._words.say("report.often-and-heavy", often=degrees[0].words, heavy=degrees[1].words)
        if question.also:
            others = ", ".join(self._pack.sections[each].title for each in question.also)
            said = f"{said} {self._words.say('report.also', sections=others)}"
        return Mark(
            question=name,
            text=question.text,
            said=said,
            degrees=degrees,
            note=answer.note,
            note_label=self._words.say("report.note"),
        )

    def _degrees(self, name: str) -> Iterator[Degree]:
        """Give how often, and how heavy where that is asked."""
        pack, question, answer = self._pack, self._question(name), self._score.effective[name]
        yield Degree(
            label=self._words.say("picture.often"),
            words=self._words_of(name),
            points=frequency_points(pack, name, answer),
            most=max(pack.scales[question.choice_set].values()),
        )
        asked = pack.follow_ups.impact
        if asked is not None:
            yield Degree(
                label=self._words.say("picture.heavy"),
                words=pack.choices[asked.choices].get(answer.impact or "", self._words.say("picture.open")),
                points=impact_points(pack, answer),
                most=max(pack.scales[asked.choices].values()),
            )

    def _left_open(self) -> None:
        """List what is open, so that nothing looks more settled than it is."""
        pack, effective = self._pack, self._score.effective
        items = tuple(
            self._words.say(
                "report.open", text=question.text, status=pack.choices["absence"][effective[name].status]
            )
            for name, question in pack.questions.items()
            if question.kind in ("graded", "event")
            and effective[name].status in ("unsure", "declined", "not-asked")
            and name not in self._score.levels
        )
        if items:
            self._to.heading(self._words.say("report.left-open"))
            self._to.add(Bullets(items=items))
        if any(effective[name].given == "declined" for name in grave(pack)):
            self._page(pack.pages.declined)

    def _to_say(self) -> None:
        """Add the openers, by indicator, each with what the reply may sound like."""
        pages = self._pack.pages
        if not self._openers:
            return
        if self._holds(self._pack.rules.ordered):
            self._page(pages.ordered)
        self._page(pages.raise_it if self._score.route == "consult" else pages.talk)
        for indicator, texts in self._grouped().items():
            self._to.heading(self._pack.indicators[indicator].title, 3)
            for said, names in texts.items():
                for name in names:
                    self._to.say("report.about", text=self._pack.questions[name].text)
                for tone, text in said:
                    self._to.add(Quote(text=text, label=self._words.say(f"tone.{tone}")))
            self._reply(indicator, {each.stage for each in self._openers if each.indicator == indicator})
        self._advice()
        self._page(pages.how_to_say)
        self._page(pages.repair)

    def _grouped(self) -> dict[str, dict[tuple[tuple[Tone, str], ...], list[str]]]:
        """Give by indicator the words to say and the questions they are for, the heaviest first.

        Questions with the same words stand together, so that no words come twice.
        """
        by_question: dict[str, list[OpenerText]] = {}
        for opener in self._openers:
            by_question.setdefault(opener.question, []).append(opener)
        groups: dict[str, dict[tuple[tuple[Tone, str], ...], list[str]]] = {}
        for name, openers in by_question.items():
            said = tuple((opener.tone, opener.text) for opener in openers)
            groups.setdefault(openers[0].indicator, {}).setdefault(said, []).append(name)
        return groups

    def _advice(self) -> None:
        """Add what a section has to say where something of it may be raised."""
        raised = {self._pack.questions[opener.question].section for opener in self._openers}
        for name, section in self._pack.sections.items():
            if name in raised and section.advice is not None:
                self._page(section.advice)

    def _reply(self, indicator: str, stages: set[Stage]) -> None:
        """Add what may come back, each with what can be said next."""
        for name, reply in self._pack.replies.items():
            if name not in self._replied and indicator in reply.for_ and stages & set(reply.stages):
                self._replied.add(name)
                for each in reply.answers.values():
                    self._to.say(f"reply.{each.kind}", sounds=each.sounds)
                    self._to.add(Quote(text=each.next))

    def _own_situation(self) -> None:
        pages, rules = self._pack.pages, self._pack.rules
        if self._holds(rules.ordered) and not self._openers:
            self._page(pages.ordered)
        if self._holds(rules.on_break):
            self._page(pages.on_break)
        if self._holds(rules.ended):
            self._page(pages.ended)

    def _next_steps(self) -> None:
        self._to.heading(self._words.say("report.next-steps"))
        self._to.add(Bullets(items=next_steps(self._pack, self._score)))

    def _holds(self, rule: Condition | None) -> bool:
        return holds(self._pack, rule, None, self._score.effective)

    def _page(self, page: Passage | None) -> None:
        """Add a page, if the pack has it."""
        if page is not None:
            self._to.page(page)


def next_steps(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give what can come next, for where the person stands."""
    steps = pack.next_steps
    if score.route != "outside" and holds(pack, pack.rules.ended, None, score.effective):
        return steps.ended
    if score.route in ("none", "talk") and score.unfinished:
        return steps.unfinished
    by_route: dict[Route, tuple[str, ...]] = {
        "none": steps.none,
        "talk": steps.talk,
        "consult": steps.consult,
        "outside": steps.outside,
    }
    return by_route[score.route]


def said_in_words(pack: Pack, question: Question, answer: Answer) -> str:
    """Give what was answered to a question, or in which way it was not, in the words of the pack."""
    words = pack.choices["absence"] if answer.value is None else pack.choices[question.choice_set]
    return words[answer.given]


def count_phrase(words: Words, counts: SectionScore) -> str:
    """Say how many of the questions that apply were marked, and how many more it may be."""
    if counts.eligible == 0:
        return words.say("count.none-apply")
    marked = "count.none-marked" if counts.marked == 0 else "count.marked"
    said = words.say(marked, marked=counts.marked, eligible=counts.eligible)
    if counts.open == 0:
        return words.say("count.all-answered", said=said)
    key = "count.one-open" if counts.open == 1 else "count.open"
    return words.say(key, said=said, open=counts.open, most=counts.marked + counts.open)
