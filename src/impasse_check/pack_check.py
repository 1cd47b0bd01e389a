"""What must hold inside a pack beyond its shape: every name resolves, every rule makes sense.

Each check yields faults; none stops at the first.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from impasse_check import pack_names
from impasse_check.errors import Fault, Faults, Path, shown
from impasse_check.model import ABSENCES, LEVELS, Condition, Pack, Passage, Question, Stage
from impasse_check.strict_yaml import Document

_FIXED_CHOICES: Final = {
    "event": ("yes", "no"),
    "absence": ABSENCES,
}
"""Sets of choices that every pack has, with exactly these answers in this order."""


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
        self._fault = document.fault
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
        yield from self._stages()
        yield from self._openers()
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
        for name, answers in _FIXED_CHOICES.items():
            if self._sets.get(name) != answers:
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
        impact, said = pack.follow_ups.impact, pack.follow_ups.said
        if impact is not None and impact.choices not in pack.scales:
            yield self._fault("pack.not-a-scale", ("follow_ups", "impact", "choices"))
        if said is not None and said.choices not in pack.choices:
            yield self._fault("pack.unknown-choices", ("follow_ups", "said", "choices"))

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
        if not scored and question.level is not None:
            yield self._fault("pack.level-not-here", (*path, "level"))
        if question.kind == "event" and question.choices is not None:
            yield self._fault("pack.choices-not-here", (*path, "choices"))
        if question.kind == "graded" and question.choices not in self._pack.scales:
            yield self._fault("pack.not-a-scale", (*path, "choices"))
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
        for place, case in enumerate(question.asked_if):
            for number, condition in enumerate(case.all):
                here = (*path, "asked_if", place, "all", number)
                if _tests(condition) & {"flagged", "route"}:
                    if len(_tests(condition)) != 1:
                        yield self._fault("pack.one-test", here)
                else:
                    yield from self._condition(here, condition, name)
        for place, condition in enumerate(question.waits_if):
            yield from self._condition((*path, "waits_if", place), condition, name)
        if question.told_by is not None and self._kind_of(question.told_by) != "gate":
            yield self._fault("pack.told-by", (*path, "told_by"))

    def _condition(self, path: Path, condition: Condition, own: str | None) -> Iterator[Fault]:
        """Check one condition; ``own`` is the question it stands on."""
        tests = _tests(condition)
        if len(tests) != 1:
            yield self._fault("pack.one-test", path)
        if tests & {"flagged", "route"}:
            yield self._fault("pack.outcome-not-here", path)
        if condition.sign is not None:
            if condition.sign not in self._pack.signs:
                yield self._fault("pack.unknown-sign", (*path, "sign"))
            return
        name = condition.question or own
        if name is None or name not in self._pack.questions:
            yield self._fault("pack.unknown-question", path)
            return
        yield from self._test(path, condition, name)

    def _test(self, path: Path, condition: Condition, name: str) -> Iterator[Fault]:
        """Check that what a condition asks for can be answered at all."""
        question, asked = self._pack.questions[name], self._pack.follow_ups
        if _tests_points(condition) and question.kind != "graded":
            yield self._fault("pack.not-graded", path)
        if condition.impact is not None and asked.impact is None:
            yield self._fault("pack.not-asked-after", (*path, "impact"))
        if condition.said and (asked.said is None or question.told_by is not None):
            yield self._fault("pack.not-asked-after", (*path, "said"))
        if condition.told and question.told_by is None:
            yield self._fault("pack.not-told", (*path, "told"))
        said = self._pack.choices.get(asked.said.choices, {}) if asked.said is not None else {}
        for key, answers, known in (
            ("is", condition.is_, (*self._answers_of(name), *ABSENCES)),
            ("said", condition.said, tuple(said)),
            ("told", condition.told, self._answers_of(question.told_by or "")),
        ):
            if any(answer not in known for answer in answers):
                yield self._fault("pack.unknown-answer", (*path, key), choices=", ".join(map(shown, known)))

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
            if condition is not None and name != "turned_against":
                yield from self._condition(("rules", name), condition, None)
        for name, line in self._pack.someone_lines.items():
            for place, condition in enumerate(line.if_):
                if not _tests(condition) & {"flagged", "route"}:
                    yield from self._condition(("someone_lines", name, "if", place), condition, None)
        for name, sign in self._pack.signs.items():
            for place, condition in enumerate(sign.any):
                path = ("signs", name, "any", place)
                if condition.sign is not None:
                    yield self._fault("pack.sign-in-sign", path)
                yield from self._condition(path, condition, None)

    def _stages(self) -> Iterator[Fault]:
        """Check the rules that say which stage a question has reached."""
        for place, rule in enumerate(self._pack.stages):
            for number, condition in enumerate(rule.all):
                path = ("stages", place, "all", number)
                if len(_tests(condition)) != 1:
                    yield self._fault("pack.one-test", path)
                if _tests(condition) & {"flagged", "route", "sign"} or condition.question is not None:
                    yield self._fault("pack.stage-test", path)

    def _openers(self) -> Iterator[Fault]:
        """Check that there are words for every question that can be raised, at every stage it can reach."""
        there = set()
        for opener_id, opener in self._pack.openers.items():
            for number, name in enumerate(opener.for_):
                path = ("openers", opener_id, "for", number)
                question = self._pack.questions.get(name)
                if question is None or question.level in (None, "outside"):
                    yield self._fault("pack.opener-for", path)
                if (name, opener.stage) in there:
                    yield self._fault("pack.opener-twice", path)
                there.add((name, opener.stage))
        if not self._pack.openers:
            return
        for name, question in self._pack.questions.items():
            if question.level in (None, "outside"):
                continue
            missing = [stage for stage in self._reachable(question) if (name, stage) not in there]
            if missing:
                yield self._fault("pack.no-opener", ("questions", name), stages=", ".join(missing))
        if self._pack.general is None and any(
            "never-first" in each.traits for each in self._pack.questions.values()
        ):
            yield self._fault("pack.no-general", ("general",))

    def _reachable(self, question: Question) -> Iterator[Stage]:
        """Give the stages that the talk about a question can reach."""
        reached: dict[Stage, None] = {"first": None}
        for rule in self._pack.stages:
            if all(self._can_hold(condition, question) for condition in rule.all):
                reached[rule.to] = None
        yield from reached

    def _can_hold(self, condition: Condition, question: Question) -> bool:
        if condition.told:
            return question.told_by is not None
        if condition.said:
            asked = self._pack.follow_ups.said is not None
            return asked and question.kind == "graded" and question.told_by is None
        return question.kind == "graded"

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
        levels = {each.level for each in self._pack.questions.values()}
        levels |= {rise.to for each in self._pack.questions.values() for rise in each.rises}
        yield from ("start", "about")
        if levels & {"talk", "consult"}:
            yield "talk"
        if "consult" in levels or self._pack.rules.unsafe is not None:
            yield from ("consult", "raise_it")
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

    def _kind_of(self, name: str) -> str | None:
        question = self._pack.questions.get(name)
        return None if question is None else question.kind

    def _answers_of(self, name: str) -> tuple[str, ...]:
        """Give the answers a question can have; none where there is no such question."""
        question = self._pack.questions.get(name)
        if question is None:
            return ()
        return self._sets.get(question.choice_set, ())


def _tests_points(condition: Condition) -> bool:
    """Say whether a condition looks at points, or at what is asked after a mark."""
    return condition.frequency is not None or condition.impact is not None or bool(condition.said)


def _tests(condition: Condition) -> set[str]:
    """Name the tests that a condition holds."""
    own = ("is_", "frequency", "impact", "said", "told", "sign", "flagged", "route")
    return {name.rstrip("_") for name in own if getattr(condition, name) not in (None, ())}
