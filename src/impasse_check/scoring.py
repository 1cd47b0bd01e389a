"""From answers to counts, levels and the route. Pure: the same answers give the same score.

The rules are judgements of this project (docs/method.md), not measurements: no totals, no cut-offs.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from pydantic import Field, SkipValidation

from impasse_check.gates import (
    EffectiveAnswers,
    effective_answers,
    frequency_points,
    holds,
    impact_points,
    not_counted,
)
from impasse_check.model import (
    HAPPENED,
    LEVELS,
    ROUTES,
    Answer,
    Answers,
    Condition,
    Level,
    Model,
    Pack,
    Question,
    Route,
)

FEWEST_FOR_A_MEAN: Final = 3
"""Answers below which no mean is given; nor is one if fewer than half were answered."""


class SectionScore(Model):
    """Counts over the graded questions of one section that apply."""

    eligible: int = Field(description="Questions that apply.")
    answered: int = Field(description="Of these, those with an answer that has points.")
    marked: int = Field(description="Of these, those with more than none.")
    mean: float | None = Field(
        description="Mean points of the answered; null below 3 answered or below half of those that apply."
    )
    impact: float | None = Field(
        description="Mean points of how heavy, of the marked that have one; null where none has."
    )

    @property
    def open(self) -> int:
        """Questions that apply and have no answer with points."""
        return self.eligible - self.answered


class Score(Model):
    """All that follows from the answers. Every run of ids is in asking order."""

    # Each answer was checked when it was given.
    effective: dict[str, SkipValidation[Answer]] = Field(
        description="The answer that counts, for every question."
    )
    levels: dict[str, Level] = Field(description="The level of each flagged question, as risen.")
    turned: tuple[str, ...] = Field(description="Questions where saying it turned against the person.")
    has_turned: bool = Field(
        description="Something that was said turned against them, whatever it was about."
    )
    unsure_outside: tuple[str, ...] = Field(description="Grave events of which the person was not sure.")
    unfinished: tuple[str, ...] = Field(
        description="Grave events that are neither answered, nor unsure, nor declined."
    )
    not_counted: tuple[str, ...] = Field(description="Questions answered behind a closed gate.")
    sections: dict[str, SectionScore] = Field(
        description="Counts by section, for each that has graded questions or events."
    )
    route: Route = Field(description="The highest level of all, or none.")
    because: tuple[str, ...] = Field(description="The questions that set the route.")

    def at(self, level: Level) -> tuple[str, ...]:
        """Give the flagged questions at one level."""
        return tuple(name for name, own in self.levels.items() if own == level)


def score(pack: Pack, answers: Answers) -> Score:
    """Score a set of answers: counts by section, the level of each flagged question, the route.

    Points of one scale are never added to those of another. Answers to questions
    that the pack does not have are left out. Raises nothing for answers that were read for this pack.
    """
    effective = _effective(pack, answers)
    turned = _turned(pack, answers, effective)
    levels = dict(_levels(pack, effective, turned))
    unsure = tuple(name for name in grave(pack) if effective[name].status == "unsure" and name not in levels)
    route = _route(pack, effective, levels, unsure)
    return Score(
        effective=effective,
        levels=levels,
        turned=turned,
        has_turned=bool(turned) or any(talk.turned for talk in answers.talks or ()),
        unsure_outside=unsure,
        unfinished=_unfinished(pack, effective),
        not_counted=not_counted(pack, answers.answers, effective),
        sections={name: _section_score(pack, name, effective) for name in _scored_sections(pack)},
        route=route,
        because=_because(pack, effective, levels, unsure, route),
    )


def _effective(pack: Pack, answers: Answers) -> EffectiveAnswers:
    """Give the answers that count; what a kept talk says of safety counts until the person answers that."""
    effective, unsafe = effective_answers(pack, answers.answers), pack.rules.unsafe
    if unsafe is None or unsafe.question is None or effective[unsafe.question].status != "not-asked":
        return effective
    if any(talk.unsafe for talk in answers.talks or ()):
        effective[unsafe.question] = Answer(given=unsafe.is_[0])
    return effective


def highest(levels: Mapping[str, Level], unsure_outside: tuple[str, ...]) -> Route:
    """Give the highest level among what was flagged or left unsure, or none."""
    reached: list[Route] = ["none", *levels.values()]
    if unsure_outside:
        reached.append("outside")
    return max(reached, key=ROUTES.index)


def lifted_by_impact(pack: Pack, score: Score, name: str) -> bool:
    """Say whether the level of a question would be lower were it not for how heavy it is."""
    light = score.effective[name].model_copy(update={"impact": None})
    level = _level(pack, name, pack.questions[name], score.effective | {name: light})
    return name not in score.turned and level != score.levels.get(name)


def holds_so_far(pack: Pack, condition: Condition, own: str | None, score: Score) -> bool:
    """Say whether a condition holds, also one on the outcome so far; ``own`` is the question it stands on."""
    if condition.turned:
        return score.has_turned
    if condition.flagged:
        return highest(score.levels, score.unsure_outside) in condition.flagged
    if condition.route:
        return score.route in condition.route
    return holds(pack, condition, own, score.effective)


def _route(
    pack: Pack, effective: EffectiveAnswers, levels: Mapping[str, Level], unsure: tuple[str, ...]
) -> Route:
    route = highest(levels, unsure)
    if holds(pack, pack.rules.unsafe, None, effective):
        route = max(route, "consult", key=ROUTES.index)
    return route


def _because(
    pack: Pack,
    effective: EffectiveAnswers,
    levels: Mapping[str, Level],
    unsure: tuple[str, ...],
    route: Route,
) -> tuple[str, ...]:
    """Give the questions that set the route: those at its level, and what alone can lead to it."""
    unsafe = pack.rules.unsafe
    at_it = {name for name, level in levels.items() if level == route}
    if route == "outside":
        at_it |= set(unsure)
    if route == "consult" and unsafe is not None and holds(pack, unsafe, None, effective):
        at_it.add(unsafe.question or "")
    return tuple(name for name in pack.questions if name in at_it)


def _turned(pack: Pack, answers: Answers, effective: EffectiveAnswers) -> tuple[str, ...]:
    """Give the questions where saying it turned against the person: by the answer, or in a kept talk.

    Only a talk can say so of a question that a gate tells, and a later one does not undo it.
    """
    rule = pack.rules.turned_against
    if rule is None:
        return ()
    told = {talk.question for talk in answers.talks or () if talk.turned}
    return tuple(name for name in pack.questions if name in told or holds(pack, rule, name, effective))


def _levels(pack: Pack, effective: EffectiveAnswers, turned: tuple[str, ...]) -> Iterator[tuple[str, Level]]:
    for name, question in pack.questions.items():
        level = _level(pack, name, question, effective)
        if level is not None:
            yield name, max(level, "consult", key=LEVELS.index) if name in turned else level


def _level(pack: Pack, name: str, question: Question, effective: EffectiveAnswers) -> Level | None:
    """Give the level of one question as risen, or None if it is not flagged."""
    answer = effective[name]
    if question.kind == "event" and answer.status == "unsure":
        level = question.unsure or question.level
        return level if level in ("talk", "consult") else None
    flagged = (
        answer.value == HAPPENED
        if question.kind == "event"
        else (frequency_points(pack, name, answer) or 0) >= 1
    )
    if question.level is None or not flagged:
        return None
    risen = (
        rise.to for rise in question.rises if all(holds(pack, each, name, effective) for each in rise.all)
    )
    return max((question.level, *risen), key=LEVELS.index)


@lru_cache(maxsize=8)
def grave(pack: Pack) -> tuple[str, ...]:
    """Give the ids of the events whose own level is outside."""
    return tuple(
        name
        for name, question in pack.questions.items()
        if question.kind == "event" and question.level == "outside"
    )


def _unfinished(pack: Pack, effective: EffectiveAnswers) -> tuple[str, ...]:
    """Give the grave events still blank; "does not apply" written by hand does not answer them."""
    settled = ("answered", "unsure", "declined")
    closed = {
        name
        for name in grave(pack)
        if (by := pack.questions[name].closed_by) and holds(pack, by, name, effective)
    }
    return tuple(name for name in grave(pack) if effective[name].status not in settled and name not in closed)


@lru_cache(maxsize=8)
def _scored_sections(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Give the graded questions of each section that has graded questions or events."""
    scored: dict[str, list[str]] = {}
    for name, question in pack.questions.items():
        if question.kind in ("graded", "event"):
            scored.setdefault(question.section, []).extend([name] if question.kind == "graded" else [])
    return {name: tuple(scored[name]) for name in pack.sections if name in scored}


def _section_score(pack: Pack, section: str, effective: EffectiveAnswers) -> SectionScore:
    graded = [(name, effective[name]) for name in _scored_sections(pack)[section]]
    eligible = sum(answer.given != "not-applicable" for _, answer in graded)
    points = [each for name, answer in graded if (each := frequency_points(pack, name, answer)) is not None]
    impacts = [each for _, answer in graded if (each := impact_points(pack, answer)) is not None]
    enough = len(points) >= FEWEST_FOR_A_MEAN and len(points) >= eligible / 2
    return SectionScore(
        eligible=eligible,
        answered=len(points),
        marked=sum(each >= 1 for each in points),
        mean=sum(points) / len(points) if enough else None,
        impact=sum(impacts) / len(impacts) if impacts else None,
    )
