"""A test oracle for DESIGN sections 3, 4 and the JSON of section 6, written from that page alone.

``expect`` says what a report must hold for the ``answers:`` of a file; ``random_answers`` makes
such answers. Choices where the page is open are marked ``CHOICE``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from oracle_table import (
    ABSENCES,
    FREQUENCIES,
    IMPACTS,
    MOODS,
    NOTES,
    QUESTIONS,
    RISES,
    ROUTES,
    TABLE,
    Mood,
    Question,
)

OUTSIDE_EVENTS = [q.id for q in QUESTIONS if q.kind == "event" and q.level == "outside"]
STAGES = {"once": "again", "more-than-once": "enough"}


@dataclass(frozen=True)
class Entry:
    """One answer: ``value`` only when answered, ``impact`` only with a frequency above never."""

    status: str
    value: str | None = None
    impact: str | None = None


def read(question: Question, raw: object) -> Entry:
    """Read what a file holds for one question, before any gate."""
    given = cast("dict[str, object]", raw) if isinstance(raw, dict) else {"frequency": raw}
    word = given.get("frequency")
    if word is None:
        return Entry("not-asked")
    if word in ABSENCES:
        return Entry(str(word))
    if word not in question.values:
        raise ValueError(question.id)
    impact = given.get("impact")
    # CHOICE: an absence in place of an impact is a missing impact.
    weighed = impact in IMPACTS and word != "never"
    return Entry("answered", str(word), str(impact) if weighed else None)


class Answers:
    """The answers that count: read, then everything behind a closed gate taken out."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        """Read ``raw`` and apply the gates; ``ignored`` keeps the ids of what was taken out."""
        unknown = set(raw) - set(TABLE)
        if unknown:
            raise ValueError(sorted(unknown))
        self.entries: dict[str, Entry] = {}
        self.ignored: list[str] = []
        for question in QUESTIONS:  # a gate always stands before what hangs on it
            entry = read(question, raw.get(question.id))
            if self._is_closed(question):
                # CHOICE: all that a person said behind a closed gate is named, not sure and declined too.
                if entry.status not in ("not-applicable", "not-asked"):
                    self.ignored.append(question.id)
                entry = Entry("not-applicable")
            self.entries[question.id] = entry

    def _is_closed(self, question: Question) -> bool:
        """Tell whether the gate is closed; a gate that is itself closed reads not-applicable."""
        if question.gate is None:
            return False
        gate = self.entries[question.gate.on]
        return (gate.value or gate.status) in question.gate.closed_by

    def status(self, question: str) -> str:
        """Give the effective status."""
        return self.entries[question].status

    def value(self, question: str) -> str | None:
        """Give the value, None when not answered."""
        return self.entries[question].value

    def f(self, question: str) -> int:
        """Give the frequency points, -1 when there is no frequency."""
        value = self.value(question)
        return -1 if value is None else FREQUENCIES.index(value)

    def i(self, question: str) -> int:
        """Give the impact points, -1 when there is no impact."""
        impact = self.entries[question].impact
        return -1 if impact is None else IMPACTS.index(impact)

    def often_told(self, gate: str) -> bool:
        """Tell whether this gate holds ``more-than-once``."""
        return self.value(gate) == "more-than-once"


def level_of(question: Question, answers: Answers) -> str | None:
    """Give the level as risen, None when the question is not flagged."""
    if question.kind == "event":
        if answers.value(question.id) == "yes":
            return question.level
        may_flag = question.level == "consult" or question.id == "pressured-to-stay"
        return "consult" if answers.status(question.id) == "unsure" and may_flag else None
    if question.kind != "graded" or answers.f(question.id) < 1:
        return None
    risen = [to for id_, to, holds in RISES if id_ == question.id and holds(answers, id_)]
    return max([str(question.level), *risen], key=ROUTES.index)


def section_counts(section: str, answers: Answers) -> dict[str, object]:
    """Count the graded questions of one section."""
    graded = [q.id for q in QUESTIONS if q.section == section and q.kind == "graded"]
    eligible = [q for q in graded if answers.status(q) != "not-applicable"]
    answered = [q for q in eligible if answers.status(q) == "answered"]
    marked = [q for q in answered if answers.f(q) >= 1]
    impacts = [answers.i(q) for q in marked if answers.i(q) >= 0]
    enough = len(answered) >= 3 and len(answered) >= len(eligible) / 2
    return {
        "marked": len(marked),
        "answered": len(answered),
        "eligible": len(eligible),
        "open": len(eligible) - len(answered),
        "mean": sum(answers.f(q) for q in answered) / len(answered) if enough else None,
        "impact": sum(impacts) / len(impacts) if impacts else None,
    }


def stage_of(question: Question, answers: Answers) -> str:
    """Give the stage of an opener: how often the therapist was told already."""
    if question.indicator == "M":
        return "first"
    if question.indicator == "A1":
        gate = "told-stuck"
    elif question.id == "correction-refused":
        gate = "told-wrong"
    elif question.indicator == "B5":
        gate = "mentioned-stopping"
    else:
        gate = "raised-concern"
    return STAGES.get(answers.value(gate) or "", "first")


def opener_allowed(question: Question, level: str | None, route: str, answers: Answers) -> bool:
    """Tell whether section 4 lets this question's opener be shown, the file being finished."""
    if level not in ("talk", "consult") or route == "outside" or question.id in OUTSIDE_EVENTS:
        return False
    if answers.value("therapy-status") == "ended":
        return False
    safe, consulted = answers.value("safe-to-raise"), answers.value("consulted") == "yes"
    if level == "talk":
        return safe != "no" or consulted
    return consulted or (safe == "yes" and not question.star)


