"""A tired person at the quiz, who slips: is anything on record that they did not mean and see.

``python tests/slips.py 5000`` lets that many sit down, and keeps in docs/reliability.json what was found.

They read what the page says, mean an answer, and press keys; now and then another key than they meant,
one key twice, or one too many. Where they see on the next page that something else was taken, they go back.
"""

import json
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core_helpers import PACK, WORDS
from scripted import LINES, Kept, interview_with

from impasse_check.answers import FOLLOWING, permitted
from impasse_check.model import Answers
from impasse_check.prompts.meaning import Meanings, Missed
from impasse_check.prompts.page import SKIP_KEY, Command, LeftError, Move, Page, Said, VanishedError
from impasse_check.scoring import grave
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.steps import Step, following, given, place

SLIPS: Final = 0.08
"""How often a key is another than the one that was meant."""
QUESTIONS: Final = {question.text: name for name, question in PACK.questions.items()}
FOLLOWS: Final = {asked.text: each for each in FOLLOWING if (asked := getattr(PACK.follow_ups, each))}
GRAVE: Final = set(grave(PACK))
_KEYS: Final = "0123456789bfhnqsxykc? "
_MOST_KEYS: Final = 4000


@dataclass
class Person:
    """Somebody who presses keys, and knows what they meant by each."""

    seed: int
    width: int = 76
    speaks: bool = False
    meant: dict[Step, str | None] = field(default_factory=dict)
    """What they meant to answer at each step; None: nothing."""
    seen: dict[Step, str] = field(default_factory=dict)
    """What a following page showed them as taken, by step."""
    pressed: Counter[str] = field(default_factory=Counter)
    answered_by_slip: list[tuple[str, str]] = field(default_factory=list)
    """Pages that only inform, and a digit pressed there that answered something."""

    grave_by_slip: list[tuple[Step, str]] = field(default_factory=list)
    """Answers to grave questions by a key that was pressed for the page before."""

    def __post_init__(self) -> None:
        """Begin."""
        self._random = random.Random(self.seed)
        self._meanings = Meanings(WORDS)
        self._at: Step | None = None
        self._last: Step | None = None
        self._queue: list[str] = []
        self._at_once = False
        self.interview: Interview | None = None

    def choose(self, page: Page) -> Said:
        """Press keys until one of them says something."""
        self._look(page)
        while True:
            assert sum(self.pressed.values()) < _MOST_KEYS, "they went round in a circle"
            key = self._key(page)
            said = self._meanings.of(page, "" if key == "\r" else key, after=0.1 if self._at_once else 9)
            self.pressed["missed" if isinstance(said, Missed) else "heard"] += 1
            if isinstance(said, Missed):
                self._queue.clear()
                continue
            if key.isdigit() and not page.numbered and key != SKIP_KEY:
                self.answered_by_slip.append((page.where, key))
            if self._at_once and self._at is not None and self._at.name in GRAVE and isinstance(said, str):
                self.grave_by_slip.append((self._at, said))
            if said in (Command.LEAVE, Command.VANISH, Command.NOTE):
                # They meant none of these: they stay.
                continue
            return said

    def ask_line(self, page: Page) -> Said:
        """Turn back from anything that is to be written."""
        self._look(page)
        return Command.BACK

    def _look(self, page: Page) -> None:
        """Read what the page says was taken last."""
        step = self._step(page)
        if page.last and self.interview is not None:
            shown = self._before(step)
            if shown is not None:
                self.seen[shown] = page.last
        self._at = step

    def _step(self, page: Page) -> Step | None:
        if page.question in QUESTIONS:
            return Step(QUESTIONS[page.question])
        if page.question in FOLLOWS:
            text = page.text[-1].split("\n")[0]
            name = next(name for whole, name in QUESTIONS.items() if whole.startswith(text))
            return Step(name, FOLLOWS[page.question])
        return None

    def _before(self, step: Step | None) -> Step | None:
        """Give the step whose answer stands as the last one: the one before this."""
        assert self.interview is not None
        order = []
        for name in PACK.questions:
            if name in self.interview.answers.answers:
                order.append(Step(name))
                order += following(PACK, name, given(self.interview.answers, name))
        if step is None:
            return None
        here = place(PACK, step)
        return next((each for each in reversed(order) if place(PACK, each) < here), None)

    def _key(self, page: Page) -> str:
        """Give the next key: the one that is meant, or a slip."""
        self._at_once = bool(self._queue)
        if self._queue:
            return self._queue.pop(0)
        meant = self._meant_key(page)
        chance = self._random.random()
        if chance < SLIPS / 2:
            return self._random.choice(_KEYS)
        if chance < SLIPS:
            # One key twice, as when a hand trembles.
            self._queue = [meant]
        return meant

    def _meant_key(self, page: Page) -> str:
        """Give the key for what they mean to say on a page, once they have read it."""
        step = self._at
        wrong = self._is_wrong(page)
        if wrong and Command.BACK in page.commands:
            return "b"
        if step is None:
            return self._on_other_pages(page)
        if step not in self.meant:
            self.meant[step] = self._opinion(page, step)
        value = self.meant[step]
        if page.current is not None and page.current == (Move.OPEN if value is None else value):
            return "\r"
        if value is None:
            return SKIP_KEY
        place = [each.value for each in page.numbered].index(value)
        return str(place + 1)

    def _is_wrong(self, page: Page) -> bool:
        """Say whether the page shows that something else was taken than they meant."""
        before = self._before(self._at) if self._at is not None else None
        if before is None or self.interview is None:
            return False
        if before not in self.meant:
            # It was answered, and they never read it.
            return bool(page.last)
        told = WORDS.say("quiz.last", answer=_label(before, self.meant[before]))
        return bool(page.last) and page.last != told

    def _on_other_pages(self, page: Page) -> str:
        if page.question == WORDS.say("unsure.question"):
            return "y"
        if page.question == WORDS.say("unsure.offer"):
            return "k"
        if page.where == WORDS.say("quiz.skipping"):
            # They never mean to skip.
            return "b"
        if page.numbered:
            return "1"
        return "\r"

    def _opinion(self, page: Page, step: Step) -> str | None:
        """Give what they think: most of it calm, some of it marked, some of it not sure or not said."""
        values = [str(each.value) for each in page.numbered]
        if step.part != "given":
            return self._random.choice([None, *values])
        if step.name in GRAVE:
            return self._random.choices(values, [1, 30, 2, 2][: len(values)])[0]
        weights = [6, *[1] * (len(values) - 1)]
        return self._random.choices(values, weights)[0]


