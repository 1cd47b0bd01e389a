"""What can come next, by where a person stands: one or two things, never an order. Pure."""

from impasse_check.gates import holds
from impasse_check.model import Answers, First, Pack
from impasse_check.report.openers import first_words, openers, start
from impasse_check.report.talks import helped
from impasse_check.scoring import Score
from impasse_check.visibility import Visibility, is_crossed


def steps(pack: Pack, answers: Answers, score: Score, seen: Visibility) -> tuple[str, ...]:
    """Give what can come next, for where the person stands."""
    can, rules = pack.next_steps, pack.rules
    consulted = holds(pack, rules.consulted, None, score.effective)
    if score.route == "outside" or is_crossed(pack, score):
        return steps_outside(pack, score)
    if holds(pack, rules.ended, None, score.effective):
        return can.ended
    if score.route in ("none", "talk") and score.unfinished:
        return can.unfinished
    if holds(pack, rules.unsafe, None, score.effective) and (
        unsafe := can.unsafe_consulted if consulted else can.unsafe
    ):
        return unsafe
    first = first_words(pack, score, seen)
    asked = score.route == "consult" or first == "someone" or pack.pages.consulting is not None
    if asked and can.consulted and consulted:
        return can.consulted
    return _steps_inside(pack, answers, score, seen, first)


def steps_outside(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give what can come next where help from outside, or a line that was crossed, comes first."""
    can = pack.next_steps
    if is_crossed(pack, score):
        return can.crossed
    ordered = holds(pack, pack.rules.ordered, None, score.effective)
    return can.outside_ordered or can.outside if ordered else can.outside


def _steps_inside(
    pack: Pack, answers: Answers, score: Score, seen: Visibility, first: First | None
) -> tuple[str, ...]:
    """Give what can come next by who hears something first; what helped needs no more."""
    can = pack.next_steps
    if first == "someone" and score.route == "talk":
        # There is no page on who that can be.
        return can.someone or can.consult
    if first == "someone":
        return can.consult
    if score.route == "consult":
        return can.either or can.consult
    opener = start(pack, answers, openers(pack, score, seen.openers))
    if opener is not None and helped(answers, opener.question):
        return can.helped or can.talk
    return can.talk if score.route == "talk" else can.none
