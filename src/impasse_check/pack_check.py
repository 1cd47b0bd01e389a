"""What must hold inside a pack beyond its shape: every name resolves, every rule makes sense.

Each check yields faults; none stops at the first.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from impasse_check import move_check, opener_check, pack_names
from impasse_check.condition_check import ConditionCheck, kind_of
from impasse_check.errors import Fault, Faults, Path
from impasse_check.model import ABSENCES, EVENT_ANSWERS, LEVELS, Pack, Passage, Question
from impasse_check.strict_yaml import Document

_FIXED_CHOICES: Final = {"event": EVENT_ANSWERS, "absence": ABSENCES}
"""Sets of choices that have exactly these answers in this order; the first is needed for events."""


def check(pack: Pack, document: Document) -> tuple[Fault, ...]:
    """Give every fault of a pack whose shape is right, in the order of the file."""
    faults = Faults()
    for fault in _Checker(pack, document).all():
        faults.add(fault)
    return faults.told()


class _Checker:
    """Walks through one pack."""

    def __init__(self, pack: Pack, document: Document) -> None:
        self._pack = pack
        self._document = document
        self._fault = document.fault
        self._conditions = ConditionCheck(pack, document)
        self._order = {name: place for place, name in enumerate(pack.questions)}
        self._sets = {name: tuple(answers) for name, answers in pack.choices.items()}

    def all(self) -> Iterator[Fault]:
        yield from pack_names.check(self._pack, self._fault)
        yield from self._names()
        yield from self._choices()
        yield from self._scales()
        for name, question in self._pack.questions.items():
            yield from self._question(name, question)
        yield from self._sections()
        yield from self._rules()
        stages = [*self._stages()]
        yield from stages
        yield from move_check.check(self._pack, self._document)
        yield from opener_check.check(self._pack, self._document)
        if not stages:
            yield from opener_check.missing(self._pack, self._document)
        yield from self._pages()
        yield from self._lists()

    def _names(self) -> Iterator[Fault]:
        pack = self._pack
        for name in pack.questions.keys() & pack.retired.keys():
            yield self._fault("pack.retired", ("questions", name))
        for name, reply in pack.replies.items():
            for place, indicator in enumerate(reply.for_):
                if indicator not in pack.indicators:
                    yield self._fault("pack.unknown-indicator", ("replies", name, "for", place))

    def _choices(self) -> Iterator[Fault]:
        used = {"absence", *self._pack.choices, *(each.kind for each in self._pack.questions.values())}
        for name, answers in _FIXED_CHOICES.items():
            if name in used and self._sets.get(name, ()) != answers:
                yield self._fault("pack.fixed-choices", ("choices", name), choices=", ".join(answers))
        for name, words in self._pack.choices.items():
            if name != "absence" and words.keys() & set(ABSENCES):
                yield self._fault("pack.absence-as-choice", ("choices", name))

    def _scales(self) -> Iterator[Fault]:
        """Check that scales have the answers of their sets, and follow-ups their choices."""
        pack = self._pack
        for name, points in pack.scales.items():
            if tuple(points) != tuple(pack.choices.get(name, ())):
                yield self._fault("pack.scale-answers", ("scales", name))
            if list(points.values()) != list(range(len(points))):
                yield self._fault("pack.scale-points", ("scales", name))
        for name in pack.scales.keys() ^ pack.labels.keys():
            yield self._fault("pack.no-label", ("labels", name))
        impact, said = pack.follow_ups.impact, pack.follow_ups.said
        if impact is not None and impact.choices not in pack.scales:
            yield self._fault("pack.not-a-scale", ("follow_ups", "impact", "choices"))
        if said is not None and said.choices not in pack.choices:
            yield self._fault("pack.unknown-choices", ("follow_ups", "said", "choices"))

    def _question(self, name: str, question: Question) -> Iterator[Fault]:
        path = ("questions", name)
        yield from self._kind(path, question)
        yield from self._links(path, question)
        yield from self._rises(path, name, question)
        yield from self._order_of_asking(path, name, question)

    def _kind(self, path: Path, question: Question) -> Iterator[Fault]:
        """Check that a question has what its kind calls for, and nothing else."""
        scored = question.kind in ("graded", "event")
        if scored and not question.sources:
            yield self._fault("pack.no-source", path)
        if scored and question.level is not None and question.indicator is None:
            yield self._fault("pack.no-indicator", path)
        if question.period not in ("now", *self._pack.periods):
            yield self._fault("pack.unknown-period", path)
        if not scored and question.level is not None:
            yield self._fault("pack.level-not-here", (*path, "level"))
        if question.kind == "event" and question.choices is not None:
            yield self._fault("pack.choices-not-here", (*path, "choices"))
        if question.kind == "graded" and question.choices not in self._pack.scales:
            yield self._fault("pack.not-a-scale", (*path, "choices"))
        if not scored and question.choices not in self._pack.choices:
            yield self._fault("pack.unknown-choices", (*path, "choices"))
        if question.unsure is not None and question.kind != "event":
            yield self._fault("pack.unsure-not-here", (*path, "unsure"))

    def _links(self, path: Path, question: Question) -> Iterator[Fault]:
        """Check that every name a question uses is there."""
        if question.section not in self._pack.sections:
            yield self._fault("pack.unknown-section", (*path, "section"))
        if question.indicator is not None and question.indicator not in self._pack.indicators:
            yield self._fault("pack.unknown-indicator", (*path, "indicator"))
        for place, section in enumerate(question.also):
            if section not in self._pack.sections or section == question.section:
                yield self._fault("pack.unknown-section", (*path, "also", place))
        yield from self._sources(question.sources, (*path, "sources"))

    def _rises(self, path: Path, name: str, question: Question) -> Iterator[Fault]:
        for place, rise in enumerate(question.rises):
            here = (*path, "rises", place)
            if question.level is None or LEVELS.index(rise.to) <= LEVELS.index(question.level):
                yield self._fault("pack.rise-not-higher", here)
            if not rise.all:
                yield self._fault("pack.rise-without-condition", here)
            for number, condition in enumerate(rise.all):
                yield from self._conditions.of_question((*here, "all", number), condition, name)

    def _order_of_asking(self, path: Path, name: str, question: Question) -> Iterator[Fault]:
        """Check what a question hangs on: it must have been asked before."""
        if question.closed_by is not None:
            here = (*path, "closed_by")
            yield from self._conditions.of_question(here, question.closed_by, None)
            on = question.closed_by.question
            if not question.closed_by.is_ or self._order.get(on or "", -1) >= self._order[name]:
                yield self._fault("pack.closed-by", here)
        for place, case in enumerate(question.asked_if):
            for number, condition in enumerate(case.all):
                here = (*path, "asked_if", place, "all", number)
                yield from self._conditions.of_outcome(here, condition, name)
        for place, condition in enumerate(question.waits_if):
            yield from self._conditions.of_question((*path, "waits_if", place), condition, name)
        if question.told_by is not None and kind_of(self._pack, question.told_by) != "gate":
            yield self._fault("pack.told-by", (*path, "told_by"))

    def _sections(self) -> Iterator[Fault]:
        order = {name: place for place, name in enumerate(self._pack.sections)}
        places = [order[q.section] for q in self._pack.questions.values() if q.section in order]
        if places != sorted(places):
            yield self._fault("pack.section-order", ("questions",))
        for name, section in self._pack.sections.items():
            if section.warning is not None:
                question = self._pack.questions.get(section.warning.before)
                if question is None or question.section != name:
                    yield self._fault("pack.unknown-question", ("sections", name, "warning", "before"))

    def _rules(self) -> Iterator[Fault]:
        for name, condition in self._pack.rules:
            if condition is not None and name == "turned_against":
                yield from self._conditions.of_stage(("rules", name), condition)
            elif condition is not None:
                yield from self._conditions.of_question(("rules", name), condition, None)
        for name, line in self._pack.someone_lines.items():
            for place, condition in enumerate(line.if_):
                path = ("someone_lines", name, "if", place)
                yield from self._conditions.of_outcome(path, condition, None)
        for name, sign in self._pack.signs.items():
            for place, condition in enumerate(sign.any):
                path = ("signs", name, "any", place)
                if condition.sign is not None:
                    yield self._fault("pack.sign-in-sign", path)
                yield from self._conditions.of_question(path, condition, None)

    def _stages(self) -> Iterator[Fault]:
        for place, rule in enumerate(self._pack.stages):
            for number, condition in enumerate(rule.all):
                yield from self._conditions.of_stage(("stages", place, "all", number), condition)

    def _pages(self) -> Iterator[Fault]:
        for name in self._needed():
            if getattr(self._pack.pages, name) is None:
                yield self._fault("pack.no-page", ("pages", name))
        for place_of_page, page in self._all_pages():
            for name, part in page.body.items():
                path = (*place_of_page, "body", name)
                if sum(map(bool, (part.say, part.list, part.words))) != 1:
                    yield self._fault("pack.one-part", path)
                yield from self._sources(part.sources, (*path, "sources"))

    def _needed(self) -> Iterator[str]:
        """Name the pages that documents of this pack cannot do without."""
        levels: set[str | None] = {each.level for each in self._pack.questions.values()}
        levels |= {each.unsure for each in self._pack.questions.values()}
        levels |= {rise.to for each in self._pack.questions.values() for rise in each.rises}
        yield from ("start", "about")
        rules = self._pack.rules
        to_consult = "consult" in levels or rules.unsafe is not None or rules.turned_against is not None
        if self._pack.openers:
            yield "talk"
        if to_consult:
            yield "consult"
        if to_consult and self._pack.openers:
            yield "raise_it"
        if rules.crossed is not None:
            yield "crossed"
        if "outside" in levels:
            yield from ("outside", "outside_unsure", "declined", "unfinished")

    def _all_pages(self) -> Iterator[tuple[Path, Passage]]:
        for name, page in self._pack.pages:
            if page is not None:
                yield ("pages", name), page
        for name, section in self._pack.sections.items():
            if section.advice is not None:
                yield ("sections", name, "advice"), section.advice

    def _lists(self) -> Iterator[Fault]:
        """Check that no list is empty on which something is meant to stand."""
        pack = self._pack
        lists: dict[Path, tuple[object, ...]] = {
            ("signs", name, "any"): sign.any for name, sign in pack.signs.items()
        }
        lists |= {("choices", name): tuple(words) for name, words in pack.choices.items()}
        lists |= {(*path, "body"): tuple(page.body) for path, page in self._all_pages()}
        for name, reply in pack.replies.items():
            lists["replies", name, "for"] = reply.for_
            lists["replies", name, "stages"] = reply.stages
            lists["replies", name, "answers"] = tuple(reply.answers)
        for name, section in pack.sections.items():
            if section.warning is not None:
                lists["sections", name, "warning", "text"] = section.warning.text
        for opener_id, opener in pack.openers.items():
            lists["openers", opener_id, "for"] = opener.for_
        for path, items in lists.items():
            if not items:
                yield self._fault("pack.empty", path)

    def _sources(self, sources: Iterable[str], path: Path) -> Iterator[Fault]:
        for place, source in enumerate(sources):
            if source not in self._pack.sources:
                yield self._fault("pack.unknown-source", (*path, place))
