"""Where made-up clients would be led. Every rate is invented: it shows how the rules sort, not people."""

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from impasse_check import load_pack
from impasse_check.model import Answer, Answers, Pack
from impasse_check.report.openers import first_words
from impasse_check.scoring import score
from impasse_check.visibility import visible

PEOPLE: Final = 1000
"""Of each kind."""
ABSENCES: Final = {"unsure": 0.005, "declined": 0.005}
"""How often a question is left like that."""
IMPACT: Final = (0.35, 0.35, 0.18, 0.09, 0.03)
"""From not at all to very much, where a mark is given."""
SAFE: Final = {"yes": 0.8, "hard": 0.14, "no": 0.02, "unsure": 0.04}
ROUTES: Final = ("none", "talk", "consult", "outside")
FIRST: Final = ("therapist", "someone", None)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Made-up people of one kind."""

    name: str
    more: dict[str, tuple[float, ...]] = field(default_factory=dict)
    """From never to almost always, for a section or a question; else as for anyone."""
    events: dict[str, float] = field(default_factory=dict)
    """How often an event happened."""
    event: float = 0.002
    """How often any other did."""
    skips: bool = False
    """Whether they skip the events as a whole."""


LIGHT: Final = (0.84, 0.11, 0.04, 0.01, 0.0)
ANYONE: Final = {"feedback": LIGHT, "money": LIGHT, "boundaries": (0.955, 0.033, 0.01, 0.002, 0.0)}
HEAVIER: Final = (0.35, 0.25, 0.2, 0.15, 0.05)
WARM: Final = (0.3, 0.4, 0.25, 0.05, 0.0)
CLOSE: Final = (0.1, 0.2, 0.3, 0.25, 0.15)
KINDS: Final = (
    Kind(name="ordinary, a sound therapist"),
    Kind(name="the same, one in six marks each point on closeness", more={"boundaries": LIGHT}),
    Kind(name="as the first, skips the grave questions", skips=True),
    Kind(name="stuck and not heard", more={"feedback": HEAVIER}),
    Kind(name="money trouble", more={"money": HEAVIER}),
    Kind(
        name="a warm therapist who tells a little",
        more={"personal-stories": WARM, "contact-between-sessions": (0.6, 0.3, 0.1, 0.0, 0.0)},
    ),
    Kind(
        name="very close",
        more={
            "personal-stories": CLOSE,
            "contact-between-sessions": CLOSE,
            "my-unspoken-feelings": CLOSE,
            "personal-remarks": HEAVIER,
        },
        events={"friendship-offered": 0.3, "asked-for-secrecy": 0.1},
    ),
    Kind(name="a grave line crossed", events={"sexual-remarks": 1.0, "asked-for-secrecy": 0.5}),
)


def drawn(rng: random.Random, names: tuple[str, ...], odds: tuple[float, ...]) -> str:
    """Draw one of several answers."""
    return rng.choices(names, odds)[0]


def person(pack: Pack, kind: Kind, rng: random.Random) -> Answers:
    """Make the answers of one."""
    given: dict[str, Answer] = {}
    impacts = tuple(pack.scales["impact"])
    rates = ANYONE | kind.more
    for name, question in pack.questions.items():
        odds = rates.get(name, rates.get(question.section, LIGHT))
        left = next((word for word, share in ABSENCES.items() if rng.random() < share), None)
        if question.kind == "event" and kind.skips:
            given[name] = Answer(given="declined")
        elif left is not None and question.kind in ("graded", "event"):
            given[name] = Answer(given=left)
        elif question.kind == "graded":
            steps = tuple(pack.scales[question.choice_set])
            mark = drawn(rng, steps, odds)
            impact = None if mark == steps[0] else drawn(rng, impacts, IMPACT)
            given[name] = Answer(given=mark, impact=impact)
        elif question.kind == "event":
            happened = rng.random() < kind.events.get(name, kind.event)
            given[name] = Answer(given="yes" if happened else "no")
        elif question.kind == "gate":
            answers = tuple(pack.choices[question.choice_set])
            given[name] = Answer(given=rng.choice(answers))
    if score(pack, Answers(answers=given)).route in ("talk", "consult"):
        given["safe-to-raise"] = Answer(given=drawn(rng, tuple(SAFE), tuple(SAFE.values())))
    return Answers(answers=given)


def table() -> str:
    """Give the shares in percent: where each kind is led, and whom the first words are for."""
    pack = load_pack()
    rows = [
        "| made-up people | none | talk | consult | outside | first words: therapist | someone | none |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for kind in KINDS:
        rng = random.Random(kind.name)  # noqa: S311
        led: Counter[str | None] = Counter()
        for _ in range(PEOPLE):
            result = score(pack, person(pack, kind, rng))
            led[f"route {result.route}"] += 1
            led[first_words(pack, result, visible(pack, result, "me"))] += 1
        shares = (round(100 * led[each] / PEOPLE) for each in (*(f"route {each}" for each in ROUTES), *FIRST))
        rows.append(f"| {kind.name} | {' | '.join(map(str, shares))} |")
    return "\n".join(rows) + "\n"
