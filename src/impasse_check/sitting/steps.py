"""The steps of a way through the questions: each part of each open question, in asking order. Pure."""

from dataclasses import dataclass
from typing import Final, Literal

from impasse_check import flow
from impasse_check.answers import FOLLOWING, marks, permits
from impasse_check.model import NOT_ASKED, Answer, Answers, Pack

Part = Literal["given", "impact", "said"]
PARTS: Final[tuple[Part, ...]] = ("given", *FOLLOWING)
"""The parts that a question can have, in the order in which they are asked; each is a field of an answer."""


@dataclass(frozen=True)
class Step:
    """One thing asked at one time."""

    name: str
    """The id of the question."""
    part: Part = "given"


def steps(pack: Pack, answers: Answers) -> tuple[Step, ...]:
    """Give every step that is open given these answers, in asking order."""
    found: list[Step] = []
    for name in flow.to_ask(pack, answers):
        found.append(Step(name))
        found += following(pack, name, given(answers, name))
    return tuple(found)


def following(pack: Pack, name: str, answer: Answer) -> tuple[Step, ...]:
    """Give what is asked after an answer to a question: nothing, where it is no mark."""
    question = pack.questions[name]
    if answer.given not in marks(pack, question):
        return ()
    permitted = permits(pack, question)
    return tuple(Step(name, field) for field in FOLLOWING if field in permitted)


def place(pack: Pack, step: Step) -> tuple[int, int]:
    """Give where a step stands among all there are, open or not."""
    return list(pack.questions).index(step.name), PARTS.index(step.part)


def given(answers: Answers, name: str) -> Answer:
    """Give the answer to a question, or that it was not asked."""
    return answers.answers.get(name, NOT_ASKED)
