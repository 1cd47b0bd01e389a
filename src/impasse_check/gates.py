"""What stands after the gates: each question's answer, or that it does not apply. Pure."""

from collections.abc import Mapping

from impasse_check.model import FREQUENCY, IMPACT, NOT_APPLICABLE, NOT_ASKED, Answer, Condition, Pack

Standing = Mapping[str, Answer]
"""The answer that counts, by the id of its question, for every question of a pack in asking order."""


def standing(pack: Pack, given: Mapping[str, Answer]) -> Standing:
    """Give the answer that counts for every question: behind a closed gate, that it does not apply."""
    stands: dict[str, Answer] = {}
    for name, question in pack.questions.items():
        closed = question.closed_by is not None and meets(question.closed_by, name, stands)
        stands[name] = NOT_APPLICABLE if closed else given.get(name, NOT_ASKED)
    return stands


def not_counted(pack: Pack, given: Mapping[str, Answer], stands: Standing) -> tuple[str, ...]:
    """Give the ids of answers found behind a closed gate, in asking order."""
    without = ("not-asked", "not-applicable")
    return tuple(
        name
        for name in pack.questions
        if name in given and given[name].status not in without and stands[name] != given[name]
    )


def meets(condition: Condition, own: str | None, stands: Standing) -> bool:
    """Say whether a condition on an answer holds; ``own`` is the question it stands on."""
    answer = stands[condition.question or own or ""]
    if condition.frequency is not None:
        return (frequency_points(answer) or 0) >= condition.frequency
    if condition.impact is not None:
        points = impact_points(answer)
        return points is not None and points >= condition.impact
    return (answer.value if answer.status == "answered" else answer.status) in condition.is_


def frequency_points(answer: Answer) -> int | None:
    """Points of how often, 0 to 4; None where no such answer was given."""
    return FREQUENCY.get(answer.value or "")


def impact_points(answer: Answer) -> int | None:
    """Points of how much it weighs, 0 to 4; None where no such answer was given."""
    return IMPACT.get(answer.impact or "")
