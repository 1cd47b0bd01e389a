"""Killing what is asked after a talk, at any moment: what was confirmed is in the file, and all before it."""

import random
import signal
import time
from functools import reduce
from pathlib import Path

from core_helpers import PACK
from killing import LONGEST, Killed
from pty_session import Terminal
from scripted import answered

from impasse_check.answers import dump_answers, read_answers
from impasse_check.files import Held
from impasse_check.follow_up import follow
from impasse_check.model import Answers, Talk

FIRST, OTHER = "topic-pushed", "easy-ground"
BEFORE = answered({FIRST: "often+somewhat", OTHER: "rarely"})
_TELLING = (
    ("1", Talk(question=FIRST, happened="yes")),
    ("3", Talk(question=FIRST, happened="yes", came_back="unhelpful")),
    ("1", Talk(question=FIRST, happened="yes", came_back="unhelpful", safe="yes")),
    ("So it is.", Talk(question=FIRST, happened="yes", came_back="unhelpful", safe="yes", note="So it is.")),
    ("2", None),
    ("2", Talk(question=OTHER, happened="partly")),
    ("2", Talk(question=OTHER, happened="partly", came_back="unclear")),
    ("1", Talk(question=OTHER, happened="partly", came_back="unclear", safe="yes")),
    ("", Talk(question=OTHER, happened="partly", came_back="unclear", safe="yes")),
)
"""What is typed in turn, and the last talk that the file has then; none where another thing is picked."""


def states() -> list[Answers]:
    """Give what the file can hold after each line that was typed, from none on."""
    told: dict[str | None, Talk] = {}
    found = [BEFORE]
    for _, talk in _TELLING:
        if talk is not None:
            told[talk.question] = talk
        found.append(reduce(lambda answers, each: follow(PACK, answers, each), told.values(), BEFORE))
    return found


def kill(rounds: int, folder: Path, seed: int) -> Killed:
    """Kill as many at random moments. Fails where what was confirmed, or there before, is not there."""
    chance, found, after = random.Random(seed), Killed(), states()
    for number in range(rounds):
        here = folder / str(number)
        here.mkdir()
        (here / "kept.yaml").write_text(dump_answers(BEFORE, PACK), encoding="utf-8")
        confirmed = _until_killed(here, chance)
        left = {path.name for path in here.iterdir()} - {"kept.yaml"}
        assert len(left) <= 1, left
        held = Held(str(here / "kept.yaml"), force=True)
        assert set(held.left_behind()) == left
        held.let_go()
        kept = _told(read_answers(str(here / "kept.yaml"), PACK))
        assert kept in (_told(after[confirmed]), _told(after[confirmed + 1])), confirmed
        found.rounds += 1
        found.confirmed += confirmed
        found.in_flight += kept != _told(after[confirmed])
        found.siblings += len(left)
    return found


def _told(answers: Answers) -> tuple[object, ...]:
    """Give all that must be in the file."""
    return answers.answers, answers.talks or ()


def _until_killed(folder: Path, chance: random.Random) -> int:
    """Tell of some things, kill the program while it takes the next, and give how many were confirmed."""
    confirmed = chance.randrange(len(_TELLING))
    with Terminal("follow-up", "--plain", "kept.yaml", folder=folder) as terminal:
        for typed, _ in _TELLING[: confirmed + 1]:
            terminal.wait_for_prompt()
            terminal.type(f"{typed}\r")
        time.sleep(chance.uniform(0, LONGEST))
        terminal.signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    return confirmed
