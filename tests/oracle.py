"""The rules of the contract told a second time, from its sections 3 to 6 alone, over plain data.

Nothing is imported from the program. A file is a mapping in the shape of an answers file: ``answers`` (id to
a word, a mapping or nothing), ``focus``, ``bring``, ``bring_notes``, ``tone``, ``own_line``, ``talks``.

Where the contract can be read in two ways, the reading that is safer for the person was taken:

 1. Closeness: ``f>=2`` belongs to all three questions before it.
 2. Rises: only a mark of the question itself (``f>=1``) can rise; ``never`` beside closeness is not flagged.
 3. First words: "or a question with ``said: worse``" is one more reason for someone else first, not the last
    of the exceptions.
 4. First words on ``unsure`` or ``declined`` for safe-to-raise: on every route with openers, talk too. Where
    it is blank the contract gives no rule of its own, and none was made up.
 5. ``unsure_outside`` events are not flagged: not among ``flagged``, and their level is null.
    pressured-to-stay, whose row names a level for ``unsure``, is flagged and never among them.
 6. Behind a closed gate, whatever was given is named as not counted, ``unsure`` and ``declined`` as well;
    only what was blank or ``not-applicable`` anyway is not. Its note, impact and ``said`` count for nothing.
 7. The closing questions are no gates: an answer to one counts also where it would not have been asked.
 8. ``unfinished`` names its ids on every route, and pressured-to-stay is one of the outside events.
 9. Start: the heaviest first, so highest impact, then highest f. Events have neither.
10. The general line is nobody's opener: it is not among ``openers``, and no note goes with it.
11. ``focus`` with all three sections is everything: ``[]``. With a focus, the strengths are not asked.
12. A sheet: an own line stands in place of an opener, so where no opener may be shown it does not go either.
    ``bring`` of which nothing may go is nothing to bring. Only notes of what is brought go with it.
13. A declined closeness event holds back the openers it names also where ``safe-to-raise`` would allow them.
14. Follow-up: ``safe: no`` and ``came_back: worse`` make it unsafe to raise whatever ``happened``, for events
    and for the general line too; ``said`` and gates move only after ``yes`` or ``partly``.
15. Follow-up: ``worse`` once said stays whatever comes back. ``said`` is kept only at a mark that counts:
    a file that has it elsewhere is faulty. A gate that does not apply, by itself or in turn, does not move.
16. Follow-up on route outside changes nothing at all, and keeps no talk.
17. Sensing that the therapist has strong feelings is a sign of closeness itself, so it is at consult whenever
    it is marked: nobody is offered words about love before they have talked with someone outside.
18. A tie outside that was neither answered nor declined holds back what declining it would hold back.
19. Declining to say if one was hurt or pressed to stay holds back the words on stopping, and ``consulted`` is
    asked.
20. That it does not apply whether one can bring things up is no yes: someone else is first, as if unsure.
21. Where all words to the therapist wait, on talk, someone else is first: the contract would leave the
    person without a word.
22. Follow-up: whatever came back, they were told now, so ``helpful`` and ``unclear`` too move a gate from
    ``no`` (unsure, declined, blank) to ``once``: else the next words would be the first ones again, which is
    not true any more. Only what did not help or turned against the person moves on to ``more-than-once``.
23. Follow-up: an earlier unhelpful talk about the question counts also after one that helped: so
    ``more-than-once``.
24. A kept talk that turned against the person does to its question what ``said: worse`` does, also where a
    gate tells it, which has no ``said``, and whatever was said or came back since.
25. A kept talk that turned against the person, or is not safe, counts as ``safe-to-raise: no`` while that is
    blank.
26. ``safe-to-raise: no`` stays asked where nothing is flagged any more: it can be changed, and is never
    dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from oracle_table import (
    ABSENCES,
    ALWAYS_ASKED,
    CLOSENESS_EVENTS,
    CONSULTED_WHILE_DECLINED,
    IMPACTS,
    PRESSURE_EVENTS,
    ROUTES,
    SECTIONS,
    SIGNS,
    STOPPING,
    TABLE,
    THERAPIST_STILL_FIRST,
    TONES,
    AnyOf,
    Part,
    Question,
)

File = dict[str, Any]
"""An answers file as plain data."""
Table = Mapping[str, Question]


@dataclass(frozen=True)
class Given:
    """One answer: ``value`` only where ``status`` is answered, the rest only beside a value."""

    status: str = "not-asked"
    value: str | None = None
    impact: str | None = None
    said: str | None = None
    note: str | None = None

    @property
    def word(self) -> str:
        """Give the value, or the kind of absence."""
        return self.value or self.status


CLOSED = Given("not-applicable")
"""What counts behind a closed gate."""


def given(raw: object) -> Given:
    """Read an answer from a file: a word, a mapping, or nothing."""
    if isinstance(raw, dict):
        bare = given(raw.get("frequency"))
        return replace(bare, impact=raw.get("impact"), said=raw.get("said"), note=raw.get("note"))
    if raw is None:
        return Given()
    word = str(raw)
    return Given(word) if word in ABSENCES else Given("answered", word)


@dataclass(frozen=True)
class Sheet:
    """What goes on the page for a session; ``brought`` holds ``None`` for the general line."""

    code: int
    brought: tuple[str | None, ...]
    left_off: tuple[str, ...]
    notes: tuple[str, ...]


class Telling:
    """All that follows from one file of answers. ``table`` is for looking whether a changed rule shows."""

    def __init__(self, file: File, table: Table = TABLE) -> None:
        self.file = file
        self.table = table
        self.counted: dict[str, Given] = {}
        self.not_counted: list[str] = []
        raw: Mapping[str, object] = file.get("answers") or {}
        for name in table:
            found = given(raw.get(name))
            if self.closed(name):
                if found.status not in ("not-asked", "not-applicable"):
                    self.not_counted.append(name)
                found = CLOSED
            self.counted[name] = found

    # One answer.

    def closed(self, name: str) -> bool:
        """Tell whether a question's gate is closed, by itself or by the gate that it hangs on in turn."""
        gate = self.table[name].gate
        return gate is not None and self.counted[gate.on].word in gate.closed_by

    def f(self, name: str) -> int:
        """Give the points of how often or how far, -1 when there is no answer."""
        answer, question = self.counted[name], self.table[name]
        return question.values.index(answer.value) if question.scale and answer.value else -1

    def i(self, name: str) -> int:
        """Give the impact points, -1 when there are none."""
        impact = self.counted[name].impact
        return IMPACTS.index(impact) if impact else -1

    def holds(self, when: AnyOf) -> bool:
        """Tell whether a condition holds."""
        return any(all(self._part(part) for part in all_of) for all_of in when)

    def _part(self, part: Part) -> bool:
        if part.about == "sign":
            return self.holds(SIGNS[part.name])
        if part.about == "word":
            return self.counted[part.name].word == part.word
        return (self.f if part.about == "f" else self.i)(part.name) >= part.least

    def level(self, name: str) -> str | None:
        """Give the level that a question is flagged at, as risen."""
        question, answer = self.table[name], self.counted[name]
        if question.kind == "event":
            return {"yes": question.level, "unsure": question.unsure}.get(answer.word)
        if question.kind != "graded" or self.f(name) < 1:
            return None
        reached = [str(question.level)]
        reached += [rise.level for rise in question.rises if self.holds(rise.when)]
        reached += ["consult"] if self.turned(name) else []
        return max(reached, key=ROUTES.index)

    def turned(self, name: str) -> bool:
        """Tell whether saying it turned against the person, by the answer or by any talk that was kept."""
        talks = self.file.get("talks") or []
        told = any(talk.get("question") == name and talk.get("came_back") == "worse" for talk in talks)
        return told or self.counted[name].said == "worse"

    def star(self, name: str) -> bool:
        """Tell whether the opener of a question needs ``consulted: yes`` once it is at consult."""
        return self.table[name].star or self.turned(name)

    def stage(self, name: str) -> str:
        """Give the stage that words for a question are at."""
        gate = self.table[name].told_by
        if gate is None:
            steps = {"helped": "since", "unclear": "since", "once": "again", "worse": "again"}
            return (steps | {"more-than-once": "enough"}).get(self.counted[name].said or "no", "first")
        told = self.counted[gate].word
        if told == "more-than-once" and self.f(name) >= 3:
            return "enough"
        return "again" if told in ("once", "more-than-once") else "first"

    # The whole.

    @cached_property
    def levels(self) -> dict[str, str]:
        """Give the level of each flagged question, in asking order."""
        return {name: level for name in self.table if (level := self.level(name))}

    def flagged(self, level: str) -> list[str]:
        """Give the questions flagged at one level."""
        return [name for name, each in self.levels.items() if each == level]

    def _outside_events(self) -> Iterator[str]:
        return (name for name, each in self.table.items() if each.kind == "event" and each.level == "outside")

    @cached_property
    def unsure_outside(self) -> list[str]:
        """Give the outside events answered ``unsure`` whose row names no level for that."""
        return [
            name
            for name in self._outside_events()
            if self.counted[name].word == "unsure" and self.table[name].unsure is None
        ]

    @cached_property
    def unfinished(self) -> list[str]:
        """Give the outside events that are neither answered, nor unsure, nor declined."""
        return [
            name
            for name in self._outside_events()
            if self.counted[name].word in ("not-asked", "not-applicable")
        ]

    @property
    def safe(self) -> str:
        """Give what was answered to safe-to-raise, or where that is blank, what a kept talk says."""
        talks = self.file.get("talks") or []
        unsafe = any(talk.get("came_back") == "worse" or talk.get("safe") == "no" for talk in talks)
        word = self.counted["safe-to-raise"].word
        return "no" if unsafe and word == "not-asked" else word

    @property
    def consulted(self) -> bool:
        """Tell whether someone else was asked."""
        return self.counted["consulted"].word == "yes"

    @property
    def ended(self) -> bool:
        """Tell whether this therapy is over."""
        return self.counted["therapy-status"].word == "ended"

    @cached_property
    def route(self) -> str:
        """Give the highest level there is a reason for."""
        reached = ["none", *self.levels.values()]
        reached += ["outside"] if self.unsure_outside else []
        reached += ["consult"] if self.safe == "no" else []
        return max(reached, key=ROUTES.index)

    @cached_property
    def because(self) -> list[str]:
        """Give the ids that set the route, in asking order."""
        reasons = set(self.flagged(self.route))
        if self.route == "outside":
            reasons |= set(self.unsure_outside)
        if self.route == "consult" and self.safe == "no":
            reasons.add("safe-to-raise")
        return [name for name in self.table if name in reasons]

    @cached_property
    def closeness_declined(self) -> bool:
        """Tell whether a closeness event was declined."""
        return any(self.counted[name].word == "declined" for name in CLOSENESS_EVENTS)

    @cached_property
    def closeness_kept_back(self) -> bool:
        """Tell whether a closeness event was declined, or a tie outside was not answered."""
        tie = self.counted["friendship-offered"].word
        return self.closeness_declined or tie in ("not-asked", "not-applicable")

    @cached_property
    def pressure_declined(self) -> bool:
        """Tell whether it was declined to say if they were pressed or hurt."""
        return any(self.counted[name].word == "declined" for name in PRESSURE_EVENTS)

    def may_be_raised(self, name: str) -> bool:
        """Tell whether words to the therapist may be shown for a flagged question."""
        if self.route == "outside" or self.unfinished or self.ended or self.safe == "no":
            return False
        question = self.table[name]
        if question.kind == "event" and question.level == "outside":
            return False
        if name in CONSULTED_WHILE_DECLINED and self.closeness_kept_back and not self.consulted:
            return False
        if name in STOPPING and self.pressure_declined and not self.consulted:
            return False
        if self.levels[name] == "talk":
            return True
        return self.consulted or (self.safe in ("yes", "hard") and not self.star(name))

    @cached_property
    def openers(self) -> list[str]:
        """Give the questions that may be raised, in asking order."""
        return [name for name in self.levels if self.may_be_raised(name)]

    @cached_property
    def start(self) -> dict[str, str | None] | None:
        """Give what to begin with; a null question is the general line."""
        if not self.openers:
            return None
        tone = self.file.get("tone") or TONES[0]
        first = [name for name in self.openers if not self.table[name].never_first]
        if not first:
            return {"question": None, "tone": tone, "stage": "first"}
        heaviest = max(first, key=lambda name: (self.i(name), max(self.f(name), 0)))  # max keeps the earliest
        return {"question": heaviest, "tone": tone, "stage": self.stage(heaviest)}

    def _leaves_the_therapist_first(self, name: str) -> bool:
        question = self.table[name]
        if self.turned(name):
            return False
        soft = question.kind == "graded" and question.section in ("feedback", "money")
        return soft or name in THERAPIST_STILL_FIRST

    @cached_property
    def first(self) -> str | None:
        """Give whom the first words are for."""
        if self.route == "outside" or (self.route == "consult" and not self.openers):
            return "someone"
        if not self.openers:
            return "someone" if self.route == "talk" and not self.unfinished and not self.ended else None
        if self.safe in ("unsure", "declined", "not-applicable"):
            return "someone"
        if self.route == "consult" and not self.consulted:
            return "therapist" if all(map(self._leaves_the_therapist_first, self.because)) else "someone"
        return "therapist"

    @cached_property
    def someone_line(self) -> bool:
        """Tell whether there is a line for someone outside."""
        return self.route in ("consult", "outside") or self.first == "someone"

    # What is asked.

    @cached_property
    def focus(self) -> list[str]:
        """Give the sections that were chosen; none means everything."""
        chosen = self.file.get("focus") or []
        return [] if set(chosen) == set(SECTIONS) else [name for name in SECTIONS if name in chosen]

    @cached_property
    def asked(self) -> list[str]:
        """Give the questions that are asked with these answers, in asking order, whether answered or not."""
        return [name for name in self.table if self._is_asked(name)]

    def _is_asked(self, name: str) -> bool:
        question = self.table[name]
        if self.closed(name):
            return False
        if name == "safe-to-raise":
            return (bool(self.levels) or self.safe == "no") and self.route != "outside"
        if name == "consulted":
            kept_back = self.closeness_declined or self.pressure_declined
            return self.route == "consult" or (self.route == "talk" and kept_back)
        in_focus = not self.focus or question.section in self.focus
        return in_focus or question.kind == "event" or name in ALWAYS_ASKED

    @cached_property
    def still_open(self) -> list[str]:
        """Give the questions that are asked and blank."""
        return [name for name in self.asked if self.counted[name].status == "not-asked"]

    # The page for a session.

    @cached_property
    def sheet(self) -> Sheet:
        """Give what goes on the page for a session; code 6 where nothing may be written."""
        chosen = self.file.get("bring")
        if chosen is None:
            brought: tuple[str | None, ...] = (self.start["question"],) if self.start else ()
        else:
            brought = tuple(name for name in chosen if name in self.openers)
        ticked = self.file.get("bring_notes") or []
        return Sheet(
            code=0 if brought else 6,
            brought=brought,
            left_off=tuple(name for name in chosen or () if name not in self.openers),
            notes=tuple(name for name in ticked if name in brought and self.counted[name].note),
        )

    # The JSON report.

    def section(self, name: str) -> dict[str, object]:
        """Give the part of the JSON that is about one section."""
        inside = [each.id for each in self.table.values() if each.section == name]
        graded = [each for each in inside if self.table[each].kind == "graded"]
        eligible = [each for each in graded if self.counted[each].status != "not-applicable"]
        points = [self.f(each) for each in eligible if self.f(each) >= 0]
        heavy = [self.i(each) for each in eligible if self.f(each) >= 1 and self.i(each) >= 0]
        enough = len(points) >= 3 and 2 * len(points) >= len(eligible)
        return {
            "id": name,
            "marked": sum(each >= 1 for each in points),
            "answered": len(points),
            "eligible": len(eligible),
            "open": len(eligible) - len(points),
            "mean": sum(points) / len(points) if enough else None,
            "impact": sum(heavy) / len(heavy) if heavy else None,
            "questions": [self.question(each) for each in inside],
        }

    def question(self, name: str) -> dict[str, object]:
        """Give the part of the JSON that is about one question."""
        question, answer = self.table[name], self.counted[name]
        f, i = self.f(name), self.i(name)
        return {
            "id": name,
            "kind": question.kind,
            "indicator": question.indicator,
            "status": answer.status,
            "value": answer.value,
            "points": f if f >= 0 else None,
            "impact": answer.impact,
            "impact_points": i if i >= 0 else None,
            "said": answer.said,
            "level": self.levels.get(name),
            "note": answer.note,
        }

    def report(self) -> dict[str, Any]:
        """Give all of the JSON report that follows from answers; ``someone_line`` is whether there is one."""
        start = self.start["question"] if self.start else None
        raised = sorted(self.openers, key=lambda name: name != start)
        return {
            "focus": self.focus,
            "route": self.route,
            "because": self.because,
            "first": self.first,
            "unfinished": self.unfinished,
            "flagged": {level: self.flagged(level) for level in ("outside", "consult", "talk")},
            "unsure_outside": self.unsure_outside,
            "start": self.start,
            "someone_line": self.someone_line,
            "strengths": [
                {"id": name, "status": self.counted[name].status, "value": self.counted[name].value}
                for name, each in self.table.items()
                if each.kind == "strength"
            ],
            "sections": [self.section(name) for name in SECTIONS],
            "openers": [
                {
                    "question": name,
                    "indicator": self.table[name].indicator,
                    "tone": tone,
                    "stage": self.stage(name),
                }
                for name in raised
                for tone in TONES
            ],
            "talks": list(self.file.get("talks") or []),
        }


