"""What was said that is no mark, for whoever marked nothing and yet said something that may weigh. Pure."""

from impasse_check.gates import holds, spelled_out
from impasse_check.model import Pack, Passage
from impasse_check.scoring import Score


def nothing_flagged(pack: Pack, score: Score) -> Passage | None:
    """Give the page for whoever marked nothing: another one where they said what may weigh all the same."""
    there = pack.pages.unmarked if said_unmarked(pack, score) else None
    return there or pack.pages.none


def said_unmarked(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give the questions by which the rule on such answers holds, in asking order; none where it does not."""
    rule = pack.rules.unmarked
    conditions = () if rule is None else spelled_out(pack, rule)
    names = {each.question for each in conditions if holds(pack, each, None, score.effective)}
    return tuple(name for name in pack.questions if name in names)
