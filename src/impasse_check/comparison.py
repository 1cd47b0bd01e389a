"""Two sets of a person's own answers, question by question. Pure.

Nothing is counted and nothing is judged: that would need a known error of measurement, and there is none.
"""

from collections.abc import Iterator
from typing import Literal

from impasse_check.flow import looked_at, to_ask
from impasse_check.gates import effective_answers
from impasse_check.model import ABSENCES, NOT_APPLICABLE, NOT_ASKED, Answer, Answers, Pack
from impasse_check.model.base import record
from impasse_check.versions import may_differ, version_of

Change = Literal["same", "different", "answered-once", "open", "not-now", "reworded"]
"""How two answers to one question stand to each other: answered only once, both open, does not apply now."""


@record
class Compared:
    """One question with both answers."""

    question: str
    """Its id."""
    change: Change
    earlier: Answer
    later: Answer


def compare(pack: Pack, earlier: Answers, later: Answers) -> tuple[Compared, ...]:
    """Give each question that was looked at both times and applied at least once, in asking order."""
    return tuple(_compared(pack, earlier, later))


def not_compared(pack: Pack, earlier: Answers, later: Answers) -> tuple[str, ...]:
    """Give the sections that were looked at only once, or never."""
    both = set(looked_at(pack, earlier)) & set(looked_at(pack, later))
    return tuple(
        name
        for name, section in pack.sections.items()
        if section.focus
        and any(each.section == name and question not in both for question, each in pack.questions.items())
    )


def _compared(pack: Pack, earlier: Answers, later: Answers) -> Iterator[Compared]:
    then, now = (effective_answers(pack, answers.answers) for answers in (earlier, later))
    asked = {*to_ask(pack, earlier), *to_ask(pack, later)}
    for name in looked_at(pack, earlier):
        before, after = then[name], now[name]
        applied = any(each.given != NOT_APPLICABLE.given for each in (before, after))
        if applied and name in looked_at(pack, later):
            change = _change(before, after, reworded=_is_reworded(pack, name, earlier, later))
            # What was never asked has no answer to compare, and does not apply now either.
            left = change == "not-now" and before.given == NOT_ASKED.given
            if not left and (change != "open" or name in asked):
                yield Compared(question=name, change=change, earlier=before, later=after)


def _change(before: Answer, after: Answer, *, reworded: bool) -> Change:
    there = [each for each in (before, after) if each.given not in ABSENCES]
    if reworded and there:
        return "reworded"
    if after.given == NOT_APPLICABLE.given:
        return "not-now"
    if len(there) == 1:
        return "answered-once"
    if not there:
        return "open"
    return "same" if _as_given(before) == _as_given(after) else "different"


def _as_given(answer: Answer) -> tuple[str | None, ...]:
    """Give what was answered, but for own words."""
    return answer.given, answer.impact, answer.said


def _is_reworded(pack: Pack, name: str, earlier: Answers, later: Answers) -> bool:
    """Say whether the words of a question may have changed between the two answers to it."""
    return may_differ(pack, name, version_of(pack, earlier, name), version_of(pack, later, name))
