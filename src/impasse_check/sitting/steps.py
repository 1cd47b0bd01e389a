"""The steps of a way through the questions: each part of each open question, in asking order. Pure."""

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from impasse_check import flow
from impasse_check.answers import FOLLOWING, marks, permits
from impasse_check.model import NOT_ASKED, Answer, Answers, Pack
from impasse_check.scoring import score

Part = Literal["given", "impact", "said"]
PARTS: Final[tuple[Part, ...]] = ("given", *FOLLOWING)
"""The parts that a question can have, in the order in which they are asked; each is a field of an answer."""


class Step(NamedTuple):
    """One thing asked at one time."""

    name: str
    """The id of the question."""
    part: Part = "given"


class Course:
    """Where some answers lead, worked out once: their score, and what is open, in asking order."""

    def __init__(self, pack: Pack, answers: Answers) -> None:
        self.answers = answers
        self.score = score(pack, answers)
        self.names = flow.opened(pack, answers, self.score)
        """The ids of the open questions."""
        self.steps = tuple(
            step for name in self.names for step in (Step(name), *following(pack, name, given(answers, name)))
        )


def following(pack: Pack, name: str, answer: Answer) -> tuple[Step, ...]:
    """Give what is asked after an answer to a question: nothing, where it is no mark."""
    question = pack.questions[name]
    if answer.given not in marks(pack, question):
        return ()
    permitted = permits(pack, question)
    return tuple(Step(name, field) for field in FOLLOWING if field in permitted)


def place(pack: Pack, step: Step) -> tuple[int, int]:
    """Give where a step stands among all there are, open or not."""
    return _order(pack)[step.name], PARTS.index(step.part)


def given(answers: Answers, name: str) -> Answer:
    """Give the answer to a question, or that it was not asked."""
    return answers.answers.get(name, NOT_ASKED)


@lru_cache(maxsize=8)
def _order(pack: Pack) -> dict[str, int]:
    return {name: place for place, name in enumerate(pack.questions)}
