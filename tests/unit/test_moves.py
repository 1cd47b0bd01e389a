"""What a talk moves among the answers, and where it moves nothing at all."""

from typing import get_args

import pytest
from core_helpers import GRAVE, PACK, changed
from scripted import answered

from impasse_check.follow_up import follow
from impasse_check.model import Answer, Answers, CameBack, Talk
from impasse_check.scoring import score

NAME, UNMARKED = "topic-pushed", "easy-ground"
MARKED = answered({NAME: "often+somewhat"})


@pytest.mark.parametrize("given", ["yes", "unsure"])
@pytest.mark.parametrize("came_back", get_args(CameBack))
def test_where_help_from_outside_comes_first_no_talk_is_kept(given: str, came_back: CameBack) -> None:
    """Nor anything moved, whatever is told: the answers come back as they were."""
    outside = answered({GRAVE[0]: given, NAME: "often"})
    assert score(PACK, outside).route == "outside"
    assert follow(PACK, outside, Talk(question=NAME, happened="yes", came_back=came_back)) is outside


@pytest.mark.parametrize("given", ["never", "declined", "not-applicable"])
def test_a_talk_about_what_is_not_marked_is_kept_and_says_nothing_of_it(given: str) -> None:
    """Only a mark has something that was said of it; an answer stays the answer that was given."""
    before = answered({NAME: "often+somewhat", UNMARKED: given})
    talk = Talk(question=UNMARKED, happened="yes", came_back="helpful", safe="yes")
    after = follow(PACK, before, talk)
    assert after.answers == before.answers
    assert after.talks == (talk,)


def test_where_no_rule_tells_what_came_back_the_mark_stays_as_it_was() -> None:
    """A pack may move what helped alone; the talk is kept."""
    pack = changed(
        PACK, moves=changed(PACK.moves, said=tuple(m for m in PACK.moves.said if m.to == "helped"))
    )
    talk = Talk(question=NAME, happened="yes", came_back="unhelpful", safe="yes")
    after = follow(pack, MARKED, talk)
    assert (after.answers, after.talks) == (MARKED.answers, (talk,))
    assert _said(follow(pack, MARKED, changed(talk, came_back="helpful"))) == "helped"


def test_a_gate_that_says_all_there_is_to_say_stays_as_it_is() -> None:
    """Told more than once, it cannot be told less often by a talk that helped."""
    gate = PACK.questions["stuck-unnoticed"].told_by
    assert gate is not None
    before = answered({"felt-stuck": "yes", "stuck-unnoticed": "often", gate: "more-than-once"})
    after = follow(PACK, before, Talk(question="stuck-unnoticed", happened="yes", came_back="helpful"))
    assert after.answers == before.answers
    less = before.put(before.answers | {gate: Answer(given="no")})
    moved = follow(PACK, less, Talk(question="stuck-unnoticed", happened="yes", came_back="helpful"))
    assert moved.answers[gate].given == "once"


@pytest.mark.parametrize(("stood", "after"), [("no", "once"), ("unsure", "once"), ("once", "more-than-once")])
def test_one_talk_about_two_things_is_no_second_time(stood: str, after: str) -> None:
    """Two things that one gate tells, brought up at one time, were not told more than once by that."""
    gate = "raised-concern"
    names = [name for name, each in PACK.questions.items() if each.told_by == gate]
    before = answered({gate: "once", **dict.fromkeys(names, "mostly")})
    before = before.put(before.answers | {gate: Answer(given=stood)})
    talks = [Talk(question=name, happened="yes", came_back="unhelpful", safe="yes") for name in names]
    assert len(talks) > 1
    assert follow(PACK, before, *talks).answers[gate].given == after
    assert follow(PACK, before, talks[0]).answers[gate].given == after
    again = follow(PACK, follow(PACK, before, talks[0]), talks[1])
    assert again.answers[gate].given == "more-than-once"


def _said(answers: Answers) -> str | None:
    return answers.answers[NAME].said
