"""Killing a quiz that keeps its answers, at any moment: what was confirmed is in the file."""

import random
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from core_helpers import PACK
from pty_session import Terminal

from impasse_check import flow
from impasse_check.answers import permitted, read_answers
from impasse_check.files import Held
from impasse_check.model import Answer, Answers

_QUESTIONS = 14
"""Answers that are given at the most before the end; none of them brings a further page."""
LONGEST = 0.008
"""Seconds after the last key, at the most, until the end comes."""


@dataclass(kw_only=True)
class Killed:
    """What was found after a number of ends."""

    rounds: int = 0
    confirmed: int = 0
    in_flight: int = 0
    """Ends at which the last answer was not in the file yet, or not confirmed yet and there all the same."""
    siblings: int = 0
    """Ends that left the one sibling which the contract allows."""


def by_the_first_choice() -> list[Answers]:
    """Give the answers there are after each question, from none on, each answered with its first choice."""
    found = [Answers()]
    for _ in range(_QUESTIONS):
        name = flow.next_unasked(PACK, found[-1])
        assert name is not None
        first = next(iter(permitted(PACK, PACK.questions[name])))
        found.append(flow.put(PACK, found[-1], name, Answer(given=first))[0])
    return found


def kill(rounds: int, folder: Path, seed: int) -> Killed:
    """Kill as many quizzes at random moments. Fails where a confirmed answer is not in its file."""
    chance, found, states = random.Random(seed), Killed(), by_the_first_choice()
    for number in range(rounds):
        here = folder / str(number)
        here.mkdir()
        confirmed = _until_killed(here, chance)
        left = {path.name for path in here.iterdir()} - {"kept.yaml"}
        assert len(left) <= 1, left
        held = Held(str(here / "kept.yaml"), force=True)
        assert set(held.left_behind()) == left
        held.let_go()
        kept = read_answers(str(here / "kept.yaml"), PACK)
        assert kept.answers in (states[confirmed].answers, states[confirmed + 1].answers), confirmed
        found.rounds += 1
        found.confirmed += confirmed
        found.in_flight += kept.answers != states[confirmed].answers
        found.siblings += len(left)
    return found


def _until_killed(folder: Path, chance: random.Random) -> int:
    """Answer some questions, kill the quiz while it takes the next, and give how many were confirmed.

    An answer is confirmed when the next question is there.
    """
    confirmed = chance.randrange(_QUESTIONS - 1)
    with Terminal("quiz", "--plain", "--save-answers", "kept.yaml", folder=folder) as terminal:
        for reply in ("", *["1"] * (confirmed + 1)):
            terminal.wait_for_prompt()
            terminal.type(f"{reply}\r")
        terminal.wait_for_prompt()
        terminal.type("1\r")
        time.sleep(chance.uniform(0, LONGEST))
        terminal.signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    return confirmed
