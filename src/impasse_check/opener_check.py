"""What must hold of openers: there are words for whatever can be raised, at every stage it can reach."""

from collections.abc import Iterator

from impasse_check.errors import Fault
from impasse_check.model import Condition, Pack, Question, Stage
from impasse_check.strict_yaml import Document


def check(pack: Pack, document: Document) -> Iterator[Fault]:
    """Give a fault for each opener that fits nothing, and where the words to begin with are missing."""
    there = set()
    for opener_id, opener in pack.openers.items():
        for number, name in enumerate(opener.for_):
            path = ("openers", opener_id, "for", number)
            question = pack.questions.get(name)
            if question is None or not _can_be_raised(question):
                yield document.fault("pack.opener-for", path)
            if (name, opener.stage) in there:
                yield document.fault("pack.opener-twice", path)
            there.add((name, opener.stage))
    never_first = any("never-first" in each.traits for each in pack.questions.values())
    if pack.openers and never_first and pack.general is None:
        yield document.fault("pack.no-general", ("general",))


def missing(pack: Pack, document: Document) -> Iterator[Fault]:
    """Give a fault for each question that can reach a stage without words; a pack without openers has none.

    The rules of the stages have to be right.
    """
    there = {(name, opener.stage) for opener in pack.openers.values() for name in opener.for_}
    for name, question in pack.questions.items() if pack.openers else ():
        stages = _reachable(pack, question) if _can_be_raised(question) else ()
        without = [stage for stage in stages if (name, stage) not in there]
        if without:
            yield document.fault("pack.no-opener", ("questions", name), stages=", ".join(without))


def _can_be_raised(question: Question) -> bool:
    return question.level in ("talk", "consult")


def _reachable(pack: Pack, question: Question) -> tuple[Stage, ...]:
    """Give the stages that the talk about a question can reach."""
    can_hold = (rule.to for rule in pack.stages if all(_can_hold(pack, each, question) for each in rule.all))
    return tuple(dict.fromkeys(("first", *can_hold)))


def _can_hold(pack: Pack, condition: Condition, question: Question) -> bool:
    if condition.told:
        return question.told_by is not None
    if condition.said:
        asked = pack.follow_ups.said is not None
        return asked and question.kind == "graded" and question.told_by is None
    return question.kind == "graded"