def expect(answers: dict[str, object]) -> dict[str, object]:
    """Say what a report on these answers must hold; lists are in asking order."""
    seen = Answers(answers)
    ids = [q.id for q in QUESTIONS]
    levels = {q.id: level_of(q, seen) for q in QUESTIONS}
    # CHOICE: what is in unsure_outside is not in flagged and has no level.
    unsure_outside = [q for q in OUTSIDE_EVENTS if seen.status(q) == "unsure" and q != "pressured-to-stay"]
    reached = ["none", *(level for level in levels.values() if level)]
    if unsure_outside:
        reached.append("outside")
    if seen.value("safe-to-raise") == "no":
        reached.append("consult")
    route = max(reached, key=ROUTES.index)
    unfinished = [q for q in OUTSIDE_EVENTS if seen.status(q) not in ("answered", "unsure", "declined")]
    openers = [q for q in QUESTIONS if not unfinished and opener_allowed(q, levels[q.id], route, seen)]
    return {
        "route": route,
        "unfinished": unfinished,
        "flagged": {
            level: [id_ for id_ in ids if levels[id_] == level] for level in ("outside", "consult", "talk")
        },
        "unsure_outside": unsure_outside,
        "sections": {s: section_counts(s, seen) for s in ("feedback", "money", "boundaries")},
        "status": {id_: seen.status(id_) for id_ in ids},
        "level": levels,
        "strengths": [
            {"id": q.id, "status": seen.status(q.id), "value": seen.value(q.id)}
            for q in QUESTIONS
            if q.kind == "strength"
        ],
        "opener_questions": [q.id for q in openers],
        "stage": {q.id: stage_of(q, seen) for q in openers},
        "ignored": seen.ignored,
    }


def _random_graded(rng: random.Random, mood: Mood) -> object:
    """Make a frequency: in shorthand or as a mapping, with or without impact and note."""
    if rng.random() >= mood.mark:
        return rng.choice(("never", {"frequency": "never"}))
    answer: dict[str, object] = {"frequency": FREQUENCIES[rng.randint(1, mood.top)]}
    if rng.random() < 0.75:
        answer["impact"] = IMPACTS[rng.randint(0, mood.top)]
    if rng.random() < 0.2:
        answer["note"] = rng.choice(NOTES)
    return answer if len(answer) > 1 or rng.random() < 0.5 else answer["frequency"]


def _random_event(rng: random.Random, mood: Mood, question: Question) -> str:
    """Make yes or no, or an absence."""
    if rng.random() < mood.event_absent:
        weights = (86, 10, 4) if question.level == "outside" else (1, 1, 1)
        return rng.choices(("declined", "unsure", "not-applicable"), weights)[0]
    chance = mood.happened * (1 if question.level == "outside" else 4)
    return "yes" if rng.random() < chance else "no"


def _random_answer(rng: random.Random, mood: Mood, question: Question) -> object:
    """Make one answer that is not blank."""
    if question.kind == "event":
        return _random_event(rng, mood, question)
    if rng.random() < mood.absent:
        return rng.choice(ABSENCES)
    if question.kind == "graded":
        return _random_graded(rng, mood)
    weights = {"therapy-status": (7, 2, 1), "ordered-care": (1, 4)}.get(question.id)
    return rng.choices(question.values, weights)[0]


def random_answers(rng: random.Random) -> dict[str, object]:
    """Make the ``answers:`` of a valid file; a mood chosen first decides how they lean."""
    name = rng.choices(list(MOODS), [mood.share for mood in MOODS.values()])[0]
    mood = MOODS[name]
    answers: dict[str, object] = {}
    for question in QUESTIONS:
        chance = 1.0
        if Answers(answers).status(question.id) == "not-applicable":  # its gate is closed
            chance = mood.behind
        elif question.section == "closing" and name != "contradictory":
            # Nearly always asked as the quiz would ask; the contradictory ask anything.
            wanted = ("consult",) if question.id == "consulted" else ("talk", "consult")
            chance = 1.0 if expect(answers)["route"] in wanted else 0.02
        if rng.random() >= chance or rng.random() < mood.blank:
            blank = rng.choice((None, "not-asked", "leave out", "leave out"))
            if blank != "leave out":
                answers[question.id] = blank
        else:
            answers[question.id] = _random_answer(rng, mood, question)
    if name == "contradictory":  # the order within a file must not matter
        pairs = list(answers.items())
        rng.shuffle(pairs)
        answers = dict(pairs)
    return answers


def main(seeds: int = 2000) -> None:
    """Print how often each thing of interest occurs."""
    counts: Counter[str] = Counter()
    for seed in range(seeds):
        given = random_answers(random.Random(seed))
        result = expect(given)
        done = "unfinished" if result["unfinished"] else "finished"
        openers = "with openers" if result["opener_questions"] else "without openers"
        counts[f"route {result['route']}, {done}, {openers}"] += 1
        counts[f"any route {result['route']}"] += 1
        counts.update(f"any {key}" for key in ("ignored", "unsure_outside") if result[key])
        stages = cast("dict[str, str]", result["stage"])
        counts.update({f"file with stage {stage}" for stage in stages.values()})
        counts.update(f"opener of {id_}" for id_ in stages)
        levels = cast("dict[str, str | None]", result["level"])
        counts.update(f"level {id_}: {level}" for id_, level in levels.items() if level)
        seen = Answers(given)
        counts.update({f"file with {entry.status}" for entry in seen.entries.values()})
        missing = any(e.value in FREQUENCIES[1:] and not e.impact for e in seen.entries.values())
        counts["file with an impact missing"] += missing
    for key, count in sorted(counts.items()):
        sys.stdout.write(f"{count:6}  {key}\n")


if __name__ == "__main__":
    main()
