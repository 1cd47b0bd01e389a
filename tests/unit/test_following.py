"""What follows a mark is as much an answer as the mark: it is asked, kept and read again."""

from itertools import product

import pytest
from core_helpers import PACK

from impasse_check.answers import dump_answers, parse_answers
from impasse_check.model import Answer, Answers, FollowUp

ASKED = PACK.follow_ups.model_copy(
    update={"said": FollowUp(text="Have you said it?", why="To know.", choices="told")}
)
WITH_SAID = PACK.model_copy(update={"follow_ups": ASKED})
"""The pack, if it asked after a mark whether it was said."""
NAME = next(name for name, each in PACK.questions.items() if each.kind == "graded" and each.told_by is None)


@pytest.mark.parametrize(
    ("impact", "said", "note"), [*product([None, "somewhat"], [None, "once"], [None, "my own"])]
)
def test_all_that_follows_a_mark_is_kept(impact: str | None, said: str | None, note: str | None) -> None:
    """Whatever of it there is reads back as the same."""
    answers = Answers(answers={NAME: Answer(given="often", impact=impact, said=said, note=note)})
    text = dump_answers(answers, WITH_SAID)
    assert parse_answers("kept.yaml", text.encode(), WITH_SAID).answers == answers.answers
