"""What must hold inside a pack beyond its shape: every name resolves, every rule makes sense.

Each check yields faults; none stops at the first.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from impasse_check import pack_names
from impasse_check.errors import Fault, Faults, Path, shown
from impasse_check.model import (
    ABSENCES,
    FREQUENCY,
    IMPACT,
    LEVELS,
    STAGE_WHEN_TOLD,
    TONES,
    Condition,
    PackFile,
    Page,
    Question,
)
from impasse_check.strict_yaml import Document

_FIXED_CHOICES: Final = {
    "frequency": tuple(FREQUENCY),
    "impact": tuple(IMPACT),
    "event": ("yes", "no"),
    "absence": ABSENCES,
}
"""Sets of choices that every pack has, with exactly these answers in this order."""


def check(pack: PackFile, document: Document) -> tuple[Fault, ...]:
    """Give every fault of a pack whose shape is right, in the order of the file."""
    faults = Faults()
    for fault in _Checker(pack, document).all():
        faults.add(fault)
    return faults.told()


class _Checker:
    """Walks through one pack."""

    def __init__(self, pack: PackFile, document: Document) -> None:
        self._pack = pack
        self._fault = document.fault
        self._order = {name: place for place, name in enumerate(pack.questions)}
        self._sets = {name: tuple(answers) for name, answers in pack.choices.items()}

    def all(self) -> Iterator[Fault]:
        yield from pack_names.check(self._pack, self._fault)
        yield from self._names()
        yield from self._choices()
        for name, question in self._pack.questions.items():
            yield from self._question(name, question)
        yield from self._sections()
        yield from self._rules()
        yield from self._openers()
        yield from self._pages()
        yield from self._lists()

    def _names(self) -> Iterator[Fault]:
        """Check names that must fit together."""
        pack = self._pack
        for name in pack.questions.keys() & pack.retired.keys():
            yield self._fault("pack.retired", ("questions", name))
        for name in pack.replies.keys() - pack.indicators.keys():
            yield self._fault("pack.unknown-indicator", ("replies", name))

    def _choices(self) -> Iterator[Fault]:
        for name, answers in _FIXED_CHOICES.items():
            if self._sets.get(name) != answers:
                yield self._fault("pack.fixed-choices", ("choices", name), choices=", ".join(answers))
        for name, words in self._pack.choices.items():
            if name != "absence" and words.keys() & set(ABSENCES):
                yield self._fault("pack.absence-as-choice", ("choices", name))

    def _question(self, name: str, question: Question) -> Iterator[Fault]:
        path = ("questions", name)
        yield from self._kind(path, name, question)
        yield from self._links(path, question)
        yield from self._rises(path, name, question)
        yield from self._order_of_asking(path, name, question)

    def _kind(self, path: Path, name: str, question: Question) -> Iterator[Fault]:
        """Check that a question has what its kind calls for, and nothing else."""
        scored = question.kind in ("graded", "event")
        if scored and not question.sources:
            yield self._fault("pack.no-source", path)
        if scored and question.indicator is None:
            yield self._fault("pack.no-indicator", path)
        if question.period not in self._pack.periods:
            yield self._fault("pack.unknown-period", path)
        if scored and question.level is None:
            yield self._fault("pack.no-level", path)
        if not scored and question.level is not None:
            yield self._fault("pack.level-not-here", (*path, "level"))
        if scored and question.choices is not None:
            yield self._fault("pack.choices-not-here", (*path, "choices"))
        if not scored and question.choices not in self._pack.choices:
            yield self._fault("pack.unknown-choices", (*path, "choices"))
        if question.kind == "gate" and "no" not in self._answers_of(name):
            yield self._fault("pack.gate-without-no", (*path, "choices"))
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
                yield from self._condition((*here, "all", number), condition, name)

    def _order_of_asking(self, path: Path, name: str, question: Question) -> Iterator[Fault]:
        """Check what a question hangs on: it must have been asked before."""
        if question.closed_by is not None:
            here = (*path, "closed_by")
            yield from self._condition(here, question.closed_by, None)
            on = question.closed_by.question
            if not question.closed_by.is_ or self._order.get(on or "", -1) >= self._order[name]:
                yield self._fault("pack.closed-by", here)
        if question.asked_if is not None and _tests(question.asked_if) not in ({"flagged"}, {"route"}):
            yield self._fault("pack.asked-if", (*path, "asked_if"))
        if question.told_by is not None and not set(STAGE_WHEN_TOLD) <= set(
            self._answers_of(question.told_by)
        ):
            yield self._fault("pack.told-by", (*path, "told_by"))

    def _condition(self, path: Path, condition: Condition, own: str | None) -> Iterator[Fault]:
        tests = _tests(condition)
        if len(tests) != 1:
            yield self._fault("pack.one-test", path)
        if tests & {"flagged", "route"}:
            yield self._fault("pack.outcome-not-here", path)
        name = condition.question or own
        if name is None or name not in self._pack.questions:
            yield self._fault("pack.unknown-question", path)
            return
        graded = self._pack.questions[name].kind == "graded"
        if (condition.frequency is not None or condition.impact is not None) and not graded:
            yield self._fault("pack.not-graded", path)
        known = (*self._answers_of(name), *ABSENCES)
        if any(answer not in known for answer in condition.is_):
            yield self._fault("pack.unknown-answer", path, choices=", ".join(map(shown, known)))

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
        for name, condition in vars(self._pack.rules).items():
            yield from self._condition(("rules", name), condition, None)

    def _openers(self) -> Iterator[Fault]:
        first = set()
        for place, opener in enumerate(self._pack.openers):
            for number, name in enumerate(opener.for_):
                question = self._pack.questions.get(name)
                if question is None or question.level in (None, "outside"):
                    yield self._fault("pack.opener-for", ("openers", place, "for", number))
                if opener.stage == "first":
                    first.add((name, opener.tone))
        for name, question in self._pack.questions.items():
            if question.level == "talk" and any((name, tone) not in first for tone in TONES):
                yield self._fault("pack.no-opener", ("questions", name))

    def _pages(self) -> Iterator[Fault]:
        for place_of_page, page in self._all_pages():
            for place, part in enumerate(page.body):
                path = (*place_of_page, "body", place)
                if sum(map(bool, (part.say, part.list, part.words))) != 1:
                    yield self._fault("pack.one-part", path)
                yield from self._sources(part.sources, (*path, "sources"))

    def _all_pages(self) -> Iterator[tuple[Path, Page]]:
        for name, page in vars(self._pack.pages).items():
            yield ("pages", name), page
        for name, section in self._pack.sections.items():
            if section.advice is not None:
                yield ("sections", name, "advice"), section.advice

    def _lists(self) -> Iterator[Fault]:
        """Check that no list is empty on which something is meant to stand."""
        pack = self._pack
        lists: dict[Path, tuple[object, ...]] = {
            ("next_steps", name): steps for name, steps in vars(pack.next_steps).items()
        }
        lists |= {(*path, "body"): page.body for path, page in self._all_pages()}
        for name, reply in pack.replies.items():
            lists["replies", name, "helpful"] = reply.helpful
            lists["replies", name, "unhelpful"] = reply.unhelpful
        for name, section in pack.sections.items():
            if section.warning is not None:
                lists["sections", name, "warning", "text"] = section.warning.text
        for place, opener in enumerate(pack.openers):
            lists["openers", place, "for"] = opener.for_
        for path, items in lists.items():
            if not items:
                yield self._fault("pack.empty", path)

    def _sources(self, sources: Iterable[str], path: Path) -> Iterator[Fault]:
        for place, source in enumerate(sources):
            if source not in self._pack.sources:
                yield self._fault("pack.unknown-source", (*path, place))

    def _answers_of(self, name: str) -> tuple[str, ...]:
        """Give the answers a question can have; none where there is no such question."""
        question = self._pack.questions.get(name)
        if question is None:
            return ()
        return self._sets.get(question.choice_set, ())


def _tests(condition: Condition) -> set[str]:
    """Name the tests that a condition holds."""
    given = {
        "is": bool(condition.is_),
        "frequency": condition.frequency is not None,
        "impact": condition.impact is not None,
        "flagged": bool(condition.flagged),
        "route": bool(condition.route),
    }
    return {name for name, there in given.items() if there}
