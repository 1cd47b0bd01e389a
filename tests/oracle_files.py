"""Random answers files as plain data, and the many ways in which one may be written down.

A file begins in a mood, which gives every question an answer. Then turns are made: each brings about
something that chance alone would seldom make, such as a rise that just holds or is just missed.
Nothing is imported from the program. The same number makes the same file. A question that is added leaves
nearly all as they are: each question has chance of its own, a plan is its own seed, a pick is by name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import Any, Final

from oracle import File, given
from oracle_table import (
    ABSENCES,
    CLOSENESS_EVENTS,
    CONSULTED_WHILE_DECLINED,
    IMPACTS,
    PRESSURE_EVENTS,
    QUESTIONS,
    SAID,
    SECTIONS,
    SIGNS,
    STOPPING,
    TABLE,
    TONES,
    Part,
    Question,
)

Answers = dict[str, Any]
_GRADED = [each for each in QUESTIONS if each.kind == "graded"]
_EVENTS = [each for each in QUESTIONS if each.kind == "event"]
_RAISED = [each for each in QUESTIONS if each.kind == "graded" or (each.kind == "event" and each.star)]
_HARD = [each for each in _RAISED if each.never_first or each.kind == "event"]
_GRAVE = [each.id for each in _EVENTS if each.level == "outside"]
_ALTERNATIVES = [(each.id, all_of) for each in _GRADED for rise in each.rises for all_of in rise.when]
_PLANNED_RISES = {
    f"{name} {all_of} {wrong}": (name, all_of, wrong)
    for name, all_of in _ALTERNATIVES
    for wrong in (None, *all_of)
}
_PLANNED_ALONE = [each.id for each in _RAISED]
_PLANNED_DECLINED = {
    f"{event} declined, {name}": (event, name)
    for event, name in dict.fromkeys(
        (
            *product((each.id for each in _EVENTS), (CONSULTED_WHILE_DECLINED[0], STOPPING[0])),
            *product((CLOSENESS_EVENTS[0], PRESSURE_EVENTS[0]), (each.id for each in _GRADED)),
        )
    )
}
_PLANS = (list(_PLANNED_RISES), _PLANNED_ALONE, list(_PLANNED_DECLINED))
_IN_TURN: Final = len(_PLANS) + 2
"""Files that follow each other: one of each plan, and some without."""
ENOUGH: Final = _IN_TURN * max(map(len, _PLANS))
"""Files in which every plan has its turn."""


@dataclass(frozen=True)
class Mood:
    """How one kind of file leans; every number but ``share`` and ``top`` is a chance."""

    share: int  # how often this mood is chosen, against the others
    mark: float  # a graded answer is above nothing
    top: int  # the highest points then given, frequency and impact
    absent: float  # unsure, declined or not-applicable in place of a value
    blank: float  # null, not-asked or left out
    behind: float  # an answer stands behind a closed gate
    turns: int  # how many turns are made at most


_MOODS = (
    Mood(share=5, mark=0.0, top=1, absent=0.05, blank=0.02, behind=0.05, turns=3),
    Mood(share=7, mark=0.06, top=2, absent=0.06, blank=0.01, behind=0.05, turns=4),
    Mood(share=4, mark=0.3, top=4, absent=0.08, blank=0.02, behind=0.5, turns=3),
    Mood(share=2, mark=0.7, top=4, absent=0.1, blank=0.02, behind=0.1, turns=3),
    Mood(share=1, mark=0.2, top=4, absent=0.1, blank=0.5, behind=0.1, turns=2),
)

_STATUS = {  # words, and how often each is given against the others
    "therapy-status": {"going-on": 20, "on-a-break": 3, "ended": 2},
    "ordered-care": {"yes": 3, "no": 20},
    "felt-stuck": {"yes": 5, "no": 2},
    "pays": {"yes": 5, "no": 2},
    "safe-to-raise": {
        "yes": 14,
        "hard": 7,
        "no": 3,
        "unsure": 4,
        "declined": 3,
        "not-applicable": 1,
        "not-asked": 5,
    },
    "consulted": {"yes": 10, "no": 9, "unsure": 2, "declined": 1, "not-applicable": 1, "not-asked": 3},
}


def _chance(seed: object, name: str) -> random.Random:
    """Give chance of its own to one part of a file."""
    return random.Random(f"{seed} {name}")


def _pick(rng: random.Random, names: Iterable[str], many: int = 1) -> list[str]:
    """Pick some by name: one name more or less changes no pick among the others."""
    token = rng.random()
    return sorted(names, key=lambda name: sha256(f"{token} {name}".encode()).digest())[:many]


def _weighted(rng: random.Random, words: dict[str, int]) -> str:
    return rng.choices(list(words), list(words.values()))[0]


def _mark(rng: random.Random, question: Question, points: int, impact: int | None = None) -> object:
    """Give a graded answer; what is asked only after a mark stands only there."""
    if not points:
        return question.values[0]
    answer: Answers = {"frequency": question.values[points]}
    if impact is not None:
        answer["impact"] = IMPACTS[impact]
    if question.told_by is None and rng.random() < 0.4:
        answer["said"] = rng.choices(SAID, (6, 4, 4, 5, 5, 1))[0]
    if rng.random() < 0.4:
        answer["note"] = note_on(question.id) + rng.choice(("", ' She said: "later" # again', "à côté\n50 %"))
    return answer


def note_on(name: str) -> str:
    """Give words that stand in the note on this question, and in no other."""
    return f"My own words on {name}."


def _graded(rng: random.Random, mood: Mood, question: Question) -> object:
    if rng.random() >= mood.mark:
        return question.values[0]
    heavy = rng.randint(0, mood.top) if rng.random() < 0.6 else None
    return _mark(rng, question, rng.randint(1, mood.top), heavy)


def _answer(rng: random.Random, mood: Mood, question: Question) -> object:
    """Give any answer to a question, absences among them; an event is mostly ``no``."""
    if question.id in ("safe-to-raise", "consulted"):
        return _weighted(rng, _STATUS[question.id])
    grave = question.id in _GRAVE
    if not grave and rng.random() < mood.blank:
        return "not-asked"
    if not grave and rng.random() < mood.absent:
        return rng.choice(ABSENCES[:3])
    if question.kind == "event":
        return "no"
    if question.kind == "graded":
        return _graded(rng, mood, question)
    if question.id in _STATUS:
        return _weighted(rng, _STATUS[question.id])
    return rng.choice(question.values)


# Turns.


def _open(rng: random.Random, answers: Answers, name: str) -> None:
    """Open the gates that a question hangs on."""
    gate = TABLE[name].gate
    if gate is not None:
        _open(rng, answers, gate.on)
        if given(answers[gate.on]).word in gate.closed_by:
            opens = [word for word in TABLE[gate.on].values if word not in gate.closed_by]
            answers[gate.on] = rng.choice(opens)


def _bring_about(rng: random.Random, answers: Answers, all_of: tuple[Part, ...], wrong: Part | None) -> None:
    """Make all these parts hold, most of them just so, and miss the wrong one by a point or a word."""
    points: dict[str, dict[str, int]] = {}
    for part in all_of:
        if part.about == "sign":
            inner = rng.choice(SIGNS[part.name])
            _bring_about(rng, answers, inner, inner[0] if part is wrong else None)
        elif part.about == "word":
            _open(rng, answers, part.name)
            others = [word for word in (*TABLE[part.name].values, "unsure") if word not in (part.word, "no")]
            answers[part.name] = rng.choice(others or ["declined"]) if part is wrong else part.word
        else:
            points.setdefault(part.name, {})[part.about] = part.least - (part is wrong)
    for name, each in points.items():
        _open(rng, answers, name)
        answers[name] = _mark(rng, TABLE[name], each.get("f", 1), each.get("i"))


def _rise(rng: random.Random, answers: Answers) -> None:
    """Let one rise hold, or be missed by a point, with the question marked."""
    (plan,) = _pick(rng, _PLANNED_RISES)
    _rise_by(rng, answers, *_PLANNED_RISES[plan])


def _rise_by(
    rng: random.Random, answers: Answers, name: str, all_of: tuple[Part, ...], wrong: Part | None
) -> None:
    _open(rng, answers, name)
    if given(answers[name]).value in (None, TABLE[name].values[0]):
        answers[name] = _mark(rng, TABLE[name], rng.choice((1, 1, 2)))
    _bring_about(rng, answers, all_of, wrong)


def _closeness(rng: random.Random, answers: Answers) -> None:
    """Let the sign hold or be just missed, beside marks that look at it."""
    for name in rng.sample(("personal-remarks", "my-unspoken-feelings", "their-unspoken-feelings"), 2):
        answers[name] = _mark(rng, TABLE[name], rng.choice((0, 1, 1, 2, 3)))
    all_of = rng.choice(SIGNS["closeness"])
    _bring_about(rng, answers, all_of, rng.choice((None, None, *all_of)))


def _closeness_declined(rng: random.Random, answers: Answers) -> None:
    """Decline a closeness event, beside marks whose openers that holds back."""
    answers[rng.choice(CLOSENESS_EVENTS)] = "declined"
    if rng.random() < 0.7:
        name = rng.choice(("contact-between-sessions", "personal-remarks", "my-unspoken-feelings"))
        answers[name] = _mark(rng, TABLE[name], rng.choice((1, 1, 2)))


def _pressure_declined(rng: random.Random, answers: Answers) -> None:
    """Decline to say if they were hurt, pressed or else, beside marks that this may hold back."""
    answers[rng.choice((*PRESSURE_EVENTS, "asked-for-money", "sexual-remarks", "put-down"))] = "declined"
    names = (*STOPPING, *STOPPING, "easy-ground", "defensive-at-concerns", "personal-stories")
    for name in rng.sample(names, 3):
        _open(rng, answers, name)
        answers[name] = _mark(rng, TABLE[name], rng.choice((1, 1, 2)))
    answers["consulted"] = rng.choice(("no", "no", "unsure", "yes"))


def _tie_left_open(rng: random.Random, answers: Answers) -> None:
    """Leave open if there is a tie outside, beside marks whose openers that holds back."""
    answers["friendship-offered"] = rng.choice(("not-asked", "not-applicable"))
    name = rng.choice(("contact-between-sessions", "personal-remarks", "my-unspoken-feelings"))
    answers[name] = _mark(rng, TABLE[name], rng.choice((1, 1, 2)))


def _skipped(_rng: random.Random, answers: Answers) -> None:
    """Skip the rest of the section as a whole, after the word of warning."""
    answers.update({each.id: "declined" for each in _EVENTS})


def _grave(rng: random.Random, answers: Answers) -> None:
    """Let an outside event have happened, or let it be unsure."""
    for name in _pick(rng, _GRAVE, rng.choice((1, 1, 2, 3))):
        answers[name] = rng.choice(("yes", "unsure", "unsure"))


def _blank_grave(rng: random.Random, answers: Answers) -> None:
    """Leave an outside event open."""
    (name,) = _pick(rng, _GRAVE)
    answers[name] = rng.choice(("not-asked", "not-applicable"))


def _event(rng: random.Random, answers: Answers) -> None:
    """Let an event at consult have happened, or let it be unsure."""
    softer = [each.id for each in _EVENTS if each.id not in _GRAVE]
    for name in _pick(rng, (*softer, "pressured-to-stay"), rng.choice((1, 2))):
        answers[name] = rng.choice(("yes", "unsure"))


def _said(rng: random.Random, answers: Answers) -> None:
    """Let something marked have been said to them."""
    (name,) = _pick(rng, (each.id for each in _GRADED if each.told_by is None))
    question = TABLE[name]
    _open(rng, answers, question.id)
    answers[question.id] = {
        "frequency": question.values[rng.choice((1, 1, 2, 3))],
        "said": rng.choice((*SAID, "worse", "worse")),
    }


def _told(rng: random.Random, answers: Answers) -> None:
    """Let something have been told, and mark how they took it."""
    (name,) = _pick(rng, (each.id for each in _GRADED if each.told_by))
    question = TABLE[name]
    _open(rng, answers, question.id)
    if question.told_by:
        answers[question.told_by] = rng.choice((*TABLE[question.told_by].values, "unsure", "not-applicable"))
    answers[question.id] = _mark(rng, question, rng.choice((1, 2, 3, 3, 4)))


def _behind(rng: random.Random, answers: Answers) -> None:
    """Close a gate before answers, as where someone changed their mind in the file."""
    (gate,) = _pick(rng, (each.id for each in QUESTIONS if each.kind == "gate"))
    answers[gate] = rng.choice(("no", "not-applicable"))
    for each in _GRADED:
        if each.gate and each.gate.on == gate:
            answers[each.id] = rng.choice((_mark(rng, each, rng.randint(1, 4)), "unsure", "declined"))


def _only_one(rng: random.Random, answers: Answers) -> None:
    """Mark one thing alone, mostly something that nobody should have to begin with."""
    (name,) = _pick(rng, (each.id for each in (_HARD if rng.random() < 0.8 else _RAISED)))
    _alone(rng, answers, TABLE[name])


def _alone(rng: random.Random, answers: Answers, question: Question) -> None:
    for each in (*_GRADED, *_EVENTS):
        if given(answers[each.id]).status == "answered":
            answers[each.id] = "no" if each.kind == "event" else each.values[0]
    _open(rng, answers, question.id)
    answers[question.id] = "yes" if question.kind == "event" else _mark(rng, question, rng.choice((1, 1, 2)))


_TURNS: dict[Callable[[random.Random, Answers], None], int] = {
    _rise: 14,
    _closeness: 3,
    _closeness_declined: 4,
    _pressure_declined: 4,
    _tie_left_open: 2,
    _skipped: 1,
    _grave: 4,
    _blank_grave: 4,
    _event: 6,
    _said: 6,
    _told: 4,
    _behind: 5,
    _only_one: 4,
}


# A whole file.


def random_answers(seed: object, plan: Plan | None = None) -> Answers:
    """Make the answers of one file; what stands behind a closed gate is not counted."""
    rng = _chance(seed, "mood")
    mood = _MOODS[0] if plan else rng.choices(_MOODS, [each.share for each in _MOODS])[0]
    answers: Answers = {each.id: _answer(_chance(seed, each.id), mood, each) for each in QUESTIONS}
    if rng.random() < 0.9:
        _clear_closed(seed, answers, mood)
    turns = rng.choices(list(_TURNS), list(_TURNS.values()), k=rng.randint(0, 1 if plan else mood.turns))
    for number, turn in enumerate(turns):
        turn(_chance(seed, f"turn {number}"), answers)
    if plan:
        _finish_as_planned(_chance(seed, "plan"), answers, plan)
    found = {}
    for name, each in answers.items():
        chance = _chance(seed, f"{name} in the file")
        if _is_written(chance, each):
            found[name] = _shortened(chance, TABLE[name].kind, each)
    return found


@dataclass(frozen=True)
class Plan:
    """What a file ends with, by its name, and how often that was so before."""

    name: str
    time: int


def _plan(number: int) -> Plan | None:
    """Give the plan of a file, if it has one.

    A rise that just holds or is just missed, a thing alone, or one beside an event that is declined: each in
    its turn, so that not many files are needed to see all.
    """
    turn, which = divmod(number, _IN_TURN)
    if which >= len(_PLANS):
        return None
    time, place = divmod(turn, len(_PLANS[which]))
    return Plan(_PLANS[which][place], time)


def _finish_as_planned(rng: random.Random, answers: Answers, plan: Plan) -> None:
    is_rise = plan.name in _PLANNED_RISES
    if plan.name in _PLANNED_DECLINED:
        _decline_beside(answers, *_PLANNED_DECLINED[plan.name])
        return
    if is_rise:
        _rise_by(rng, answers, *_PLANNED_RISES[plan.name])
    else:
        _alone(rng, answers, TABLE[plan.name])
    if rng.random() < 0.8:
        answers["safe-to-raise"] = rng.choice(("yes", "hard"))
        answers["consulted"] = "no" if (plan.time + is_rise) % 2 else "yes"


def _decline_beside(answers: Answers, event: str, name: str) -> None:
    """Mark one thing as lightly as can be and decline one event, where nothing else could hold words back."""
    _alone(_chance(event, name), answers, TABLE[name])
    answers |= {each.id: "no" for each in _EVENTS}
    answers |= {name: TABLE[name].values[1], event: "declined"}
    answers |= {"therapy-status": "going-on", "safe-to-raise": "yes", "consulted": "no"}


def _clear_closed(seed: object, answers: Answers, mood: Mood) -> None:
    """Take out what stands behind closed gates, but for what is there by mistake."""
    closed = set()
    for each in QUESTIONS:
        gate = each.gate
        if gate and (gate.on in closed or given(answers[gate.on]).word in gate.closed_by):
            closed.add(each.id)
            rng = _chance(seed, f"{each.id} behind a gate")
            if rng.random() >= mood.behind:
                answers[each.id] = rng.choice(("not-asked", "not-asked", "not-applicable"))


def _is_written(rng: random.Random, answer: object) -> bool:
    """Tell whether an answer is written down; one that was not asked for may be left out."""
    return answer != "not-asked" or rng.random() < 0.5


def _shortened(rng: random.Random, kind: str, answer: object) -> object:
    """Give one of the shapes in which the same answer may stand in a file."""
    if kind == "graded" and answer in ABSENCES and rng.random() < 0.1:
        return {"frequency": answer}
    if answer == "not-asked":
        return rng.choice((None, "not-asked"))
    if isinstance(answer, dict) and answer.keys() == {"frequency"} and rng.random() < 0.7:
        return answer["frequency"]
    return answer


def random_file(number: int) -> File:
    """Make one answers file as plain data; the same number makes the same file."""
    plan = _plan(number)
    seed: object = plan or number
    answers, rng = random_answers(seed, plan), _chance(seed, "the rest")
    file: File = {"answers": answers}
    if rng.random() < 0.3:
        file["focus"] = sorted(rng.sample(SECTIONS, rng.randint(0, 3)), key=SECTIONS.index)
    marked = [
        name for name in answers if isinstance(answers[name], dict) or answers[name] in ("yes", "unsure")
    ]
    if rng.random() < 0.5:
        names = {*rng.sample(marked, min(len(marked), rng.randint(0, 3))), *_pick(rng, TABLE)}
        file["bring"] = sorted(names) if rng.random() < 0.85 else []
    noted = [name for name in marked if isinstance(answers[name], dict) and answers[name].get("note")]
    if rng.random() < 0.7:
        file["bring_notes"] = rng.sample(noted, rng.randint(min(1, len(noted)), len(noted)))
    if rng.random() < 0.6:
        file["tone"] = rng.choice(TONES)
    if rng.random() < 0.2:
        file["own_line"] = rng.choice(("", "I would say it like this: it hurts."))
    if rng.random() < 0.25:
        file["talks"] = [_talk(rng) for _ in range(rng.randint(0, 2))]
    return file


def _talk(rng: random.Random) -> dict[str, str]:
    """Make one kept talk; what came of it stands only where there was one."""
    (name,) = _pick(rng, (each.id for each in _RAISED))
    talk = {
        "question": name,
        "happened": rng.choice(("yes", "yes", "partly", "no", "chose-not-to")),
    }
    if talk["happened"] in ("yes", "partly"):
        talk["came_back"] = rng.choice(("helpful", "unclear", "unhelpful", "worse"))
        talk["safe"] = rng.choice(("yes", "yes", "no"))
    if rng.random() < 0.5:
        talk["date"] = f"2026-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"
    if rng.random() < 0.3:
        talk["note"] = "We spoke of it at the end."
    return talk


# Writing it down.


def written(rng: random.Random, file: File) -> bytes:
    """Write a file as YAML, in ways that people write it."""
    lines = ["format: impasse-check/answers", "format_version: 1"]
    if rng.random() < 0.3:
        lines.append("pack: {id: therapy-impasse, version: 2.0.0}")
    answers = file.get("answers") or {}
    rest = [line for key, value in file.items() if key != "answers" for line in _entry(rng, key, value)]
    body = ["answers:" if answers else "answers: {}"]
    body += [f"  {line}" for name, value in answers.items() for line in _entry(rng, name, _cased(rng, value))]
    lines += rest + body if rng.random() < 0.5 else body + rest
    return ("\n".join(lines) + rng.choice(["", "\n", "\n# the end\n"])).encode()


def _cased(rng: random.Random, value: object) -> object:
    """Write a word of an answer in any case, now and then."""
    if isinstance(value, dict):
        return {key: each if key == "note" else _cased(rng, each) for key, each in value.items()}
    change = rng.choice((str.lower,) * 8 + (str.upper, str.capitalize))
    return change(value) if isinstance(value, str) else value


def _scalar(rng: random.Random, value: object) -> str:
    if value is None:
        return rng.choice(["", "null", "~"])
    text = str(value)
    if text and text.replace("-", "").isalpha() and text.isascii():
        return rng.choice([text, text, f"'{text}'", f'"{text}"'])
    return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n"}.get(sign, sign) for sign in text) + '"'


def _flow(rng: random.Random, value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(rng, each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(rng, each) for each in value) + "]"
    return _scalar(rng, value)


def _entry(rng: random.Random, key: str, value: object) -> Iterator[str]:
    """Write one key with its value, on one line or on several."""
    if not isinstance(value, dict | list) or not value or rng.random() < 0.5:
        yield f"{key}: {_flow(rng, value)}".rstrip()
    elif isinstance(value, dict):
        yield f"{key}:  # in full"
        yield from (f"  {name}: {_scalar(rng, each)}".rstrip() for name, each in value.items())
    else:
        yield f"{key}:"
        yield from (f"  - {_flow(rng, each)}" for each in value)