def levels(answers: Mapping[str, object]) -> dict[str, str]:
    """Give the level of each flagged question, for answers alone."""
    return Telling({"answers": dict(answers)}).levels


def expect(file: File) -> dict[str, Any]:
    """Give all of the JSON report that follows from a file."""
    return Telling(file).report()


def follow_up(file: File, talk: Mapping[str, Any]) -> File:
    """Give the file as it is kept after a talk about one question, or about nothing named (``None``)."""
    told, after = Telling(file), deepcopy(file)
    if told.route == "outside":
        return after
    after["talks"] = [*(file.get("talks") or []), dict(talk)]
    answers = after["answers"] = dict(after.get("answers") or {})
    name, came_back = talk.get("question"), talk.get("came_back")
    if name is not None and came_back and talk.get("happened") in ("yes", "partly"):
        question = TABLE[name]
        if question.told_by:
            _move_gate(told, answers, question.told_by, came_back)
        elif told.f(name) >= 1:
            _keep_said(told, answers, name, came_back)
    if came_back == "worse" or talk.get("safe") == "no":
        answers["safe-to-raise"] = "no"
    return after


def _move_gate(told: Telling, answers: dict[str, Any], gate: str, came_back: str) -> None:
    steps = dict.fromkeys(("no", "unsure", "declined", "not-asked"), "once") | {"once": "more-than-once"}
    word = told.counted[gate].word
    if word in steps and (word != "once" or came_back in ("unhelpful", "worse")):
        answers[gate] = steps[word]


def _keep_said(told: Telling, answers: dict[str, Any], name: str, came_back: str) -> None:
    before, raw = told.counted[name].said, answers[name]
    unhelpful = (
        "more-than-once" if before in ("once", "more-than-once") or _did_not_help(told, name) else "once"
    )
    moves = {"helpful": "helped", "unclear": "unclear", "unhelpful": unhelpful, "worse": "worse"}
    said = "worse" if before == "worse" else moves[came_back]
    answers[name] = {**(raw if isinstance(raw, dict) else {"frequency": raw}), "said": said}


def _did_not_help(told: Telling, name: str) -> bool:
    """Tell whether an earlier talk about it was of no help."""
    return any(
        talk.get("question") == name
        and talk.get("came_back") == "unhelpful"
        and talk.get("happened") in ("yes", "partly")
        for talk in told.file.get("talks") or []
    )
