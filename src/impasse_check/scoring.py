"""From answers to counts, levels and the route. Pure: the same answers give the same score.

The rules are judgements of this project (docs/method.md), not measurements: no totals, no cut-offs.
"""

from collections.abc import Mapping
from typing import Final

from impasse_check.gates import Standing, frequency_points, impact_points, meets, not_counted, standing
from impasse_check.model import LEVELS, ROUTES, Answers, Level, Pack, Question, Route
from impasse_check.model.base import record

FEWEST_FOR_A_MEAN: Final = 3
"""Answers below which no mean is given; nor is one if fewer than half were answered."""


@record
class SectionScore:
    """Counts over the graded questions of one section that apply."""

    eligible: int
    """Questions that apply."""
    answered: int
    """Of these, those with a frequency."""
    marked: int
    """Of these, those above never."""
    mean: float | None
    """Mean frequency points of the answered, 0 to 4; None below 3 answered or below half."""
    impact: float | None
    """Mean impact points of the marked that have one, 0 to 4; None where none has."""

    @property
    def open(self) -> int:
        """Questions that apply and have no frequency."""
        return self.eligible - self.answered


@record
class Score:
    """All that follows from the answers. Every run of ids is in asking order."""

    stands: Standing
    """The answer that counts, for every question."""
    levels: Mapping[str, Level]
    """The level of each flagged question."""
    unsure_outside: tuple[str, ...]
    """Grave events of which the person was not sure."""
    unfinished: tuple[str, ...]
    """Grave events that are neither answered, nor unsure, nor declined."""
    not_counted: tuple[str, ...]
    """Questions whose answer was found behind a closed gate."""
    sections: Mapping[str, SectionScore]
    """Counts by section, for each that has graded questions or events."""
    route: Route
    """The highest level of all, or none."""

    def at(self, level: Level) -> tuple[str, ...]:
        """Give the flagged questions at one level."""
        return tuple(name for name, own in self.levels.items() if own == level)


def score(pack: Pack, answers: Answers) -> Score:
    """Score a set of answers: counts by section, the level of each flagged question, the route.

    Points of how often and how heavy are 0 to 4 each and are never added to each other. Answers to questions
    that the pack does not have are left out. Raises nothing for answers that were read for this pack.
    """
    stands = standing(pack, answers.answers)
    levels = dict(_levels(pack, stands))
    unsure = tuple(name for name in grave(pack) if stands[name].status == "unsure" and name not in levels)
    return Score(
        stands=stands,
        levels=levels,
        unsure_outside=unsure,
        unfinished=_unfinished(pack, stands),
        not_counted=not_counted(pack, answers.answers, stands),
        sections={name: _section_score(pack, name, stands) for name in _scored_sections(pack)},
        route=_route(pack, stands, levels, unsure),
    )


def highest(levels: Mapping[str, Level], unsure_outside: tuple[str, ...]) -> Route:
    """Give the highest level among what was flagged or left unsure, or none."""
    reached: list[Route] = ["none", *levels.values()]
    if unsure_outside:
        reached.append("outside")
    return max(reached, key=ROUTES.index)


def _route(pack: Pack, stands: Standing, levels: Mapping[str, Level], unsure: tuple[str, ...]) -> Route:
    route = highest(levels, unsure)
    if meets(pack.rules.unsafe, None, stands):
        route = max(route, "consult", key=ROUTES.index)
    return route


def _levels(pack: Pack, stands: Standing) -> list[tuple[str, Level]]:
    found = ((name, _level(name, question, stands)) for name, question in pack.questions.items())
    return [(name, level) for name, level in found if level is not None]


def _level(name: str, question: Question, stands: Standing) -> Level | None:
    """Give the level of one question as risen, or None if it is not flagged."""
    answer = stands[name]
    if question.kind == "event" and answer.status == "unsure":
        level = question.unsure or question.level
        return None if level == "outside" else level
    flagged = answer.value == "yes" if question.kind == "event" else (frequency_points(answer) or 0) >= 1
    if question.level is None or not flagged:
        return None
    risen = (rise.to for rise in question.rises if all(meets(each, name, stands) for each in rise.all))
    return max((question.level, *risen), key=LEVELS.index)


def grave(pack: Pack) -> list[str]:
    """Give the ids of the events whose own level is outside."""
    return [
        name
        for name, question in pack.questions.items()
        if question.kind == "event" and question.level == "outside"
    ]


def _unfinished(pack: Pack, stands: Standing) -> tuple[str, ...]:
    """Give the grave events still blank; "does not apply" written by hand does not answer them."""
    settled = ("answered", "unsure", "declined")
    closed = {
        name for name in grave(pack) if (by := pack.questions[name].closed_by) and meets(by, name, stands)
    }
    return tuple(name for name in grave(pack) if stands[name].status not in settled and name not in closed)


def _scored_sections(pack: Pack) -> list[str]:
    kinds = {(question.section, question.kind) for question in pack.questions.values()}
    return [name for name in pack.sections if {(name, "graded"), (name, "event")} & kinds]


def _section_score(pack: Pack, section: str, stands: Standing) -> SectionScore:
    graded = [
        stands[name]
        for name, question in pack.questions.items()
        if question.section == section and question.kind == "graded"
    ]
    eligible = sum(answer.status != "not-applicable" for answer in graded)
    points = [each for answer in graded if (each := frequency_points(answer)) is not None]
    impacts = [each for answer in graded if (each := impact_points(answer)) is not None]
    enough = len(points) >= FEWEST_FOR_A_MEAN and len(points) >= eligible / 2
    return SectionScore(
        eligible=eligible,
        answered=len(points),
        marked=sum(each >= 1 for each in points),
        mean=sum(points) / len(points) if enough else None,
        impact=sum(impacts) / len(impacts) if impacts else None,
    )
