"""What holds after the gates: the answer that counts for each question, and conditions on them. Pure."""

from collections.abc import Mapping

from impasse_check.model import NOT_APPLICABLE, NOT_ASKED, Answer, Condition, Pack

EffectiveAnswers = dict[str, Answer]
"""The answer that counts, by the id of its question, for every question of a pack in asking order."""


def effective_answers(pack: Pack, given: Mapping[str, Answer]) -> EffectiveAnswers:
    """Give the answer that counts for every question: behind a closed gate, that it does not apply."""
    effective: EffectiveAnswers = {}
    for name, question in pack.questions.items():
        closed = question.closed_by is not None and holds(pack, question.closed_by, name, effective)
        effective[name] = NOT_APPLICABLE if closed else given.get(name, NOT_ASKED)
    return effective


def not_counted(pack: Pack, given: Mapping[str, Answer], effective: EffectiveAnswers) -> tuple[str, ...]:
    """Give the ids of answers found behind a closed gate, in asking order."""
    without = ("not-asked", "not-applicable")
    return tuple(
        name
        for name in pack.questions
        if name in given and given[name].given not in without and effective[name] is not given[name]
    )


def holds(pack: Pack, condition: Condition | None, own: str | None, effective: EffectiveAnswers) -> bool:
    """Say whether a condition on answers holds; ``own`` is the question it stands on. None never holds."""
    if condition is None:
        return False
    if condition.sign is not None:
        return any(holds(pack, each, own, effective) for each in pack.signs[condition.sign].any)
    name = condition.question or own or ""
    answer = effective[name]
    if condition.frequency is not None:
        return (frequency_points(pack, name, answer) or 0) >= condition.frequency
    if condition.impact is not None:
        points = impact_points(pack, answer)
        return points is not None and points >= condition.impact
    if condition.told:
        gate = pack.questions[name].told_by
        return gate is not None and effective[gate].value in condition.told
    return answer.said in condition.said if condition.said else answer.given in condition.is_


def spelled_out(pack: Pack, condition: Condition) -> tuple[Condition, ...]:
    """Give a condition as those that it stands for: of a sign each of its own, one of which is enough."""
    return (condition,) if condition.sign is None else pack.signs[condition.sign].any


def frequency_points(pack: Pack, name: str, answer: Answer) -> int | None:
    """Give the points of what was answered on its scale; None where no such answer was given."""
    question = pack.questions[name]
    if question.kind != "graded":
        return None
    return pack.scales[question.choice_set].get(answer.given)


def impact_points(pack: Pack, answer: Answer) -> int | None:
    """Give the points of how heavy it is; None where no such answer was given."""
    asked = pack.follow_ups.impact
    return None if asked is None else pack.scales[asked.choices].get(answer.impact or "")