def _label(step: Step, value: str | None) -> str:
    """Give the words of an answer at a step."""
    if step.part == "given":
        labels = {**PACK.choices["absence"], **permitted(PACK, PACK.questions[step.name])}
    else:
        asked = getattr(PACK.follow_ups, step.part)
        labels = dict(PACK.choices[asked.choices])
    return labels.get(value or "", WORDS.say("quiz.skipped"))


def sit_down(seed: int) -> tuple[Person, Answers]:
    """Let one person go through the quiz to its end."""
    person, kept = Person(seed), Kept()
    start = Answers(focus=random.Random(seed).choice([None, ("money",), ("feedback",)]))
    interview = interview_with(person, start, keeping=kept, lines=LINES)
    person.interview = interview
    try:
        interview.run(asks_focus=False)
        while interview.unasked():
            interview.go_on()
    except (LeftError, VanishedError):  # pragma: no cover
        person.answered_by_slip.append(("the end", "a slip ended it"))
    return person, interview.answers


def faults(person: Person, answers: Answers) -> list[str]:
    """Give what is on record against what was meant and seen."""
    found = [f"{where}: {key}" for where, key in person.answered_by_slip]
    recorded = []
    for name, answer in answers.answers.items():
        recorded.append((Step(name), answer.given))
        recorded += [(each, getattr(answer, each.part)) for each in following(PACK, name, answer)]
    for step, value in recorded:
        shown = person.seen.get(step)
        told = WORDS.say("quiz.last", answer=_label(step, value))
        if step != recorded[-1][0] and shown != told:
            found.append(f"{step}: recorded {value}, shown {shown}")
        if step != recorded[-1][0] and value != person.meant.get(step):
            found.append(f"{step}: recorded {value}, meant {person.meant.get(step)}")
    return [
        *found,
        *(f"{step}: {value} by a key meant for another page" for step, value in person.grave_by_slip),
    ]


@dataclass(frozen=True, kw_only=True)
class Sat:
    """What was found over many sittings."""

    sittings: int
    keys: int
    missed: int
    """Keys that did nothing, and were said to."""
    faults: dict[int, list[str]]
    """What is on record against what was meant and seen, by the number of the sitting."""


def sit_many(seeds: range) -> Sat:
    """Let as many people sit down."""
    wrong, keys = dict[int, list[str]](), Counter[str]()
    for seed in seeds:
        person, answers = sit_down(seed)
        keys += person.pressed
        if found := faults(person, answers):
            wrong[seed] = found
    return Sat(sittings=len(seeds), keys=keys.total(), missed=keys["missed"], faults=wrong)


def main(sittings: int) -> int:
    """Keep what was found; give 1 where that is anything at all."""
    started = time.monotonic()
    half = sittings // 2
    with ProcessPoolExecutor(2) as pool:
        both = [*pool.map(sit_many, (range(half), range(half, sittings)))]
    wrong = {seed: each for sat in both for seed, each in sat.faults.items()}
    place = Path(__file__).parents[1] / "docs" / "reliability.json"
    whole = json.loads(place.read_text(encoding="utf-8"))
    whole["slips"] = {
        "sittings": sum(sat.sittings for sat in both),
        "keys": sum(sat.keys for sat in both),
        "missed": sum(sat.missed for sat in both),
        "faults": len(wrong),
        "seconds": round(time.monotonic() - started),
    }
    place.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    print(whole["slips"], *wrong.items(), sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
