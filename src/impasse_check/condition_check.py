"""What must hold of a condition in a pack: it has one test, and what it looks at can be answered at all."""

from collections.abc import Iterator
from typing import Final

from impasse_check.errors import Fault, Path
from impasse_check.model import ABSENCES, Condition, Pack
from impasse_check.strict_yaml import Document

_OUTCOME: Final = frozenset({"turned", "flagged", "route"})
"""Tests that look at the outcome so far."""


def answers_of(pack: Pack, name: str) -> tuple[str, ...]:
    """Give the answers that a question can have; none where there is no such question."""
    question = pack.questions.get(name)
    return () if question is None else tuple(pack.choices.get(question.choice_set, ()))


def kind_of(pack: Pack, name: str) -> str | None:
    """Give the kind of a question; None where there is no such question."""
    question = pack.questions.get(name)
    return None if question is None else question.kind


def tests_of(condition: Condition) -> set[str]:
    """Name the tests that stand in a condition, by their keys."""
    own = ("is_", "frequency", "impact", "said", "told", "sign", *_OUTCOME)
    return {name.rstrip("_") for name in own if getattr(condition, name) not in (None, ())}


class ConditionCheck:
    """Checks the conditions of one pack, one at a time."""

    def __init__(self, pack: Pack, document: Document) -> None:
        self._pack = pack
        self._fault = document.fault

    def of_question(self, path: Path, condition: Condition, own: str | None) -> Iterator[Fault]:
        """Give the faults of a condition on answers; ``own`` is the question it stands on."""
        tests = tests_of(condition)
        if len(tests) != 1:
            yield self._fault("pack.one-test", path)
        if tests & _OUTCOME:
            yield self._fault("pack.outcome-not-here", path)
        if condition.sign is not None:
            if condition.sign not in self._pack.signs:
                yield self._fault("pack.unknown-sign", (*path, "sign"))
            return
        name = condition.question or own
        if name is None or name not in self._pack.questions:
            yield self._fault("pack.unknown-question", path)
            return
        yield from self._can_be_answered(path, condition, name)

    def of_outcome(self, path: Path, condition: Condition, own: str | None) -> Iterator[Fault]:
        """Check a condition that may also look at the outcome so far."""
        tests = tests_of(condition)
        if not tests & _OUTCOME:
            yield from self.of_question(path, condition, own)
        elif len(tests) != 1:
            yield self._fault("pack.asked-if", path)

    def of_stage(self, path: Path, condition: Condition) -> Iterator[Fault]:
        """Give the faults of a condition on stages, which looks at the question it is asked about."""
        if len(tests_of(condition)) != 1:
            yield self._fault("pack.one-test", path)
        if tests_of(condition) & {*_OUTCOME, "sign"} or condition.question is not None:
            yield self._fault("pack.stage-test", path)
        questions = self._pack.questions.values()
        told = (answer for each in questions for answer in answers_of(self._pack, each.told_by or ""))
        yield from self._followed(path, condition, tuple(dict.fromkeys(told)))

    def _can_be_answered(self, path: Path, condition: Condition, name: str) -> Iterator[Fault]:
        question = self._pack.questions[name]
        if tests_of(condition) & {"frequency", "impact", "said"} and question.kind != "graded":
            yield self._fault("pack.not-graded", path)
        if condition.said and question.told_by is not None:
            yield self._fault("pack.not-asked-after", (*path, "said"))
        if condition.told and question.told_by is None:
            yield self._fault("pack.not-told", (*path, "told"))
        yield from self._followed(path, condition, answers_of(self._pack, question.told_by or ""))
        yield from self._known(path, "is", condition.is_, (*answers_of(self._pack, name), *ABSENCES))

    def _followed(self, path: Path, condition: Condition, told: tuple[str, ...]) -> Iterator[Fault]:
        """Check what a condition wants of what follows a mark; ``told`` are the answers of its gate."""
        impact, said = self._pack.follow_ups.impact, self._pack.follow_ups.said
        if condition.impact is not None and impact is None:
            yield self._fault("pack.not-asked-after", (*path, "impact"))
        if condition.said and said is None:
            yield self._fault("pack.not-asked-after", (*path, "said"))
        choices = () if said is None else tuple(self._pack.choices.get(said.choices, ()))
        yield from self._known(path, "said", condition.said, choices)
        yield from self._known(path, "told", condition.told, told)

    def _known(
        self, path: Path, key: str, answers: tuple[str, ...], known: tuple[str, ...]
    ) -> Iterator[Fault]:
        """Check that answers are among the known ones; that there are none at all is another fault."""
        if known and any(answer not in known for answer in answers):
            yield self._fault("pack.unknown-answer", (*path, key), choices=", ".join(known))
